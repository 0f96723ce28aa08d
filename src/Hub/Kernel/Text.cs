namespace RetailPos.Kernel;

/// <summary>What typed text may be before it reaches a screen, a ticket or the journal.</summary>
public static class Text
{
    /// <summary>A name on one line of a kitchen ticket at reading size.</summary>
    public const int NameMax = 80;

    /// <summary>Four lines on a ticket. Longer is a conversation, to be had in the kitchen.</summary>
    public const int NoteMax = 200;

    /// <summary>No control signs: they would break a receipt line, a CSV cell or a terminal.</summary>
    public static bool IsClean(string text)
    {
        foreach (var sign in text)
        {
            if (char.IsControl(sign) || sign is '\u2028' or '\u2029' or '\ufffe' or '\uffff')
            {
                return false;
            }
        }

        return !HasLoneSurrogate(text);
    }

    public static bool IsName(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= NameMax && IsClean(text);

    public static bool IsNote(string? text) => text is not null && text.Length <= NoteMax && IsClean(text);

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
