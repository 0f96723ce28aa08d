namespace RetailPos.Hub.Devices.Terminals;

/// <summary>What the bytes that have come so far are.</summary>
public enum FrameState
{
    /// <summary>The beginning of something: more must come.</summary>
    Part,
    Whole,

    /// <summary>Nothing that could still become a frame.</summary>
    Nonsense,

    /// <summary>The line ended before a whole frame had come.</summary>
    Cut,
}

/// <summary>Cuts frames out of what a line brings, in whatever pieces it comes.</summary>
/// <param name="bytesMax">The longest frame of the protocol. What is longer is none, and memory is never asked for more.</param>
internal sealed class FrameReader<TFrame>(ITerminalLine line, FrameReader<TFrame>.Cutter cut, int bytesMax)
    where TFrame : class
{
    /// <param name="used">How many bytes the frame took; 0 unless it is whole.</param>
    public delegate FrameState Cutter(ReadOnlySpan<byte> heard, out TFrame? frame, out int used);

    private byte[] _heard = new byte[1_024];
    private int _count;

    public async ValueTask<(FrameState State, TFrame? Frame)> NextAsync(CancellationToken stop)
    {
        while (true)
        {
            var state = cut(_heard.AsSpan(0, _count), out var frame, out var used);

            if (state is FrameState.Whole)
            {
                _heard.AsSpan(used, _count - used).CopyTo(_heard);
                _count -= used;
                return (state, frame);
            }

            if (state is FrameState.Nonsense || _count >= bytesMax)
            {
                return (FrameState.Nonsense, null);
            }

            if (_count == _heard.Length)
            {
                Array.Resize(ref _heard, Math.Min(_heard.Length * 2, bytesMax));
            }

            var read = await line.ReceiveAsync(_heard.AsMemory(_count), stop);

            if (read is 0)
            {
                return (FrameState.Cut, null);
            }

            _count += read;
        }
    }
}
