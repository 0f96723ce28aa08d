using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Grains.Technical;

/// <summary>Says among the technical events that the program starts, which one it is, what the clock was doing meanwhile, and that it stops.</summary>
/// <remarks>Registered after the grain host and before the reactions: the first record of a house is its initialisation.</remarks>
public sealed class HouseStartsAndStops(
    IGrainFactory grains, IJournal journal, FiscalPerimeter perimeter, ILogger<HouseStartsAndStops> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var house = grains.GetGrain<ITechnicalLogGrain>(GrainKeys.House);
            var isFirst = (await house.ReadAsync()).End.Number == 0;
            var head = journal.Head;
            await house.TellAsync(
                NewId(), new TechnicalLogCommand.Start(HouseSoftware.Version, perimeter.Hash, await LastRecordedAtAsync(head, cancellationToken), Actor.Hub));

            // What happened before there was this list stands in the journal, and is not told as if it happened now.
            if (isFirst && head > 0)
            {
                await journal.SaveCheckpointAsync(TechnicalEventsAreNoted.CheckpointName, head, cancellationToken);
            }
        }
        catch (JournalUnwritableException fault)
        {
            // The hub opens all the same: reading goes on, and each command says why it is refused.
            log.LogWarning("The start of the program could not be written down: {Reason}", fault.Message);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<ITechnicalLogGrain>(GrainKeys.House).TellAsync(NewId(), new TechnicalLogCommand.Stop(Actor.Hub));
        }
        catch (Exception fault)
        {
            // Whoever ends a program with a full disk must be able to end it. The next start says that it was cut off.
            log.LogWarning("The end of the program could not be written down: {Reason}", fault.Message);
        }
    }

    private static CommandId NewId() => new($"technical-{Guid.CreateVersion7():N}");

    private async Task<DateTimeOffset?> LastRecordedAtAsync(long head, CancellationToken stop)
    {
        if (head > 0)
        {
            await foreach (var recorded in journal.ReadAllAsync(head - 1, stop))
            {
                return recorded.RecordedAt;
            }
        }

        return null;
    }
}
