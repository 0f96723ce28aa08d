using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Stations;

/// <summary>A place of preparation as the house has set it up; null while it is not.</summary>
/// <param name="Cover">Where its lines are while its own screen does not show them; null while it does.</param>
public sealed record Station(StationSetup? Setup, StationCover? Cover = null)
{
    public static readonly Station Unknown = new(Setup: null);

    public StationRules Rules { get; init; } = StationRules.Default;
}

/// <param name="Backup">The station whose screen takes over when this one is silent; null for none.</param>
/// <param name="Capacity">How many lines it works on at the same time: hands, rings, oven decks.</param>
/// <param name="Rank">Where it stands among the others, from 0.</param>
/// <param name="IsRetired">Nobody works there any more, and no screen offers it.</param>
public sealed record StationSetup(StationId Id, string Name, StationId? Backup, int Capacity, int Rank, bool IsRetired = false);
