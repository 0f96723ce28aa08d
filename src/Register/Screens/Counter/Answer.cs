using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What came of something the cashier asked of the hub.</summary>
public abstract record Answer
{
    private Answer() { }

    public bool IsRefusal =>
        this is SaleRefused or ActionRefused or CustomerRefused or TableRefused or BeeperRefused or OrderRefused or SoldOutRefused or DayIsFull or NotAllowed or HubFault or ScanUnknown
        || (this is GivenOut { Said.Outcome: not (ReceiptOutcome.Done or ReceiptOutcome.DoneBefore) }
            and not GivenOut { Kind: ReceiptKind.Note, Said.Outcome: ReceiptOutcome.NoPrinter })
        || this is CardEnded { Result.Outcome: not CardOutcome.Approved };

    public sealed record Done : Answer;

    public sealed record Sent(int CallNumber) : Answer;

    /// <summary>The kitchen has the line, so one more of it is a line of its own.</summary>
    public sealed record AddedAgain(string Article) : Answer;

    public sealed record MenuAdded(string Menu, int Dishes) : Answer;

    /// <summary>Whatever was scanned, this house has nothing by that code.</summary>
    public sealed record ScanUnknown(ScanKind Kind, string Code) : Answer;

    public sealed record Fired(int Step) : Answer;

    public sealed record Prioritised(bool IsRush) : Answer;

    public sealed record SoldOutMarked(string Article) : Answer;

    public sealed record SoldAgain(string Article) : Answer;

    /// <param name="Number">Whose the exemption is; null where there is none any more.</param>
    /// <param name="Before">What the guest would have paid.</param>
    public sealed record ExemptionSwitched(string? Number, Money Before, Money After) : Answer;

    public sealed record ModeSwitched(ModeChange Change) : Answer;

    /// <summary>The table was taken, so the sale that sits there is the one in hand now.</summary>
    public sealed record TableOpened(TableId Table) : Answer;

    public sealed record BeeperGiven(int Number) : Answer;

    public sealed record Paid(CommandId Attempt, Payment? Payment, Money Due) : Answer;

    /// <summary>The terminal has been asked; the bill itself shows what becomes of it.</summary>
    public sealed record CardAsked(CommandId Attempt) : Answer;

    public sealed record CardEnded(CardDeed Deed, Money Amount, CardResult Result) : Answer;

    /// <param name="Owed">After it; below zero what the house owes.</param>
    /// <param name="Settling">By which account and till know it.</param>
    public sealed record DebtSettled(string Customer, Money Amount, Money Owed, CustomerId Id, CommandId Settling) : Answer;

    public sealed record Subtotal(Money Total, int Lines) : Answer;

    /// <summary>Paid in cash, and the next sale stands there already: what the last guest gets back.</summary>
    public sealed record PaidOn(Money Given, Money Change) : Answer;

    public sealed record ActionRefused(ActionRefusal Refusal) : Answer;

    /// <summary>The lines are on another bill now.</summary>
    public sealed record Moved : Answer;

    public sealed record GivenBack(Refund Refund) : Answer;

    /// <summary>What became of a paper or a letter.</summary>
    public sealed record GivenOut(ReceiptKind Kind, bool IsMail, ReceiptAnswer Said) : Answer;

    public sealed record SaleRefused(SaleRefusal Refusal) : Answer;

    public sealed record CustomerRefused(CustomerRefusal Refusal) : Answer;

    public sealed record OrderRefused(OrderRefusal Refusal) : Answer;

    public sealed record SoldOutRefused(SoldOutRefusal Refusal) : Answer;

    public sealed record TableRefused(TableRefusal Refusal) : Answer;

    /// <param name="HolderCall">The call number of the order that has it; null when nobody has, or it has none.</param>
    public sealed record BeeperRefused(BeeperPoolRefusal Refusal, int? Number, int? HolderCall) : Answer;

    /// <summary>No call number is left for this service day.</summary>
    public sealed record DayIsFull : Answer;

    /// <summary>Whoever has the register in hand may not do this.</summary>
    public sealed record NotAllowed(Right? Right, Standing Standing) : Answer;

    /// <summary>The hub failed, or did not say: it may have happened, or not. The same press again is safe.</summary>
    public sealed record HubFault : Answer;
}
