using System.Text;

namespace RetailPos.Register.Domain.Customers;

/// <summary>Telephone numbers as people type them, made one: the same guest is found however it was written.</summary>
public static class PhoneNumber
{
    /// <summary>Fifteen figures at most (ITU-T E.164).</summary>
    private const int FiguresMax = 15;

    private const int FiguresMin = 7;

    /// <summary>A plus and figures, the first of them no zero.</summary>
    public static bool IsInternational(string text) =>
        text is ['+', not '0', ..] && text.Length - 1 is >= FiguresMin and <= FiguresMax && text.Skip(1).All(char.IsAsciiDigit);

    /// <param name="home">Where a number without a country is rung.</param>
    /// <returns>The international form; null for what is no telephone number.</returns>
    public static string? Read(string typed, PhoneCountry home)
    {
        if (Figures(typed) is not { Length: > 0 } figures)
        {
            return null;
        }

        var number = figures switch
        {
            ['+', ..] => figures,
            ['0', '0', .. var abroad] => $"+{abroad}",
            ['0', .. var own] => $"+{CodeOf(home)}{own}",
            _ => "",
        };

        // « +33 (0)6 … »: the zero is dialled at home alone.
        foreach (var country in Enum.GetValues<PhoneCountry>())
        {
            number = number.StartsWith($"+{CodeOf(country)}0", StringComparison.Ordinal)
                ? string.Concat(number.AsSpan(0, 3), number.AsSpan(4))
                : number;
        }

        return IsInternational(number) && IsOfItsCountry(number) ? number : null;
    }

    private static string CodeOf(PhoneCountry country) => country switch
    {
        PhoneCountry.France => "33",
        PhoneCountry.Switzerland => "41",
    };

    // Both countries have nine figures behind the code; of the others nobody here knows.
    private static bool IsOfItsCountry(string number) =>
        !Enum.GetValues<PhoneCountry>().Any(country => number.StartsWith($"+{CodeOf(country)}", StringComparison.Ordinal))
        || number.Length == 12;

    // Null when a sign is none that belongs into a number.
    private static string? Figures(string typed)
    {
        var figures = new StringBuilder();

        foreach (var sign in typed.Trim())
        {
            if (char.IsAsciiDigit(sign) || (sign is '+' && figures.Length == 0))
            {
                figures.Append(sign);
            }
            else if (sign is not (' ' or '.' or '-' or '/' or '(' or ')' or '\u00a0' or '\u202f'))
            {
                return null;
            }
        }

        return figures.ToString();
    }
}

public enum PhoneCountry
{
    France,
    Switzerland,
}
