using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office;

/// <summary>What the house takes as money. What is saved holds at every register at once.</summary>
public sealed partial class PaymentsScreen(IHouseRulesDesk desk, IFeed<HouseRulesView> feed) : RegisterPart, IDisposable
{
    private static readonly Actor By = new("", "office");

    private IDisposable? _subscription;
    private HouseRulesView _view = HouseRulesView.Empty;
    private PaymentForm _form = PaymentForm.Of(PaymentRules.Default);
    private (string Text, bool IsRefusal)? _said;
    private bool _isOvertaken;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _subscription = feed.Subscribe(view => _ = OnScreenAsync(() => Show(view)));
        _view = feed.Current;
        TakeOver();
    }

    // What somebody else has saved does not wipe what is being typed here: it is said, and taken over on demand.
    private void Show(HouseRulesView view)
    {
        if (view.Position <= _view.Position)
        {
            return;
        }

        var isTouched = _form.Rules != PaymentForm.Of(_view.Rules.Payments).Rules;
        var isMoved = view.Rules.Payments != _view.Rules.Payments;
        _view = view;
        _form = isMoved && !isTouched ? PaymentForm.Of(view.Rules.Payments) : _form;
        _isOvertaken |= isMoved && isTouched && _form.Rules != view.Rules.Payments;
        StateHasChanged();
    }

    private void TakeOver() => (_form, _isOvertaken) = (PaymentForm.Of(_view.Rules.Payments), false);

    private void Touch() => _said = null;

    private void Add()
    {
        _form.Add();
        Touch();
    }

    private void Move(PaymentKeyRow row, int by)
    {
        _form.Move(row, by);
        Touch();
    }

    private async Task SaveAsync()
    {
        try
        {
            var told = await desk.TellAsync(
                new(Guid.CreateVersion7().ToString("N")), new HouseRulesCommand.SetPayments(_form.Rules, By));
            _said = told.Refusal is { } refusal
                ? (RefusalText.Of(refusal, Words), true)
                : (Words["HouseSaved"].Value, false);
            _isOvertaken = told.Refusal is not null && _isOvertaken;

            if (told.Refusal is null)
            {
                Show(await feed.ReachAsync(told.Position, CancellationToken.None));
            }
        }
        catch (Exception)
        {
            _said = (Words["HubFault"], true);
        }
    }

    public void Dispose() => _subscription?.Dispose();
}
