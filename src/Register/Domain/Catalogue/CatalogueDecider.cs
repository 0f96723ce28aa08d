using System.Collections.Immutable;
using System.Diagnostics;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Offers;

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
        CatalogueCommand.PutStation c => CatalogueRules.Check(c.Station) ?? Result(
            catalogue, catalogue.Stations.GetValueOrDefault(c.Station.Id), c.Station,
            before => new CatalogueEvent.StationPut(before, c.Station, c.By, now)),
        CatalogueCommand.ArchiveStation c => Archive(catalogue, c, now),
        CatalogueCommand.PutDepartment c => CatalogueRules.Check(c.Department) ?? Result(
            catalogue, catalogue.Departments.GetValueOrDefault(c.Department.Id), c.Department,
            before => new CatalogueEvent.DepartmentPut(before, c.Department, c.By, now)),
        CatalogueCommand.PutArticle c => CatalogueRules.Check(c.Article) ?? Result(
            catalogue, catalogue.Articles.GetValueOrDefault(c.Article.Id), c.Article,
            before => new CatalogueEvent.ArticlePut(before, c.Article, c.By, now)),
        CatalogueCommand.PutChoiceSet c => CatalogueRules.Check(c.Set) ?? Result(
            catalogue, catalogue.ChoiceSets.GetValueOrDefault(c.Set.Id), c.Set,
            before => new CatalogueEvent.ChoiceSetPut(before, c.Set, c.By, now)),
        CatalogueCommand.PutMenu c => CatalogueRules.Check(c.Menu) ?? Result(
            catalogue, catalogue.Menus.GetValueOrDefault(c.Menu.Id), c.Menu,
            before => new CatalogueEvent.MenuPut(before, c.Menu, c.By, now)),
        CatalogueCommand.PutReduction c => CatalogueRules.Check(c.Reduction) ?? Result(
            catalogue, catalogue.Reductions.GetValueOrDefault(c.Reduction.Id), c.Reduction,
            before => new CatalogueEvent.ReductionPut(before, c.Reduction, c.By, now)),
        CatalogueCommand.PutAutomaticRule c => CatalogueRules.Check(c.Rule) ?? Result(
            catalogue, catalogue.AutomaticRules.GetValueOrDefault(c.Rule.Id), c.Rule,
            before => new CatalogueEvent.AutomaticRulePut(before, c.Rule, c.By, now)),
        CatalogueCommand.ArchiveArticle c => Archive(catalogue, c, now),
        CatalogueCommand.ArchiveDepartment c => Archive(catalogue, c, now),
        CatalogueCommand.RemoveChoiceSet c => Remove(catalogue, c, now),
        CatalogueCommand.RemoveMenu c => catalogue.Menus.TryGetValue(c.Menu, out var menu)
            ? [new CatalogueEvent.MenuRemoved(menu, c.By, now)]
            : CatalogueRefusal.UnknownMenu,
        CatalogueCommand.RemoveReduction c => catalogue.Reductions.TryGetValue(c.Reduction, out var reduction)
            ? [new CatalogueEvent.ReductionRemoved(reduction, c.By, now)]
            : CatalogueRefusal.UnknownReduction,
        CatalogueCommand.RemoveAutomaticRule c => catalogue.AutomaticRules.TryGetValue(c.Rule, out var rule)
            ? [new CatalogueEvent.AutomaticRuleRemoved(rule, c.By, now)]
            : CatalogueRefusal.UnknownAutomaticRule,
        CatalogueCommand.ReorderArticles c => Reorder(
            catalogue.Articles, c.Articles, CatalogueRefusal.UnknownArticle, article => article.Rank,
            (id, rank) => new ArticlePlace(id, rank), ranks => new CatalogueEvent.ArticlesReordered(ranks, c.By, now)),
        CatalogueCommand.ReorderDepartments c => Reorder(
            catalogue.Departments, c.Departments, CatalogueRefusal.UnknownDepartment, department => department.Rank,
            (id, rank) => new DepartmentPlace(id, rank), ranks => new CatalogueEvent.DepartmentsReordered(ranks, c.By, now)),
        CatalogueCommand.SetDefaults c => CatalogueRules.Check(c.Defaults) is { } unfit ? unfit
            : c.Defaults == catalogue.Defaults ? []
            : [new CatalogueEvent.DefaultsSet(catalogue.Defaults, c.Defaults, c.By, now)],
        CatalogueCommand.SetScale c => c.Scale.Check() is { } fault ? fault
            : c.Scale == catalogue.Scale ? []
            : [new CatalogueEvent.ScaleSet(catalogue.Scale, c.Scale, c.By, now)],
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static Catalogue Evolve(Catalogue catalogue, CatalogueEvent happened) => happened switch
    {
        CatalogueEvent.Imported e => catalogue with
        {
            Stations = catalogue.Stations.SetItems(e.Stations.Select(entry => KeyValuePair.Create(entry.Id, entry))),
            Departments = catalogue.Departments.SetItems(e.Departments.Select(entry => KeyValuePair.Create(entry.Id, entry))),
            Articles = catalogue.Articles.SetItems(e.Articles.Select(entry => KeyValuePair.Create(entry.Id, entry))),
            ChoiceSets = catalogue.ChoiceSets.SetItems((e.ChoiceSets ?? []).Select(entry => KeyValuePair.Create(entry.Id, entry))),
            Menus = catalogue.Menus.SetItems((e.Menus ?? []).Select(entry => KeyValuePair.Create(entry.Id, entry))),
            Reductions = catalogue.Reductions.SetItems((e.Reductions ?? []).Select(entry => KeyValuePair.Create(entry.Id, entry))),
            AutomaticRules = catalogue.AutomaticRules.SetItems(
                (e.AutomaticRules ?? []).Select(entry => KeyValuePair.Create(entry.Id, entry))),
        },
        CatalogueEvent.StationPut e => catalogue with { Stations = catalogue.Stations.SetItem(e.After.Id, e.After) },
        CatalogueEvent.DepartmentPut e => catalogue with { Departments = catalogue.Departments.SetItem(e.After.Id, e.After) },
        CatalogueEvent.ArticlePut e => catalogue with { Articles = catalogue.Articles.SetItem(e.After.Id, e.After) },
        CatalogueEvent.ChoiceSetPut e => catalogue with { ChoiceSets = catalogue.ChoiceSets.SetItem(e.After.Id, e.After) },
        CatalogueEvent.MenuPut e => catalogue with { Menus = catalogue.Menus.SetItem(e.After.Id, e.After) },
        CatalogueEvent.ReductionPut e => catalogue with { Reductions = catalogue.Reductions.SetItem(e.After.Id, e.After) },
        CatalogueEvent.AutomaticRulePut e => catalogue with { AutomaticRules = catalogue.AutomaticRules.SetItem(e.After.Id, e.After) },
        CatalogueEvent.ArticleArchived e => catalogue with
        {
            Articles = catalogue.Articles.SetItem(e.Article, catalogue.Articles[e.Article] with { IsArchived = e.IsArchived }),
        },
        CatalogueEvent.DepartmentArchived e => catalogue with
        {
            Departments = catalogue.Departments.SetItem(
                e.Department, catalogue.Departments[e.Department] with { IsArchived = e.IsArchived }),
        },
        CatalogueEvent.ChoiceSetRemoved e => catalogue with { ChoiceSets = catalogue.ChoiceSets.Remove(e.Set.Id) },
        CatalogueEvent.MenuRemoved e => catalogue with { Menus = catalogue.Menus.Remove(e.Menu.Id) },
        CatalogueEvent.ReductionRemoved e => catalogue with { Reductions = catalogue.Reductions.Remove(e.Reduction.Id) },
        CatalogueEvent.AutomaticRuleRemoved e => catalogue with { AutomaticRules = catalogue.AutomaticRules.Remove(e.Rule.Id) },
        CatalogueEvent.ArticlesReordered e => catalogue with
        {
            Articles = catalogue.Articles.SetItems(e.Ranks.Select(place =>
                KeyValuePair.Create(place.Article, catalogue.Articles[place.Article] with { Rank = place.Rank }))),
        },
        CatalogueEvent.DepartmentsReordered e => catalogue with
        {
            Departments = catalogue.Departments.SetItems(e.Ranks.Select(place =>
                KeyValuePair.Create(place.Department, catalogue.Departments[place.Department] with { Rank = place.Rank }))),
        },
        CatalogueEvent.DefaultsSet e => catalogue with { Defaults = e.After },
        CatalogueEvent.ScaleSet e => catalogue with { Scale = e.After },
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
            now,
            OrNull(Changed(c.ChoiceSets ?? [], catalogue.ChoiceSets, entry => entry.Id)),
            OrNull(Changed(c.Menus ?? [], catalogue.Menus, entry => entry.Id)),
            OrNull(Changed(c.Reductions ?? [], catalogue.Reductions, entry => entry.Id)),
            OrNull(Changed(c.AutomaticRules ?? [], catalogue.AutomaticRules, entry => entry.Id)));

        return Whole(Evolve(catalogue, changes)) is { } broken ? broken
            : CountOf(changes) == 0 ? []
            : [changes];
    }

    /// <summary>How many entries an import brings that are new or different.</summary>
    public static int CountOf(CatalogueEvent.Imported e) =>
        e.Stations.Count + e.Departments.Count + e.Articles.Count + (e.ChoiceSets?.Count ?? 0) + (e.Menus?.Count ?? 0)
        + (e.Reductions?.Count ?? 0) + (e.AutomaticRules?.Count ?? 0);

    private static Answer Result<T>(Catalogue catalogue, T? before, T after, Func<T?, CatalogueEvent> put)
        where T : class
    {
        if (Equals(before, after))
        {
            return [];
        }

        var happened = put(before);
        return Whole(Evolve(catalogue, happened)) is { } broken ? broken : [happened];
    }

    private static Answer Archive(Catalogue catalogue, CatalogueCommand.ArchiveArticle c, DateTimeOffset now)
    {
        if (!catalogue.Articles.TryGetValue(c.Article, out var article))
        {
            return CatalogueRefusal.UnknownArticle;
        }

        if (article.IsArchived == c.IsArchived)
        {
            return [];
        }

        var archived = new CatalogueEvent.ArticleArchived(c.Article, c.IsArchived, c.By, now);
        return Whole(Evolve(catalogue, archived)) is { } broken ? broken : [archived];
    }

    private static Answer Archive(Catalogue catalogue, CatalogueCommand.ArchiveDepartment c, DateTimeOffset now) =>
        !catalogue.Departments.TryGetValue(c.Department, out var department) ? CatalogueRefusal.UnknownDepartment
        : department.IsArchived == c.IsArchived ? []
        : c.IsArchived && catalogue.Articles.Values.Any(article => article.Department == c.Department && !article.IsArchived)
            ? CatalogueRefusal.DepartmentInUse
        : new CatalogueEvent.DepartmentArchived(c.Department, c.IsArchived, c.By, now) is var archived
            && Whole(Evolve(catalogue, archived)) is { } broken ? broken
        : [archived];

    private static Answer Archive(Catalogue catalogue, CatalogueCommand.ArchiveStation c, DateTimeOffset now)
    {
        if (!catalogue.Stations.TryGetValue(c.Station, out var station))
        {
            return CatalogueRefusal.UnknownStation;
        }

        if (station.IsArchived == c.IsArchived)
        {
            return [];
        }

        var put = new CatalogueEvent.StationPut(station, station with { IsArchived = c.IsArchived }, c.By, now);
        return c.IsArchived && RoutesInUse(catalogue).Contains(c.Station) ? CatalogueRefusal.StationInUse
            : c.IsArchived && c.HasWork ? CatalogueRefusal.StationHasWork
            : Whole(Evolve(catalogue, put)) is { } broken ? broken
            : [put];
    }

    private static Answer Remove(Catalogue catalogue, CatalogueCommand.RemoveChoiceSet c, DateTimeOffset now) =>
        !catalogue.ChoiceSets.TryGetValue(c.Set, out var set) ? CatalogueRefusal.UnknownChoiceSet
        : LinkedSets(catalogue).Contains(c.Set) ? CatalogueRefusal.ChoiceSetInUse
        : [new CatalogueEvent.ChoiceSetRemoved(set, c.By, now)];

    /// <summary>Puts the named ones into this order, from the first place that any of them had.</summary>
    private static Answer Reorder<TId, T, TPlace>(
        ImmutableDictionary<TId, T> known,
        ValueList<TId> order,
        CatalogueRefusal unknown,
        Func<T, int> rankOf,
        Func<TId, int, TPlace> place,
        Func<ValueList<TPlace>, CatalogueEvent> reordered)
        where TId : notnull
    {
        if (order.IsEmpty || order.Distinct().Count() < order.Count)
        {
            return CatalogueRefusal.OrderInvalid;
        }

        if (!order.All(known.ContainsKey))
        {
            return unknown;
        }

        var first = order.Min(id => rankOf(known[id]));
        var moved = order.Select((id, at) => (Id: id, Rank: first + at))
            .Where(wanted => rankOf(known[wanted.Id]) != wanted.Rank)
            .Select(wanted => place(wanted.Id, wanted.Rank))
            .ToValueList();
        return moved.IsEmpty ? [] : [reordered(moved)];
    }

    // What every change must leave behind: nothing names what is not there.
    private static CatalogueRefusal? Whole(Catalogue after) =>
        after.Articles.Count > ArticlesMax ? CatalogueRefusal.TooManyArticles
        : Math.Max(Math.Max(after.ChoiceSets.Count, after.Menus.Count), Math.Max(after.Reductions.Count, after.AutomaticRules.Count))
            > CatalogueRules.OffersMax ? CatalogueRefusal.TooManyOffers
        : !Routes(after).All(after.Stations.ContainsKey) ? CatalogueRefusal.UnknownStation
        : !after.Articles.Values.All(entry => after.Departments.ContainsKey(entry.Department))
            || !after.Menus.Values.SelectMany(menu => menu.Parts).SelectMany(part => part.Departments).All(after.Departments.ContainsKey)
            ? CatalogueRefusal.UnknownDepartment
        : RoutesInUse(after).Any(id => after.Stations[id].IsArchived) ? CatalogueRefusal.UnknownStation
        : !LinkedSets(after).All(after.ChoiceSets.ContainsKey) ? CatalogueRefusal.UnknownChoiceSet
        : !LinkedArticles(after).All(after.Articles.ContainsKey) ? CatalogueRefusal.UnknownArticle
        : HasBarcodeTwice(after) ? CatalogueRefusal.BarcodeTwice
        : after.WithoutPurchase.Any() ? CatalogueRefusal.PurchaseMissing
        : null;

    private static CatalogueRefusal? Fault(CatalogueCommand.Import c) =>
        First(c.Stations, CatalogueRules.Check)
        ?? First(c.Departments, CatalogueRules.Check)
        ?? First(c.Articles, CatalogueRules.Check)
        ?? First(c.ChoiceSets ?? [], CatalogueRules.Check)
        ?? First(c.Menus ?? [], CatalogueRules.Check)
        ?? First(c.Reductions ?? [], CatalogueRules.Check)
        ?? First(c.AutomaticRules ?? [], CatalogueRules.Check)
        ?? (IsTwice(c.Stations, entry => entry.Id) || IsTwice(c.Departments, entry => entry.Id)
            || IsTwice(c.Articles, entry => entry.Id) || IsTwice(c.ChoiceSets ?? [], entry => entry.Id)
            || IsTwice(c.Menus ?? [], entry => entry.Id) || IsTwice(c.Reductions ?? [], entry => entry.Id)
            || IsTwice(c.AutomaticRules ?? [], entry => entry.Id) ? CatalogueRefusal.IdTwice : null);

    private static CatalogueRefusal? First<T>(ValueList<T> given, Func<T, CatalogueRefusal?> check) =>
        given.Select(check).FirstOrDefault(fault => fault is not null);

    private static bool IsTwice<T, TId>(ValueList<T> given, Func<T, TId> id) =>
        given.DistinctBy(id).Count() < given.Count;

    private static bool HasBarcodeTwice(Catalogue catalogue)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return catalogue.Articles.Values.Where(article => article is { IsArchived: false, Barcodes: not null })
            .SelectMany(article => article.Barcodes!).Any(code => !seen.Add(code));
    }

    private static IEnumerable<StationId> Routes(Catalogue catalogue) =>
    [
        .. catalogue.Departments.Values.SelectMany(entry => entry.Route),
        .. catalogue.Articles.Values.SelectMany(entry => entry.Route ?? []),
        .. catalogue.Stations.Values.Where(entry => entry.Backup is not null).Select(entry => entry.Backup!.Value),
    ];

    // What is archived may go on naming a station that has closed: nothing is sent there by it.
    private static IEnumerable<StationId> RoutesInUse(Catalogue catalogue) =>
    [
        .. catalogue.Departments.Values.Where(entry => !entry.IsArchived).SelectMany(entry => entry.Route),
        .. catalogue.Articles.Values.Where(entry => !entry.IsArchived)
            .SelectMany(entry => entry.Route ?? catalogue.Departments[entry.Department].Route),
        .. catalogue.OpenStations.Where(entry => entry.Backup is not null).Select(entry => entry.Backup!.Value),
    ];

    private static HashSet<ChoiceSetId> LinkedSets(Catalogue catalogue) =>
    [
        .. catalogue.Departments.Values.SelectMany(entry => entry.ChoiceSets ?? []),
        .. catalogue.Articles.Values.SelectMany(entry => entry.ChoiceSets ?? []),
    ];

    private static IEnumerable<ArticleId> LinkedArticles(Catalogue catalogue) =>
    [
        .. catalogue.Menus.Values.SelectMany(menu => menu.Parts).SelectMany(part => part.Supplements).Select(one => one.Article),
        .. catalogue.AutomaticRules.Values.Where(rule => rule.Article is not null).Select(rule => rule.Article!.Value),
    ];

    // An import without any writes nothing about it, as imports before there were any.
    private static ValueList<T>? OrNull<T>(ValueList<T> changed) => changed.IsEmpty ? null : changed;

    private static ValueList<T> Changed<TId, T>(
        ValueList<T> given, ImmutableDictionary<TId, T> known, Func<T, TId> id)
        where TId : notnull =>
        given.Where(entry => !Equals(known.GetValueOrDefault(id(entry)), entry)).ToValueList();
}
