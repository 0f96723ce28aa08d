using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Stations;

/// <summary>
/// Whether what a station owes can be read somewhere, and what follows when it cannot: the backup's screen, then paper,
/// then an alarm. Pure: it is handed what was painted and when.
/// </summary>
public static class Delivery
{
    /// <summary>What must happen now; null when nothing must.</summary>
    /// <remarks>Asked again after each answer: one rung at a time, and each of them an event.</remarks>
    public static StationCommand? Next(DeliveryFacts facts, DateTimeOffset now)
    {
        var overdue = facts.Owed.Where(line => now - ProvenAt(line, facts.Home) >= facts.Limit).ToList();

        return facts.Cover is { } cover
            ? While(facts, cover, overdue, now)
            : overdue.Count > 0 ? Escalate(facts, overdue, ReasonOf(facts, overdue, now), [], CoverRung.Backup, now) : null;
    }

    private static StationCommand? While(
        DeliveryFacts facts, StationCover cover, List<OwedLine> overdue, DateTimeOffset now)
    {
        var lines = facts.Owed.Where(line => cover.Concerns(line.Mode)).ToList();
        var beyond = overdue.Where(line => !cover.Concerns(line.Mode)).ToList();

        return beyond.Count > 0
            ? Escalate(facts, beyond, ReasonOf(facts, beyond, now), cover.Only, CoverRung.Backup, now)
            : IsHome(facts, cover, lines, now) ? new StationCommand.HandBack(IdsOf(lines))
            : cover.Rung switch
            {
                CoverRung.Backup => OnBackup(facts, cover, lines, now),
                CoverRung.Printer => OnPaper(facts, cover, lines, now),
                CoverRung.Alarm => InAlarm(facts, cover, lines, now),
            };
    }

    // Painted again since, all of it, and by a screen that goes on painting.
    private static bool IsHome(DeliveryFacts facts, StationCover cover, List<OwedLine> lines, DateTimeOffset now)
    {
        var back = facts.Home
            .Where(screen => screen.At > cover.At && screen.Position >= facts.CoverPosition && IsLive(facts, screen, now))
            .ToList();

        return back.Count > 0
            && cover.Only.All(mode => back.Exists(screen => screen.Shows(mode)))
            && lines.TrueForAll(line => back.Exists(screen => screen.HasPainted(line)));
    }

    private static StationCommand.Cover? OnBackup(
        DeliveryFacts facts, StationCover cover, List<OwedLine> lines, DateTimeOffset now)
    {
        if (cover.To != facts.Backup)
        {
            return Again(facts, cover, lines, CoverRung.Backup, now);
        }

        // Only a frame that came after the take-over can show it.
        var aware = facts.BackupScreens.Where(screen => screen.Position >= facts.CoverPosition).ToValueList();
        var unread = lines.Exists(line => now - Later(cover.At, ProvenAt(line, aware)) >= facts.Limit);
        return unread ? Again(facts, cover, lines, CoverRung.Printer, now) : null;
    }

    private static StationCommand? OnPaper(
        DeliveryFacts facts, StationCover cover, List<OwedLine> lines, DateTimeOffset now)
    {
        if (!facts.HasPrinter || lines.Exists(line => HasNoPaper(facts, cover, line, now)))
        {
            return Again(facts, cover, lines, BackupCan(facts, lines, now) ? CoverRung.Backup : CoverRung.Alarm, now);
        }

        var unasked = lines.Select(line => line.Slip).Where(slip => cover.PaperOf(slip) is null).Distinct().ToValueList();
        return unasked.IsEmpty ? null : new StationCommand.AskPaper(unasked);
    }

    // Whatever is better than nobody is taken as soon as it is there; a printer that refused is not asked for the same again.
    private static StationCommand.Cover? InAlarm(
        DeliveryFacts facts, StationCover cover, List<OwedLine> lines, DateTimeOffset now) =>
        lines.Count == 0 ? null
        : BackupCan(facts, lines, now) ? Again(facts, cover, lines, CoverRung.Backup, now)
        : facts.HasPrinter && !lines.Exists(line => HasNoPaper(facts, cover, line, now))
            ? Again(facts, cover, lines, CoverRung.Printer, now)
        : null;

    private static bool HasNoPaper(DeliveryFacts facts, StationCover cover, OwedLine line, DateTimeOffset now) =>
        cover.PaperOf(line.Slip) switch
        {
            { Outcome: PaperOutcome.Failed } => true,
            { Outcome: null } asked => now - asked.At >= facts.Limit,
            _ => false,
        };

    private static StationCommand.Cover Again(
        DeliveryFacts facts, StationCover cover, List<OwedLine> lines, CoverRung from, DateTimeOffset now)
    {
        var (rung, to) = Rung(facts, lines, from, now);
        return new(cover.Reason, rung, to, cover.Only, IdsOf(lines), cover.SilentSince);
    }

