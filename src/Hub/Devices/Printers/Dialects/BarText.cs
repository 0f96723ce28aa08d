namespace RetailPos.Hub.Devices.Printers.Dialects;

/// <summary>What may stand in bars.</summary>
internal static class BarText
{
    /// <summary>80 mm paper holds no more of two points a module.</summary>
    private const int Code128Max = 20;

    /// <summary>Null where the bars cannot say it: a printer would print the command's bytes as text.</summary>
    public static string? Of(PaperPart.Bars bars) => bars.Kind switch
    {
        BarKind.Ean13 when bars.Text.Length is 12 or 13 && bars.Text.All(char.IsAsciiDigit) => bars.Text,
        BarKind.Ean8 when bars.Text.Length is 7 or 8 && bars.Text.All(char.IsAsciiDigit) => bars.Text,
        BarKind.Code128 when bars.Text.Length is >= 1 and <= Code128Max && bars.Text.All(sign => sign is >= ' ' and <= '~') => bars.Text,
        _ => null,
    };
}
