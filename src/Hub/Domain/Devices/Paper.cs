using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Devices;

/// <summary>What comes out of a printer, part by part, before any printer's commands are chosen.</summary>
/// <param name="Width">Signs of usual size to a row.</param>
public sealed record Paper(int Width, ValueList<PaperPart> Parts);

public abstract record PaperPart
{
    private PaperPart() { }

    /// <summary>One row. What is too long for the paper goes on in the next one, by the printer's own doing.</summary>
    public sealed record Row(string Text, PaperStyle Style) : PaperPart;

    /// <summary>A line across the paper.</summary>
    public sealed record Rule : PaperPart;

    /// <summary>A square code, in the middle.</summary>
    /// <param name="Text">1 to <see cref="CodeBytesMax"/> bytes of UTF-8; a longer one is left out.</param>
    public sealed record Code(string Text) : PaperPart;

    /// <summary>Bars with their digits or letters below, in the middle.</summary>
    public sealed record Bars(BarKind Kind, string Text) : PaperPart;

    /// <summary>A picture that the printer keeps in its own memory, by the name that it has there.</summary>
    public sealed record StoredPicture(string Name) : PaperPart;

    /// <summary>A picture that the house keeps, by its id: what it looks like is looked up when it is printed, so that no receipt brings it along.</summary>
    public sealed record HousePicture(string Id) : PaperPart;

    /// <summary>A picture of black and white, in the middle.</summary>
    public sealed record Picture(Raster Raster) : PaperPart;

    public sealed record Feed(int Rows) : PaperPart;

    /// <summary>Feeds to the knife and cuts, but for one point.</summary>
    public sealed record Cut : PaperPart;

    /// <summary>Feeds to the beginning of the next label.</summary>
    public sealed record NextLabel : PaperPart;

    /// <summary>A short tone, for a kitchen that does not look at its printer.</summary>
    public sealed record Buzz : PaperPart;

    /// <summary>Opens the drawer on the printer's plug.</summary>
    public sealed record Drawer : PaperPart;

    /// <summary>Version 40 with level M holds more; no telephone reads it off a till roll.</summary>
    public const int CodeBytesMax = 700;
}

/// <param name="Wide">1–8 times.</param>
/// <param name="Tall">1–8 times.</param>
/// <param name="IsReversed">White on black.</param>
/// <param name="IsStruck">What is no longer wanted: no dialect strikes through, so it is underlined and marked by a word beside it.</param>
public readonly record struct PaperStyle(int Wide = 1, int Tall = 1, bool IsBold = false, bool IsReversed = false, bool IsStruck = false)
{
    public static readonly PaperStyle Plain = new(1, 1);
}

public enum BarKind
{
    /// <summary>12 or 13 digits.</summary>
    Ean13,

    /// <summary>7 or 8 digits.</summary>
    Ean8,

    /// <summary>Signs of ASCII.</summary>
    Code128,
}

/// <summary>Points of black, row by row, each row beginning a new byte, the highest bit leftmost.</summary>
/// <param name="WidthPoints">1–<see cref="WidthPointsMax"/>.</param>
/// <param name="HeightPoints">1–<see cref="HeightPointsMax"/>.</param>
public sealed record Raster(int WidthPoints, int HeightPoints, ReadOnlyMemory<byte> Bits)
{
    /// <summary>80 mm paper at 203 points an inch.</summary>
    public const int WidthPointsMax = 576;

    public const int HeightPointsMax = 1_024;

    public int RowBytes => (WidthPoints + 7) / 8;

    public bool IsWhole =>
        WidthPoints is >= 1 and <= WidthPointsMax && HeightPoints is >= 1 and <= HeightPointsMax && Bits.Length == RowBytes * HeightPoints;
}
