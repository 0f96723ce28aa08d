using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Devices;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Reactions;

/// <summary>Where cash is taken or given back, the drawer of that register opens.</summary>
/// <remarks>What the hub finds after a restart is no news: the cash is in the drawer by then, or the drawer was opened by its key.</remarks>
public sealed class CashOpensTheDrawer(Outboxes outboxes, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan NewsFor = TimeSpan.FromSeconds(10);

    public string Name => "cash-opens-the-drawer";

    public bool Concerns(object happened) => happened is TillEvent;

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        if (CashAt(recorded) is { } at && clock.GetUtcNow() - at < NewsFor
            && await outboxes.PrinterOfAsync(new(recorded.KeyOf(Streams.Till))) is { } printer)
        {
            await outboxes.QueueAsync(
                this.CommandOf(recorded), printer.Id, JobKind.Drawer, recorded.KeyOf(Streams.Till), new JobContent.Drawer(), Actor.Hub,
                (int)NewsFor.TotalSeconds);
        }
    }

    private static DateTimeOffset? CashAt(Recorded recorded) => recorded.Inside() switch
    {
        TillEvent.TicketSealed e when e.Ticket.First.Mode is PaymentMode.Cash => e.At,
        TillEvent.PaymentSealed e when e.Payment.Payment.Mode is PaymentMode.Cash => e.At,
        TillEvent.CashMoved e => e.At,
        _ => null,
    };
}