    /// <param name="already">The modes that a filter hides already: a second hidden one joins them.</param>
    private static StationCommand.Cover Escalate(
        DeliveryFacts facts,
        List<OwedLine> overdue,
        CoverReason reason,
        ValueList<ServiceMode> already,
        CoverRung from,
        DateTimeOffset now)
    {
        var only = reason is CoverReason.Hidden
            ? already.Concat(overdue.Select(line => line.Mode)).Distinct().Order().ToValueList()
            : [];
        var lines = facts.Owed.Where(line => only.IsEmpty || only.Contains(line.Mode)).ToList();
        var (rung, to) = Rung(facts, lines, from, now);
        var since = reason is CoverReason.Silent && !facts.Home.IsEmpty
            ? facts.Home.Max(screen => screen.At)
            : overdue.Min(line => line.Since);
        return new(reason, rung, to, only, IdsOf(lines), since);
    }

    private static (CoverRung Rung, StationId? To) Rung(
        DeliveryFacts facts, List<OwedLine> lines, CoverRung from, DateTimeOffset now) =>
        from is CoverRung.Backup && BackupCan(facts, lines, now) ? (CoverRung.Backup, facts.Backup)
        : from is not CoverRung.Alarm && facts.HasPrinter ? (CoverRung.Printer, null)
        : (CoverRung.Alarm, null);

    private static bool BackupCan(DeliveryFacts facts, List<OwedLine> lines, DateTimeOffset now) =>
        facts.Backup is not null
        && lines.TrueForAll(line => facts.BackupScreens.Any(screen => IsLive(facts, screen, now) && screen.Shows(line.Mode)));

    private static CoverReason ReasonOf(DeliveryFacts facts, List<OwedLine> overdue, DateTimeOffset now)
    {
        var live = facts.Home.Where(screen => IsLive(facts, screen, now)).ToList();
        return live.Count > 0 && overdue.TrueForAll(line => !live.Exists(screen => screen.Shows(line.Mode)))
            ? CoverReason.Hidden
            : facts.HasHadScreen || !facts.Home.IsEmpty ? CoverReason.Silent : CoverReason.NoScreen;
    }

    /// <summary>Up to when the line could certainly be read on one of these screens; when it came, if never.</summary>
    private static DateTimeOffset ProvenAt(OwedLine line, ValueList<PaintedScreen> screens) => screens
        .Where(screen => screen.HasPainted(line))
        .Select(screen => screen.At)
        .Append(line.Since)
        .Max();

    private static bool IsLive(DeliveryFacts facts, PaintedScreen screen, DateTimeOffset now) =>
        screen.Position > 0 && now - screen.At < facts.Limit;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static ValueList<LineId> IdsOf(List<OwedLine> lines) => lines.Select(line => line.Line).Distinct().ToValueList();
}

/// <summary>All that is known of one station at one moment.</summary>
/// <param name="CoverPosition">Where in the journal the cover began; 0 without one.</param>
/// <param name="Owed">What must be readable: lines that can be worked on, and cancellations that nobody has acknowledged.</param>
/// <param name="Home">The screens of the station, those that fell silent among them.</param>
/// <param name="HasHadScreen">One is paired for it, or there was one.</param>
/// <param name="BackupScreens">Those of the station that <paramref name="Backup"/> names.</param>
/// <param name="Limit">Within which a line must be painted.</param>
public sealed record DeliveryFacts(
    StationCover? Cover,
    long CoverPosition,
    ValueList<OwedLine> Owed,
    ValueList<PaintedScreen> Home,
    bool HasHadScreen,
    StationId? Backup,
    ValueList<PaintedScreen> BackupScreens,
    bool HasPrinter,
    TimeSpan Limit);

/// <param name="Position">In the journal, from which on a screen that has painted it shows this line as it is.</param>
/// <param name="Since">When that was.</param>
public readonly record struct OwedLine(LineId Line, bool IsCancelled, ServiceMode Mode, long Position, DateTimeOffset Since)
{
    public SlipLine Slip => new(Line, IsCancelled);
}

/// <param name="Position">The journal position whose picture was on the glass; 0 before the first.</param>
/// <param name="At">When its page last said so, by the hub's clock.</param>
/// <param name="Hidden">Orders that its settings keep off it.</param>
public sealed record PaintedScreen(long Position, DateTimeOffset At, ValueList<ServiceMode> Hidden)
{
    public bool Shows(ServiceMode mode) => !Hidden.Contains(mode);

    public bool HasPainted(OwedLine line) => Position >= line.Position && Shows(line.Mode);
}
