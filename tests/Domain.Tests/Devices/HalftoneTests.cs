using RetailPos.Hub.Domain.Devices;

namespace RetailPos.Domain.Tests.Devices;

public sealed class HalftoneTests
{
    [Fact]
    public void Black_and_white_stay_as_they_are()
    {
        byte[] grey = [0, 255, 0, 255, 255, 255, 255, 255, 0, 255, 0, 0, 0, 0, 0, 0, 0, 255];

        var raster = Halftone.Of(9, 2, grey)!;

        Assert.Equal([0b1010_0000, 0b1000_0000, 0b0111_1111, 0b0000_0000], raster.Bits.ToArray());
        Assert.True(raster.IsWhole);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(96)]
    [InlineData(128)]
    [InlineData(200)]
    public void An_even_grey_is_as_many_points_of_black_as_it_is_dark(byte shade)
    {
        var grey = new byte[200 * 100];
        Array.Fill(grey, shade);

        var black = BlackOf(Halftone.Of(200, 100, grey)!);

        Assert.InRange(black, ((255 - shade) / 255.0) - 0.02, ((255 - shade) / 255.0) + 0.02);
    }

    [Fact]
    public void A_narrower_paper_shows_the_same_picture_as_dark_and_whole()
    {
        var grey = new byte[512 * 200];

        for (var at = 0; at < grey.Length; at++)
        {
            grey[at] = (byte)(at % 512 / 2);
        }

        var wide = Halftone.Of(512, 200, grey)!;
        var narrow = Halftone.Within(wide, 384);

        Assert.Equal((384, 150, true), (narrow.WidthPoints, narrow.HeightPoints, narrow.IsWhole));
        Assert.InRange(BlackOf(narrow), BlackOf(wide) - 0.03, BlackOf(wide) + 0.03);
        Assert.Same(wide, Halftone.Within(wide, 576));
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(2, 2, 3)]
    [InlineData(Raster.WidthPointsMax + 1, 1, Raster.WidthPointsMax + 1)]
    [InlineData(1, Raster.HeightPointsMax + 1, Raster.HeightPointsMax + 1)]
    public void What_is_no_picture_is_none(int width, int height, int bytes) => Assert.Null(Halftone.Of(width, height, new byte[bytes]));

    private static double BlackOf(Raster raster) =>
        raster.Bits.ToArray().Sum(eight => System.Numerics.BitOperations.PopCount(eight)) / (double)(raster.WidthPoints * raster.HeightPoints);
}
