using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Changes;

using Catalogue = RetailPos.Register.Domain.Catalogue.Catalogue;

/// <summary>Hears the streams of the house's settings, oldest first, and keeps the newest rows that were asked for, and nothing else.</summary>
/// <remarks>
/// Beside them it remembers what the house is like at that moment, because some events say only what is after: one catalogue,
/// one plan, one list of people, however long the journal is.
/// </remarks>
internal sealed class ChangeList(ChangesWish wish, Func<DateTimeOffset, DateOnly> dayOf)
{
    private readonly PriorityQueue<ChangeRow, long> _newest = new();
    private readonly SortedSet<string> _people = new(StringComparer.CurrentCultureIgnoreCase);
    private readonly Dictionary<PersonId, string> _names = [];
    private readonly Dictionary<ScreenId, HouseScreensEvent.Changed> _screens = [];
    private readonly Dictionary<string, StationRules> _rules = [];
    private readonly Dictionary<DeviceId, string> _printers = [];
    private Catalogue _catalogue = Catalogue.Empty;
    private ValueList<Room> _rooms = [];

    public void Hear(Recorded recorded)
    {
        if (RowOf(recorded) is { } row)
        {
            if (row.By.Person.Length > 0)
            {
                _people.Add(row.By.Person);
            }

            Keep(row);
        }
    }

    public ChangesPage Page()
    {
        var rows = _newest.UnorderedItems.Select(item => item.Element).OrderByDescending(row => row.Position).ToList();
        return new([.. rows.Take(ChangesPage.RowsMax)], rows.Count > ChangesPage.RowsMax, [.. _people]);
    }

    private void Keep(ChangeRow row)
    {
        if (row.Position < (wish.Before ?? long.MaxValue)
            && (wish.Subject is null || wish.Subject == row.Subject)
            && (wish.Person.Length == 0 || wish.Person == row.By.Person)
            && (wish.Day is null || wish.Day == dayOf(row.At)))
        {
            _newest.Enqueue(row, row.Position);

            // One more than a page: it says that there are older ones.
            if (_newest.Count > ChangesPage.RowsMax + 1)
            {
                _newest.Dequeue();
            }
        }
    }

    private ChangeRow? RowOf(Recorded recorded) => recorded.Event switch
    {
        CatalogueEvent e => Catalogued(recorded, e),
        HouseRulesEvent e => Ruled(recorded, e),
        PeopleEvent e => Peopled(recorded, e),
        FloorPlanEvent.Saved e => Planned(recorded, e),
        FloorPlanEvent.CodeRevoked e => Row(recorded, e.By, ChangeSubject.Codes, ChangeWord.CodeRevoked, e.Table.Value),
        HouseScreensEvent e => Screened(recorded, e),
        HouseDevicesEvent e => Devised(recorded, e),
        RoutingEvent.Published e => Row(
            recorded, e.By, ChangeSubject.Stations, ChangeWord.RoutingPublished, $"{e.Table.Version}",
            Difference.Of("", e.ForcedBy).Select(field => field with { Name = nameof(e.ForcedBy) })),
        RoutingEvent.RolledBack e => Row(
            recorded, e.By, ChangeSubject.Stations, ChangeWord.RoutingRolledBack, $"{e.To}", [new("Version", "", e.From, e.To)]),
        StationEvent.RulesSet e => Stationed(recorded, e),
        _ => null,
    };

