using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

public abstract record SaleEvent(DateTimeOffset At)
{
    public sealed record Opened(
        SaleId Sale, TillId Till, OrderId Order, ServiceMode Mode, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record LinesAdded(ValueList<NewLine> Lines, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record QuantitySet(LineId Line, Quantity Before, Quantity After, Actor By, DateTimeOffset At)
        : SaleEvent(At);

    /// <param name="Allergies">What the guest must not eat; null where nobody had asked yet.</param>
    public sealed record NoteSet(
        LineId Line, ValueList<string> Options, string Note, Actor By, DateTimeOffset At, ValueList<string>? Allergies = null)
        : SaleEvent(At);

    public sealed record ChoicesSet(
        LineId Line, ValueList<Choice>? Before, ValueList<Choice> After, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record StepSet(LineId Line, int Before, int After, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <param name="SentTo">The order whose kitchen must hear of it; null when it was never sent.</param>
    public sealed record LineRemoved(LineId Line, OrderId? SentTo, string Reason, Actor By, DateTimeOffset At)
        : SaleEvent(At);

    public sealed record ModeSet(ServiceMode Before, ServiceMode After, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record CustomerSet(string Customer, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record DueSet(DateTimeOffset? Before, DateTimeOffset? After, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record TableTaken(TableId Table, int Covers, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <summary>Carries all that the kitchen must know, so that the one who passes it on need not ask anybody.</summary>
    public sealed record LinesSent(Dispatch Dispatch, ValueList<SaleLine> Lines, Actor By, DateTimeOffset At)
        : SaleEvent(At);

    /// <summary>A line that the kitchen has was changed. It is told what the line is now.</summary>
    public sealed record SentLineChanged(OrderId Order, SaleLine Line, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <summary>What the kitchen reads above the lines was changed after it had them.</summary>
    public sealed record DispatchChanged(Dispatch Dispatch, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <summary>Carries the whole sale: the till seals what stands here, and nothing can change it meanwhile.</summary>
    public sealed record PaymentRequested(Sale Sale, Tender Tender, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record PaymentConfirmed(long Ticket, Payment Payment, DateTimeOffset At) : SaleEvent(At);

    public sealed record PaymentRefused(CommandId Tender, DateTimeOffset At) : SaleEvent(At);

    public sealed record Settled(SaleId Sale, OrderId Order, TableId? Table, DateTimeOffset At) : SaleEvent(At);

    public sealed record Abandoned(
        SaleId Sale, OrderId Order, TableId? Table, ValueList<LineId> Sent, string Reason, Actor By, DateTimeOffset At)
        : SaleEvent(At);
}

/// <summary>What the kitchen reads above the lines.</summary>
public sealed record Dispatch(
    OrderId Order, int CallNumber, ServiceMode Mode, TableId? Table, int Covers, string Customer, TillId Till, DateTimeOffset? DueAt = null);
