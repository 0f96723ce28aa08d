using System.Globalization;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Grains.Desks;

/// <summary>Who sells, as the house's receipts say today.</summary>
/// <param name="words">Null where nobody draws papers.</param>
public sealed class InvoiceFrames(IGrainFactory grains, SiteSettings site, IInvoiceWords? words = null)
{
    /// <summary>Invoices are in the language of the house (loi n° 94-665).</summary>
    public static readonly CultureInfo Language = CultureInfo.GetCultureInfo("fr");

    /// <param name="notes">What stands beside the amounts; a credit note has nothing to say of late payments.</param>
    public async Task<InvoiceFrame> ReadAsync(ValueList<InvoiceNote> notes)
    {
        var house = await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync();
        var rules = house.Receipts;
        return new(
            Seller.Of(rules.House, site.Name), site.Currency, [.. words is null ? [] : Seller.NotesOf(rules.House, words.In(Language)), .. notes],
            HouseSoftware.Name)
        {
            Law = house.Country.Pack,
        };
    }
}
