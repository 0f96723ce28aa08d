using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Countries;

/// <summary>What one country asks of whoever sells there: pure data, and the sources beside it.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Name">As it stands in an address: receipts name the country.</param>
/// <param name="CashStepCents">The smallest coin, where it is not the cent; 0 for the cent.</param>
/// <param name="NoteFrom">From which price of a service on the guest is given a note before paying; null where no law asks for one.</param>
/// <param name="RetentionYears">How long the journal is kept.</param>
/// <param name="Mentions">What may not be missing on a receipt.</param>
/// <param name="NamelessUpTo">Up to which sum a receipt is a document of the tax without the customer's name; null for any.</param>
/// <param name="Invoices">In which form a customer who is a company is sent its invoice.</param>
/// <param name="Uses">Ascending by day within a kind and a region.</param>
/// <param name="Schemes">How else than on the whole price it lets things be taxed, and what its papers must say then.</param>
public sealed record CountryPack(
    Country Country,
    string Currency,
    string Name,
    ValueList<TaxRegion> Regions,
    int CashStepCents,
    Money? NoteFrom,
    int RetentionYears,
    ValueList<Mention> Mentions,
    Money? NamelessUpTo,
    InvoiceForm Invoices,
    ValueList<VatRate> Rates,
    ValueList<VatUse> Uses,
    ValueList<SchemeMention> Schemes)
{
    public static CountryPack Of(Country country) => country switch
    {
        Country.France => CountryPacks.France,
        Country.Switzerland => CountryPacks.Switzerland,
        Country.Belgium => CountryPacks.Belgium,
    };

    public static readonly ValueList<CountryPack> All = [.. Enum.GetValues<Country>().Select(Of)];

    /// <summary>What articles may be sold under there.</summary>
    public IEnumerable<VatScheme> ArticleSchemes => VatSchemes.OfArticles.Where(scheme => scheme is VatScheme.Standard || Says(scheme).Length > 0);

    /// <summary>What the papers must say of it; empty where the country has no such scheme.</summary>
    public string Says(VatScheme scheme) => Schemes.FirstOrDefault(known => known.Scheme == scheme)?.Words ?? "";

    /// <summary>Null where the code is not known there on that day.</summary>
    public VatRate? Find(VatCode code, TaxRegion region, DateOnly day) =>
        Rates.Where(rate => rate.Code == code && rate.Region == region && rate.HoldsOn(day)).MaxBy(rate => rate.From);

    /// <summary>Null where the pack says nothing of it.</summary>
    public VatUse? UseOf(VatSupply supply, TaxRegion region, DateOnly day) =>
        Uses.Where(use => use.Supply == supply && use.Region == region && use.From <= day).MaxBy(use => use.From);
}

/// <summary>The words that a law wants on a paper, as the law has them: nobody translates them.</summary>
public sealed record SchemeMention(VatScheme Scheme, string Words);

/// <summary>What a country does not let a receipt go without (fiscal-and-protocols.md §1.3, §9).</summary>
public enum Mention
{
    Name,
    LegalForm,
    Address,
    CompanyNumber,
    ActivityCode,
    VatNumber,
    Phone,
    Software,
    Number,
    Till,
    Operator,
    Moment,
    LineCount,
    VatTable,
    Signature,
    ServiceIncluded,
}

public enum InvoiceForm
{
    /// <summary>PDF/A-3 with the EN 16931 data in it.</summary>
    FacturX,

    /// <summary>Through the Peppol network, as BIS Billing 3.</summary>
    Peppol,

    /// <summary>A document with the Swiss payment code (SPC 0200).</summary>
    QrBill,
}
