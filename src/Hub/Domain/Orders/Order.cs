using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Orders;

/// <summary>Where one order stands. Only <see cref="OrderDecider.Evolve"/> makes a new one.</summary>
/// <param name="Settled">The bill is paid in full.</param>
/// <param name="OpenStep">The latest step that may be cooked; lines of later steps are held. 0: it is for later, and nobody sees it yet.</param>
/// <param name="ReadyAt">Since when everything of the opened steps has been ready; null while something is cooking.</param>
/// <param name="IsRush">It goes before all others.</param>
/// <param name="Amendment">What its ticket says otherwise than a station has read; null when nothing changed.</param>
/// <param name="Promise">What the guest was told; null when nobody promised.</param>
public sealed record Order(
    OrderHeader? Header,
    ValueList<OrderLine> Lines,
    int OpenStep,
    bool Settled,
    DateTimeOffset? ReadyAt,
    bool IsRush = false,
    Amendment? Amendment = null,
    PromisedWindow? Promise = null)
{
    public static readonly Order None = new(null, [], OpenStep: 0, Settled: false, ReadyAt: null);

    /// <summary>Derived from the lines and nothing else, so that it cannot disagree with them.</summary>
    public OrderStage Stage =>
        Header is null ? OrderStage.Absent :
        Lines.Any(line => line.IsToPrepare) ? OrderStage.ToPrepare :
        Lines.Any(line => line.State is LineState.Ready) ? OrderStage.Ready :
        OrderStage.Collected;

    /// <summary>Whether somebody in the kitchen still has to look at it: open lines, or a cancellation to acknowledge.</summary>
    public bool ConcernsKitchen => Stage is OrderStage.ToPrepare or OrderStage.Ready ||
        Lines.Any(line => line.AwaitsAcknowledgement);

    /// <summary>Placed for later, and its time has not come.</summary>
    public bool IsAhead => OpenStep is 0 && Stage is OrderStage.ToPrepare;

    public OrderLine? Find(LineId id) => Lines.FirstOrDefault(line => line.Id == id);
}

/// <summary>What a ticket says above its lines. The first send decides it.</summary>
/// <param name="CallNumber">What guests, screens, tickets and receipts all show. 1–9 999, unique within a service day.</param>
/// <param name="Customer">A first name for the counter, or empty.</param>
/// <param name="Source">Who sent it: the id of a till or an API client; empty when nobody said.</param>
/// <param name="DueAt">When the guest wants it; null for as soon as possible.</param>
/// <param name="SurfaceAt">When the kitchen must see it to have it done in time; null for at once.</param>
/// <param name="Relay">The pick-up point that it goes to; empty for none.</param>
public sealed record OrderHeader(
    OrderId Id,
    int CallNumber,
    ServiceMode Mode,
    TableId? Table,
    int Covers,
    string Customer,
    string Note,
    string Source,
    DateTimeOffset PlacedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? SurfaceAt = null,
    string Relay = "")
{
    public HeaderFacts Facts => new(Mode, Table, Covers, Customer, Note, Relay);
}

/// <summary>What may change above the lines after the kitchen has seen it.</summary>
public sealed record HeaderFacts(ServiceMode Mode, TableId? Table, int Covers, string Customer, string Note, string Relay = "");

/// <param name="Before">What the stations had read.</param>
/// <param name="ReadBy">The stations that have read the change since; null stands for the unassigned lane.</param>
public sealed record Amendment(HeaderFacts Before, ValueList<StationId?> ReadBy);

/// <summary>When the guest may expect it.</summary>
/// <param name="From">Not before, in nine cases of ten.</param>
/// <param name="To">Not after, in nine cases of ten.</param>
public sealed record PromisedWindow(DateTimeOffset From, DateTimeOffset To);

/// <summary>A line as it was sent, by a register or an outside system.</summary>
/// <param name="Item">What it is in the catalogue; null for what has no entry there. Quantities and times are counted by it.</param>
/// <param name="Allergies">What the guest must not eat; null or empty when nobody said. Not what the dish contains: that is on the card.</param>
/// <param name="Why">How it came to its route; null when nobody kept account.</param>
/// <param name="Guest">Whose bill it is on, where that is not the one the order is called by; null for that one.</param>
public sealed record SentLine(
    LineId Id,
    string Article,
    Quantity Quantity,
    ValueList<string> Options,
    string Note,
    PreparationCard Card,
    ArticleId? Item = null,
    DepartmentId? Department = null,
    ValueList<string>? Allergies = null,
    RouteTrace? Why = null,
    LineGuest? Guest = null)
{
    public LineWish Wish => new(Quantity, Options, Note, Allergies ?? []);
}

