using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>The sessions of every till, those that are over and the one that is open, with what was done to the drawer.</summary>
public sealed record SessionsView(long Position, ImmutableDictionary<TillId, ValueList<PastSession>> Sessions) : IView
{
    /// <summary>Three years of a till that is closed twice a day. Older ones stand in the journal and in the archives.</summary>
    public const int SessionsMax = 2_000;

    public static readonly SessionsView Empty = new(Position: 0, ImmutableDictionary<TillId, ValueList<PastSession>>.Empty);

    /// <summary>Oldest first.</summary>
    public ValueList<PastSession> Of(TillId till) => Sessions.GetValueOrDefault(till, []);
}

/// <param name="OpeningCash">What lay in the drawer when it began.</param>
/// <param name="Expected">What the session before had left; another float is a gap that was there before anybody sold.</param>
/// <param name="Movements">In the order they were made.</param>
/// <param name="Counts">Counted between opening and closing, by whomever, and at every hand-over.</param>
/// <param name="Closed">Null while it is open.</param>
/// <param name="InTraining">Nothing of it was real.</param>
public sealed record PastSession(
    TillId Till,
    int Number,
    DateTimeOffset OpenedAt,
    string OpenedBy,
    Money OpeningCash,
    Money Expected,
    ValueList<CashMovement> Movements,
    ValueList<DrawerCount> Counts,
    ClosedSession? Closed = null,
    bool InTraining = false)
{
    /// <summary>What is missing is below zero; nothing is known of a session that is open.</summary>
    public Money Difference => Closed?.Difference ?? Money.Zero;

    public bool HasGap => !Difference.IsZero || OpeningCash != Expected;

    /// <summary>Everybody who had to do with it, in the order they came.</summary>
    public IEnumerable<string> People => new[] { OpenedBy }
        .Concat(Movements.Select(movement => movement.By.Person))
        .Concat(Counts.SelectMany(count => new[] { count.From, count.To, count.By }))
        .Append(Closed?.Cashier ?? "")
        .Append(Closed?.By.Person ?? "")
        .Where(name => name.Length > 0)
        .Distinct();
}

/// <param name="From">Who gave the drawer away; empty for a count without a hand-over.</param>
/// <param name="To">Who took it.</param>
public sealed record DrawerCount(DateTimeOffset At, string By, ValueList<CountedMode> Counts, string From = "", string To = "")
{
    public bool IsHandOver => To.Length > 0;

    public Money Difference => Counts.Sum(count => count.Difference);
}
