using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Reporting;

namespace RetailPos.Grains.Exports;

/// <summary>Writes the report of a period for the house's platform (« plateforme agréée »).</summary>
public sealed class EReportMaker(
    TillJournal journal, IFeed<HouseRulesView> rules, IFeed<CustomersView> customers, IExportStore store, SiteSettings site, TimeProvider clock)
{
    /// <param name="siren">Of the company that reports.</param>
    public async Task<ExportMade> MakeAsync(DateOnly within, string siren, bool isReplacement, CancellationToken stop)
    {
        var house = rules.Current.Rules;
        var told = house.EReporting;
        var days = told.Period.Around(within);

        if (days.Last >= journal.Today)
        {
            return ExportRefusal.PeriodNotOver;
        }

        var payments = told.OnDebits ? null : told.Period.PaymentsOf(days);
        var report = await ReadAsync(days, payments, stop);

        if (report is { Sold.IsEmpty: true, Paid.IsEmpty: true })
        {
            return ExportRefusal.NothingThere;
        }

        if (report.UnknownRates.Any())
        {
            return ExportRefusal.RateUnknown;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
        var document = new EReportDocument(
            siren,
            house.Receipts.House.Name is { Length: > 0 } name ? name : site.Name,
            told.Platform,
            told.PlatformName,
            site.Currency,
            isReplacement,
            TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone));
        await using var draft = store.Begin($"flux10-{document.IdOf(days)}.xml");
        await document.WriteAsync(report, draft.Content);
        return new(Refusal: null, await draft.KeepAsync(), report.Unplaced, report.LeftOut);
    }

    private async Task<EReport> ReadAsync(DayRange days, DayRange? payments, CancellationToken stop)
    {
        var book = new EReportBook(days, payments, customers.Current.KeptOf);
        var (_, until) = await journal.SpanOf(days, stop);

        await foreach (var happening in journal.ReadAsync(after: 0, until, stop))
        {
            book.Hear(happening.Event, happening.Day);
        }

        return book.Report();
    }
}
