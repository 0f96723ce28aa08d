using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Look;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register.TillDay;

/// <summary>One till's day: the float, what goes in and out, what was counted. What is expected, the hub says.</summary>
public sealed partial class TillScreen(
    ITillDesk desk, IFeed<TillsView> tills, IFeed<HouseRulesView> rules, IFeed<PeopleView> people) : RegisterPart, IDisposable
{
    /// <summary>What fits below the form; the others stand in the history of the house.</summary>
    private const int MovementsShown = 12;

    private readonly List<IDisposable> _subscriptions = [];
    private TillsView _tills = TillsView.Empty;
    private HouseRulesView _rules = HouseRulesView.Empty;
    private CountSheet _sheet = new();
    private MovementKind _kind = MovementKind.PettyCashOut;
    private string _float = "";
    private string _moved = "";
    private string _reason = "";
    private bool _asking;
    private (string Text, bool IsRefusal)? _said;

    [Parameter, EditorRequired]
    public required string Till { get; set; }

    [Inject]
    private IDeviceDesk Devices { get; set; } = default!;

    [Inject]
    private IFeed<DevicesView> DevicesFeed { get; set; } = default!;

    // The drawer hangs on the printer.
    private bool HasPrinter => DevicesFeed.Current.Devices.OfTill(new(Till)) is not null;

    private Till State => _tills.Of(new(Till));

    private bool IsBlind => _rules.Rules.TillDay.BlindCount;

    private bool IsCounted => _sheet.CountedIn(PaymentMode.Cash) is not null
        && _sheet.Others.Values.All(typed => string.IsNullOrWhiteSpace(typed) || CashText.Read(typed) is not null);

    private Money Offered => _rules.Rules.FloatAt(new(Till), State.Left);

    private bool HasFloat => _rules.Rules.Registers.SettingsAt(new(Till)).Opening is not RegisterFloat.None;

    private IEnumerable<string> People => people.Current.People.Persons.Values.Where(person => person.IsActive).Select(person => person.Name).Order(StringComparer.CurrentCulture);

    private Actor By => new("", Till);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _subscriptions.Add(tills.Subscribe(view => _ = OnScreenAsync(() => Show(view))));
        _subscriptions.Add(rules.Subscribe(view => _ = OnScreenAsync(() => Show(view))));
        Show(rules.Current);
        Show(tills.Current);
        _float = Figure(Offered);
    }

    private void Show(TillsView view)
    {
        if (view.Position > _tills.Position || ReferenceEquals(_tills, TillsView.Empty))
        {
            _tills = view;
            StateHasChanged();
        }
    }

    private void Show(HouseRulesView view)
    {
        if (view.Position > _rules.Position || ReferenceEquals(_rules, HouseRulesView.Empty))
        {
            _rules = view;
            StateHasChanged();
        }
    }

    private Seen Seen() => new(Math.Min(tills.SeenWith(_tills.Position), rules.SeenWith(_rules.Position)), "");

    private string StateWords(Till till) => till.Session is { } session
        ? Words["TillIsOpen", session.Number, DueWords(session.OpenedAt), session.OpenedBy.Person]
        : Words["TillIsClosed"];

    private string GapWords(TillSession session, PaymentMode mode) => _sheet.CountedIn(mode) is not { } counted
        ? Words["TillExpectedIn", Amount(session.ExpectedIn(mode))]
        : counted == session.ExpectedIn(mode) ? Words["TillExact"]
        : Words["TillGap", Amount(session.ExpectedIn(mode)), Amount(counted - session.ExpectedIn(mode))];

    private Task<bool> OpenAsync() => (HasFloat ? CashText.Read(_float) : Money.Zero) is { } cash
        ? AskAsync(new TillCommand.Open(cash, By), "TillOpened")
        : Task.FromResult(false);

    private async Task MoveAsync()
    {
        if (CashText.Read(_moved) is { } amount
            && await AskAsync(id => new TillCommand.MoveCash(id, _kind, amount, _reason.Trim(), By), "TillMovedSaid"))
        {
            (_moved, _reason) = ("", "");
        }
    }

    // Without a sale: who did it stands in the list of technical events.
    private async Task OpenDrawerAsync()
    {
        (_asking, _said) = (true, null);

        try
        {
            var told = await Devices.OpenDrawerAsync(new(Guid.CreateVersion7().ToString("N")), new(Till), By);
            _said = told?.Refusal is { } refusal ? (RefusalText.Of(refusal, Words), true) : (Words["TillDrawerOpens"], false);
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

    private Task<bool> CountAsync() => AskAsync(new TillCommand.Count(_sheet.Counts, By), "TillCountSaid");

    private async Task HandOverAsync()
    {
        if (await AskAsync(_ => new TillCommand.HandOver(_sheet.To.Trim(), _sheet.Counts, By), "TillHandedOver"))
        {
            _sheet = new();
        }
    }

    private async Task CloseAsync()
    {
        var left = string.IsNullOrWhiteSpace(_sheet.Left) ? Money.Zero : CashText.Read(_sheet.Left);

        if (IsCounted && left is { } stays && await AskAsync(_ => new TillCommand.Close(_sheet.Counts, stays, By), "TillClosedSaid"))
        {
            (_sheet, _float) = (new(), Figure(Offered));
        }
    }

    private Task<bool> AskAsync(TillCommand command, string done) => AskAsync(_ => command, done);

    private async Task<bool> AskAsync(Func<CommandId, TillCommand> ask, string done)
    {
        if (_asking)
        {
            return false;
        }

        (_asking, _said) = (true, null);

        try
        {
            var id = new CommandId(Guid.CreateVersion7().ToString("N"));
            var told = await desk.TellAsync(id, new(Till), ask(id));

            if (told.Refusal is { } refusal)
            {
                _said = (RefusalText.Of(refusal, Words), true);
                return false;
            }

            Show(await tills.ReachAsync(told.Position, CancellationToken.None));
            _said = (Words[done], false);
            return true;
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

        return false;
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
