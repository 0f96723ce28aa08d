using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal.Closures;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>What every till has closed, in one row each. The whole of a closure is read from the journal.</summary>
public sealed record ClosuresView(long Position, ImmutableDictionary<TillId, ValueList<ClosureRow>> Rows) : IView
{
    /// <summary>A little more than a year of days. Older ones stand in their months, in the journal and in the archives.</summary>
    public const int DaysMax = 400;

    public static readonly ClosuresView Empty = new(Position: 0, ImmutableDictionary<TillId, ValueList<ClosureRow>>.Empty);

    /// <summary>Oldest first.</summary>
    public ValueList<ClosureRow> Of(TillId till) => Rows.GetValueOrDefault(till, []);
}

/// <param name="Position">Where it stands in the journal.</param>
/// <param name="Total">Of the period, tax included.</param>
public sealed record ClosureRow(
    long Position,
    ClosureKind Kind,
    long Number,
    DateOnly From,
    DateOnly To,
    Money Total,
    int Tickets,
    bool IsLate,
    ClosureCause Cause,
    DateTimeOffset MadeAt,
    string Person);
