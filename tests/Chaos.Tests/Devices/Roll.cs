namespace RetailPos.Chaos.Tests.Devices;

/// <summary>The paper that has come out of a printer, piece by piece, in the bytes that made it.</summary>
public sealed class Roll
{
    private readonly Lock _gate = new();
    private readonly List<List<byte>> _pieces = [];

    public IReadOnlyList<byte[]> Pieces
    {
        get
        {
            lock (_gate)
            {
                return [.. _pieces.Select(piece => piece.ToArray())];
            }
        }
    }

    /// <summary>Prints on a new piece. What comes of nothing is no paper.</summary>
    /// <returns>Prints on at the end of the same piece.</returns>
    public Action<IEnumerable<byte>> Begin()
    {
        List<byte>? piece = null;

        return bytes =>
        {
            lock (_gate)
            {
                foreach (var one in bytes)
                {
                    if (piece is null)
                    {
                        _pieces.Add(piece = []);
                    }

                    piece.Add(one);
                }
            }
        };
    }
}
