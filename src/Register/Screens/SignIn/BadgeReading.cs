using RetailPos.Hub.Domain.People;

namespace RetailPos.Register.SignIn;

/// <summary>What a scanner typed, as the card meant it.</summary>
public static class BadgeReading
{
    // A scanner set to an American keyboard, at a machine set to a French one: it presses the figures' keys without shift.
    private const string FrenchRow = "à&é\"'(-è_ç";

    /// <returns>The badge's code; null for what somebody typed with fingers.</returns>
    public static string? Of(string typed)
    {
        var text = string.Concat(typed.Trim().Select(Figure));
        return text.StartsWith(SecretRules.BadgePrefix, StringComparison.Ordinal) ? text : null;
    }

    private static char Figure(char sign) => FrenchRow.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at ? (char)('0' + at) : sign;
}
