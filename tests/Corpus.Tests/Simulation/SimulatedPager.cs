using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>A transmitter that works, fails, does not know, or breaks, as the simulation lets it.</summary>
internal sealed class SimulatedPager : IPager
{
    /// <summary>What it does next; null: its driver throws.</summary>
    public PageOutcome? Next { get; set; } = PageOutcome.Sent;

    public ValueTask<PageAnswer> PageAsync(int number, string message, CancellationToken stop) => AnswerAsync();

    public ValueTask<PageAnswer> StopAsync(int number, CancellationToken stop) => AnswerAsync();

    private ValueTask<PageAnswer> AnswerAsync() => Next is { } outcome
        ? ValueTask.FromResult(new PageAnswer(outcome))
        : throw new InvalidOperationException("The transmitter's driver is broken.");
}
