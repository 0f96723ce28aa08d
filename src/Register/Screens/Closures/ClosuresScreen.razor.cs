using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Look;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Home;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Closures;

/// <summary>What is closed and what is due, till by till; and one closure in full, as it was sealed.</summary>
public sealed partial class ClosuresScreen(
    IClosureDesk desk, ITillDesk tillDesk, IFeed<ClosuresView> closures, IFeed<TillsView> tills, IFeed<HouseRulesView> rules, HouseTills house,
    IReceiptDesk receipts, IFeed<KitchenView> kitchen)
    : RegisterPart, IDisposable
{
    /// <summary>A line of numbers. The page behind it names them all.</summary>
    private const int LeftMax = 12;

    private readonly CancellationTokenSource _gone = new();
    private readonly List<IDisposable> _subscriptions = [];
    private ClosuresView _closures = ClosuresView.Empty;
    private TillsView _tills = TillsView.Empty;
    private TillId _till;
    private ClosureKind _kind;
    private OpenPeriod? _open;
    private SealedClosure? _chosen;
    private ClosingSchedule? _schedule;
    private bool _isReading;
    private bool _isTraining;
    private bool _isAsking;
    private (string Text, bool IsRefusal)? _said;

    /// <summary>Those that sell, and those that have sold: a register that was taken away is closed every day all the same.</summary>
    private IEnumerable<TillId> Tills => house.Ids.Concat(_closures.Rows.Keys)
        .Concat(_tills.Tills.Where(till => !till.Value.IsTraining).Select(till => till.Key)).Distinct();

    // Whoever closes the day knows whether the room is empty: what stands in the kitchen then, stands there for ever.
    private List<int> LeftInKitchen =>
        [.. Leftovers.Of(kitchen.Current.Orders.Values, DateTimeOffset.MaxValue).Select(order => order.Header!.CallNumber)];

    private List<ClosureRow> Rows => [.. _closures.Of(_till).Where(row => row.Kind == _kind).Reverse()];

    protected override async Task OnInitializedAsync()
    {
        base.OnInitialized();
        _subscriptions.Add(closures.Subscribe(_ => FollowAsync()));
        _subscriptions.Add(tills.Subscribe(_ => FollowAsync()));
        _subscriptions.Add(rules.Subscribe(_ => FollowAsync()));
        _subscriptions.Add(kitchen.Subscribe(_ => OnScreenAsync(StateHasChanged)));
        (_closures, _tills) = (closures.Current, tills.Current);
        _till = house.Ids[0];
        await LookAsync();
    }

    private Task FollowAsync() => InvokeAsync(async () =>
    {
        await LookAsync();
        await OnScreenAsync(StateHasChanged);
    });

    private async Task LookAsync()
    {
        try
        {
            (_closures, _tills, _isTraining) = (closures.Current, tills.Current, rules.Current.Rules.IsTraining);
            _schedule = desk.Schedule;
            _open = await desk.ReadOpenAsync(_till);
        }
        catch (Exception fault)
        {
            _said = (WordsOf(fault), true);
        }
    }

    private async Task ChooseTillAsync(TillId till)
    {
        (_till, _chosen, _isReading, _said) = (till, null, false, null);
        await LookAsync();
    }

    private async Task ChooseAsync(ClosureRow row)
    {
        try
        {
            (_said, _isReading) = (null, false);
            _chosen = await desk.FindAsync(row.Position, _gone.Token);
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception fault)
        {
            _said = (WordsOf(fault), true);
        }
    }

    private void ReadX() => (_chosen, _isReading) = (null, true);

    private async Task CloseDayAsync()
    {
        if (_isAsking)
        {
            return;
        }

        (_isAsking, _said) = (true, null);

        try
        {
            var told = await tillDesk.TellAsync(new(Guid.CreateVersion7().ToString("N")), _till, new TillCommand.CloseDay(new("", _till.Value)));
            _said = told.Refusal is { } refusal ? (RefusalText.Of(refusal, Words), true) : (Words["ClosuresClosedSaid"].Value, false);

            if (told.Refusal is null)
            {
                (_kind, _isReading) = (ClosureKind.Day, false);
                var view = await closures.ReachAsync(told.Position, _gone.Token);
                await LookAsync();

                // What was just closed is what whoever closed it wants to see.
                await ChooseNewestAsync(view);
            }
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
            _isAsking = false;
        }
    }

    private Task PrintZAsync(SealedClosure closure) => PrintAsync(id => receipts.PrintClosingAsync(id, closure.Position, new("", closure.Closure.Till.Value)));

    private Task PrintXAsync() => PrintAsync(id => receipts.PrintReadingAsync(id, _till, new("", _till.Value)));

    private async Task PrintAsync(Func<CommandId, Task<ReceiptAnswer>> print)
    {
        if (_isAsking)
        {
            return;
        }

        (_isAsking, _said) = (true, null);

        try
        {
            var answer = await print(new(Guid.CreateVersion7().ToString("N")));
            _said = (ReceiptText.OfClosing(answer.Outcome, Words), answer.Outcome is not ReceiptOutcome.Done);
        }
        catch (Exception fault)
        {
            _said = (WordsOf(fault), true);
        }
        finally
        {
            _isAsking = false;
        }
    }

    private async Task ChooseNewestAsync(ClosuresView view)
    {
        if (view.Of(_till).LastOrDefault(row => row.Kind is ClosureKind.Day) is { } newest)
        {
            _chosen = await desk.FindAsync(newest.Position, _gone.Token);
        }
    }

    private Seen Seen() => new(Math.Min(tills.SeenWith(_tills.Position), closures.SeenWith(_closures.Position)), "");

    private string DueWordsOf(OpenPeriod open) =>
        open.IsSessionOpen && open.IsOverdue ? Words["ClosuresWaits", When(open.DueAt)]
        : open.IsSessionOpen ? Words["ClosuresDueSession", When(open.DueAt)]
        : open.IsOverdue ? Words["ClosuresMissed", When(open.DueAt)]
        : Words["ClosuresDue", When(open.DueAt)];

    private string CauseOf(ClosureRow row) => row.Cause is ClosureCause.ByHand && row.Person.Length > 0
        ? Words["ClosureByPerson", row.Person, When(row.MadeAt)]
        : $"{Words[$"ClosureCause{row.Cause}"]} · {When(row.MadeAt)}";

    private string PeriodOf(ClosureKind kind, DateOnly from, DateOnly to) => kind switch
    {
        ClosureKind.Day => from == to ? Day(to) : Words["ClosureFromTo", Short(from), Short(to)],
        ClosureKind.Month => Capital(to.ToString("MMMM yyyy", Culture)),
        ClosureKind.Year => Words["ClosureFromTo", Short(from), Short(to)],
    };

    private static string Day(DateOnly day) => Capital(day.ToString("dddd d MMMM yyyy", Culture));

    private static string Short(DateOnly day) => day.ToString("d", Culture);

    private string When(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, Clock.LocalTimeZone) is var local ? $"{local.ToString("d MMM", Culture)} {Time(at)}" : "";

    private static string Capital(string text) => text.Length > 0 ? char.ToUpper(text[0], Culture) + text[1..] : text;

    public void Dispose()
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        _gone.Cancel();
        _gone.Dispose();
    }
}
