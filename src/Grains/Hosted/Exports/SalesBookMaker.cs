using MiniExcelLibs;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Exports;

/// <summary>Writes what was sold and paid as a workbook (xlsx), for whoever counts in a spreadsheet. Amounts are numbers, and days are dates.</summary>
public sealed class SalesBookMaker(TillJournal journal, IFeed<CatalogueView> catalogue, IExportStore store, IReceiptWords words)
{
    /// <summary>A sheet has 1 048 576 rows; its first bears the names of the columns.</summary>
    private const int RowsMax = 1_048_575;

    public async Task<ExportMade> MakeAsync(DayRange days, CancellationToken stop)
    {
        var articles = catalogue.Current.Catalogue;
        var book = new SalesBook(
            id => articles.Articles.TryGetValue(id, out var article) ? articles.Departments.GetValueOrDefault(article.Department)?.Name ?? "" : "",
            words.In(ReceiptFrames.Language));
        var (after, until) = await journal.SpanOf(days, stop);

        await foreach (var happening in journal.ReadAsync(after, until, stop))
        {
            book.Hear(happening.Till, happening.Event, happening.Day);

            if (book.RowsOfLongest > RowsMax)
            {
                return ExportRefusal.TooLarge;
            }
        }

        if (book.IsEmpty)
        {
            return ExportRefusal.NothingThere;
        }

        await using var draft = store.Begin(FormattableString.Invariant($"ventes-{days.First:yyyyMMdd}-{days.Last:yyyyMMdd}.xlsx"));
        await draft.Content.SaveAsAsync(book.Sheets, cancellationToken: stop);
        return new(Refusal: null, await draft.KeepAsync());
    }
}
