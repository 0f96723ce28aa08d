using System.Collections.Immutable;
using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Catalogue;

using Answer = Decision<CatalogueEvent, CatalogueRefusal>;

public static class CatalogueDecider
{
    /// <summary>A supermarket's. A restaurant has hundreds; search is built for ten thousand and has room to spare.</summary>
    public const int ArticlesMax = 20_000;

    public static readonly Decider<Catalogue, CatalogueCommand, CatalogueEvent, CatalogueRefusal> Decider =
        new(Catalogue.Empty, Decide, Evolve);

    public static Answer Decide(Catalogue catalogue, CatalogueCommand command, DateTimeOffset now) => command switch
    {
        CatalogueCommand.Import c => Import(catalogue, c, now),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static Catalogue Evolve(Catalogue catalogue, CatalogueEvent happened) => happened switch
    {
        CatalogueEvent.Imported e => new(
            catalogue.Stations.SetItems(e.Stations.Select(entry => KeyValuePair.Create(entry.Id, entry))),
            catalogue.Departments.SetItems(e.Departments.Select(entry => KeyValuePair.Create(entry.Id, entry))),
            catalogue.Articles.SetItems(e.Articles.Select(entry => KeyValuePair.Create(entry.Id, entry)))),
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Import(Catalogue catalogue, CatalogueCommand.Import c, DateTimeOffset now)
    {
        if (Fault(c) is { } fault)
        {
            return fault;
        }

        var changes = new CatalogueEvent.Imported(
            Changed(c.Stations, catalogue.Stations, entry => entry.Id),
            Changed(c.Departments, catalogue.Departments, entry => entry.Id),
            Changed(c.Articles, catalogue.Articles, entry => entry.Id),
            c.By,
            now);
        var after = Evolve(catalogue, changes);

        return after.Articles.Count > ArticlesMax ? CatalogueRefusal.TooManyArticles
            : !Routes(after).All(after.Stations.ContainsKey) ? CatalogueRefusal.UnknownStation
            : !after.Articles.Values.All(entry => after.Departments.ContainsKey(entry.Department))
                ? CatalogueRefusal.UnknownDepartment
            : changes.Stations.IsEmpty && changes.Departments.IsEmpty && changes.Articles.IsEmpty ? []
            : [changes];
    }

    private static CatalogueRefusal? Fault(CatalogueCommand.Import c) =>
        First(c.Stations, CatalogueRules.Check)
        ?? First(c.Departments, CatalogueRules.Check)
        ?? First(c.Articles, CatalogueRules.Check)
        ?? (IsTwice(c.Stations, entry => entry.Id) || IsTwice(c.Departments, entry => entry.Id)
            || IsTwice(c.Articles, entry => entry.Id) ? CatalogueRefusal.IdTwice : null);

    private static CatalogueRefusal? First<T>(ValueList<T> given, Func<T, CatalogueRefusal?> check) =>
        given.Select(check).FirstOrDefault(fault => fault is not null);

    private static bool IsTwice<T, TId>(ValueList<T> given, Func<T, TId> id) =>
        given.DistinctBy(id).Count() < given.Count;

    private static IEnumerable<StationId> Routes(Catalogue catalogue) =>
    [
        .. catalogue.Departments.Values.SelectMany(entry => entry.Route),
        .. catalogue.Articles.Values.SelectMany(entry => entry.Route ?? []),
        .. catalogue.Stations.Values.Where(entry => entry.Backup is not null).Select(entry => entry.Backup!.Value),
    ];

    private static ValueList<T> Changed<TId, T>(
        ValueList<T> given, ImmutableDictionary<TId, T> known, Func<T, TId> id)
        where TId : notnull =>
        given.Where(entry => !Equals(known.GetValueOrDefault(id(entry)), entry)).ToValueList();
}
