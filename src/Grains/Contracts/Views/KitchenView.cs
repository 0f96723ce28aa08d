using System.Collections.Immutable;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Views;

using SoldOut = RetailPos.Hub.Domain.SoldOut.SoldOut;

/// <summary>Everything the kitchen owes, for stations, pass, ready board and beepers alike.</summary>
/// <param name="Orders">All with open lines, with something to hand over, or with a cancellation to acknowledge.</param>
/// <param name="Done">The last that left, newest first, to recall from; <see cref="DoneMax"/> at most.</param>
/// <param name="Stations">As they are set up.</param>
public sealed record KitchenView(
    long Position,
    ImmutableDictionary<OrderId, Order> Orders,
    ImmutableList<Order> Done,
    ImmutableDictionary<StationId, StationSetup> Stations,
    BeeperPool Beepers,
    SoldOut SoldOut) : IView
{
    /// <summary>The stations whose own screens do not show what they owe, and who does instead.</summary>
    public ImmutableDictionary<StationId, CoverView> Covers { get; init; } = ImmutableDictionary<StationId, CoverView>.Empty;

    /// <summary>
    /// What a station that is at home again has on paper from the time when it was not, or may have: nobody cooks it twice. A
    /// line leaves with its order.
    /// </summary>
    public ImmutableDictionary<LineId, PaperTrace> OnPaper { get; init; } = ImmutableDictionary<LineId, PaperTrace>.Empty;

    /// <summary>What is known of a line's paper; null where a station has it on none.</summary>
    public PaperTrace? PaperOf(StationId station, LineId line)
    {
        var now = Covers.GetValueOrDefault(station)?.Cover.PaperOf(new(line, IsCancelled: false));
        var trace = now is null ? OnPaper.GetValueOrDefault(line) : PaperTrace.Of(station, now);
        return trace?.Station == station ? trace : null;
    }

    /// <summary>A recall list of twenty for each of several stations, with room.</summary>
    public const int DoneMax = 60;

    /// <summary>What the people of a station may do, where somebody has said so; elsewhere <see cref="StationRules.Default"/> holds.</summary>
    public ImmutableDictionary<StationId, StationRules> Rules { get; init; } = ImmutableDictionary<StationId, StationRules>.Empty;

    public static readonly KitchenView Empty = new(
        Position: 0,
        ImmutableDictionary<OrderId, Order>.Empty,
        [],
        ImmutableDictionary<StationId, StationSetup>.Empty,
        BeeperPool.Empty,
        SoldOut.Empty);
}

/// <param name="IsSure">The printer has said so; otherwise it was asked, and nobody knows.</param>
public sealed record PaperTrace(StationId Station, bool IsSure)
{
    /// <summary>Null where certainly nothing came out, and for what is not to be made.</summary>
    public static PaperTrace? Of(StationId station, PaperLine paper) =>
        paper is { Slip.IsCancelled: true } or { Outcome: PaperOutcome.Failed } ? null : new(station, paper.Outcome is PaperOutcome.Printed);
}

/// <param name="Position">Where in the journal its present rung began: a screen that has painted this far shows it.</param>
public sealed record CoverView(StationCover Cover, long Position);