    private ChangeRow? Catalogued(Recorded recorded, CatalogueEvent happened)
    {
        var before = _catalogue;
        _catalogue = CatalogueDecider.Evolve(_catalogue, happened);

        return happened switch
        {
            CatalogueEvent.Imported e => Row(
                recorded, e.By, ChangeSubject.Catalogue, ChangeWord.Imported, "",
                ((ChangedField[])
                [
                    .. Count("Stations", e.Stations.Count), .. Count("Departments", e.Departments.Count), .. Count("Articles", e.Articles.Count),
                ]).Concat(e.Articles.Where(article => before.Articles.ContainsKey(article.Id)).SelectMany(article =>
                    Difference.Of(before.Articles[article.Id], article).Where(field => field.Name != "Rank").Select(field => field with { Of = Within(article.Name, field.Of) })))),
            CatalogueEvent.StationPut e when e.Before is { } was && was.IsArchived != e.After.IsArchived => Row(
                recorded, e.By, ChangeSubject.Stations, e.After.IsArchived ? ChangeWord.Archived : ChangeWord.Reopened, e.After.Name),
            CatalogueEvent.StationPut e => Put(recorded, e.By, ChangeSubject.Stations, e.Before, e.After, e.After.Name),
            CatalogueEvent.DepartmentPut e => Put(recorded, e.By, ChangeSubject.Catalogue, e.Before, e.After, e.After.Name),
            CatalogueEvent.ArticlePut e => Put(recorded, e.By, IsPriced(e) ? ChangeSubject.Prices : ChangeSubject.Catalogue, e.Before, e.After, e.After.Name),
            CatalogueEvent.ChoiceSetPut e => Put(recorded, e.By, ChangeSubject.Catalogue, e.Before, e.After, e.After.Name),
            CatalogueEvent.MenuPut e => Put(
                recorded, e.By, (e.Before?.Price, e.Before?.ModePrices) == (e.After.Price, e.After.ModePrices) ? ChangeSubject.Catalogue : ChangeSubject.Prices,
                e.Before, e.After, e.After.Name),
            CatalogueEvent.ReductionPut e => Put(recorded, e.By, ChangeSubject.Prices, e.Before, e.After, e.After.Name),
            CatalogueEvent.AutomaticRulePut e => Put(recorded, e.By, ChangeSubject.Rules, e.Before, e.After, e.After.Name),
            CatalogueEvent.ArticleArchived e => Row(
                recorded, e.By, ChangeSubject.Catalogue, e.IsArchived ? ChangeWord.Archived : ChangeWord.Reopened, before.Articles[e.Article].Name),
            CatalogueEvent.DepartmentArchived e => Row(
                recorded, e.By, ChangeSubject.Catalogue, e.IsArchived ? ChangeWord.Archived : ChangeWord.Reopened, before.Departments[e.Department].Name),
            CatalogueEvent.ChoiceSetRemoved e => Row(recorded, e.By, ChangeSubject.Catalogue, ChangeWord.Removed, e.Set.Name),
            CatalogueEvent.MenuRemoved e => Row(recorded, e.By, ChangeSubject.Catalogue, ChangeWord.Removed, e.Menu.Name),
            CatalogueEvent.ReductionRemoved e => Row(recorded, e.By, ChangeSubject.Prices, ChangeWord.Removed, e.Reduction.Name),
            CatalogueEvent.AutomaticRuleRemoved e => Row(recorded, e.By, ChangeSubject.Rules, ChangeWord.Removed, e.Rule.Name),
            CatalogueEvent.ArticlesReordered e => Row(
                recorded, e.By, ChangeSubject.Catalogue, ChangeWord.Reordered, "",
                e.Ranks.Select(place => new ChangedField("Rank", before.Articles[place.Article].Name, before.Articles[place.Article].Rank + 1, place.Rank + 1))),
            CatalogueEvent.DepartmentsReordered e => Row(
                recorded, e.By, ChangeSubject.Catalogue, ChangeWord.Reordered, "",
                e.Ranks.Select(place => new ChangedField("Rank", before.Departments[place.Department].Name, before.Departments[place.Department].Rank + 1, place.Rank + 1))),
            CatalogueEvent.DefaultsSet e => Row(recorded, e.By, ChangeSubject.Prices, ChangeWord.DefaultsSet, "", Difference.Of(e.Before, e.After)),
            CatalogueEvent.ScaleSet e => Row(recorded, e.By, ChangeSubject.Rules, ChangeWord.ScaleSet, "", Difference.Of(e.Before, e.After)),
            _ => null,
        };
    }

