using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Stations;

using Answer = Decision<StationEvent, StationRefusal>;

public static class StationDecider
{
    public static readonly Decider<Station, StationCommand, StationEvent, StationRefusal> Decider =
        new(Station.Unknown, Decide, Evolve);

    public static Answer Decide(Station station, StationCommand command, DateTimeOffset now) => command switch
    {
        StationCommand.SetUp c => SetUp(station, c.Setup, now),
        StationCommand.SetRules c => c.Rules == station.Rules ? [] : [new StationEvent.RulesSet(c.Rules, c.By, now)],
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static Station Evolve(Station station, StationEvent happened) => happened switch
    {
        StationEvent.WasSetUp e => station with { Setup = e.Setup },
        StationEvent.RulesSet e => station with { Rules = e.Rules },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    /// <summary>What is wrong with a set-up, or null.</summary>
    public static StationRefusal? Check(StationSetup setup) =>
        !Id.IsValid(setup.Id.Value) ? StationRefusal.IdInvalid :
        !Text.IsName(setup.Name) ? StationRefusal.NameInvalid :
        setup.Backup is { } backup && (backup == setup.Id || !Id.IsValid(backup.Value))
            ? StationRefusal.BackupInvalid :
        setup.Capacity is < 1 or > Limits.StationCapacityMax ? StationRefusal.CapacityOutOfRange :
        null;

    private static Answer SetUp(Station station, StationSetup setup, DateTimeOffset now) =>
        Check(setup) is { } fault ? fault
        : setup == station.Setup ? []
        : [new StationEvent.WasSetUp(setup, now)];
}
