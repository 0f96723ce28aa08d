using System.Globalization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Home;

namespace RetailPos.Register.Office;

/// <summary>Where files for the tax office, the accountant and the platform are made and fetched.</summary>
public sealed partial class ExportsScreen(IExportDesk desk, IFeed<TillsView> view, HouseTills tills) : RegisterPart, IDisposable
{
    /// <summary>Older ones lie in the folder all the same, and can be made again.</summary>
    private const int FilesShown = 60;

    private const int ArchivesShown = 60;

    private readonly CancellationTokenSource _gone = new();
    private ExportKind _kind = ExportKind.Archive;
    private DateOnly _first;
    private DateOnly _last;
    private string _till = "";
    private bool _isReplacement;
    private bool _isMaking;
    private (string Text, bool IsRefusal)? _said;

    private DateOnly Yesterday => desk.Today.AddDays(-1);

    private DateOnly LastMonth => new DateOnly(desk.Today.Year, desk.Today.Month, 1).AddMonths(-1);

    private DateOnly LastYear => new(desk.Today.Year - 1, 1, 1);

    private List<ArchiveRecord> Archives =>
    [
        .. view.Current.Tills.Values.SelectMany(till => till.Archives)
            .OrderByDescending(archive => archive.At).ThenBy(archive => archive.Till.Value, StringComparer.Ordinal).Take(ArchivesShown),
    ];

    protected override void OnInitialized()
    {
        base.OnInitialized();
        (_first, _last) = (LastMonth, LastMonth.AddMonths(1).AddDays(-1));
    }

    private static string Day(DateOnly day) => day.ToString("d", Culture);

    private string When(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Clock.LocalTimeZone).ToString("g", Culture);

    private void Touch() => _said = null;

    private void Choose(DateOnly first, DateOnly last)
    {
        (_first, _last) = (first, last);
        Touch();
    }

    private async Task MakeAsync()
    {
        if (_isMaking)
        {
            return;
        }

        (_isMaking, _said) = (true, null);
        StateHasChanged();

        try
        {
            var made = await desk.MakeAsync(
                new(_kind, _first, _kind is ExportKind.EReport ? _first : _last, _kind is ExportKind.Archive && _till.Length > 0 ? new TillId(_till) : null, _isReplacement),
                new("", "office"),
                _gone.Token);
            _said = made.Refusal is { } refusal ? (RefusalText.Of(refusal, Words), true) : (Told(made), false);
        }
        catch (OperationCanceledException)
        {
            // Whoever left the page does not wait for its answer.
        }
        catch (Exception fault)
        {
            _said = (WordsOf(fault), true);
        }

        _isMaking = false;
    }

    private string Told(ExportMade made) => string.Join(' ', new[]
    {
        Words["ExportMade", made.File!.Name].Value,
        made.Unplaced.IsZero ? "" : Words["ExportUnplaced", Amount(made.Unplaced)],
        made.LeftOut.Tickets is 0 ? "" : Words["ExportLeftOut", made.LeftOut.Tickets, Amount(made.LeftOut.Amount)],
    }.Where(said => said.Length > 0));

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
