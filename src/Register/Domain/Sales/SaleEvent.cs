using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

public abstract record SaleEvent(DateTimeOffset At)
{
    /// <param name="IsModeSaid">Somebody has chosen the mode; otherwise it is only what sales begin with.</param>
    public sealed record Opened(
        SaleId Sale, TillId Till, OrderId Order, ServiceMode Mode, Actor By, DateTimeOffset At, bool IsModeSaid = true) : SaleEvent(At);

    public sealed record LinesAdded(ValueList<NewLine> Lines, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record QuantitySet(LineId Line, Quantity Before, Quantity After, Actor By, DateTimeOffset At)
        : SaleEvent(At);

    /// <param name="Allergies">What the guest must not eat; null where nobody had asked yet.</param>
    public sealed record NoteSet(
        LineId Line, ValueList<string> Options, string Note, Actor By, DateTimeOffset At, ValueList<string>? Allergies = null)
        : SaleEvent(At);

    public sealed record StepSet(LineId Line, int Before, int After, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <param name="SentTo">The order whose kitchen must hear of it; null when it was never sent.</param>
    public sealed record LineRemoved(LineId Line, OrderId? SentTo, string Reason, Actor By, DateTimeOffset At)
        : SaleEvent(At);

    public sealed record ModeSet(ServiceMode Before, ServiceMode After, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record PutAsideSet(bool IsOn, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record CustomerSet(string Customer, Actor By, DateTimeOffset At, CustomerId? Known = null) : SaleEvent(At);

    public sealed record ExemptionSet(Exemption? Before, Exemption? After, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record PhoneSet(string Phone, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record DestinationSet(Destination? Before, Destination After, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record RelaySet(RelayStop? Before, RelayStop After, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <summary>The delivery costs something else than before, or begins or ceases to cost.</summary>
    /// <param name="Before">The line that goes; null when there was none.</param>
    /// <param name="Line">The line that comes; null when there is none any more.</param>
    public sealed record FeeSet(LineId? Before, NewLine? Line, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record DueSet(DateTimeOffset? Before, DateTimeOffset? After, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record TableTaken(TableId Table, int Covers, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <summary>Carries all that the kitchen must know, so that the one who passes it on need not ask anybody.</summary>
    public sealed record LinesSent(Dispatch Dispatch, ValueList<SaleLine> Lines, Actor By, DateTimeOffset At)
        : SaleEvent(At);

    /// <summary>A line that the kitchen has was changed. It is told what the line is now.</summary>
    public sealed record SentLineChanged(OrderId Order, SaleLine Line, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <summary>What the kitchen reads above the lines was changed after it had them.</summary>
    public sealed record DispatchChanged(Dispatch Dispatch, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record SeatSet(LineId Line, int Before, int After, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record ChoicesSet(
        LineId Line, ValueList<Choice> Before, ValueList<Choice> After, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record Adjusted(Adjustment Adjustment, DateTimeOffset At) : SaleEvent(At);

    /// <summary>Undone by hand: its lines go into no menu, and its rule is not asked again.</summary>
    public sealed record AdjustmentRemoved(Adjustment Adjustment, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <summary>What the house gives by itself is something else now.</summary>
    /// <param name="Standing">All of it, in place of what stood.</param>
    public sealed record OffersChanged(
        ValueList<Adjustment> Standing, ValueList<RuleGift> Added, ValueList<LineId> Removed, DateTimeOffset At) : SaleEvent(At);

    /// <summary>So much less of a dish that is on several bills, or came from another table. The kitchen is told how much.</summary>
    public sealed record SentPartCut(
        OrderId Order, LineId Line, Quantity Less, string Reason, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <summary>Carries everything that the other sale must know. Until it has answered nothing changes here.</summary>
    public sealed record MoveRequested(Transfer Transfer, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record TakenIn(Transfer Transfer, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <param name="Table">Where the lines are now.</param>
    public sealed record MoveConfirmed(CommandId Id, SaleId To, TableId? Table, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record MoveRefused(CommandId Id, SaleRefusal Reason, DateTimeOffset At) : SaleEvent(At);

    /// <summary>Carries the whole sale: a refund is of what was paid, and nothing can change it meanwhile.</summary>
    public sealed record RefundRequested(Sale Sale, Refund Refund, TillId Till, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record RefundConfirmed(CommandId Refund, TillId Till, long Ticket, DateTimeOffset At) : SaleEvent(At);

    public sealed record RefundRefused(CommandId Refund, DateTimeOffset At) : SaleEvent(At);

    /// <summary>Carries the whole sale: the till seals what stands here, and nothing can change it meanwhile.</summary>
    /// <param name="CallNumber">What is unsent goes out under it as soon as all is paid; null where nothing waits for that.</param>
    public sealed record PaymentRequested(Sale Sale, Tender Tender, Actor By, DateTimeOffset At, int? CallNumber = null) : SaleEvent(At);

    /// <param name="InTraining">The ticket is one of the school's.</param>
    public sealed record PaymentConfirmed(long Ticket, Payment Payment, DateTimeOffset At, bool InTraining = false) : SaleEvent(At);

    public sealed record PaymentRefused(CommandId Tender, DateTimeOffset At) : SaleEvent(At);

    /// <summary>On disk before the terminal hears of it.</summary>
    /// <param name="Sale">What it is a refund of, for whoever has closed it long ago; null for a payment.</param>
    public sealed record CardAsked(CardAttempt Attempt, DateTimeOffset At, Sale? Sale = null) : SaleEvent(At);

    /// <summary>From here on nobody may say that nothing was taken, except the terminal or a person.</summary>
    public sealed record CardSent(CommandId Attempt, string Mark, DateTimeOffset At) : SaleEvent(At);

    public sealed record CardCancelAsked(CommandId Attempt, Actor By, DateTimeOffset At) : SaleEvent(At);

    public sealed record CardQueryAsked(CommandId Attempt, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <summary>After a yes what it pays, or gives back, follows in the same append.</summary>
    public sealed record CardAnswered(CommandId Attempt, CardResult Result, DateTimeOffset At) : SaleEvent(At);

    /// <summary>The terminal has taken it and the till has not.</summary>
    public sealed record CardUnbooked(CardAttempt Attempt, DateTimeOffset At) : SaleEvent(At);

    public sealed record CardResolved(CommandId Attempt, CardResult Result, string Reason, Actor By, DateTimeOffset At) : SaleEvent(At);

    /// <param name="Copy">1 for the original; from 2 on a duplicate.</param>
    /// <param name="Payment">A later payment on the ticket, by its number among the till's payments; 0 for the ticket itself.</param>
    public sealed record ReceiptGiven(TillId Till, long Ticket, int Copy, Actor By, DateTimeOffset At, long Payment = 0) : SaleEvent(At);

    /// <summary>The printer or the mail has said that nothing came of it.</summary>
    /// <param name="Payment">As when it was given.</param>
    public sealed record ReceiptTakenBack(TillId Till, long Ticket, int Copy, DateTimeOffset At, long Payment = 0) : SaleEvent(At);

    public sealed record Settled(SaleId Sale, OrderId Order, TableId? Table, DateTimeOffset At) : SaleEvent(At);

    public sealed record Abandoned(
        SaleId Sale, OrderId Order, TableId? Table, ValueList<LineId> Sent, string Reason, Actor By, DateTimeOffset At)
        : SaleEvent(At);
}

/// <summary>What the kitchen reads above the lines.</summary>
/// <param name="Relay">The pick-up point that it goes to; empty for none.</param>
public sealed record Dispatch(
    OrderId Order, int CallNumber, ServiceMode Mode, TableId? Table, int Covers, string Customer, TillId Till, DateTimeOffset? DueAt = null,
    string Relay = "");
