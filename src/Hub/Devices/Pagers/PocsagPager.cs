using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>A radio that sends the bits it is given, over TCP.</summary>
/// <remarks>
/// It has no words of its own. It reads a transmission to its end, sends it, and closes the connection: that is its receipt.
/// While it has not closed nobody knows whether it sent.
/// </remarks>
public sealed class PocsagPager(PagerSettings settings, ITransmitterLine line, TimeProvider clock)
    : LinePager(line, TimeSpan.FromSeconds(settings.PatienceSeconds), clock)
{
    protected override byte[]? Telegram(int number, string message) =>
        number <= Capcode.NumberMax && Capcode.Of(settings.System, number) is var address && number is not Capcode.Everybody && Pocsag.IsAddress(address)
            ? Pocsag.Transmission(address, MessageOf(message))
            : null;

    protected override bool IsWhole(ReadOnlyMemory<byte> heard) => false;

    protected override PageAnswer Understood(LineAnswer answer) => answer.End switch
    {
        LineEnd.NotReached => new(PageOutcome.Failed, "", MayHelpAgain: true),
        LineEnd.Closed => PageAnswer.Sent,
        LineEnd.Answered or LineEnd.Lost => new(PageOutcome.Doubtful, "", MayHelpAgain: true),
    };

    private PocsagMessage MessageOf(string message) => settings.AlertType switch
    {
        0 => new PocsagMessage.Numeric(message),
        3 => new PocsagMessage.Alpha(message),
        var kind => new PocsagMessage.Tone(kind),
    };
}
