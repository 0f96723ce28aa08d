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
        StationCommand.Cover c => Cover(station, c, now),
        StationCommand.AskPaper c => AskPaper(station, c.Lines, now),
        StationCommand.ReportPaper c => ReportPaper(station, c, now),
        StationCommand.HandBack c => HandBack(station, c.Lines, now),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static Station Evolve(Station station, StationEvent happened) => happened switch
    {
        StationEvent.WasSetUp e => station with { Setup = e.Setup },
        StationEvent.RulesSet e => station with { Rules = e.Rules },
        StationEvent.Covered e => station with
        {
            Cover = new(e.Reason, e.Rung, e.To, e.Only, e.SilentSince, station.Cover?.Paper ?? [], e.At),
        },
        StationEvent.PaperAsked e => WithPaper(station, e.Lines, outcome: null, e.At),
        StationEvent.PaperReported e => WithPaper(station, e.Lines, e.Outcome, e.At),
        StationEvent.HandedBack => station with { Cover = null },
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

    private static Answer Cover(Station station, StationCommand.Cover c, DateTimeOffset now) =>
        (c.Rung is CoverRung.Backup) != c.To.HasValue || (c.To is { } to && to == station.Setup?.Id) ? StationRefusal.CoverInvalid
        : station.Cover is { } cover && (cover.Reason, cover.Rung, cover.To) == (c.Reason, c.Rung, c.To) && cover.Only.Equals(c.Only) ? []
        : [new StationEvent.Covered(c.Reason, c.Rung, c.To, c.Only, c.Lines, c.SilentSince, now)];

    // What is on paper, or on its way there, is not printed again; what the printer refused may be tried once more.
    private static Answer AskPaper(Station station, ValueList<SlipLine> lines, DateTimeOffset now)
    {
        var cover = station.Cover;
        var fresh = cover is null
            ? []
            : lines.Distinct().Where(line => cover.PaperOf(line) is null or { Outcome: PaperOutcome.Failed }).ToValueList();
        return fresh.IsEmpty ? [] : [new StationEvent.PaperAsked(fresh, now)];
    }

    private static Answer ReportPaper(Station station, StationCommand.ReportPaper c, DateTimeOffset now)
    {
        var cover = station.Cover;
        var asked = cover is null
            ? []
            : c.Lines.Distinct().Where(line => cover.PaperOf(line) is { Outcome: null }).ToValueList();
        return asked.IsEmpty ? [] : [new StationEvent.PaperReported(asked, c.Outcome, now)];
    }

    private static Answer HandBack(Station station, ValueList<LineId> lines, DateTimeOffset now) =>
        station.Cover is { } cover ? [new StationEvent.HandedBack(cover.Rung, lines, now)] : [];

    private static Station WithPaper(Station station, ValueList<SlipLine> lines, PaperOutcome? outcome, DateTimeOffset at) =>
        station.Cover is not { } cover ? station : station with
        {
            Cover = cover with
            {
                Paper = cover.Paper.Where(paper => !lines.Contains(paper.Slip))
                    .Concat(lines.Select(line => new PaperLine(line, outcome, at)))
                    .ToValueList(),
            },
        };
}
