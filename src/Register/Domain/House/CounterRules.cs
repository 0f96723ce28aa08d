using RetailPos.Kernel;

namespace RetailPos.Register.Domain.House;

/// <summary>What stands on the counters beside the registers, and where the house's calls come in. Empty for nothing.</summary>
public sealed record CounterRules(ValueList<CounterDevice> Devices)
{
    /// <summary>Three for each register of a large house.</summary>
    public const int DevicesMax = 60;

    public static readonly CounterRules Default = new([]);

    /// <summary>The scale that a register asks; null where there is none, or it is off.</summary>
    public CounterDevice? ScaleOf(TillId till) => Devices.FirstOrDefault(device => device.IsOn && device.Kind.IsScale() && device.Till == till);

    /// <summary>The customer displays, each with its register.</summary>
    public IEnumerable<CounterDevice> Poles => Devices.Where(device => device is { IsOn: true, Till: not null } && device.Kind.IsPole());

    public IEnumerable<CounterDevice> Callers => Devices.Where(device => device.IsOn && device.Kind is CounterKind.Modem);

    public HouseRulesRefusal? Check() =>
        Devices.Count > DevicesMax || Devices.DistinctBy(device => device.Id).Count() < Devices.Count || !Devices.All(IsSound) ? HouseRulesRefusal.DeviceInvalid
        : !Devices.All(device => DeviceAddress.Of(device.Address) is { } address && (device.Kind is not CounterKind.PoleEpos || !address.IsSerial))
            ? HouseRulesRefusal.DeviceAddressInvalid
        : Devices.Where(device => device is { IsOn: true, Till: not null, Kind: not CounterKind.Modem })
            .GroupBy(device => (device.Till, device.Kind.IsScale())).Any(several => several.Count() > 1) ? HouseRulesRefusal.DeviceTwice
        : null;

    private static bool IsSound(CounterDevice device) =>
        Kernel.Id.IsValid(device.Id)
        && Text.IsNameOrEmpty(device.Name)
        && Enum.IsDefined(device.Kind)
        && (device.Till is not { } till || Kernel.Id.IsValid(till.Value));
}

/// <param name="Name">Empty for its id.</param>
/// <param name="Address">As <see cref="DeviceAddress"/> reads it.</param>
/// <param name="Till">Whose it is; null for nobody's yet, and for a modem: its calls concern every register.</param>
public sealed record CounterDevice(string Id, string Name, CounterKind Kind, string Address, TillId? Till, bool IsOn = true);

public enum CounterKind
{
    /// <summary>A scale that says its weight: Mettler Toledo 8217 and what speaks like it.</summary>
    ScaleToledo,

    /// <summary>A scale that computes the price and is told it: Dialog 06.</summary>
    ScaleDialog06,

    /// <summary>Two rows of twenty signs, by Epson's commands.</summary>
    PoleEpson,

    /// <summary>Two rows of twenty signs, by the CD5220 commands.</summary>
    PoleCd5220,

    /// <summary>Two rows of twenty signs on an Epson printer that is asked over HTTP.</summary>
    PoleEpos,

    /// <summary>A modem on the telephone line, that tells who calls.</summary>
    Modem,
}

public static class CounterKinds
{
    public static bool IsScale(this CounterKind kind) => kind is CounterKind.ScaleToledo or CounterKind.ScaleDialog06;

    public static bool IsPole(this CounterKind kind) => kind is CounterKind.PoleEpson or CounterKind.PoleCd5220 or CounterKind.PoleEpos;
}
