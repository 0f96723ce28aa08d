using System.ComponentModel.DataAnnotations;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

/// <summary>An order for the kitchen, from a client that sells by itself.</summary>
public sealed class PlaceOrder : IInput
{
    /// <summary>The client's own id of the order; the hub makes one otherwise. The same id again adds lines to the same order.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Id { get; set; }

    /// <summary>How the guest gets it: eat-in or take-away. Required.</summary>
    [Required]
    public ServiceMode? Mode { get; set; }

    /// <summary>The table it goes to.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Table { get; set; }

    /// <summary>How many guests.</summary>
    [Range(0, Limits.CoversMax)]
    public int? Covers { get; set; }

    /// <summary>A name to call at the counter.</summary>
    [MaxLength(Text.NameMax)]
    public string? Customer { get; set; }

    /// <summary>A note above the lines.</summary>
    [MaxLength(Text.NoteMax)]
    public string? Note { get; set; }

    /// <summary>When the guest wants it, with its offset; as soon as possible otherwise. From a day ago to a year ahead.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>What to prepare, 1–200 lines.</summary>
    [Required, MinLength(1), MaxLength(Limits.LinesMax)]
    public List<PlaceOrderLine?>? Lines { get; set; }

    public void Check(Faults faults)
    {
        faults.OfId("id", Id);
        faults.Required("mode", Mode);
        faults.OfId("table", Table);
        faults.Within("covers", Covers, 0, Limits.CoversMax);
        faults.Check("customer", Customer is null or "" || Text.IsName(Customer), $"must be {Text.NameMax} clean signs at most");
        faults.OfNote("note", Note);
        LineChecks.Of(faults, Lines, Limits.LinesMax, line => line.Id, (line, path) => line.Check(faults, path));
    }
}

/// <summary>One thing to prepare.</summary>
public sealed class PlaceOrderLine
{
    /// <summary>The client's own id of the line, unique for ever. The kitchen accepts an id once: the same again cooks nothing twice.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Id { get; set; }

    /// <summary>What it is called in the kitchen. Required.</summary>
    [Required, MaxLength(Text.NameMax)]
    public string? Name { get; set; }

    /// <summary>How many, or how much: 0.001–999, three decimals at most. One, when nothing is said.</summary>
    [Range(0.001, 999)]
    public decimal? Quantity { get; set; }

    /// <summary>Cooking, sides, without; 12 at most.</summary>
    [MaxLength(Limits.OptionsMax)]
    public List<string?>? Options { get; set; }

    /// <summary>What the cook must read.</summary>
    [MaxLength(Text.NoteMax)]
    public string? Note { get; set; }

    /// <summary>The ids of the stations that it passes, in order. Without any it stands in the unassigned lane.</summary>
    [MaxLength(PreparationCard.RouteMax)]
    public List<string?>? Route { get; set; }

    /// <summary>The course; 1 when nothing is said.</summary>
    [Range(1, PreparationCard.StepMax)]
    public int? Step { get; set; }

    /// <summary>How long one takes.</summary>
    [Range(0, PreparationCard.ExpectedSecondsMax)]
    public int? ExpectedSeconds { get; set; }

    /// <summary>As the house writes them; 14 at most.</summary>
    [MaxLength(PreparationCard.AllergensMax)]
    public List<string?>? Allergens { get; set; }

    /// <summary>What the guest must not eat; 14 at most. Not what the dish contains: those are the allergens.</summary>
    [MaxLength(PreparationCard.AllergensMax)]
    public List<string?>? Allergies { get; set; }

    internal PreparationCard Card => LineChecks.CardOf(Route, Step, ExpectedSeconds, Allergens);

    internal void Check(Faults faults, string path)
    {
        faults.OfId($"{path}.id", Id);
        faults.Required($"{path}.name", Name);
        faults.OfName($"{path}.name", Name);
        LineChecks.OfQuantity(faults, $"{path}.quantity", Quantity);
        faults.OfNames($"{path}.options", Options, Limits.OptionsMax);
        faults.OfNote($"{path}.note", Note);
        LineChecks.OfCard(faults, path, Route, Step, ExpectedSeconds, Allergens);
        faults.OfNames($"{path}.allergies", Allergies, PreparationCard.AllergensMax);
    }
}

/// <summary>Which lines a step in the kitchen is about.</summary>
public sealed class LineChoice : IInput
{
    /// <summary>Ids of lines; all of the order when nothing is said.</summary>
    [MaxLength(Limits.LinesMax)]
    public List<string?>? Lines { get; set; }

    /// <summary>Why, for a cancellation.</summary>
    [MaxLength(Text.NoteMax)]
    public string? Reason { get; set; }

