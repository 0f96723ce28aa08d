using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Grains.Reactions;

/// <summary>What follows, elsewhere, from something that happened.</summary>
/// <remarks>
/// It is told of every event at least once, in order, and after a crash of some twice. Each of its commands bears an id
/// made of the event's position, so that the second time has no effect.
/// </remarks>
public interface IReaction
{
    /// <summary>Under which its checkpoint is kept. For ever: a new name starts from the beginning of the journal.</summary>
    string Name { get; }

    /// <summary>Whether it could do anything about this. An event that does not concern it need not be brought.</summary>
    bool Concerns(object happened);

    /// <exception cref="Exception">Anything: the same event is brought again a little later.</exception>
    ValueTask HandleAsync(Recorded recorded, CancellationToken stop);
}

internal static class Following
{
    /// <summary>The id of the command that a reaction sends because of this event: the same at every repetition.</summary>
    public static CommandId CommandOf(this IReaction reaction, Recorded recorded) =>
        new($"{reaction.Name}.{recorded.Position}");
}
