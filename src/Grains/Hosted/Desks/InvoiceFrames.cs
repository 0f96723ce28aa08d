using RetailPos.Grains.Contracts;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Grains.Desks;

/// <summary>Who sells, as the house's receipts say today.</summary>
public sealed class InvoiceFrames(IGrainFactory grains, SiteSettings site)
{
    /// <param name="notes">What stands beside the amounts; a credit note has nothing to say of late payments.</param>
    public async Task<InvoiceFrame> ReadAsync(ValueList<InvoiceNote> notes)
    {
        var rules = (await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync()).Receipts;
        return new(Seller.Of(rules.House, site.Name), site.Currency, notes, HouseSoftware.Name);
    }
}
