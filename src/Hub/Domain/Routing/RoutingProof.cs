using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Routing;

/// <summary>
/// Whether every sellable article, however it is ordered, reaches a live screen or printer, and still does with any one
/// screen down (kitchen.md §3).
/// </summary>
/// <remarks>
/// Only what a rule names can make a difference: an option that none names, a register, a table. So these are tried, and
/// one that stands for all the others. Articles that no rule tells apart are tried once, for all of them.
/// </remarks>
/// <param name="Articles">How many were tried: all that anybody prepares.</param>
/// <param name="Checked">How many ways of ordering them were tried.</param>
/// <param name="Holes">By article, in the order of the catalogue; cut after <see cref="HolesMax"/>.</param>
/// <param name="HoleCount">Of all holes.</param>
/// <param name="IdleRules">Numbers of rules that decided nothing in any way of ordering: never true, or always behind another.</param>
/// <param name="IsWhole">False when there are more ways of ordering than a proof can try; then it proves nothing.</param>
public sealed record RoutingProof(
    int Articles, long Checked, ValueList<ProofHole> Holes, int HoleCount, ValueList<int> IdleRules, bool IsWhole)
{
    /// <summary>Past this a list is no help; the first ones usually have the same reason.</summary>
    public const int HolesMax = 1_000;

    /// <summary>A second of work. A house whose rules name so many registers, tables and options together needs fewer rules.</summary>
    public const int PlansMax = 100_000;

    public bool Holds => HoleCount == 0 && IsWhole;

    /// <summary>What decides about publishing. What could not be tried counts as a hole.</summary>
    public ProofVerdict Verdict(int revision) => new(revision, Checked, IsWhole ? HoleCount : Math.Max(1, HoleCount));

    public static RoutingProof Of(
        RoutingTable table,
        ValueList<ProofArticle> articles,
        ValueList<StationNow> stations,
        ValueList<StationReach> reach) => new ProofRun(table, stations, reach).Try(articles);
}

/// <summary>A sellable article in the words of the kitchen.</summary>
/// <param name="Card">Its own route or its department's; empty when it should be prepared and nobody said where.</param>
/// <param name="CardFrom">Whose word that is.</param>
/// <param name="Options">That the register offers with it.</param>
public sealed record ProofArticle(
    ArticleId Id, string Name, DepartmentId? Department, ValueList<StationId> Card, RouteCause CardFrom, ValueList<string> Options);

/// <summary>Where the lines of a station can be seen.</summary>
/// <param name="Backup">The station whose screens take over; null for none.</param>
/// <param name="Screens">How many are set up for it.</param>
/// <param name="Printers">How many print for it when no screen shows.</param>
public sealed record StationReach(StationId Station, StationId? Backup, int Screens, int Printers);

/// <summary>One way of ordering.</summary>
/// <param name="Options">Written on the line.</param>
/// <param name="Source">Empty for any register that no rule names.</param>
/// <param name="Table">An area's name with * behind it, or a table; empty for any that no rule names, or none.</param>
public sealed record ProofCase(ValueList<string> Options, ServiceMode Mode, string Source, string Table);

/// <summary>An article that in this way of ordering is seen by nobody.</summary>
/// <param name="Station">Where it should be seen; null when no station is known for it at all.</param>
/// <param name="Down">The station whose one screen is down; null when all screens live and still nobody sees it.</param>
/// <param name="Case">The simplest way of ordering that shows it.</param>
/// <param name="IsAnyCase">It is so however it is ordered, as far as the first way of all can tell.</param>
public sealed record ProofHole(
    ArticleId Article, string Name, StationId? Station, StationId? Down, ProofCase Case, bool IsAnyCase);
