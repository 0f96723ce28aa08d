using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Register.Office;

/// <summary>What one running screen of a register has painted of its settings. A screen acknowledges by painting, and by nothing else.</summary>
/// <param name="Painted">The newest version that was on its glass; null for the settings that every register begins with.</param>
/// <param name="Wanted">The one that holds; null where nobody has set any.</param>
/// <param name="Since">When it last said so.</param>
public sealed record RegisterAck(
    TillId Till, ScreenKind Kind, long Page, RegisterAckState State, RegisterVersion? Painted, RegisterVersion? Wanted, DateTimeOffset Since)
{
    /// <summary>Of every page that shows this register, or its customer display; the newest first.</summary>
    /// <param name="silentAfter">Within which a page that lives says that it has painted.</param>
    public static ImmutableArray<RegisterAck> Of(
        TillId till, HouseRulesView rules, ValueList<ScreenStanding> standings, TimeSpan silentAfter, DateTimeOffset now) =>
    [
        .. standings
            .Where(standing => standing.Place.Kind is ScreenKind.Register or ScreenKind.Customer && standing.Place.Key == till.Value)
            .OrderBy(standing => standing.LeftAt is not null).ThenBy(standing => standing.Place.Kind).ThenByDescending(standing => standing.Page)
            .Select(standing => Of(till, standing, rules, silentAfter, now)),
    ];

    private static RegisterAck Of(TillId till, ScreenStanding standing, HouseRulesView rules, TimeSpan silentAfter, DateTimeOffset now)
    {
        var (painted, wanted) = (rules.PaintedBy(till, standing.Position), rules.VersionOf(till));
        var state = standing.LeftAt is not null ? RegisterAckState.Gone
            : now - standing.PaintedAt >= silentAfter ? RegisterAckState.Silent
            : standing.Position == 0 ? RegisterAckState.Waiting
            : painted == wanted ? RegisterAckState.Acknowledged
            : RegisterAckState.Behind;
        return new(till, standing.Place.Kind, standing.Page, state, painted, wanted, standing.LeftAt ?? standing.PaintedAt);
    }
}

public enum RegisterAckState
{
    /// <summary>What holds is on its glass.</summary>
    Acknowledged,

    /// <summary>It lives, and has not painted the newest yet.</summary>
    Behind,

    /// <summary>It has come, and has painted nothing yet.</summary>
    Waiting,

    /// <summary>It is open and says nothing: asleep, or cut off.</summary>
    Silent,

    /// <summary>It was closed. Whoever opens it again gets the newest.</summary>
    Gone,
}
