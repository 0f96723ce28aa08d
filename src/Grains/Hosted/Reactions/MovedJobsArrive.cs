using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;

namespace RetailPos.Grains.Reactions;

/// <summary>What one device gave up, the other has: once, however often the hub dies in between.</summary>
public sealed class MovedJobsArrive(IGrainFactory grains) : IReaction
{
    public string Name => "moved-jobs-arrive";

    public bool Concerns(object happened) => happened is OutboxEvent.JobMoved;

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        if (recorded.Event is OutboxEvent.JobMoved e)
        {
            await grains.GetGrain<IOutboxGrain>(e.To.Value).TellAsync(
                this.CommandOf(recorded), new OutboxCommand.TakeOver(e.Job, new(recorded.KeyOf(Streams.Outbox))));
        }
    }
}
