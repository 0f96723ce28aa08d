using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Register.Office;

/// <summary>What stands on the house's receipts, and when they are printed; with what comes of it beside it, at every key.</summary>
public sealed partial class ReceiptsScreen(IHouseRulesDesk desk, IFeed<HouseRulesView> feed, IReceiptWords wording) : RegisterPart, IDisposable
{
    private static readonly Actor By = new("", "office");

    private static readonly ReceiptFields[] Fields =
        [ReceiptFields.Mode, ReceiptFields.Table, ReceiptFields.CallNumber, ReceiptFields.Choices, ReceiptFields.Code];

    private IDisposable? _subscription;
    private HouseRulesView _view = HouseRulesView.Empty;
    private ReceiptForm _form = ReceiptForm.Of(ReceiptRules.Default);
    private ReceiptPreview _preview;
    private (string Text, bool IsRefusal)? _said;
    private bool _isOvertaken;

    private Receipt Shown => ReceiptSample.Of(
        _preview, new(_form.Rules, wording.In(Culture), Site.Name, HouseSoftware.Name, Site.Currency), Words, Clock.GetLocalNow());

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
        if (view.Position <= _view.Position || view.Rules == _view.Rules)
        {
            return;
        }

        var (isTouched, hasMoved) = (_form.Rules != _view.Rules.Receipts, view.Rules.Receipts != _view.Rules.Receipts);
        _view = view;
        _form = hasMoved && !isTouched ? ReceiptForm.Of(view.Rules.Receipts) : _form;
        _isOvertaken |= hasMoved && isTouched && _form.Rules != view.Rules.Receipts;
        StateHasChanged();
    }

    private void TakeOver() => (_form, _isOvertaken) = (ReceiptForm.Of(_view.Rules.Receipts), false);

    private void Touch() => _said = null;

    private void Toggle(ReceiptFields field)
    {
        _form.Toggle(field);
        Touch();
    }

    private async Task SaveAsync()
    {
        try
        {
            var told = await desk.TellAsync(new(Guid.CreateVersion7().ToString("N")), new HouseRulesCommand.SetReceipts(_form.Rules, By));
            _said = told.Refusal is { } refusal ? (RefusalText.Of(refusal, Words), true) : (Words["HouseSaved"].Value, false);
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