/// <summary>Guests who eat together and pay apart, or have gone to another table: where their dish goes.</summary>
/// <param name="Customer">Empty when nobody asked.</param>
public sealed record LineGuest(string Customer, TableId? Table)
{
    /// <summary>What the order's own header does not say already; empty for nothing.</summary>
    public ValueList<string> Beside(OrderHeader header) =>
    [
        .. Table is { } table && table != header.Table ? [table.Value] : Array.Empty<string>(),
        .. Customer.Length > 0 && Customer != header.Customer ? [Customer] : Array.Empty<string>(),
    ];
}

/// <summary>What a guest wants of a line, and may want otherwise later.</summary>
public sealed record LineWish(Quantity Quantity, ValueList<string> Options, string Note, ValueList<string> Allergies);

/// <summary>Why a line is where it is, in the order in which it was decided.</summary>
public sealed record RouteTrace(ValueList<RouteReason> Reasons);

/// <param name="Says">The name of the article, the department, the rule or the person.</param>
/// <param name="Version">Of the routing that was published then; 0 where there is none.</param>
/// <param name="Route">What it was after this.</param>
public sealed record RouteReason(RouteCause Cause, string Says, int Version, ValueList<StationId> Route);

public enum RouteCause
{
    Article,
    Department,

    /// <summary>An outside register said so itself.</summary>
    Sender,
    RuleUses,
    RuleAdds,

    /// <summary>The least busy of several equal stations.</summary>
    RuleBalances,

    /// <summary>Nothing else said anything.</summary>
    Default,

    /// <summary>A station took it over from another.</summary>
    Claim,
}

/// <param name="RouteIndex">Which station of the route has it now, from 0.</param>
/// <param name="Epoch">How often it was taken back. A tick that saw an older epoch is stale.</param>
/// <param name="IsLate">It was added to a step that had already passed.</param>
/// <param name="CancelledFrom">What it was when it was cancelled.</param>
/// <param name="Outcome">What the station said of the cancellation; null until it has.</param>
/// <param name="Before">What the station had read before somebody changed it; null when it has read everything.</param>
/// <param name="AllergiesReadBy">The stations that have; null stands for the unassigned lane.</param>
public sealed record OrderLine(
    SentLine Sent,
    LineState State,
    int RouteIndex,
    int Epoch,
    bool IsLate,
    DateTimeOffset SentAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? ReadyAt,
    LineState? CancelledFrom,
    CancellationOutcome? Outcome,
    LineWish? Before = null,
    ValueList<StationId?>? AllergiesReadBy = null,
    bool AllergiesReadAtPass = false)
{
    public LineId Id => Sent.Id;

    /// <summary>Who has it now; null when no station is known for it: then it stands in the unassigned lane.</summary>
    public StationId? Station => Sent.Card.Route.IsEmpty ? null : Sent.Card.Route[RouteIndex];

    public bool IsToPrepare => State is LineState.Held or LineState.Queued or LineState.Started;

    /// <summary>A station was told of it, so a station must hear that it is gone. A held line nobody has seen.</summary>
    public bool AwaitsAcknowledgement =>
        State is LineState.Cancelled && CancelledFrom is not LineState.Held && Outcome is null;

    public bool IsChanged => Before is not null && State is not (LineState.Cancelled or LineState.Collected);

    /// <summary>The guest's allergies, and the station that has the line now has not said that it knows.</summary>
    public bool AllergiesUnread =>
        Sent.Allergies is { IsEmpty: false } && AllergiesReadBy?.Contains(Station) is not true;

    public bool AllergiesUnreadAtPass => Sent.Allergies is { IsEmpty: false } && !AllergiesReadAtPass;

    /// <summary>A station has it in hand, or next.</summary>
    public bool IsCooking => State is LineState.Queued or LineState.Started;

    internal bool IsAtLastStation => RouteIndex >= Sent.Card.Route.Count - 1;
}

public enum OrderStage
{
    Absent,
    ToPrepare,

    /// <summary>All lines of all opened steps are ready everywhere, and none is held.</summary>
    Ready,

    /// <summary>Nothing is left to prepare or to hand over.</summary>
    Collected,
}

/// <summary>In the order that a line passes them (kitchen.md §2).</summary>
public enum LineState
{
    /// <summary>Its step is not open.</summary>
    Held,
    Queued,
    Started,
    Ready,
    Collected,
    Cancelled,
}

/// <summary>What became of the food when its line was cancelled.</summary>
public enum CancellationOutcome
{
    NotStarted,
    Waste,
    Reuse,
}

public enum StepCause
{
    /// <summary>The step before was finished at every station.</summary>
    Finished,

    /// <summary>The floor, the pass or the kitchen asked for it.</summary>
    Fired,

    /// <summary>The order was placed for later, and now it is time.</summary>
    Due,
}
