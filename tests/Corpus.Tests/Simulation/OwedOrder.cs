using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>
/// What the kitchen owes, written down from the page on the kitchen (lines, steps, routes, changes) and not from the decider:
/// plain, changeable, and without events. Every method says whether anything happened.
/// </summary>
internal sealed class OwedOrder(OrderId id)
{
    private readonly Dictionary<LineId, OwedLine> _byId = [];

    public OrderId Id => id;

    public List<OwedLine> Lines { get; } = [];

    public bool IsPlaced { get; private set; }

    public int CallNumber { get; private set; }

    public HeaderFacts Facts { get; private set; } = new(ServiceMode.EatIn, null, 0, "", "");

    public DateTimeOffset? SurfaceAt { get; private set; }

    public int OpenStep { get; private set; }

    public bool IsSettled { get; private set; }

    public bool IsRush { get; private set; }

    /// <summary>What the stations had read above the lines, and which have read what it is now.</summary>
    public (HeaderFacts Before, List<string> ReadBy)? Amendment { get; private set; }

    public DateTimeOffset? ReadyAt { get; private set; }

    public bool IsToPrepare => Lines.Exists(line => line.State is LineState.Held or LineState.Queued or LineState.Started);

    public bool IsReady => !IsToPrepare && Lines.Exists(line => line.State is LineState.Ready);

    public bool IsAhead => OpenStep == 0 && IsToPrepare;

    public bool IsOver => IsPlaced && !IsToPrepare && !IsReady && !Lines.Exists(line => line.MustBeAcknowledged);

    public OwedLine? Find(LineId line) => _byId.GetValueOrDefault(line);

    public bool Send(OrderHeader header, IEnumerable<SentLine> lines, DateTimeOffset now)
    {
        var fresh = lines.Where(line => !_byId.ContainsKey(line.Id)).ToList();

        if (fresh.Count == 0)
        {
            return false;
        }

        if (!IsPlaced)
        {
            (IsPlaced, CallNumber, Facts, SurfaceAt) = (true, header.CallNumber, header.Facts, header.SurfaceAt);
        }

        var waits = OpenStep == 0 && (Lines.Count > 0 || SurfaceAt > now);
        OpenStep = OpenStep > 0 || waits ? OpenStep : fresh.Min(line => line.Card.Step);

        foreach (var line in fresh)
        {
            var owed = new OwedLine(line, now)
            {
                State = line.Card.Step > OpenStep ? LineState.Held : LineState.Queued,
                IsLate = line.Card.Step < OpenStep,
            };
            Lines.Add(owed);
            _byId.Add(line.Id, owed);
        }

        return Then(now);
    }

    public bool Start(IReadOnlyList<Tick> ticks, DateTimeOffset now)
    {
        if (!CanBeTicked(ticks))
        {
            return false;
        }

        var started = Seen(ticks).Where(line => line.State is LineState.Queued && !line.IsUnread).Distinct().ToList();
        started.ForEach(line => line.State = LineState.Started);
        return started.Count > 0 && Then(now);
    }

    public bool MarkReady(IReadOnlyList<Tick> ticks, DateTimeOffset now)
    {
        if (!CanBeTicked(ticks))
        {
            return false;
        }

        // One press is for one station, unless all of them allow more; the lane that has none has no rule.
        if (ticks.Count > 1 && ticks.Any(tick => tick.Station is not null)
            && Seen(ticks).Where(line => line.IsCooking).DistinctBy(line => line.Station).Count() > 1)
        {
            return false;
        }

        var done = Seen(ticks).Where(line => line.IsCooking && !line.IsUnread).Distinct().ToList();

        foreach (var line in done)
        {
            (line.State, line.At) = line.At + 1 < line.Route.Count ? (LineState.Queued, line.At + 1) : (LineState.Ready, line.At);
        }

        return done.Count > 0 && Then(now);
    }

    public bool Recall(IReadOnlyList<Tick> ticks, DateTimeOffset now)
    {
        if (ticks.Any(tick => Find(tick.Line) is null))
        {
            return false;
        }

        var happened = false;

        foreach (var tick in ticks.Where(tick => Find(tick.Line)!.Epoch == tick.Epoch).ToList())
        {
            var line = Find(tick.Line)!;

            // Its epoch has moved when another finger of the same command was quicker.
            if (line.Epoch == tick.Epoch && line.State is not LineState.Cancelled && line.OneBack(tick) is { } back)
            {
                (line.State, line.At, line.Epoch) = (back.State, back.At, line.Epoch + 1);
                happened = true;
            }
        }

        return happened && Then(now);
    }

