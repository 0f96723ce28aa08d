using System.Globalization;
using System.Text;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Accounting;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Exports;

/// <summary>Writes what happened at the tills as accounting entries: the file of the law, and the sheet of the accountant.</summary>
public sealed class BooksMaker(
    TillJournal journal, IFeed<HouseRulesView> rules, IFeed<CatalogueView> catalogue, IFeed<CustomersView> customers, IExportStore store)
{
    private const string LineEnd = "\r\n";

    /// <param name="siren">Of the company whose books these are.</param>
    public async Task<ExportMade> FecAsync(DayRange days, string siren, CancellationToken stop)
    {
        var house = rules.Current.Rules;
        var fec = new Fec(house.Accounting, house.Registers.NameOf);

        await foreach (var (piece, day) in PiecesAsync(days, stop))
        {
            fec.Add(day, piece);
        }

        var encoding = house.Accounting.Charset switch
        {
            FecCharset.Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            FecCharset.Latin9 => CodePagesEncodingProvider.Instance.GetEncoding("iso-8859-15")!,
        };
        return await WriteAsync(
            $"{siren}FEC{days.Last.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.txt", encoding, [Fec.Header, .. fec.Lines()], stop);
    }

    public async Task<ExportMade> SheetAsync(DayRange days, CancellationToken stop)
    {
        var accounting = rules.Current.Rules.Accounting;
        await using var draft = store.Begin($"ecritures-{Stamp(days.First)}-{Stamp(days.Last)}.csv");
        await using var file = new SheetFile("ecritures", draft.Content);
        file.Row([.. AccountingSheet.Columns]);
        var isEmpty = true;

        await foreach (var (piece, day) in PiecesAsync(days, stop))
        {
            foreach (var row in AccountingSheet.RowsOf(piece, day, accounting))
            {
                file.Row([.. row]);
                isEmpty = false;
            }
        }

        file.End();
        return isEmpty ? (ExportMade)ExportRefusal.NothingThere : new(Refusal: null, await draft.KeepAsync());
    }

    private async IAsyncEnumerable<(Piece Piece, DateOnly Day)> PiecesAsync(
        DayRange days, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var articles = catalogue.Current.Catalogue.Articles;
        var known = customers.Current.Customers;
        var book = new AccountingBook(
            rules.Current.Rules.Accounting,
            id => articles.GetValueOrDefault(id)?.Department,
            id => known.GetValueOrDefault(id)?.Facts.Name is { Length: > 0 } name ? name : id.Value,
            customers.Current.KeptOf);
        var (after, until) = await journal.SpanOf(days, stop);

        await foreach (var happening in journal.ReadAsync(after, until, stop))
        {
            if (book.Of(happening.Till, happening.Event) is { } piece)
            {
                yield return (piece, happening.Day);
            }
        }
    }

    private async Task<ExportMade> WriteAsync(string name, Encoding encoding, List<string> lines, CancellationToken stop)
    {
        if (lines.Count < 2)
        {
            return ExportRefusal.NothingThere;
        }

        await using var draft = store.Begin(name);
        await using (var writer = new StreamWriter(draft.Content, encoding, leaveOpen: true) { NewLine = LineEnd })
        {
            foreach (var line in lines)
            {
                await writer.WriteLineAsync(line.AsMemory(), stop);
            }
        }

        return new(Refusal: null, await draft.KeepAsync());
    }

    private static string Stamp(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
