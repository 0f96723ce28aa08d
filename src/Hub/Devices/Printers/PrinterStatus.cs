namespace RetailPos.Hub.Devices.Printers;

/// <summary>The bits of ESC/POS status answers (fiscal-and-protocols.md §7.1).</summary>
public static class PrinterStatus
{
    /// <summary>DLE EOT 1, 2, 3 and 4: asked while the printer prints or stands still, answered with a byte each.</summary>
    public static ReadOnlySpan<byte> Question => [0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 3, 0x10, 0x04, 4];

    public const int AnswerBytes = 4;

    /// <param name="answers">The four bytes, in the order of the questions.</param>
    public static PrinterState Of(ReadOnlySpan<byte> answers) =>
        answers.Length < AnswerBytes || answers[..AnswerBytes].ContainsAnyExcept(Fixed) ? PrinterState.Unclear
        : (answers[1] & 0x04) != 0 ? PrinterState.CoverOpen
        : (answers[3] & 0x60) != 0 || (answers[1] & 0x20) != 0 ? PrinterState.PaperOut
        : (answers[2] & 0x68) != 0 || (answers[1] & 0x40) != 0 ? PrinterState.Broken
        : (answers[0] & 0x08) != 0 ? PrinterState.Offline
        : PrinterState.Ready;

    /// <summary>GS r 1, which is answered when everything before it has been printed: paper, or its end.</summary>
    public static ReadOnlySpan<byte> DoneQuestion => [0x1d, (byte)'r', 1];

    /// <summary>Null where the byte is no answer to <see cref="DoneQuestion"/>.</summary>
    public static PrinterState? Done(byte answer) =>
        (answer & 0x90) != 0 ? null : (answer & 0x0c) != 0 ? PrinterState.PaperOut : PrinterState.Ready;

    /// <summary>The first of the four bytes that a printer sends of itself (ASB) and what it says with all of them; null for no ASB.</summary>
    public static PrinterState? OfItself(ReadOnlySpan<byte> four) =>
        four.Length < 4 || (four[0] & 0x93) != 0x10 || (four[1] & 0x90) != 0 || (four[2] & 0x90) != 0 || (four[3] & 0x90) != 0 ? null
        : (four[0] & 0x20) != 0 ? PrinterState.CoverOpen
        : (four[2] & 0x0c) != 0 ? PrinterState.PaperOut
        : (four[1] & 0x2c) != 0 ? PrinterState.Broken
        : (four[0] & 0x08) != 0 ? PrinterState.Offline
        : PrinterState.Ready;

    // Bits 1 and 4 are always set, 0 and 7 never.
    private static readonly System.Buffers.SearchValues<byte> Fixed = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 256).Select(value => (byte)value).Where(value => (value & 0x93) == 0x12)]);
}
