using System.Globalization;
using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Home;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.TillDay;

/// <summary>What was sold: found by day, by kind and by what is remembered of it, and shown as it was sealed.</summary>
public sealed partial class HistoryScreen(
    ISalesHistoryDesk history, IReceiptDesk receipts, IFeed<HouseRulesView> rules, ITillScreens screens, HouseTills tills, NavigationManager navigation, IActing acting)
    : RegisterPart, IDisposable
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
    private Sale? _open;
    private TillId? _at;
    private PaymentMode? _mode;
    private ReceiptWish _receipt;
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

    private Task SetTillAsync(string typed)
    {
        _at = tills.Ids.Contains(new(typed)) ? new(typed) : null;
        return LookAsync();
    }

    private Task SetModeAsync(string typed)
    {
        _mode = Enum.TryParse<PaymentMode>(typed, out var mode) && Enum.IsDefined(mode) ? mode : null;
        return LookAsync();
    }

    private async Task LookAsync()
    {
        var look = ++_looks;
        (_said, _chosen, _ticket, _open) = (null, null, null, null);

        try
        {
            var found = await history.ReadAsync(new(_kind is HistoryKind.Planned ? _first : _first.AddDays(1 - _days), _days, _kind, _search, _at, _mode), _gone.Token);

            // Who types quickly asks twice: the last question counts.
            _found = look == _looks ? found : _found;
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception fault)
        {
            _said = (WordsOf(fault), true);
        }
    }

    private async Task ChooseAsync(HistoryRow row)
    {
        (_chosen, _ticket, _open, _said, _receipt) = (row, null, null, null, ReceiptWish.None);

        try
        {
            var ticket = row.Position is { } position ? await history.FindAsync(position, _gone.Token) : null;
            var open = row.Position is null ? await history.ReadSaleAsync(row.Sale) : null;
            (_ticket, _open) = _chosen == row ? (ticket, open) : (_ticket, _open);
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception fault)
        {
            _said = (WordsOf(fault), true);
        }
    }

    // What goes back is given to nobody as a present.
    private ReceiptRules PaperRules(TicketOfPast ticket)
    {
        var house = rules.Current.Rules.Receipts;
        return ticket.Ticket.Refund is null ? house : house with { HasGift = false };
    }

    private Task PrintAsync(TicketOfPast ticket, ReceiptKind kind) => GiveOutAsync(ticket, async () => new Answer.GivenOut(
        kind, IsMail: false, await receipts.PrintAsync(NewCommand(), ticket.Sale.Id, kind, TillId, navigation.BaseUri, By, ticket.At)));

    private Task MailAsync(TicketOfPast ticket, string to) => GiveOutAsync(ticket, async () => new Answer.GivenOut(
        ReceiptKind.Ticket, IsMail: true, await receipts.MailAsync(NewCommand(), ticket.Sale.Id, to, navigation.BaseUri, By, ticket.At)));

    private async Task GiveOutAsync(TicketOfPast ticket, Func<Task<Answer.GivenOut>> give)
    {
        if (_asking)
        {
            return;
        }

        _asking = true;

        try
        {
            var given = await give();
            var now = await history.FindAsync(ticket.Position, _gone.Token);
            _ticket = _ticket?.Position == ticket.Position ? now : _ticket;
            _said = (ReceiptText.Of(given, Words), given.IsRefusal);
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception fault)
        {
            _said = (WordsOf(fault), true);
        }
        finally
        {
            _asking = false;
        }
    }

    private Actor By => new("", TillId.Value);

    private static CommandId NewCommand() => new(Guid.CreateVersion7().ToString("N"));

    // A double tap takes up what is still open; what is over has its paper beside it.
    private void Load(HistoryRow row)
    {
        if (row.State is HistoryState.Open or HistoryState.PaidInPart)
        {
            Resume(row.Sale);
        }
    }

    // Seen through its ticket, or through the list of what is open: the sale is the same.
    private Sale? Aside => (_open ?? (_ticket?.Ticket.Refund is null ? _ticket?.Sale : null)) is { IsPutAside: true, Stage: SaleStage.Open or SaleStage.Sealed } aside ? aside : null;

    private async Task GivenUpAsync()
    {
        await LookAsync();
        _said = (Words["PutAsideGivenUp"], false);
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
        HistoryState.PutAside => "tag-waiting",
    };

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
