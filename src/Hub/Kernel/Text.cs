namespace RetailPos.Kernel;

/// <summary>What typed text may be before it reaches a screen, a ticket or the journal.</summary>
public static class Text
{
    /// <summary>A name on one line of a kitchen ticket at reading size.</summary>
    public const int NameMax = 80;

    /// <summary>Four lines on a ticket. Longer is a conversation, to be had in the kitchen.</summary>
    public const int NoteMax = 200;

    /// <summary>
    /// No control signs: they would break a receipt line, a CSV cell or a terminal. None that turn the direction of writing
    /// either: with them a ticket could show another text than the one that was typed.
    /// </summary>
    public static bool IsClean(string text)
    {
        foreach (var sign in text)
        {
            if (char.IsControl(sign) || TurnsDirection(sign) || sign is '\u2028' or '\u2029' or '\ufffe' or '\uffff')
            {
                return false;
            }
        }

        return !HasLoneSurrogate(text);
    }

    public static bool IsName(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= NameMax && IsClean(text);

    /// <summary>A name that may be left out, as a guest's at the counter.</summary>
    public static bool IsNameOrEmpty(string? text) => text is "" || IsName(text);

    /// <summary>A list that is there, has <paramref name="max"/> items at most, and every item is a name.</summary>
    public static bool AreNames(ValueList<string>? texts, int max) =>
        texts is not null && texts.Count <= max && texts.All(IsName);

    public static bool IsNote(string? text) => text is not null && text.Length <= NoteMax && IsClean(text);

    private static bool TurnsDirection(char sign) =>
        sign is '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    // Half a character cannot be written as UTF-8, so the journal would hold something else than what was typed.
    private static bool HasLoneSurrogate(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return true;
            }
        }

        return false;
    }
}
