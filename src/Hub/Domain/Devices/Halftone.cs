namespace RetailPos.Hub.Domain.Devices;

/// <summary>Shades of grey as points of black: what is not black enough for a point is left to its neighbours (Floyd and Steinberg, 1976).</summary>
/// <remarks>Rows run there and back in turn, so that an even grey shows no worms; pure black and pure white stay as they are.</remarks>
public static class Halftone
{
    private const int White = 255;

    /// <param name="grey">0 for black to 255 for white, row by row, one byte a point.</param>
    /// <returns>Null where the bytes are not as many as the points, or the picture is larger than any printer's.</returns>
    public static Raster? Of(int widthPoints, int heightPoints, ReadOnlySpan<byte> grey)
    {
        if (widthPoints is < 1 or > Raster.WidthPointsMax || heightPoints is < 1 or > Raster.HeightPointsMax || grey.Length != widthPoints * heightPoints)
        {
            return null;
        }

        var rowBytes = (widthPoints + 7) / 8;
        var bits = new byte[rowBytes * heightPoints];
        // One more on each side, so that what falls off the edge falls somewhere.
        var (owed, next) = (new int[widthPoints + 2], new int[widthPoints + 2]);

        for (var y = 0; y < heightPoints; y++)
        {
            var step = y % 2 == 0 ? 1 : -1;

            for (var x = step > 0 ? 0 : widthPoints - 1; x >= 0 && x < widthPoints; x += step)
            {
                var wanted = grey[(y * widthPoints) + x] + (owed[x + 1] / 16);
                var isBlack = wanted < (White + 1) / 2;
                bits[(y * rowBytes) + (x / 8)] |= (byte)(isBlack ? 0x80 >> (x % 8) : 0);
                var rest = wanted - (isBlack ? 0 : White);
                owed[x + 1 + step] += rest * 7;
                next[x + 1 - step] += rest * 3;
                next[x + 1] += rest * 5;
                next[x + 1 + step] += rest;
            }

            (owed, next) = (next, owed);
            Array.Clear(next);
        }

        return new(widthPoints, heightPoints, bits);
    }

    /// <summary>The same picture on a narrower paper; as it is where it fits.</summary>
    public static Raster Within(Raster raster, int widthPoints)
    {
        if (raster.WidthPoints <= widthPoints)
        {
            return raster;
        }

        var height = Math.Max(1, raster.HeightPoints * widthPoints / raster.WidthPoints);
        var grey = new byte[widthPoints * height];

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < widthPoints; x++)
            {
                grey[(y * widthPoints) + x] = GreyOf(
                    raster,
                    (From: x * raster.WidthPoints / widthPoints, To: (x + 1) * raster.WidthPoints / widthPoints),
                    (From: y * raster.HeightPoints / height, To: Math.Max((y * raster.HeightPoints / height) + 1, (y + 1) * raster.HeightPoints / height)));
            }
        }

        return Of(widthPoints, height, grey)!;
    }

    // How white the points are that become one.
    private static byte GreyOf(Raster raster, (int From, int To) columns, (int From, int To) rows)
    {
        var bits = raster.Bits.Span;
        var black = 0;

        for (var y = rows.From; y < rows.To; y++)
        {
            for (var x = columns.From; x < columns.To; x++)
            {
                black += (bits[(y * raster.RowBytes) + (x / 8)] >> (7 - (x % 8))) & 1;
            }
        }

        return (byte)(White - (black * White / ((columns.To - columns.From) * (rows.To - rows.From))));
    }
}
