using System.Globalization;
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

    /// <summary>Twice the same guest happens; thirty times is an import that went wrong.</summary>
    public const int DoublesMax = 30;

    /// <summary>Who it was is forgotten; what was sold and paid stays.</summary>
    public bool IsErased { get; init; }

    /// <summary>Who is kept instead of this one, which was the same person; null for whoever stands alone.</summary>
    public CustomerId? MergedInto { get; init; }

    /// <summary>What lay on the account when it was merged, and lies on the other one since.</summary>
    public CarriedAccount Carried { get; init; } = CarriedAccount.Nothing;

    /// <summary>Who has said that it was the same person; null for nobody.</summary>
    public Actor? MergedBy { get; init; }

    /// <summary>Who was merged into this one, and who had been merged into those.</summary>
    public ValueList<CustomerId> Doubles { get; init; } = [];

    /// <summary>Who is to be merged into this one and has not come yet. Until then it goes nowhere itself.</summary>
    public ValueList<CustomerId> Awaited { get; init; } = [];

    /// <summary>Who looks like the same person, and is not.</summary>
    public ValueList<CustomerId> Apart { get; init; } = [];

    public static readonly Customer Unknown = new(Id: null, new("", "", ""), Money.Zero, Money.Zero, [], []);

    /// <summary>What the house would still write down: nothing for whom it has forgotten. Below zero when the limit was lowered beneath the debt.</summary>
    public Money Left => IsErased ? Money.Zero : LimitOfDebt - Owed - Held.Sum(held => held.Amount);
}

