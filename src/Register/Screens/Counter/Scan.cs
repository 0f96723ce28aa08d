using System.Text;

namespace RetailPos.Register.Counter;

/// <summary>What a scanner read: what it names, and the code itself (features.md K50).</summary>
public sealed record Scan(ScanKind Kind, string Code)
{
    /// <summary>What a scanner that is set to an American keyboard types on a French one, key by key.</summary>
    private const string Azerty = "&é\"'(-è_çàqQaAwWzZ,?;.:/!§)°4";

    private const string Qwerty = "1234567890aAqQzZwWmM,<.>/?-_$";

    /// <summary>Signs that stand in no code of a house, and give away the wrong layout.</summary>
    private const string Telltale = "&é\"'(èçà";

    /// <summary>A prefix « $0 »–« $7 » says what it names; a bare code is an article's.</summary>
    public static Scan Read(string raw)
    {
        var text = Straightened(raw.Trim());
        return text is ['$', >= '0' and <= '7' and var kind, .. var code] && code.Length > 0
            ? new((ScanKind)(kind - '0'), code)
            : new(ScanKind.Article, text.TrimStart('$'));
    }

    /// <summary>The code as it is printed, whatever the layout and the caps lock made of it.</summary>
    public static string Straightened(string raw)
    {
        // Caps lock on a French keyboard: the digits come right, and only the dollar sign gives it away.
        if (raw is ['\'', >= '0' and <= '7', ..] && raw.Skip(1).All(char.IsAsciiLetterOrDigit))
        {
            return $"${raw[1..]}";
        }

        return raw.Any(sign => Telltale.Contains(sign, StringComparison.Ordinal)) ? Moved(raw) : raw;
    }

    private static string Moved(string raw)
    {
        var straight = new StringBuilder(raw.Length);

        foreach (var sign in raw)
        {
            var at = Azerty.IndexOf(sign, StringComparison.Ordinal);
            straight.Append(at < 0 ? sign : Qwerty[at]);
        }

        return straight.ToString();
    }
}

/// <summary>In the order of their prefixes, « $0 » to « $7 ».</summary>
public enum ScanKind
{
    Article,
    Department,
    User,
    Client,
    Discount,
    Coupon,
    Table,
    Menu,
}