    private static ChangeRow? Ruled(Recorded recorded, HouseRulesEvent happened) => happened switch
    {
        HouseRulesEvent.ModesSet e => Set(recorded, e.By, ChangeWord.ModesSet, e.Before, e.After),
        HouseRulesEvent.DeliveriesSet e => Set(recorded, e.By, ChangeWord.DeliveriesSet, e.Before, e.After),
        HouseRulesEvent.RelaysSet e => Set(recorded, e.By, ChangeWord.RelaysSet, e.Before, e.After),
        HouseRulesEvent.PaymentsSet e => Set(recorded, e.By, ChangeWord.PaymentsSet, e.Before, e.After),
        HouseRulesEvent.ActionsSet e => Set(recorded, e.By, ChangeWord.ActionsSet, e.Before, e.After),
        HouseRulesEvent.TillDaySet e => Set(recorded, e.By, ChangeWord.TillDaySet, e.Before, e.After),
        HouseRulesEvent.FloorSet e => Set(recorded, e.By, ChangeWord.FloorSet, e.Before, e.After),
        HouseRulesEvent.RegistersSet e => Set(recorded, e.By, ChangeWord.RegistersSet, e.Before, e.After),
        HouseRulesEvent.CounterSet e => Set(recorded, e.By, ChangeWord.CounterSet, e.Before, e.After),
        HouseRulesEvent.MailSet e => Set(recorded, e.By, ChangeWord.MailSet, e.Before, e.After),
        HouseRulesEvent.ReceiptsSet e => Set(recorded, e.By, ChangeWord.ReceiptsSet, e.Before, e.After),
        HouseRulesEvent.CountrySet e => Set(recorded, e.By, ChangeWord.CountrySet, e.Before, e.After),
        HouseRulesEvent.AccountingSet e => Set(recorded, e.By, ChangeWord.AccountingSet, e.Before, e.After),
        HouseRulesEvent.EReportingSet e => Set(recorded, e.By, ChangeWord.EReportingSet, e.Before, e.After),
        _ => null,
    };

    private ChangeRow? Peopled(Recorded recorded, PeopleEvent happened)
    {
        switch (happened)
        {
            case PeopleEvent.Added e:
                _names[e.Person] = e.Name.Length > 0 ? e.Name : Person.Nameless(e.Person);
                return Row(recorded, e.By, ChangeSubject.People, ChangeWord.PersonAdded, NameOf(e.Person), [new("Roles", "", null, e.Roles)]);
            case PeopleEvent.Changed e:
                _names[e.Person] = e.Name.Length > 0 ? e.Name : Person.Nameless(e.Person);
                return Row(
                    recorded, e.By, ChangeSubject.People, ChangeWord.PersonChanged, NameOf(e.Person),
                    Difference.Of(new Named(e.NameBefore, e.RolesBefore), new Named(e.Name, e.Roles)));
            case PeopleEvent.Deactivated e:
                return Row(recorded, e.By, ChangeSubject.People, ChangeWord.PersonDeactivated, NameOf(e.Person));
            case PeopleEvent.Reactivated e:
                return Row(recorded, e.By, ChangeSubject.People, ChangeWord.PersonReactivated, NameOf(e.Person));
            case PeopleEvent.RightSet e:
                return Row(
                    recorded, e.By, ChangeSubject.Rights, e.IsGranted ? ChangeWord.RightGranted : ChangeWord.RightTaken, "",
                    [new("Right", $"Role{e.Role}", e.IsGranted ? null : e.Right, e.IsGranted ? e.Right : null)]);
            case PeopleEvent.SecretSet e:
                return Row(recorded, e.By, ChangeSubject.People, ChangeWord.SecretSet, NameOf(e.Person), [new("Secret", "", null, e.Kind)]);
            case PeopleEvent.SecretForgotten e:
                return Row(recorded, e.By, ChangeSubject.People, ChangeWord.SecretForgotten, NameOf(e.Person), [new("Secret", "", e.Kind, null)]);
            default:
                return null; // Coming and going changes nothing.
        }
    }

    private ChangeRow? Planned(Recorded recorded, FloorPlanEvent.Saved e)
    {
        var before = _rooms;
        _rooms = e.Rooms;
        return Row(recorded, e.By, ChangeSubject.Floor, ChangeWord.PlanSaved, "", Difference.Of(new Plan(before), new Plan(e.Rooms)));
    }

