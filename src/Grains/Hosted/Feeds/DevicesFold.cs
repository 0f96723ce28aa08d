using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Grains.Feeds;

public sealed class DevicesFold : IFold<DevicesView>
{
    public string Name => "feed/devices";

    public DevicesView Empty => DevicesView.Empty;

    public DevicesView At(DevicesView view, long position) => view with { Position = position };

    public ValueTask<DevicesView> FoldAsync(DevicesView view, Recorded recorded, CancellationToken stop) => ValueTask.FromResult(recorded.Event switch
    {
        HouseDevicesEvent happened => view with { Devices = HouseDevicesDecider.Evolve(view.Devices, happened) },
        OutboxEvent happened => With(view, new(recorded.KeyOf(Streams.Outbox)), happened),
        _ => view,
    });

    private static DevicesView With(DevicesView view, DeviceId device, OutboxEvent happened) =>
        view with { Outboxes = view.Outboxes.SetItem(device, OutboxDecider.Evolve(view.OutboxOf(device), happened)) };
}