/// <param name="Phone">International (E.164), such as +33612345678; empty for none.</param>
/// <param name="Group">As the house calls it, such as « Entreprises »; empty for none.</param>
/// <param name="Mail">Where receipts may be sent; empty for none.</param>
/// <param name="MayMail">The customer has agreed to be written to: without it nothing is sent by itself (features.md L19).</param>
/// <param name="Business">What an invoice says of a company; null for a guest who wants none.</param>
/// <param name="Tag">The number of the customer's card, as <see cref="NfcTag"/> reads it; empty for none.</param>
/// <param name="Title">As the house writes it before the name, such as « Mme »; empty for none.</param>
/// <param name="Phone2">A second one, international too; empty for none.</param>
/// <param name="Code">What a scanner reads off the customer's card; empty for none.</param>
/// <param name="Address">Where it is brought to; null for nobody asked.</param>
/// <param name="PublicNote">What the guest may read as well, such as an allergy.</param>
/// <param name="PrivateNote">What is read in the office alone.</param>
/// <param name="MayText">The customer has agreed to messages on the telephone.</param>
/// <param name="MayCall">The customer has agreed to be rung.</param>
/// <param name="Born">As 1980-05-31; empty for nobody asked. A text, so that it reads as nothing once it is forgotten.</param>
/// <param name="Warning">Why the register is to be warned before it sells to them; empty for a guest like any other.</param>
public sealed record CustomerFacts(
    string Name, string Phone, string Group, string Mail = "", bool MayMail = false, BusinessFacts? Business = null,
    string Tag = "", string Title = "", string Phone2 = "", string Code = "", GuestAddress? Address = null, string PublicNote = "",
    string PrivateNote = "", bool MayText = false, bool MayCall = false, string Born = "", string Warning = "")
{
    /// <summary>The longest address that mail servers carry (RFC 5321).</summary>
    public const int MailMax = 254;

    /// <summary>« Monsieur le Président » has 21 signs.</summary>
    public const int TitleMax = 30;

    /// <summary>The longest code that a cheap scanner reads off a card at once.</summary>
    public const int CodeMax = 40;

    private const string DayFormat = "yyyy-MM-dd";

    public CustomerRefusal? Check() =>
        !Text.IsName(Name) ? CustomerRefusal.NameInvalid
        : !Text.IsNameOrEmpty(Title) || Title.Length > TitleMax ? CustomerRefusal.TitleInvalid
        : Phone.Length > 0 && !PhoneNumber.IsInternational(Phone) ? CustomerRefusal.PhoneInvalid
        : Phone2.Length > 0 && !PhoneNumber.IsInternational(Phone2) ? CustomerRefusal.PhoneInvalid
        : !Text.IsNameOrEmpty(Group) ? CustomerRefusal.GroupInvalid
        : (Mail.Length > 0 && !IsMail(Mail)) || (MayMail && Mail.Length == 0) ? CustomerRefusal.MailInvalid
        : Tag.Length > 0 && !NfcTag.IsNormal(Tag) ? CustomerRefusal.TagInvalid
        : Code.Length > 0 && !IsCode(Code) ? CustomerRefusal.CodeInvalid
        : Business?.Check() is not null ? CustomerRefusal.BusinessInvalid
        : Address is { IsValid: false } ? CustomerRefusal.AddressInvalid
        : !Text.IsNote(PublicNote) || !Text.IsNote(PrivateNote) || !Text.IsNote(Warning) ? CustomerRefusal.NoteInvalid
        : Born.Length > 0 && DayOf(Born) is null ? CustomerRefusal.BirthInvalid
        : null;

    /// <summary>Where two customers of one name are one: the company's, where the guest has told none.</summary>
    public string Postcode => Address?.Postcode is { Length: > 0 } own ? own : Business?.Postcode ?? "";

    /// <summary>Who is the same person, and what is only known of the double: nothing that was known is lost, and nothing written over.</summary>
    public CustomerFacts With(CustomerFacts other) => this with
    {
        Title = First(Title, other.Title),
        Phone = First(Phone, other.Phone),
        Phone2 = Phone.Length == 0 ? First(Phone2, other.Phone2)
            : First(Phone2, other.Phone != Phone ? other.Phone : other.Phone2),
        Group = First(Group, other.Group),
        Mail = First(Mail, other.Mail),

        // An agreement holds for the address and the number that it was given for.
        MayMail = Mail.Length > 0 ? MayMail || (other.MayMail && IsSameMail(other)) : other.MayMail,
        MayText = Phone.Length > 0 ? MayText || (other.MayText && Phone == other.Phone) : other.MayText,
        MayCall = Phone.Length > 0 ? MayCall || (other.MayCall && Phone == other.Phone) : other.MayCall,
        Business = Business ?? other.Business,
        Tag = First(Tag, other.Tag),
        Code = First(Code, other.Code),
        Address = Address ?? other.Address,
        PublicNote = Joined(PublicNote, other.PublicNote),
        PrivateNote = Joined(PrivateNote, other.PrivateNote),
        Born = First(Born, other.Born),
        Warning = Joined(Warning, other.Warning),
    };

    public bool IsSameMail(CustomerFacts other) => Mail.Length > 0 && Mail.Equals(other.Mail, StringComparison.OrdinalIgnoreCase);

    public static bool IsCode(string code) =>
        code.Length is > 0 and <= CodeMax && Text.IsClean(code) && !code.Any(char.IsWhiteSpace);

    /// <returns>Null for what is no day.</returns>
    public static DateOnly? DayOf(string born) =>
        DateOnly.TryParseExact(born, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string TextOf(DateOnly born) => born.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string First(string own, string other) => own.Length > 0 ? own : other;

    // What does not fit any more stays on the double's own record.
    private static string Joined(string own, string other) =>
        other.Length == 0 || own.Contains(other, StringComparison.Ordinal) ? own
        : own.Length == 0 ? other
        : own.Length + other.Length + Between.Length <= Text.NoteMax ? $"{own}{Between}{other}"
        : own;

    private const string Between = " · ";

    /// <summary>Whether it is an address at all; whether anybody reads there only a letter tells.</summary>
    public static bool IsMail(string mail) =>
        mail.Length <= MailMax && Text.IsClean(mail) && !mail.Any(char.IsWhiteSpace)
        && mail.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == mail.LastIndexOf('@')
        && mail.LastIndexOf('.') is var dot && dot > at + 1 && dot < mail.Length - 1;
}

/// <param name="Note">What whoever brings it must know: a floor, a code at the door.</param>
public sealed record GuestAddress(string Street, string Postcode, string City, string Note)
{
    public static readonly GuestAddress None = new("", "", "", "");

    public bool IsValid =>
        Text.IsNote(Street) && Text.IsNameOrEmpty(Postcode) && Postcode.Length <= BusinessFacts.PostcodeMax && Text.IsNameOrEmpty(City) && Text.IsNote(Note);
}

/// <summary>What goes along when two accounts become one.</summary>
/// <param name="Owed">Below zero what the house owes.</param>
public sealed record CarriedAccount(Money Owed, ValueList<HeldDebt> Held)
{
    public static readonly CarriedAccount Nothing = new(Money.Zero, []);
}

/// <param name="Tender">Of the payment that asked for it.</param>
public sealed record HeldDebt(CommandId Tender, SaleId Sale, Money Amount);

/// <summary>One line of the account.</summary>
/// <param name="Id">Of the payment, the refund or the settling.</param>
/// <param name="Amount">What it adds to the debt; below zero what it takes off.</param>
/// <param name="Owed">What was owed after it.</param>
/// <param name="Ticket">The sealed record; null for money that settles a debt.</param>
/// <param name="Of">Whose account it was made on, if that was merged into this one; null for this one.</param>
public sealed record AccountEntry(
    CommandId Id, AccountEntryKind Kind, Money Amount, Money Owed, SaleId? Sale, TillId Till, long? Ticket, PaymentKeyId? Key, Actor By, DateTimeOffset At,
    CustomerId? Of = null);

public enum AccountEntryKind
{
    /// <summary>Eaten, sealed, and written down.</summary>
    Charged,

    /// <summary>A refund of what was written down.</summary>
    CreditedBack,

    /// <summary>The customer has paid.</summary>
    Settled,

    /// <summary>The same person's other account has come to this one, with its balance.</summary>
    Merged,
}
