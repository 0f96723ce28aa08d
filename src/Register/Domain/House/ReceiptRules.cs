using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;

namespace RetailPos.Register.Domain.House;

/// <summary>What stands on the house's receipts, and when they are printed (features.md K14, K17).</summary>
/// <param name="Header">Below the house's name. What the law asks for stands there by itself.</param>
/// <param name="Logo">The printer's own name for the house's picture in its memory; empty for none.</param>
/// <param name="Width">Signs to a row of paper: 32 (58 mm), 42 or 48 (80 mm).</param>
/// <param name="Fields">What may be left out. Nothing else can.</param>
/// <param name="HasGift">Whether the register offers a ticket without prices.</param>
/// <param name="ETicketDays">How long the page of a ticket opens; counted from its sealing.</param>
/// <param name="LogoImage">The house's picture as it was brought here, by its id; empty for none. It comes before <paramref name="Logo"/>.</param>
public sealed record ReceiptRules(
    HouseIdentity House,
    ValueList<string> Header,
    ValueList<string> Footer,
    string Logo,
    int Width,
    ReceiptFields Fields,
    ReceiptPrinting Printing,
    bool HasGift,
    int ETicketDays = ReceiptRules.ETicketDaysUsual,
    string LogoImage = "")
{
    /// <summary>A year and a month: long enough for whoever does the year's accounts.</summary>
    public const int ETicketDaysUsual = 400;

    /// <summary>Ten years: as long as any country of ours has the journal kept.</summary>
    public const int ETicketDaysMax = 3_660;

    /// <summary>More is an advertisement, and paper.</summary>
    public const int TextLinesMax = 6;

    /// <summary>As a printer's memory names them: a letter and a figure, or a short word.</summary>
    public const int LogoMax = 20;

    public static readonly ValueList<int> Widths = [32, 42, 48];

    /// <summary>30 mm: a higher picture is paper that guests throw away.</summary>
    public const int LogoHeightPointsMax = 240;

    /// <summary>How many points lie side by side on a paper of so many signs: 58 mm, 80 mm in large letters, 80 mm.</summary>
    public static int PointsOf(int width) => width <= 32 ? 384 : width <= 42 ? 512 : 576;

    /// <summary>Ask, with "do not print" for an answer: what French law wants since 1 August 2023 (décret n° 2022-1565).</summary>
    public static readonly ReceiptRules Default = new(
        HouseIdentity.None, [], [], Logo: "", Width: 42, ReceiptFields.All, ReceiptPrinting.Ask, HasGift: true);

    public HouseRulesRefusal? Check() =>
        House.Check() is { } fault ? fault
        : !Text.AreNames(Header, TextLinesMax) || !Text.AreNames(Footer, TextLinesMax) ? HouseRulesRefusal.ReceiptTextInvalid
        : Logo.Length > LogoMax || !Logo.All(char.IsAsciiLetterOrDigit) ? HouseRulesRefusal.LogoInvalid
        : LogoImage.Length > 0 && !Id.IsValid(LogoImage) ? HouseRulesRefusal.LogoImageInvalid
        : !Widths.Contains(Width) ? HouseRulesRefusal.PaperWidthInvalid
        : ETicketDays is < 1 or > ETicketDaysMax ? HouseRulesRefusal.ETicketDaysInvalid
        : (Fields & ~ReceiptFields.All) != 0 || !Enum.IsDefined(Printing) ? HouseRulesRefusal.ReceiptTextInvalid
        : null;
}

/// <summary>Who sells. Printed on every receipt; a template cannot leave it out.</summary>
/// <param name="Name">Empty for the name of the site.</param>
/// <param name="Address">With the country.</param>
/// <param name="Siret">14 digits; empty for a house that has none.</param>
/// <param name="VatNumber">Empty for a house that has none.</param>
/// <param name="LegalForm">With the capital where the law wants it: "SARL au capital de 8 000 €".</param>
/// <param name="ActivityCode">Naf/Ape: four digits and a letter.</param>
/// <param name="Phone">As guests dial it.</param>
public sealed record HouseIdentity(
    string Name, ValueList<string> Address, string Siret, string VatNumber, string LegalForm = "", string ActivityCode = "", string Phone = "")
{
    public const int AddressLinesMax = 5;

    /// <summary>"+33 4 78 00 00 00", and room for an extension.</summary>
    public const int PhoneMax = 24;

    public static readonly HouseIdentity None = new("", [], "", "");

    internal HouseRulesRefusal? Check() =>
        !Text.IsNameOrEmpty(Name) || !Text.AreNames(Address, AddressLinesMax) ? HouseRulesRefusal.HouseNameInvalid
        : Siret.Length > 0 && !IsSiret(Siret) ? HouseRulesRefusal.SiretInvalid
        : VatNumber.Length > 0 && !IsVatNumber(VatNumber) ? HouseRulesRefusal.VatNumberInvalid
        : !Text.IsNameOrEmpty(LegalForm) ? HouseRulesRefusal.HouseNameInvalid
        : ActivityCode.Length > 0 && !TaxNumbers.IsActivityCode(ActivityCode) ? HouseRulesRefusal.ActivityCodeInvalid
        : Phone.Length > PhoneMax || !Text.IsNameOrEmpty(Phone) ? HouseRulesRefusal.PhoneInvalid
        : null;

    public static bool IsSiret(string siret) => TaxNumbers.IsSiret(siret);

    public static bool IsVatNumber(string number) => TaxNumbers.IsVatNumber(number);
}

/// <summary>What a house may leave off its receipts.</summary>
[Flags]
public enum ReceiptFields
{
    None = 0,
    Mode = 1,

    /// <summary>And how many sat there.</summary>
    Table = 2,
    CallNumber = 4,

    /// <summary>What was chosen out of an article's sets.</summary>
    Choices = 8,

    /// <summary>The address of the e-ticket, as a code.</summary>
    Code = 16,

    /// <summary>Whose it is, as the house knows the customer at the moment of printing. No sealed text holds a name.</summary>
    Customer = 32,

    All = Mode | Table | CallNumber | Choices | Code | Customer,
}

public enum ReceiptPrinting
{
    /// <summary>Nobody is asked; whoever wants one says so.</summary>
    Never,

    /// <summary>The register asks, and "do not print" is the answer that Enter gives.</summary>
    Ask,

    /// <summary>At once. For countries that want it, and for what is exempt from the law.</summary>
    Always,
}
