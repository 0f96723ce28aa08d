using System.Globalization;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Exports;
using RetailPos.Grains.Exports.Saft;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Grains.Desks;

/// <summary>Asks whether a file can be made, and has it made. One at a time: books must not take a core from those who sell.</summary>
public sealed class ExportDesk(
    IGrainFactory grains,
    TillJournal journal,
    ArchiveMaker archives,
    BooksMaker books,
    EReportMaker reports,
    SaftMaker audits,
    SalesBookMaker workbooks,
    IFeed<TillsView> tills,
    IFeed<HouseRulesView> rules,
    IExportStore store) : IExportDesk, IDisposable
{
    /// <summary>A SIRET begins with it.</summary>
    private const int SirenDigits = 9;

    private readonly SemaphoreSlim _one = new(1);

    public DateOnly Today => journal.Today;

    public IReadOnlyList<ExportFile> Files => store.Files;

    private string? Siren => rules.Current.Rules.Receipts.House.Siret is { Length: > SirenDigits } siret ? siret[..SirenDigits] : null;

    public async Task<ExportMade> MakeAsync(ExportWish wish, Actor by, CancellationToken stop)
    {
        await rules.ReachAsync(rules.Head, stop);

        if (Check(wish) is { } refusal)
        {
            return refusal;
        }

        await _one.WaitAsync(stop);

        try
        {
            return await Task.Run(() => MakeNowAsync(wish, by, stop), stop);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ExportMade> MakeNowAsync(ExportWish wish, Actor by, CancellationToken stop)
    {
        var days = new DayRange(wish.First, wish.Last);
        var made = await (wish.Kind switch
        {
            ExportKind.Archive => archives.MakeAsync(days, wish.Till, by, stop),
            ExportKind.Fec => books.FecAsync(days, Siren!, stop),
            ExportKind.AccountingSheet => books.SheetAsync(days, stop),
            ExportKind.EReport => reports.MakeAsync(wish.First, Siren!, wish.IsReplacement, stop),
            ExportKind.Saft => audits.MakeAsync(days, stop),
            ExportKind.SalesBook => workbooks.MakeAsync(days, stop),
        });

        if (made.File is { } file && CodeOf(wish.Kind) is { } code)
        {
            await NoteAsync(code, wish, file.Name, by);
        }

        return made;
    }

    // An archive is a record of the tills, which is noted as one.
    private static TechnicalCode? CodeOf(ExportKind kind) => kind switch
    {
        ExportKind.Archive => null,
        ExportKind.Fec or ExportKind.AccountingSheet => TechnicalCode.AccountsExported,
        ExportKind.EReport or ExportKind.Saft or ExportKind.SalesBook => TechnicalCode.DataExported,
    };

    private async Task NoteAsync(TechnicalCode code, ExportWish wish, string file, Actor by) =>
        await grains.GetGrain<ITechnicalLogGrain>(TechnicalKeys.Of(till: null)).TellAsync(
            new($"export/{Guid.CreateVersion7():N}"),
            new TechnicalLogCommand.Note(
                code,
                string.Create(CultureInfo.InvariantCulture, $"{wish.Kind} from:{wish.First:yyyy-MM-dd} to:{wish.Last:yyyy-MM-dd} file:{file}"),
                by));

    private ExportRefusal? Check(ExportWish wish) =>
        wish.First > wish.Last || wish.Last.DayNumber - wish.First.DayNumber >= ExportWish.DaysMax || wish.First.Year < 2000 ? ExportRefusal.PeriodInvalid
        : wish.Last >= Today ? ExportRefusal.PeriodNotOver
        : wish.Till is { } till && !tills.Current.Tills.ContainsKey(till) ? ExportRefusal.TillUnknown
        : wish.Kind is ExportKind.Fec or ExportKind.EReport && Siren is null ? ExportRefusal.SirenMissing
        : wish.Kind is ExportKind.EReport && rules.Current.Rules.EReporting.Platform.Length is 0 ? ExportRefusal.PlatformMissing
        : null;
}
