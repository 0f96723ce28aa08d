using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Register.Tests;

/// <summary>The real deciders behind the desk of the devices, and no device.</summary>
internal sealed class FakePrinters(FakeFeed<DevicesView> feed, TimeProvider clock) : IDeviceDesk
{
    public void Has(PrinterSetup printer) => feed.Push(feed.Current with
    {
        Position = feed.Current.Position + 1,
        Devices = new(feed.Current.Devices.Printers.SetItem(printer.Id, printer)),
    });

    public Task<Told<HouseDevicesRefusal>> TellAsync(CommandId id, HouseDevicesCommand command)
    {
        var view = feed.Current;
        var decision = HouseDevicesDecider.Decide(view.Devices, command, clock.GetUtcNow());

        if (decision.Refusal is null)
        {
            feed.Push(view with { Position = view.Position + 1, Devices = decision.Events.Aggregate(view.Devices, HouseDevicesDecider.Evolve) });
        }

        return Task.FromResult(new Told<HouseDevicesRefusal>(decision.Refusal, feed.Current.Position));
    }

    public Task<Told<OutboxRefusal>> TellAsync(CommandId id, DeviceId device, OutboxCommand command)
    {
        var view = feed.Current;
        var outbox = view.OutboxOf(device);
        var decision = OutboxDecider.Of(device).Decide(outbox, command, clock.GetUtcNow());

        if (decision.Refusal is null)
        {
            feed.Push(view with
            {
                Position = view.Position + 1,
                Outboxes = view.Outboxes.SetItem(device, decision.Events.Aggregate(outbox, OutboxDecider.Evolve)),
            });
        }

        return Task.FromResult(new Told<OutboxRefusal>(decision.Refusal, feed.Current.Position));
    }

    public Task<Told<OutboxRefusal>> TestAsync(CommandId id, DeviceId printer, Actor by) =>
        TellAsync(id, printer, new OutboxCommand.Queue(new(id.Value), JobKind.Test, "Test", new JobContent.Drawer(), by));

    public async Task<Told<OutboxRefusal>?> OpenDrawerAsync(CommandId id, TillId till, Actor by) =>
        feed.Current.Devices.OfTill(till) is { } printer
            ? await TellAsync(id, printer.Id, new OutboxCommand.Queue(new(id.Value), JobKind.Drawer, till.Value, new JobContent.Drawer(), by))
            : null;
}