    public void Check(Faults faults)
    {
        faults.Check("lines", Lines is null || Lines.Count is > 0 and <= Limits.LinesMax, $"must have 1–{Limits.LinesMax} items");

        for (var at = 0; at < Math.Min(Lines?.Count ?? 0, Limits.LinesMax); at++)
        {
            faults.Check($"lines[{at}]", Id.IsValid(Lines![at]), Faults.IdLimit);
        }

        faults.OfNote("reason", Reason);
    }
}

/// <summary>What a line that was sent is to be from now on. What is not said stays as it is.</summary>
public sealed class ChangeOrderLine : IInput
{
    /// <summary>How many, or how much: 0.001–999, three decimals at most. What is done cannot become more: that is a new line.</summary>
    [Range(0.001, 999)]
    public decimal? Quantity { get; set; }

    /// <summary>All of them, as they are from now on; 12 at most.</summary>
    [MaxLength(Limits.OptionsMax)]
    public List<string?>? Options { get; set; }

    /// <summary>What the cook must read; empty for nothing.</summary>
    [MaxLength(Text.NoteMax)]
    public string? Note { get; set; }

    /// <summary>All that the guest must not eat, from now on; 14 at most.</summary>
    [MaxLength(PreparationCard.AllergensMax)]
    public List<string?>? Allergies { get; set; }

    public void Check(Faults faults)
    {
        faults.Check(
            "", Quantity is not null || Options is not null || Note is not null || Allergies is not null,
            "must name at least one of quantity, options, note, allergies");
        LineChecks.OfQuantity(faults, "quantity", Quantity);
        faults.OfNames("options", Options, Limits.OptionsMax);
        faults.OfNote("note", Note);
        faults.OfNames("allergies", Allergies, PreparationCard.AllergensMax);
    }
}

/// <summary>What stands above the lines from now on. What is not said stays as it is.</summary>
public sealed class AmendOrder : IInput
{
    /// <summary>How the guest gets it: eat-in or take-away.</summary>
    public ServiceMode? Mode { get; set; }

    /// <summary>The table it goes to.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Table { get; set; }

    /// <summary>How many guests.</summary>
    [Range(0, Limits.CoversMax)]
    public int? Covers { get; set; }

    /// <summary>A name to call at the counter; empty for none.</summary>
    [MaxLength(Text.NameMax)]
    public string? Customer { get; set; }

    /// <summary>A note above the lines; empty for none.</summary>
    [MaxLength(Text.NoteMax)]
    public string? Note { get; set; }

    public void Check(Faults faults)
    {
        faults.Check(
            "", Mode is not null || Table is not null || Covers is not null || Customer is not null || Note is not null,
            "must name at least one of mode, table, covers, customer, note");
        faults.OfId("table", Table);
        faults.Within("covers", Covers, 0, Limits.CoversMax);
        faults.Check("customer", Customer is null or "" || Text.IsName(Customer), $"must be {Text.NameMax} clean signs at most");
        faults.OfNote("note", Note);
    }
}

/// <summary>The next course is called.</summary>
public sealed class FireStep : IInput
{
    /// <summary>The step to open. If it is open already nothing follows, so that two who call the mains do not bring the desserts. Whatever is next, when nothing is said.</summary>
    [Range(1, PreparationCard.StepMax)]
    public int? Step { get; set; }

    public void Check(Faults faults) => faults.Within("step", Step, 1, PreparationCard.StepMax);
}

/// <summary>Before all others, or no longer so.</summary>
public sealed class RushOrder : IInput
{
    /// <summary>true or false. Required.</summary>
    [Required]
    public bool? Rush { get; set; }

    public void Check(Faults faults) => faults.Required("rush", Rush);
}

/// <summary>What a kitchen without a screen of ours has read.</summary>
public sealed class AcknowledgeLines : IInput
{
    /// <summary>Ids of lines; all that have something unread when nothing is said.</summary>
    [MaxLength(Limits.LinesMax)]
    public List<string?>? Lines { get; set; }

    /// <summary>What became of pieces that are no longer wanted: not-started, waste or reuse. not-started, when nothing is said.</summary>
    public CancellationOutcome? Outcome { get; set; }

    /// <summary>The guest's allergies were read by whoever hands over, and not at the stations.</summary>
    public bool? AtPass { get; set; }

    public void Check(Faults faults)
    {
        faults.Check("lines", Lines is null || Lines.Count is > 0 and <= Limits.LinesMax, $"must have 1–{Limits.LinesMax} items");

        for (var at = 0; at < Math.Min(Lines?.Count ?? 0, Limits.LinesMax); at++)
        {
            faults.Check($"lines[{at}]", Id.IsValid(Lines![at]), Faults.IdLimit);
        }
    }
}

