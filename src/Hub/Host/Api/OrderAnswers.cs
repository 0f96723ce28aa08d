using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

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
