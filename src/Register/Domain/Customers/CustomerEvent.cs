using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Customers;

public abstract record CustomerEvent(DateTimeOffset At)
{
    public sealed record Entered(CustomerId Id, CustomerFacts Facts, Money LimitOfDebt, Actor By, DateTimeOffset At) : CustomerEvent(At);

    public sealed record Changed(CustomerFacts Before, CustomerFacts After, Actor By, DateTimeOffset At) : CustomerEvent(At);

    /// <summary>It says nothing of what was known: that would be to remember it.</summary>
    public sealed record Erased(Actor By, DateTimeOffset At) : CustomerEvent(At);

    public sealed record LimitSet(Money Before, Money After, Actor By, DateTimeOffset At) : CustomerEvent(At);

    public sealed record DebtHeld(CommandId Tender, SaleId Sale, Money Amount, DateTimeOffset At) : CustomerEvent(At);

    public sealed record DebtReleased(CommandId Tender, DateTimeOffset At) : CustomerEvent(At);

    public sealed record Charged(
        CommandId Tender, SaleId Sale, TillId Till, long Ticket, Money Amount, Actor By, DateTimeOffset At) : CustomerEvent(At);

    public sealed record CreditedBack(
        CommandId Refund, SaleId Sale, TillId Till, long Ticket, Money Amount, Actor By, DateTimeOffset At) : CustomerEvent(At);

    /// <summary>A record of its own, and no sale: there is no VAT in it, which the sale's ticket has.</summary>
    public sealed record Settled(
        CommandId Id, TillId Till, PaymentKeyId Key, Money Amount, Actor By, DateTimeOffset At) : CustomerEvent(At);

    public sealed record MergeAsked(CustomerId Other, Actor By, DateTimeOffset At) : CustomerEvent(At);

    /// <param name="Carried">What lay here, and lies on the account of <paramref name="Kept"/>.</param>
    public sealed record Joined(CustomerId Kept, CarriedAccount Carried, Actor By, DateTimeOffset At) : CustomerEvent(At);

    /// <param name="Entries">Of the double's account, newest first.</param>
    public sealed record Absorbed(
        CustomerId Other, CustomerFacts Before, CustomerFacts After, CarriedAccount Carried, ValueList<AccountEntry> Entries,
        ValueList<CustomerId> Doubles, Actor By, DateTimeOffset At) : CustomerEvent(At);

    public sealed record MergeDropped(CustomerId Other, CustomerRefusal Why, DateTimeOffset At) : CustomerEvent(At);

    public sealed record ToldApart(CustomerId Other, Actor By, DateTimeOffset At) : CustomerEvent(At);
}
