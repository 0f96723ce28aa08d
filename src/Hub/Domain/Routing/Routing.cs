using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Routing;

/// <summary>Who prepares what, beyond what the catalogue says: one published table, the one before it, and a draft.</summary>
/// <param name="Before">What one step back returns to; null while nothing has been published twice.</param>
/// <param name="LastVersion">Of all tables ever published. A number is given once, so that a ticket's reason stays true.</param>
/// <param name="LastRevision">Of all drafts ever saved.</param>
public sealed record Routing(
    RoutingTable Published, RoutingTable? Before, RoutingDraft? Draft, int LastVersion, int LastRevision)
{
    public static readonly Routing None = new(RoutingTable.Empty, Before: null, Draft: null, LastVersion: 0, LastRevision: 0);
}

/// <summary>Rules in the order in which they are asked, and the station for what nobody else takes.</summary>
/// <param name="Version">From 1; 0 is the empty table of a house that has published none.</param>
/// <param name="Default">Null: what no article, department or rule knows a place for stands in the unassigned lane.</param>
public sealed record RoutingTable(int Version, ValueList<RoutingRule> Rules, StationId? Default)
{
    public static readonly RoutingTable Empty = new(Version: 0, [], Default: null);

    /// <summary>Whether it would do the same, whatever its number.</summary>
    public bool SaysAs(RoutingTable other) => Rules.Equals(other.Rules) && Default == other.Default;
}

/// <param name="Revision">Counts every saving, so that nobody overwrites what he has not seen.</param>
public sealed record RoutingDraft(
    int Revision, ValueList<RoutingRule> Rules, StationId? Default, Actor By, DateTimeOffset At)
{
    public RoutingTable As(int version) => new(version, Rules, Default);
}

/// <summary>A proof of one draft, in the three figures that decide whether it may be published.</summary>
/// <param name="Revision">Of the draft that was proved.</param>
/// <param name="Checked">How many ways of ordering were tried.</param>
/// <param name="Holes">How many of the articles do not always reach a live screen or printer.</param>
public sealed record ProofVerdict(int Revision, long Checked, int Holes);
