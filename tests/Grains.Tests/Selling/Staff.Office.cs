using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests.Selling;

/// <content>What the office does with papers that wait, and with who prepares what.</content>
internal sealed partial class Staff
{
    private static readonly PrinterSetup Spare = PrinterSetup.Usual(new("spare"), "Réserve", "127.0.0.1:9101");

    // No worker of these houses prints anything: what was given out waits until somebody decides otherwise.
    private Tap AtThePrinters(House house)
    {
        var (printers, by) = (house.Of<IFeed<DevicesView>>().Current, By);
        var waiting = printers.Outboxes.OrderBy(outbox => outbox.Key.Value, StringComparer.Ordinal)
            .SelectMany(outbox => outbox.Value.Jobs.Select(job => (Device: outbox.Key, job.Id))).ToList();

        if (waiting.Count == 0 || OneIn(3))
        {
            HouseDevicesCommand command = OneIn(2)
                ? new HouseDevicesCommand.SetUpPrinter(Spare with { Width = OneIn(2) ? 32 : 48 }, by)
                : new HouseDevicesCommand.TakeAway(Spare.Id, JobsLeft: 0, by);
            return Of($"{command.GetType().Name} {Spare.Id}", async (now, id) => (await now.Of<IDeviceDesk>().TellAsync(id, command)).Refusal);
        }

        var job = Any(waiting);
        OutboxCommand about = _chance.Next(5) switch
        {
            0 or 1 => new OutboxCommand.Move(job.Id, Spare.Id, by),
            2 => new OutboxCommand.SayItCameOut(job.Id, by),
            _ => new OutboxCommand.Drop(job.Id, by),
        };
        return Of($"{about.GetType().Name} {job.Id} of {job.Device}", async (now, id) => (await now.Of<IDeviceDesk>().TellAsync(id, job.Device, about)).Refusal);
    }

    private Tap Route(House house)
    {
        var routing = house.Of<IFeed<RoutingView>>().Current.Routing;
        var (seen, version, by, key) = (routing.Draft?.Revision ?? 0, routing.Published.Version, By, _chance.Next(5));
        var fallback = OneIn(2) ? House.Kitchen : House.Bar;
        return Of($"routes ({key})", async (now, id) =>
        {
            var desk = now.Of<IRoutingDesk>();
            return key switch
            {
                0 or 1 => (await desk.SaveDraftAsync(id, [], fallback, seen, by)).Refusal,
                2 => (await desk.PublishAsync(id, version, seen, "Léa", by)).Refusal,
                3 => (await desk.DiscardDraftAsync(id, seen, by)).Refusal,
                _ => (await desk.RollBackAsync(id, version, by)).Refusal,
            };
        });
    }
}
