using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;

namespace RetailPos.Register.Office;

/// <summary>Brings articles, departments and stations in from CSV files: first a trial that changes nothing, then all or nothing.</summary>
public sealed partial class ImportScreen(ICatalogueDesk desk, ILogger<ImportScreen> log) : RegisterPart, IDisposable
{
    private static readonly Actor By = new("", "office");

    private readonly CancellationTokenSource _gone = new();
    private ImportBoard _board = ImportBoard.Empty;
    private CommandId _attempt = NewCommand();
    private bool _underWay;
    private bool _tooMany;

    private static int Megabytes => CatalogueFile.BytesMax / 1024 / 1024;

    private IEnumerable<(string Title, string Text)> Examples =>
    [
        (Words["Stations"], ImportExamples.Stations),
        (Words["Departments"], ImportExamples.Departments),
        (Words["Articles"], ImportExamples.Articles),
    ];

    private static bool IsRequired(ImportColumn column, ImportSheets sheet) =>
        column.IsRequired || (column.Name == "station" && sheet is ImportSheets.Departments);

    private string Verdict(ImportReport report) => Words[
        _board.IsDone ? "ImportDone"
        : !report.IsGood ? "ImportBad"
        : report.Changed == 0 ? "ImportNothingNew"
        : "ImportGood"];

    private string NextStep(ImportReport report) => Words[
        _board.IsDone ? "ImportDoneNext"
        : !report.IsGood ? "ImportBadNext"
        : report.Changed == 0 ? "ImportNothingNewNext"
        : "ImportGoodNext"];

    private async Task ReadAsync(InputFileChangeEventArgs chosen)
    {
        (_board, _tooMany, _attempt) = (ImportBoard.Empty, chosen.FileCount > ImportBoard.FilesMax, NewCommand());

        if (_tooMany || chosen.FileCount == 0)
        {
            return;
        }

        await WorkAsync(async () =>
        {
            var files = chosen.GetMultipleFiles(ImportBoard.FilesMax);
            _board = ImportBoard.Of(
                await ReadAllAsync(files.Where(file => file.Size <= CatalogueFile.BytesMax)),
                files.Where(file => file.Size > CatalogueFile.BytesMax).Select(file => file.Name));

            if (!_board.Files.IsEmpty && _board.Oversize.IsEmpty)
            {
                _board = _board.Tried(await RunAsync(dryRun: true));
            }
        });
    }

    private Task ImportAsync() => WorkAsync(async () => _board = _board.Imported(await RunAsync(dryRun: false)));

    // The trial and the import are two commands; the import keeps its id through every press.
    private Task<ImportReport> RunAsync(bool dryRun) =>
        desk.ImportAsync(dryRun ? _attempt.Then("trial") : _attempt, _board.Files, dryRun, By, _gone.Token);

    private async Task WorkAsync(Func<Task> work)
    {
        // Two taps are one import.
        if (_underWay)
        {
            return;
        }

        _underWay = true;

        try
        {
            await work();
        }
        catch (Exception fault) when (!_gone.IsCancellationRequested)
        {
            log.LogError(fault, "The import failed.");
            _board = _board with { HasFailed = true };
        }
        finally
        {
            _underWay = false;
        }
    }

    private async Task<List<CatalogueFile>> ReadAllAsync(IEnumerable<IBrowserFile> files)
    {
        var read = new List<CatalogueFile>();

        foreach (var file in files)
        {
            using var content = new MemoryStream();
            await using var stream = file.OpenReadStream(CatalogueFile.BytesMax, _gone.Token);
            await stream.CopyToAsync(content, _gone.Token);
            read.Add(new(file.Name, content.ToArray()));
        }

        return read;
    }

    private static CommandId NewCommand() => new(Guid.CreateVersion7().ToString("N"));

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
