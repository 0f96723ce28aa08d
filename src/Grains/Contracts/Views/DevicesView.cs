using System.Collections.Immutable;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>The devices, how each fares, and what each still has to do.</summary>
public sealed record DevicesView(long Position, HouseDevices Devices, ImmutableDictionary<DeviceId, Outbox> Outboxes) : IView
{
    public static readonly DevicesView Empty = new(Position: 0, HouseDevices.Empty, ImmutableDictionary<DeviceId, Outbox>.Empty);

    public Outbox OutboxOf(DeviceId device) => Outboxes.GetValueOrDefault(device, Outbox.Empty);

    /// <summary>Every printer that somebody should look at, by name: it fails at what it was given, or papers of it are in doubt.</summary>
    public IEnumerable<(PrinterSetup Printer, Outbox Outbox)> Troubled => Devices.Printers.Values
        .Select(printer => (Printer: printer, Outbox: OutboxOf(printer.Id)))
        .Where(pair => pair.Outbox is { FailingSince: not null, Waiting: > 0 } || pair.Outbox.Doubtful > 0)
        .OrderBy(pair => pair.Printer.Name, StringComparer.Ordinal);
}
