namespace RetailPos.Register.Documents.Pdf;

/// <summary>The files that this project brings along.</summary>
internal static class HouseFonts
{
    public static readonly TrueTypeFont Regular = new("Inter-Regular", Read("Inter-Regular.ttf"));

    public static readonly TrueTypeFont SemiBold = new("Inter-SemiBold", Read("Inter-SemiBold.ttf"));

    /// <summary>What the colours of a page mean: sRGB, as an ICC profile.</summary>
    public static readonly byte[] Colours = Read("sRGB.icc");

    private static byte[] Read(string name)
    {
        using var resource = typeof(HouseFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
