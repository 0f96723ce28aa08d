using RetailPos.Kernel;

namespace RetailPos.Domain.Tests;

/// <summary>given(history) → when(command) → then(events or refusal), for any decider.</summary>
public static class Scenario
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.FromHours(1));

    public static readonly Actor Anna = new("Anna", "grill-1");

    extension<TState, TCommand, TEvent, TRefusal>(Decider<TState, TCommand, TEvent, TRefusal> decider)
        where TRefusal : struct, Enum
    {
        public Given<TState, TCommand, TEvent, TRefusal> Given(params TEvent[] history) => new(decider, history);
    }

    extension<TEvent, TRefusal>(Decision<TEvent, TRefusal> decision)
        where TRefusal : struct, Enum
    {
        public void Happens(params TEvent[] expected)
        {
            Assert.Null(decision.Refusal);
            Assert.Equal(expected, decision.Events.ToArray());
        }

        public void NothingHappens() => decision.Happens();

        public void IsRefused(TRefusal reason)
        {
            Assert.Equal(reason, decision.Refusal);
            Assert.Empty(decision.Events);
        }
    }

    /// <summary>The cases of a closed family, by name: for the tests that say "one of each".</summary>
    public static IEnumerable<string> CasesOf<TFamily>() => typeof(TFamily).GetNestedTypes()
        .Where(type => type.IsSubclassOf(typeof(TFamily)))
        .Select(type => type.Name)
        .Order();
}

public sealed record Given<TState, TCommand, TEvent, TRefusal>(
    Decider<TState, TCommand, TEvent, TRefusal> Decider, TEvent[] History)
    where TRefusal : struct, Enum
{
    public TState State => Decider.Replay(History);

    public Decision<TEvent, TRefusal> When(TCommand command) => Decider.Decide(State, command, Scenario.Noon);

    /// <summary>The state after the command as well, for what a history is too long to say.</summary>
    public TState After(TCommand command) => When(command).Events.Aggregate(State, Decider.Evolve);
}