    private ChangeRow? Screened(Recorded recorded, HouseScreensEvent happened)
    {
        switch (happened)
        {
            case HouseScreensEvent.Paired e:
                _screens[e.Screen] = new(e.Screen, e.Name, e.Place, e.Settings, e.By, e.At);
                return Row(recorded, e.By, ChangeSubject.Screens, ChangeWord.ScreenPaired, e.Name);
            case HouseScreensEvent.Changed e:
                var before = _screens.GetValueOrDefault(e.Screen);
                _screens[e.Screen] = e;
                return Row(
                    recorded, e.By, ChangeSubject.Screens, ChangeWord.ScreenChanged, e.Name,
                    Difference.Of(before is null ? null : new Shown(before.Name, before.Place, before.Settings), new Shown(e.Name, e.Place, e.Settings)));
            case HouseScreensEvent.Forgotten e:
                _screens.Remove(e.Screen, out var known);
                return Row(recorded, e.By, ChangeSubject.Screens, ChangeWord.ScreenForgotten, known?.Name ?? e.Screen.Value);
            default:
                return null;
        }
    }

    private ChangeRow? Devised(Recorded recorded, HouseDevicesEvent happened)
    {
        switch (happened)
        {
            case HouseDevicesEvent.PrinterSetUp e:
                _printers[e.After.Id] = e.After.Name;
                return Put(recorded, e.By, ChangeSubject.Printers, e.Before, e.After, e.After.Name);
            case HouseDevicesEvent.PrinterTakenAway e:
                _printers.Remove(e.Printer, out var name);
                return Row(recorded, e.By, ChangeSubject.Printers, ChangeWord.Removed, name ?? e.Printer.Value);
            default:
                return null;
        }
    }

    private ChangeRow? Stationed(Recorded recorded, StationEvent.RulesSet e)
    {
        var station = recorded.KeyOf(Streams.Station);
        var before = _rules.GetValueOrDefault(station, StationRules.Default);
        _rules[station] = e.Rules;
        var name = _catalogue.Stations.GetValueOrDefault(new(station))?.Name ?? station;
        return Row(recorded, e.By, ChangeSubject.Stations, ChangeWord.StationRulesSet, name, Difference.Of(before, e.Rules));
    }

    private static ChangeRow Put(Recorded recorded, Actor by, ChangeSubject subject, object? before, object after, string name) => Row(
        recorded, by, subject, before is null ? ChangeWord.Added : ChangeWord.Changed, name,
        Difference.Of(before, after).Where(field => field.Name is not "Id" && (before is not null || field.Name is not ("Name" or "Rank"))));

    private static ChangeRow Set(Recorded recorded, Actor by, ChangeWord word, object before, object after) =>
        Row(recorded, by, ChangeSubject.Rules, word, "", Difference.Of(before, after));

    private static ChangeRow Row(
        Recorded recorded, Actor by, ChangeSubject subject, ChangeWord word, string name, IEnumerable<ChangedField>? fields = null)
    {
        var all = (fields ?? []).Take(ChangeRow.FieldsMax + 1).ToList();
        return new(
            recorded.Position, recorded.RecordedAt, by, subject, word, name, [.. all.Take(ChangeRow.FieldsMax)], all.Count > ChangeRow.FieldsMax);
    }

    private static bool IsPriced(CatalogueEvent.ArticlePut e) =>
        e.Before is null || e.Before.Price != e.After.Price || !Equals(e.Before.ModePrices, e.After.ModePrices) || e.Before.DiscountPoints != e.After.DiscountPoints;

    private static ChangedField[] Count(string name, int count) => count == 0 ? [] : [new(name, "", null, count)];

    private static string Within(string name, string of) => of.Length == 0 ? name : $"{name} · {of}";

    private string NameOf(PersonId person) => _names.GetValueOrDefault(person, person.Value);

    private sealed record Named(string Name, ValueList<Role> Roles);

    private sealed record Plan(ValueList<Room> Rooms);

    private sealed record Shown(string Name, ScreenPlace Place, ScreenSettings Settings);
}
