using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Customers;

public abstract record CustomerCommand
{
    private CustomerCommand() { }

    /// <param name="LimitOfDebt">What the house trusts somebody new with, as it has decided at this moment.</param>
    public sealed record Enter(CustomerId Id, CustomerFacts Facts, Money LimitOfDebt, Actor By) : CustomerCommand;

    public sealed record Change(CustomerFacts Facts, Actor By) : CustomerCommand;

    /// <summary>The customer wants to be forgotten.</summary>
    /// <param name="IsDouble">Whom this one was merged into is being forgotten, and this one with them.</param>
    public sealed record Erase(Actor By, bool IsDouble = false) : CustomerCommand;

    public sealed record SetLimit(Money LimitOfDebt, Actor By) : CustomerCommand;

    /// <summary>A till is about to seal it. Here, and nowhere else, is decided whether it may be owed.</summary>
    public sealed record Hold(CommandId Tender, SaleId Sale, Money Amount) : CustomerCommand;

    /// <summary>The till did not seal it.</summary>
    public sealed record Release(CommandId Tender) : CustomerCommand;

    /// <summary>The till has sealed it: it is owed, whatever else is.</summary>
    public sealed record Charge(CommandId Tender, SaleId Sale, TillId Till, long Ticket, Money Amount, Actor By) : CustomerCommand;

    /// <summary>A refund of what was written down has been sealed.</summary>
    public sealed record CreditBack(CommandId Refund, SaleId Sale, TillId Till, long Ticket, Money Amount, Actor By) : CustomerCommand;

    /// <summary>The customer pays what is owed, or ahead.</summary>
    /// <param name="Id">Chosen by whoever pressed the key: pressed twice, it is one payment.</param>
    /// <param name="Key">How.</param>
    /// <param name="Fault">Why the till would not take it, as whoever asks was told; null where it has, or would.</param>
    public sealed record Settle(
        CommandId Id, TillId Till, PaymentKeyId Key, Money Amount, Actor By, CustomerRefusal? Fault = null) : CustomerCommand;

    /// <summary>The other one is the same person: that one is to be merged into this one. The first of three steps.</summary>
    public sealed record Keep(CustomerId Other, Actor By) : CustomerCommand;

    /// <summary>This one is the other, who waits for it. Whoever asks for this one asks for that one from then on.</summary>
    public sealed record Join(CustomerId Kept, Actor By) : CustomerCommand;

    /// <summary>What lay on the double's account lies on this one.</summary>
    /// <param name="Doubles">Who had been merged into the double.</param>
    public sealed record Absorb(
        CustomerId Other, CustomerFacts Facts, CarriedAccount Carried, ValueList<AccountEntry> Entries, ValueList<CustomerId> Doubles, Actor By)
        : CustomerCommand;

    /// <summary>The double would not come.</summary>
    public sealed record DropMerge(CustomerId Other, CustomerRefusal Why) : CustomerCommand;

    /// <summary>The other one looks like this one, and is somebody else.</summary>
    public sealed record TellApart(CustomerId Other, Actor By) : CustomerCommand;
}