    public bool Cancel(IReadOnlyList<LineId> lines, DateTimeOffset now)
    {
        if (lines.Any(line => Find(line) is null))
        {
            return false;
        }

        var gone = lines.Select(line => Find(line)!)
            .Where(line => line.State is not (LineState.Collected or LineState.Cancelled))
            .Distinct()
            .ToList();
        gone.ForEach(line => (line.State, line.CancelledFrom) = (LineState.Cancelled, line.State));
        return gone.Count > 0 && Then(now);
    }

    public bool AcknowledgeCancellation(LineId id, CancellationOutcome outcome)
    {
        if (Find(id) is not { State: LineState.Cancelled, Outcome: null } line)
        {
            return false;
        }

        line.Outcome = outcome;
        return true;
    }

    public bool Change(LineId id, LineWish wish, DateTimeOffset now)
    {
        if (Find(id) is not { } line
            || line.State is LineState.Cancelled or LineState.Collected
            || wish == line.Wish
            || (wish.Quantity.Thousandths > line.Wish.Quantity.Thousandths && (line.State is LineState.Ready || line.At > 0)))
        {
            return false;
        }

        var before = line.Before ?? line.Wish;

        if (!wish.Allergies.Equals(line.Wish.Allergies))
        {
            line.AllergiesReadBy.Clear();
            line.AllergiesReadAtPass = false;
        }

        line.Wish = wish;
        line.Epoch++;
        line.Before = line.State is LineState.Held || before == wish ? null : before;
        return Then(now);
    }

    public bool AcknowledgeChange(LineId id, LineWish seen)
    {
        if (Find(id) is not { Before: not null } line || line.Wish != seen)
        {
            return false;
        }

        line.Before = null;
        return true;
    }

    public bool Amend(ServiceMode? mode, TableId? table, int? covers, string? customer, string? note)
    {
        var after = new HeaderFacts(
            mode ?? Facts.Mode, table ?? Facts.Table, covers ?? Facts.Covers, customer ?? Facts.Customer, note ?? Facts.Note);

        if (!IsPlaced || after == Facts)
        {
            return false;
        }

        var before = Amendment is { ReadBy.Count: 0 } unread ? unread.Before : Facts;
        Amendment = IsAhead || before == after ? null : (before, []);
        Facts = after;
        return true;
    }

    public bool AcknowledgeAmendment(StationId? station, HeaderFacts seen)
    {
        var reader = NameOf(station);

        if (Amendment is not { } amendment || seen != Facts || amendment.ReadBy.Contains(reader))
        {
            return false;
        }

        amendment.ReadBy.Add(reader);
        return true;
    }

    public bool AcknowledgeAllergies(IReadOnlyList<LineId> lines, StationId? station, bool atPass)
    {
        if (lines.Any(line => Find(line) is null))
        {
            return false;
        }

        var unread = lines.Select(line => Find(line)!)
            .Where(line => atPass ? line.AllergiesUnreadAtPass : line.AllergiesUnread && line.Station == station)
            .Distinct()
            .ToList();

        foreach (var line in unread)
        {
            line.AllergiesReadAtPass |= atPass;

            if (!atPass)
            {
                line.AllergiesReadBy.Add(NameOf(station));
            }
        }

        return unread.Count > 0;
    }

    public bool Prioritise(bool isRush)
    {
        var happened = IsPlaced && IsRush != isRush;
        IsRush = isRush && IsPlaced;
        return happened;
    }

    public bool Claim(IReadOnlyList<Tick> ticks, StationId to)
    {
        if (!CanBeTicked(ticks))
        {
            return false;
        }

        var moved = Seen(ticks).Where(line => line.State is LineState.Queued && line.Station != to).Distinct().ToList();

        if (moved.Exists(line => line.Route.Contains(to)))
        {
            return false;
        }

        foreach (var line in moved)
        {
            if (line.Route.Count == 0)
            {
                line.Route.Add(to);
            }
            else
            {
                line.Route[line.At] = to;
            }
        }

        return moved.Count > 0;
    }

    public bool Surface(DateTimeOffset now) => IsAhead && Fire(now);

    public bool Fire(DateTimeOffset now)
    {
        if (!Lines.Exists(line => line.State is LineState.Held))
        {
            return false;
        }

        OpenNext();
        return Then(now);
    }

