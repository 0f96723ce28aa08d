using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office;

/// <summary>How guests get what they buy here, and where it is brought to. What is saved holds at every register at once.</summary>
public sealed partial class ModesScreen(IHouseRulesDesk desk, IFeed<HouseRulesView> feed, IGazetteer gazetteer) : RegisterPart, IDisposable
{
    /// <summary>The first few show what is wrong with a file; the log has them all.</summary>
    private const int FaultsShown = 10;

    private static readonly Actor By = new("", "office");

    private IDisposable? _subscription;
    private HouseRulesView _view = HouseRulesView.Empty;
    private ModeForm _modes = ModeForm.Of(ModeRules.Default);
    private ZoneForm _zones = ZoneForm.Of(DeliveryRules.Default);
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
        if (view.Position <= _view.Position || view.Rules == _view.Rules)
        {
            return;
        }

        var (modesTouched, zonesTouched) = (_modes.Rules != _view.Rules.Modes, _zones.Rules != _view.Rules.Deliveries);
        var (modesMoved, zonesMoved) = (view.Rules.Modes != _view.Rules.Modes, view.Rules.Deliveries != _view.Rules.Deliveries);
        _view = view;
        _modes = modesMoved && !modesTouched ? ModeForm.Of(view.Rules.Modes) : _modes;
        _zones = zonesMoved && !zonesTouched ? ZoneForm.Of(view.Rules.Deliveries) : _zones;
        _isOvertaken |= (modesMoved && modesTouched && _modes.Rules != view.Rules.Modes)
            || (zonesMoved && zonesTouched && _zones.Rules != view.Rules.Deliveries);
        StateHasChanged();
    }

    private void TakeOver()
    {
        (_modes, _zones, _isOvertaken) = (ModeForm.Of(_view.Rules.Modes), ZoneForm.Of(_view.Rules.Deliveries), false);

        if (_zones.FeeName.Length == 0)
        {
            _zones.FeeName = _zones.Zones.Count > 0 ? Words["Delivery"] : "";
        }
    }

    private void Touch() => _said = null;

    private void Move(ModeRow row, int by)
    {
        _modes.Move(row, by);
        Touch();
    }

    private void Move(ZoneRow zone, int by)
    {
        _zones.Move(zone, by);
        Touch();
    }

    private void Remove(ZoneRow zone)
    {
        _zones.Zones.Remove(zone);
        Touch();
    }

    private void AddZone()
    {
        _zones.FeeName = _zones.FeeName.Length > 0 ? _zones.FeeName : Words["Delivery"];
        _zones.Add();
        Touch();
    }

    private Task SaveModesAsync() => SaveAsync(new HouseRulesCommand.SetModes(_modes.Rules, By));

    private Task SaveZonesAsync() => SaveAsync(new HouseRulesCommand.SetDeliveries(_zones.Rules, By));

    private async Task SaveAsync(HouseRulesCommand command)
    {
        try
        {
            var told = await desk.TellAsync(new(Guid.CreateVersion7().ToString("N")), command);
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
