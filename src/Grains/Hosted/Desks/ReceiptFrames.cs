using System.Globalization;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Grains.Desks;

/// <summary>What is the same on all papers that the house gives out, as its rules say now.</summary>
public sealed class ReceiptFrames(IGrainFactory grains, IReceiptWords words, SiteSettings site)
{
    /// <summary>Receipts are in the language of the house, whichever its register speaks (loi n° 94-665).</summary>
    public static readonly CultureInfo Language = CultureInfo.GetCultureInfo("fr");

    public async Task<ReceiptFrame> ReadAsync()
    {
        var rules = await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync();
        return new(rules.Receipts, words.In(Language), site.Name, HouseSoftware.Name, site.Currency, rules.Country.Pack.Name)
        {
            IsTraining = rules.IsTraining, Law = rules.Country.Pack,
        };
    }

    // As the house knows the customer today: whoever was forgotten meanwhile is nobody on a duplicate.
    public async Task<ReceiptFrame> ReadAsync(SaleId id)
    {
        var sale = await grains.GetGrain<ISaleGrain>(id.Value).ReadAsync();
        var known = sale.Known is { } customer ? (await grains.ReadKeptAsync(customer)).Facts.Name : sale.Customer;
        var rules = await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync();
        var relay = sale.FetchedAt is { } stop
            ? string.Join(", ", ((string[])[stop.Name, stop.Address, stop.Hours]).Where(part => part.Length > 0))
            : "";
        return await ReadAsync() with { Customer = known, Relay = relay, TillText = rules.Registers.Find(sale.Till)?.TicketText ?? "" };
    }

    /// <summary>The frame as the house has set it, but never wider than the paper that it comes on.</summary>
    public static ReceiptFrame For(PrinterSetup printer, ReceiptFrame frame) => printer.Width >= frame.Rules.Width ? frame : frame with
    {
        Rules = frame.Rules with
        {
            Width = ReceiptRules.Widths.Where(width => width <= printer.Width).DefaultIfEmpty(frame.Rules.Width).Max(),
        },
    };

    /// <summary>The paper for a letter.</summary>
    public static string TextOf(Receipt receipt) => string.Join("\r\n", receipt.Rows.Select(row => row.Style switch
    {
        ReceiptStyle.Rule => new string('-', receipt.Width),
        ReceiptStyle.Logo or ReceiptStyle.Image => "",
        ReceiptStyle.Large or ReceiptStyle.Bold or ReceiptStyle.Text or ReceiptStyle.Alert or ReceiptStyle.Code => row.Text,
    }));

    /// <summary>What a letter is called.</summary>
    public string SubjectOf(ReceiptFrame frame) =>
        words.SubjectOf(frame.Rules.House.Name is { Length: > 0 } name ? name : site.Name, Language);
}