    public bool HandOver(DateTimeOffset now)
    {
        var ready = Lines.FindAll(line => line.State is LineState.Ready);

        if (ready.Count == 0 || ready.Exists(line => line.AllergiesUnreadAtPass))
        {
            return false;
        }

        ready.ForEach(line => line.State = LineState.Collected);
        return Then(now);
    }

    /// <summary>Guests who sit, have everything and pay, have been served.</summary>
    public bool Settle(DateTimeOffset now)
    {
        if (!IsPlaced || IsSettled)
        {
            return false;
        }

        IsSettled = true;

        if (IsReady && Facts.Mode is ServiceMode.EatIn)
        {
            Lines.FindAll(line => line.State is LineState.Ready).ForEach(line => line.State = LineState.Collected);
        }

        return Then(now);
    }

    internal static string NameOf(StationId? station) => station?.Value ?? "-";

    // A later step opens when nothing of the opened ones is cooking any more; and the order is ready from one moment on.
    private bool Then(DateTimeOffset now)
    {
        if (!IsAhead && !Lines.Exists(line => line.IsCooking) && Lines.Exists(line => line.State is LineState.Held))
        {
            OpenNext();
        }

        ReadyAt = IsReady ? ReadyAt ?? now : null;
        return true;
    }

    private void OpenNext()
    {
        OpenStep = Lines.Where(line => line.State is LineState.Held).Min(line => line.Step);
        Lines.FindAll(line => line.State is LineState.Held && line.Step <= OpenStep).ForEach(line => line.State = LineState.Queued);
    }

    // One finger on something that cannot be ticked, and the whole command is refused.
    private bool CanBeTicked(IReadOnlyList<Tick> ticks) =>
        ticks.All(tick => Find(tick.Line) is { State: not (LineState.Held or LineState.Cancelled) });

    private IEnumerable<OwedLine> Seen(IReadOnlyList<Tick> ticks) => ticks
        .Where(tick => Find(tick.Line) is { } line && line.Epoch == tick.Epoch && line.Station == tick.Station)
        .Select(tick => Find(tick.Line)!);
}

internal sealed class OwedLine(SentLine sent, DateTimeOffset at)
{
    public LineId Id => sent.Id;

    public int Step => sent.Card.Step;

    public DateTimeOffset SentAt => at;

    public List<StationId> Route { get; } = [.. sent.Card.Route];

    public LineWish Wish { get; set; } = sent.Wish;

    public LineWish? Before { get; set; }

    public required LineState State { get; set; }

    public required bool IsLate { get; init; }

    /// <summary>Which station of the route has it.</summary>
    public int At { get; set; }

    public int Epoch { get; set; }

    public LineState? CancelledFrom { get; set; }

    public CancellationOutcome? Outcome { get; set; }

    public HashSet<string> AllergiesReadBy { get; } = [];

    public bool AllergiesReadAtPass { get; set; }

    public StationId? Station => Route.Count == 0 ? null : Route[At];

    public bool IsCooking => State is LineState.Queued or LineState.Started;

    public bool IsChanged => Before is not null && State is not (LineState.Cancelled or LineState.Collected);

    public bool AllergiesUnread => !Wish.Allergies.IsEmpty && !AllergiesReadBy.Contains(OwedOrder.NameOf(Station));

    public bool AllergiesUnreadAtPass => !Wish.Allergies.IsEmpty && !AllergiesReadAtPass;

    public bool IsUnread => IsChanged || AllergiesUnread;

    public bool MustBeAcknowledged => State is LineState.Cancelled && CancelledFrom is not LineState.Held && Outcome is null;

    /// <summary>One state back from what the finger saw, if the line has come further than that.</summary>
    public (LineState State, int At)? OneBack(Tick tick)
    {
        var seenAt = tick.Station is { } station ? Route.IndexOf(station) : 0;

        if (seenAt < 0)
        {
            return null;
        }

        (LineState State, int At)? back = tick.State switch
        {
            LineState.Queued => seenAt > 0 ? (LineState.Started, seenAt - 1) : null,
            LineState.Started => (LineState.Queued, seenAt),
            LineState.Ready => (LineState.Started, seenAt),
            LineState.Collected => (LineState.Ready, seenAt),
            LineState.Held or LineState.Cancelled => null,
        };

        return back is { } to && (to.At < At || (to.At == At && to.State < State)) ? to : null;
    }
}
