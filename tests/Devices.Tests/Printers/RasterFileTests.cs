using RetailPos.Grains.Contracts;

namespace RetailPos.Devices.Tests.Printers;

public sealed class RasterFileTests
{
    public static TheoryData<int, int> Sizes => new() { { 1, 1 }, { 7, 3 }, { 8, 2 }, { 384, 240 }, { Raster.WidthPointsMax, 240 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void What_is_written_is_read_again(int width, int height)
    {
        var raster = Picture(width, height);

        var read = RasterFile.Read(RasterFile.Write(raster))!;

        Assert.Equal((width, height), (read.WidthPoints, read.HeightPoints));
        Assert.All(Points(width, height), at => Assert.Equal(IsBlack(raster, at), IsBlack(read, at)));
    }

    [Fact]
    public void A_broken_file_is_none_and_never_a_fault()
    {
        var file = RasterFile.Write(Picture(100, 40));
        var random = new Random(20261122);

        for (var round = 0; round < 2_000; round++)
        {
            var broken = file[..random.Next(file.Length + 1)];

            for (var bite = random.Next(3); bite > 0 && broken.Length > 0; bite--)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            Assert.True(RasterFile.Read(broken) is not { } read || read.IsWhole);
        }
    }

    private static Raster Picture(int width, int height)
    {
        var grey = new byte[width * height];
        new Random(7).NextBytes(grey);
        return Halftone.Of(width, height, grey)!;
    }

    private static IEnumerable<(int X, int Y)> Points(int width, int height) =>
        Enumerable.Range(0, Math.Min(height, 20)).SelectMany(y => Enumerable.Range(0, width).Select(x => (x, y)));

    private static bool IsBlack(Raster raster, (int X, int Y) at) =>
        (raster.Bits.Span[(at.Y * raster.RowBytes) + (at.X / 8)] & (0x80 >> (at.X % 8))) != 0;
}
