using System.Globalization;
using System.Text;

namespace RetailPos.Register.Domain.Customers;

/// <summary>Finds a customer by what somebody types: the beginning of a name, or a few figures of the telephone.</summary>
public static class CustomerSearch
{
    /// <param name="typed">Nothing finds everybody, by name.</param>
    public static IEnumerable<Customer> Find(IEnumerable<Customer> customers, string typed)
    {
        var words = Folded(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var figures = string.Concat(typed.Where(char.IsAsciiDigit)).TrimStart('0');
        var isPhone = figures.Length >= 2 && !typed.Any(char.IsLetter);

        return customers
            .Where(customer => !customer.IsErased)
            .Where(customer => isPhone
                ? customer.Facts.Phone.Contains(figures, StringComparison.Ordinal) || customer.Facts.Phone2.Contains(figures, StringComparison.Ordinal)
                : words.All(word => HasWord($" {Folded(customer.Facts.Name)} {Folded(customer.Facts.Group)}", word)))
            .OrderBy(customer => Folded(customer.Facts.Name), StringComparer.Ordinal)
            .ThenBy(customer => customer.Id?.Value, StringComparer.Ordinal);
    }

    private static bool HasWord(string text, string word) => text.Contains($" {word}", StringComparison.Ordinal);

    /// <summary>Without accents, capitals and signs: the same for whoever types the same name otherwise.</summary>
    internal static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);

        foreach (var sign in text.Trim().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(sign) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.IsLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : ' ');
            }
        }

        return folded.ToString();
    }
}
