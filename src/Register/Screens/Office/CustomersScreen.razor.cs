using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Home;

namespace RetailPos.Register.Office;

/// <summary>Whom the house knows, what they owe, and what made it so.</summary>
public sealed partial class CustomersScreen(
    ICustomerDesk desk, IFeed<CustomersView> feed, IFeed<HouseRulesView> rules, HouseTills tills, IActing acting) : RegisterPart, IDisposable
{
    /// <summary>What is looked through by eye. One more letter finds the rest.</summary>
    private const int FoundMax = 60;

    private static readonly Actor By = new("", "office");

    private IDisposable? _subscription;
    private CustomersView _view = CustomersView.Empty;
    private Customer _account = Customer.Unknown;
    private CustomerId? _edited;
    private bool _isOpen;
    private bool _isAsking;
    private string _typed = "";
    private CustomerForm _form = new();
    private ValueList<LikelyDouble> _doubles = [];
    private (CustomerId First, CustomerId Second)? _compared;
    private CustomerId? _merging;
    private string _limit = "";
    private string _amount = "";
    private string _key = "";
    private string _till = "";
    private string _said = "";
    private string _fault = "";

    // Kept until it was answered: the key pressed again is the same payment.
    private CommandId _settling = NewCommand();

    private IEnumerable<Customer> Found => _view.Find(_typed).Take(FoundMax);

    // A debt is not paid by writing it down once more.
    private IEnumerable<PaymentKey> SettleKeys => rules.Current.Rules.Payments.Keys
        .Where(key => key.IsOn && key.Mode is not PaymentMode.OnAccount)
        .OrderBy(key => key.Rank);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _till = tills.Ids.Select(till => till.Value).FirstOrDefault() ?? "";
        _key = SettleKeys.Select(key => key.Id.Value).FirstOrDefault() ?? "";
        _subscription = feed.Subscribe(view => _ = OnScreenAsync(() => _ = ShowAsync(view)));
        (_view, _doubles) = (feed.Current, feed.Current.LikelyDoubles());
    }

    private bool MayMerge => acting.May(Right.EditRules) is not Standing.NotAllowed;

    private async Task ShowAsync(CustomersView view)
    {
        if (view.Position <= _view.Position)
        {
            return;
        }

        var isOther = _edited is { } id && view.Find(id) != _view.Find(id);
        (_view, _doubles) = (view, view.LikelyDoubles());

        if (isOther)
        {
            _account = await desk.ReadAsync(_edited!.Value);
        }

        StateHasChanged();
    }

    private Task OpenAsync(CustomerId id)
    {
        if (_merging is { } first && first != id)
        {
            Compare(first, id);
            return Task.CompletedTask;
        }

        return EditAsync(id);
    }

    private void Compare(CustomerId first, CustomerId second) => (_compared, _merging, _said, _fault) = ((first, second), null, "", "");

    private async Task MergedAsync(CustomerId kept)
    {
        (_compared, _view) = (null, await feed.ReachAsync(feed.Head, CancellationToken.None));
        _doubles = _view.LikelyDoubles();
        await EditAsync(kept);
        _said = Words["MergeDone"];
    }

    private void ToldApart() => (_compared, _said) = (null, Words["MergeToldApart"]);

    private async Task ImportedAsync(CustomerImport report)
    {
        _view = await feed.ReachAsync(feed.Head, CancellationToken.None);
        (_doubles, _said, _isOpen, _edited) = (_view.LikelyDoubles(), Words["CustomerImportDone", report.Entered, report.Changed], false, null);
    }

    private async Task EditAsync(CustomerId id)
    {
        _account = await desk.ReadAsync(id);
        (_edited, _isOpen, _said, _fault, _amount) = (_account.Id ?? id, true, "", "", "");
        (_form, _limit) = (CustomerForm.Of(_account.Facts), PlaceText.Hundredths(_account.LimitOfDebt.Cents));
    }

    // Who was forgotten is on no page any more.
    private void Leave() => (_edited, _isOpen, _said) = (null, false, Words["PrivacyErased"]);

    private void AddNew()
    {
        (_edited, _isOpen, _account, _said, _fault) = (null, true, Customer.Unknown, "", "");
        (_form, _merging) = (new(), null);
    }

    private Task SaveAsync() => AskAsync(async () =>
    {
        var facts = _form.Read();
        var isNew = _edited is null;
        var id = _edited ?? new CustomerId(NewCommand().Value);
        var told = await desk.TellAsync(
            NewCommand(), id, isNew ? new CustomerCommand.Enter(id, facts, Money.Zero, By) : new CustomerCommand.Change(facts, By));

        if (told.Refusal is null && !isNew && Read(_limit) is var limit && limit != _account.LimitOfDebt)
        {
            told = await desk.TellAsync(NewCommand(), id, new CustomerCommand.SetLimit(limit, By));
        }

        return (told, id);
    });

    private Task SettleAsync() => AskAsync(async () =>
    {
        var told = await desk.TellAsync(
            _settling, _edited!.Value, new CustomerCommand.Settle(_settling, new(_till), new(_key), Read(_amount), By));
        _settling = NewCommand();
        return (told, _edited.Value);
    });

    private async Task AskAsync(Func<Task<(Told<CustomerRefusal> Told, CustomerId Id)>> ask)
    {
        (_said, _fault, _isAsking) = ("", "", true);

        try
        {
            var (told, id) = await ask();
            _fault = told.Refusal is { } refusal ? RefusalText.Of(refusal, Words) : "";

            if (told.Refusal is null)
            {
                _view = await feed.ReachAsync(told.Position, CancellationToken.None);
                await EditAsync(id);
                _said = Words["HouseSaved"];
            }
        }
        catch (RightRefusedException)
        {
            _fault = Words["CustomerNotAllowed"];
        }
        catch (Exception)
        {
            _fault = Words["HubFault"];
        }
        finally
        {
            _isAsking = false;
        }
    }

    private string DayAndTime(DateTimeOffset at) =>
        $"{TimeZoneInfo.ConvertTime(at, Clock.LocalTimeZone).ToString("d", Culture)} {Time(at)}";

    // What cannot be read becomes what nobody may owe, so that the hub names it.
    private static Money Read(string typed) => new(Digits.Read(typed.Trim(), decimals: 2) ?? -1);

    private static CommandId NewCommand() => new(Guid.CreateVersion7().ToString("N"));

    public void Dispose() => _subscription?.Dispose();
}
