using RetailPos.Kernel;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Register.Domain.Customers;

/// <summary>Somebody the house knows, and what lies between the two. Its key is the customer's id.</summary>
/// <param name="Id">Null before the customer was entered.</param>
/// <param name="LimitOfDebt">Up to which the house writes down. What is owed already stays owed when it is lowered.</param>
/// <param name="Owed">What the customer owes the house; below zero what the house owes the customer.</param>
/// <param name="Held">Asked for by tills that have not sealed it yet: it counts against the limit, and is not owed.</param>
/// <param name="Entries">What made the balance, newest first; <see cref="EntriesMax"/> at most. The journal has them all.</param>
public sealed record Customer(
    CustomerId? Id,
    CustomerFacts Facts,
    Money LimitOfDebt,
    Money Owed,
    ValueList<HeldDebt> Held,
    ValueList<AccountEntry> Entries)
{
    /// <summary>Half a year of somebody who lunches here every day. What is older is read from the journal.</summary>
    public const int EntriesMax = 120;

    /// <summary>10 000.00: whoever owes more is no guest but a debtor, and belongs in the books.</summary>
    public static readonly Money LimitMax = new(1_000_000);

    /// <summary>Who it was is forgotten; what was sold and paid stays.</summary>
    public bool IsErased { get; init; }

    public static readonly Customer Unknown = new(Id: null, new("", "", ""), Money.Zero, Money.Zero, [], []);

    /// <summary>What the house would still write down. Below zero when the limit was lowered beneath the debt.</summary>
    public Money Left => LimitOfDebt - Owed - Held.Sum(held => held.Amount);
}

/// <param name="Phone">International (E.164), such as +33612345678; empty for none.</param>
/// <param name="Group">As the house calls it, such as « Entreprises »; empty for none.</param>
/// <param name="Mail">Where receipts may be sent; empty for none.</param>
/// <param name="MayMail">The customer has agreed to be written to: without it nothing is sent by itself (features.md L19).</param>
/// <param name="Business">What an invoice says of a company; null for a guest who wants none.</param>
/// <param name="Tag">The number of the customer's card, as <see cref="NfcTag"/> reads it; empty for none.</param>
public sealed record CustomerFacts(
    string Name, string Phone, string Group, string Mail = "", bool MayMail = false, BusinessFacts? Business = null,
    string Tag = "")
{
    /// <summary>The longest address that mail servers carry (RFC 5321).</summary>
    public const int MailMax = 254;

    public CustomerRefusal? Check() =>
        !Text.IsName(Name) ? CustomerRefusal.NameInvalid
        : Phone.Length > 0 && !PhoneNumber.IsInternational(Phone) ? CustomerRefusal.PhoneInvalid
        : !Text.IsNameOrEmpty(Group) ? CustomerRefusal.GroupInvalid
        : (Mail.Length > 0 && !IsMail(Mail)) || (MayMail && Mail.Length == 0) ? CustomerRefusal.MailInvalid
        : Tag.Length > 0 && !NfcTag.IsNormal(Tag) ? CustomerRefusal.TagInvalid
        : Business?.Check() is not null ? CustomerRefusal.BusinessInvalid
        : null;

    /// <summary>Whether it is an address at all; whether anybody reads there only a letter tells.</summary>
    public static bool IsMail(string mail) =>
        mail.Length <= MailMax && Text.IsClean(mail) && !mail.Any(char.IsWhiteSpace)
        && mail.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == mail.LastIndexOf('@')
        && mail.LastIndexOf('.') is var dot && dot > at + 1 && dot < mail.Length - 1;
}

/// <param name="Tender">Of the payment that asked for it.</param>
public sealed record HeldDebt(CommandId Tender, SaleId Sale, Money Amount);

/// <summary>One line of the account.</summary>
/// <param name="Id">Of the payment, the refund or the settling.</param>
/// <param name="Amount">What it adds to the debt; below zero what it takes off.</param>
/// <param name="Owed">What was owed after it.</param>
/// <param name="Ticket">The sealed record; null for money that settles a debt.</param>
public sealed record AccountEntry(
    CommandId Id, AccountEntryKind Kind, Money Amount, Money Owed, SaleId? Sale, TillId Till, long? Ticket, PaymentKeyId? Key, Actor By, DateTimeOffset At);

public enum AccountEntryKind
{
    /// <summary>Eaten, sealed, and written down.</summary>
    Charged,

    /// <summary>A refund of what was written down.</summary>
    CreditedBack,

    /// <summary>The customer has paid.</summary>
    Settled,
}
