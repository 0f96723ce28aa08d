using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office;

/// <summary>The receipts as somebody is changing them. Nothing of it holds before it was saved.</summary>
public sealed class ReceiptForm
{
    private ReceiptForm(ReceiptRules rules)
    {
        (Name, Siret, VatNumber) = (rules.House.Name, rules.House.Siret, rules.House.VatNumber);
        (LegalForm, ActivityCode, Phone) = (rules.House.LegalForm, rules.House.ActivityCode, rules.House.Phone);
        (Address, Header, Footer) = (Join(rules.House.Address), Join(rules.Header), Join(rules.Footer));
        (Logo, Width, Fields, Printing, HasGift) = (rules.Logo, rules.Width, rules.Fields, rules.Printing, rules.HasGift);
        (ETicketDays, LogoImage) = (rules.ETicketDays, rules.LogoImage);
    }

    public string Name { get; set; }

    /// <summary>Line by line, as the texts above and below.</summary>
    public string Address { get; set; }

    public string Siret { get; set; }

    public string VatNumber { get; set; }

    public string LegalForm { get; set; }

    public string ActivityCode { get; set; }

    public string Phone { get; set; }

    public string Header { get; set; }

    public string Footer { get; set; }

    public string Logo { get; set; }

    /// <summary>The picture that was brought here; empty for none.</summary>
    public string LogoImage { get; set; }

    public int Width { get; set; }

    public ReceiptFields Fields { get; private set; }

    public ReceiptPrinting Printing { get; set; }

    public bool HasGift { get; set; }

    public int ETicketDays { get; set; }

    public static ReceiptForm Of(ReceiptRules rules) => new(rules);

    /// <summary>What it says. Spaces that people write into long numbers are none of theirs.</summary>
    public ReceiptRules Rules => new(
        new(Name.Trim(), Split(Address), TaxNumbers.Bare(Siret), TaxNumbers.Bare(VatNumber), LegalForm.Trim(), TaxNumbers.Bare(ActivityCode), Phone.Trim()),
        Split(Header), Split(Footer), Logo.Trim(), Width, Fields, Printing, HasGift, ETicketDays, LogoImage);

    public bool Has(ReceiptFields field) => Fields.HasFlag(field);

    public void Toggle(ReceiptFields field) => Fields ^= field;

    private static string Join(ValueList<string> lines) => string.Join('\n', lines);

    private static ValueList<string> Split(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