/// <summary>Where an order stands.</summary>
/// <param name="PromisedFrom">The earliest that it should be ready, in nine cases of ten; null when nothing was promised.</param>
/// <param name="PromisedTo">The latest that it should be ready, in nine cases of ten; null when nothing was promised.</param>
/// <param name="SurfaceAt">When the kitchen sees it; null for at once.</param>
/// <param name="IsAhead">Placed for later, and the kitchen does not see it yet.</param>
/// <param name="IsRush">It goes before all others.</param>
/// <param name="Amendment">What stood above the lines before it was changed, and who has read the change; null when nothing was.</param>
public sealed record OrderAnswer(
    string Id,
    int CallNumber,
    OrderStage Stage,
    ServiceMode Mode,
    string? Table,
    int Covers,
    string Customer,
    string Note,
    string Source,
    DateTimeOffset PlacedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? PromisedFrom,
    DateTimeOffset? PromisedTo,
    DateTimeOffset? ReadyAt,
    int OpenStep,
    bool Settled,
    DateTimeOffset? SurfaceAt,
    bool IsAhead,
    bool IsRush,
    AmendmentAnswer? Amendment,
    IReadOnlyList<OrderLineAnswer> Lines,
    string? Relay)
{
    public static OrderAnswer Of(Order order) => new(
        order.Header!.Id.Value,
        order.Header.CallNumber,
        order.Stage,
        order.Header.Mode,
        order.Header.Table?.Value,
        order.Header.Covers,
        order.Header.Customer,
        order.Header.Note,
        order.Header.Source,
        order.Header.PlacedAt,
        order.Header.DueAt,
        order.Promise?.From,
        order.Promise?.To,
        order.ReadyAt,
        order.OpenStep,
        order.Settled,
        order.Header.SurfaceAt,
        order.IsAhead,
        order.IsRush,
        AmendmentAnswer.Of(order.Amendment),
        [.. order.Lines.Select(OrderLineAnswer.Of)],
        order.Header.Relay.Length == 0 ? null : order.Header.Relay);
}

/// <summary>What stood above the lines before it was changed.</summary>
/// <param name="ReadBy">The stations that have read the change; null stands for the unassigned lane.</param>
public sealed record AmendmentAnswer(
    ServiceMode Mode, string? Table, int Covers, string Customer, string Note, IReadOnlyList<string?> ReadBy)
{
    public static AmendmentAnswer? Of(Amendment? amendment) => amendment is null
        ? null
        : new(
            amendment.Before.Mode,
            amendment.Before.Table?.Value,
            amendment.Before.Covers,
            amendment.Before.Customer,
            amendment.Before.Note,
            [.. amendment.ReadBy.Select(station => station?.Value)]);
}

/// <summary>What a line was, as its station has read it.</summary>
public sealed record LineBefore(
    decimal Quantity, IReadOnlyList<string> Options, string Note, IReadOnlyList<string> Allergies)
{
    public static LineBefore? Of(LineWish? wish) => wish is null
        ? null
        : new(LineChecks.ToDecimal(wish.Quantity), wish.Options, wish.Note, wish.Allergies);
}

/// <summary>Where a line stands.</summary>
/// <param name="Station">Who has it now; null for the unassigned lane.</param>
/// <param name="Allergies">What the guest must not eat.</param>
/// <param name="Before">What its station had read before it was changed; null when it has read everything.</param>
/// <param name="Unread">Something of it waits to be acknowledged: a change, a cancellation or the guest's allergies.</param>
/// <param name="Cancellation">What the station said of it; null until it has.</param>
public sealed record OrderLineAnswer(
    string Id,
    string Name,
    decimal Quantity,
    IReadOnlyList<string> Options,
    string Note,
    LineState State,
    string? Station,
    IReadOnlyList<string> Route,
    int Step,
    int ExpectedSeconds,
    IReadOnlyList<string> Allergens,
    bool IsLate,
    DateTimeOffset SentAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? ReadyAt,
    CancellationOutcome? Cancellation,
    IReadOnlyList<string> Allergies,
    LineBefore? Before,
    bool Unread)
{
    public static OrderLineAnswer Of(OrderLine line) => new(
        line.Id.Value,
        line.Sent.Article,
        LineChecks.ToDecimal(line.Sent.Quantity),
        line.Sent.Options,
        line.Sent.Note,
        line.State,
        line.Station?.Value,
        [.. line.Sent.Card.Route.Select(station => station.Value)],
        line.Sent.Card.Step,
        line.Sent.Card.ExpectedSeconds,
        line.Sent.Card.Allergens,
        line.IsLate,
        line.SentAt,
        line.StartedAt,
        line.ReadyAt,
        line.Outcome,
        line.Sent.Allergies ?? [],
        LineBefore.Of(line.IsChanged ? line.Before : null),
        IsUnread(line));

    internal static bool IsUnread(OrderLine line) =>
        line.AwaitsAcknowledgement || line.IsChanged || (line is { IsToPrepare: true, AllergiesUnread: true });
}
