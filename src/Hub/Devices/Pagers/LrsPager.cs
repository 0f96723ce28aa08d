using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>An LRS transmitter with a serial port, over TCP.</summary>
/// <remarks>
/// A transmitter that takes the line and hangs up without a word, as one behind a one-way serial server does, has confirmed
/// nothing: that is doubt, and doubt is shown.
/// </remarks>
public sealed class LrsPager(PagerSettings settings, ITransmitterLine line, TimeProvider clock)
    : LinePager(line, TimeSpan.FromSeconds(settings.PatienceSeconds), clock)
{
    protected override byte[]? Telegram(int number, string message) =>
        number is Capcode.Everybody or > Capcode.NumberMax ? null : LrsCodec.Page(number, settings.System, message);

    protected override bool IsWhole(ReadOnlyMemory<byte> heard) => LrsCodec.IsWhole(heard.Span);

    protected override PageAnswer Understood(LineAnswer answer) => answer.End switch
    {
        LineEnd.NotReached => new(PageOutcome.Failed, "", MayHelpAgain: true),
        LineEnd.Lost or LineEnd.Closed => new(PageOutcome.Doubtful, "", MayHelpAgain: answer.End is LineEnd.Lost),
        LineEnd.Answered => Understood(LrsCodec.Understand(answer.Heard.Span)),
    };

    private static PageAnswer Understood(LrsStatus said) => said.Word switch
    {
        LrsWord.Done => PageAnswer.Sent,
        LrsWord.Refused => new(PageOutcome.Failed, said.Line),
        LrsWord.Unknown => new(PageOutcome.Doubtful, said.Line),
    };
}
