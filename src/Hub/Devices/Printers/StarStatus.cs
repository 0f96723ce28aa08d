namespace RetailPos.Hub.Devices.Printers;

/// <summary>What a printer of Star's says of itself (automatic status, Star Line Mode Command Specifications, appendix on status).</summary>
/// <remarks>
/// One form for all models: its length in the first byte, then how the printer is, and in the eighth byte how many documents it
/// has ended, from 0 to 31 and round again. A model whose answer is too short for that count cannot be asked.
/// </remarks>
public static class StarStatus
{
    private const int EndedAt = 7;

    private const int BytesMax = 31;

    /// <summary>ESC ACK SOH: answered at once, whatever it is at.</summary>
    public static ReadOnlySpan<byte> Question => [0x1b, 0x06, 0x01];

    /// <summary>ETB: it counts one more when all that came before is on paper.</summary>
    public static ReadOnlySpan<byte> EndOfDocument => [0x17];

    public static int After(int ended) => (ended + 1) % 32;

    /// <summary>The next answer. Bytes that begin none are passed over.</summary>
    public static async ValueTask<(PrinterState State, int Ended)> ReadAsync(Stream stream, CancellationToken stop)
    {
        var answer = new byte[BytesMax];

        do
        {
            await stream.ReadExactlyAsync(answer.AsMemory(0, 1), stop);
        }
        while (LengthOf(answer[0]) is 0);

        var length = LengthOf(answer[0]);
        await stream.ReadExactlyAsync(answer.AsMemory(1, length - 1), stop);
        return Of(answer.AsSpan(0, length));
    }

    public static (PrinterState State, int Ended) Of(ReadOnlySpan<byte> answer) =>
        answer.Length <= EndedAt ? (PrinterState.Unclear, 0) : (StateOf(answer), EndedIn(answer[EndedAt]));

    private static PrinterState StateOf(ReadOnlySpan<byte> answer) =>
        (answer[2] & 0x20) != 0 ? PrinterState.CoverOpen
        : (answer[5] & 0x08) != 0 ? PrinterState.PaperOut
        : (answer[3] & 0x2c) != 0 || (answer[4] & 0x0c) != 0 ? PrinterState.Broken
        : (answer[2] & 0x08) != 0 ? PrinterState.Offline
        : PrinterState.Ready;

    private static int EndedIn(byte bits) => ((bits >> 1) & 0x07) | ((bits >> 2) & 0x18);

    // The first byte alone ends in a one; bits 1, 2, 3, 5 and 6 are the length.
    private static int LengthOf(byte first) =>
        (first & 0x91) is 0x01 && (((first >> 1) & 0x07) | ((first >> 2) & 0x18)) is >= 3 and var length ? length : 0;
}
