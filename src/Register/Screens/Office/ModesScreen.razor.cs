using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office;

/// <summary>How guests get what they buy here, and where it is brought to. What is saved holds at every register at once.</summary>
public sealed partial class ModesScreen(IGazetteer gazetteer) : HouseRulesPage
{
    /// <summary>The first few show what is wrong with a file; the log has them all.</summary>
    private const int FaultsShown = 10;

    private ModeForm _modes = ModeForm.Of(ModeRules.Default);
    private ZoneForm _zones = ZoneForm.Of(DeliveryRules.Default);

    protected override void Fill()
    {
        (_modes, _zones) = (ModeForm.Of(Rules.Modes), ZoneForm.Of(Rules.Deliveries));

        if (_zones.FeeName.Length == 0)
        {
            _zones.FeeName = _zones.Zones.Count > 0 ? Words["Delivery"] : "";
        }
    }

    protected override bool Follow(HouseRules before)
    {
        var (modesTouched, zonesTouched) = (_modes.Rules != before.Modes, _zones.Rules != before.Deliveries);
        var (modesMoved, zonesMoved) = (Rules.Modes != before.Modes, Rules.Deliveries != before.Deliveries);
        _modes = modesMoved && !modesTouched ? ModeForm.Of(Rules.Modes) : _modes;
        _zones = zonesMoved && !zonesTouched ? ZoneForm.Of(Rules.Deliveries) : _zones;
        return (modesMoved && modesTouched && _modes.Rules != Rules.Modes)
            || (zonesMoved && zonesTouched && _zones.Rules != Rules.Deliveries);
    }

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

    // What switching a mode on opens.
    private static (string Address, string Word)? PageOf(ServiceMode mode) => mode switch
    {
        ServiceMode.EatIn => ("office/floor", "TileEditor"),
        ServiceMode.Delivery => ("deliveries", "TileDeliveries"),
        ServiceMode.RelayPoint => ("office/relays", "RelaysTitle"),
        ServiceMode.Shipping => ("shipments", "TileShipments"),
        ServiceMode.TakeAway or ServiceMode.Drive or ServiceMode.Counter => null,
    };

    private Task SaveModesAsync() => SaveAsync(new HouseRulesCommand.SetModes(_modes.Rules, By));

    private Task SaveZonesAsync() => SaveAsync(new HouseRulesCommand.SetDeliveries(_zones.Rules, By));
}
