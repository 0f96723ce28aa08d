using System.Globalization;
using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Home;

namespace RetailPos.Register.TillDay;

/// <summary>What was sold: found by day, by kind and by what is remembered of it, and shown as it was sealed.</summary>
public sealed partial class HistoryScreen(
    ISalesHistoryDesk history, ITillDesk desk, ITillScreens screens, HouseTills tills, NavigationManager navigation) : RegisterPart, IDisposable
{
    private static readonly int[] Spans = [1, 7, HistoryWish.DaysMax];

    private readonly CancellationTokenSource _gone = new();
    private DateOnly _first;
    private int _days = 1;
    private HistoryKind _kind = HistoryKind.All;
    private string _search = "";
    private SalesHistory? _found;
    private HistoryRow? _chosen;
    private TicketOfPast? _ticket;
    private bool _asking;
    private int _looks;
    private (string Text, bool IsRefusal)? _said;

    /// <summary>The register that sales are taken up at; without it, the first of the house.</summary>
    [SupplyParameterFromQuery(Name = "till")]
    public string? Till { get; set; }

    private TillId TillId => Till is { } till && tills.Ids.Contains(new(till)) ? new(till) : tills.Ids[0];

    protected override async Task OnInitializedAsync()
    {
        base.OnInitialized();
        _first = history.Today;
        await LookAsync();
    }

    private Task SetDayAsync(string typed)
    {
        _first = DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 2000 and < 2200 ? day : history.Today;
        return LookAsync();
    }

    // A span ends with the day that was chosen: "this week" is what lies behind it.
    private Task SetDaysAsync(string typed)
    {
        _days = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && Spans.Contains(days) ? days : 1;
        return LookAsync();
    }

    private Task SetKindAsync(HistoryKind kind)
    {
        _kind = kind;
        return LookAsync();
    }

    private async Task LookAsync()
    {
        var look = ++_looks;
        (_said, _chosen, _ticket) = (null, null, null);

        try
        {
            var found = await history.ReadAsync(new(_kind is HistoryKind.Planned ? _first : _first.AddDays(1 - _days), _days, _kind, _search), _gone.Token);

            // Who types quickly asks twice: the last question counts.
            _found = look == _looks ? found : _found;
        }
        catch (OperationCanceledException)
        {
        }
        catch (RightRefusedException refused)
        {
            _said = (RefusalText.Of(refused.Right, refused.Standing, Words), true);
        }
        catch (Exception)
        {
            _said = (Words["HubFault"], true);
        }
    }

    private async Task ChooseAsync(HistoryRow row)
    {
        (_chosen, _ticket, _said) = (row, null, null);

        if (row.Position is { } position)
        {
            var ticket = await history.FindAsync(position, _gone.Token);
            _ticket = _chosen == row ? ticket : _ticket;
        }
    }

    private async Task ReprintAsync(TicketOfPast ticket)
    {
        _asking = true;

        try
        {
            var told = await desk.TellAsync(
                new(Guid.CreateVersion7().ToString("N")), ticket.Ticket.Till, new TillCommand.Reprint(ticket.Ticket.Number, new("", TillId.Value)));
            _ticket = await history.FindAsync(ticket.Position, _gone.Token);
            _said = told.Refusal is { } refusal
                ? (RefusalText.Of(refusal, Words), true)
                : (Words["HistoryReprinted", _ticket?.Copies ?? 0], false);
        }
        catch (RightRefusedException refused)
        {
            _said = (RefusalText.Of(refused.Right, refused.Standing, Words), true);
        }
        catch (Exception)
        {
            _said = (Words["HubFault"], true);
        }
        finally
        {
            _asking = false;
        }
    }

    private void Resume(SaleId sale)
    {
        screens.Show(TillId, sale);
        navigation.NavigateTo($"register/{TillId}");
    }

    private string Around(HistoryRow row) => string.Join(" · ", new[]
    {
        row.Till.Value, row.Table?.Value ?? "", row.Customer, row.Person, row.DueAt is { } due ? Words["DueFor", DueWords(due)] : "",
    }.Where(word => word.Length > 0));

    private static string TagOf(HistoryState state) => state switch
    {
        HistoryState.Open => "tag-fresh",
        HistoryState.PaidInPart => "tag-waiting",
        HistoryState.Paid => "tag-ready",
        HistoryState.Refund => "tag-late",
        HistoryState.Abandoned => "tag-cancelled",
    };

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
