using RetailPos.Grains.Contracts;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Grains.Devices;

/// <summary>Puts papers and letters where a device will find them. Whoever asks is answered as soon as they are on disk.</summary>
public sealed class Outboxes(IGrainFactory grains)
{
    public async Task<PrinterSetup?> PrinterOfAsync(TillId till) => (await DevicesAsync()).OfTill(till);

    public Task<HouseDevices> DevicesAsync() => grains.GetGrain<IHouseDevicesGrain>(GrainKeys.House).ReadAsync();

    /// <param name="id">Pressed twice, it is one job.</param>
    /// <param name="title">Its number or name, as people call it.</param>
    /// <param name="goodForSeconds">After which nobody wants it any more; null for ever.</param>
    public Task<Told<OutboxRefusal>> QueueAsync(
        CommandId id, DeviceId device, JobKind kind, string title, JobContent content, Actor by, int? goodForSeconds = null) =>
        grains.GetGrain<IOutboxGrain>(device.Value).TellAsync(
            id, new OutboxCommand.Queue(new(Guid.CreateVersion7().ToString("N")), kind, title, content, by, goodForSeconds));

    /// <summary>Whoever has just mended a device does not wait for the end of a pause.</summary>
    public async Task TryNowAsync(CommandId id, DeviceId device, Actor by)
    {
        var outbox = grains.GetGrain<IOutboxGrain>(device.Value);

        if (await outbox.ReadAsync() is { FailedAt: not null, Head: { } head })
        {
            await outbox.TellAsync(id.Then("now"), new OutboxCommand.AskAgain(head.Id, by));
        }
    }
}
