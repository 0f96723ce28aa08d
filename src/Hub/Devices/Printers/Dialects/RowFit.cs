namespace RetailPos.Hub.Devices.Printers.Dialects;

/// <summary>A row that grew because a sign was written with two: it gives up spaces before a figure runs into the next row.</summary>
internal static class RowFit
{
    public static string Of(string text, SignTable signs, int width)
    {
        var shown = signs.Shown(text);

        while (shown.Length > width && LongestGap(shown) is { Length: > 1 } gap)
        {
            shown = shown.Remove(gap.At, 1);
        }

        return shown;
    }

    private static (int At, int Length) LongestGap(string text)
    {
        var (best, run) = ((At: 0, Length: 0), 0);

        for (var at = 0; at < text.Length; at++)
        {
            run = text[at] == ' ' ? run + 1 : 0;
            best = run > best.Length ? (at - run + 1, run) : best;
        }

        return best;
    }
}
