using System.Globalization;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Home;

namespace RetailPos.Register.Office;

/// <summary>Every page of the office, by what it is about, each with how it stands; and by any word of it.</summary>
public sealed partial class OfficeScreen(
    IFeed<HouseRulesView> rules,
    IFeed<CatalogueView> catalogue,
    IFeed<CustomersView> customers,
    IFeed<FloorPlanView> plan,
    IFeed<KitchenView> kitchen,
    IFeed<PromisesView> promises,
    IFeed<ClosuresView> closures,
    HouseTills tills,
    IFeed<ChainWatchView> chains,
    IFeed<DevicesView> devices,
    IFeed<PeopleView> people,
    IFeed<ShipmentsView> shipments,
    IBackupWatch backups,
    IActing acting) : RegisterPart
{
    private string _typed = "";

    // How it stood when the page was opened, and at every key: a page that is passed through need not follow every sale.
    private IEnumerable<IGrouping<OfficeGroup, OfficeEntry>> Groups => Entries()
        .Where(entry => acting.MayOpen(entry.Address) is not Standing.NotAllowed && IsFound(entry))
        .GroupBy(entry => entry.Group);

    private IEnumerable<OfficeEntry> Entries()
    {
        var modes = rules.Current.Rules.Modes;
        var sold = catalogue.Current.Catalogue;
        var owed = customers.Current.Customers.Values.Where(customer => !customer.Owed.IsNegative).Sum(customer => customer.Owed);
        var tables = plan.Current.Plan.Shown(Site.Tables).Sum(room => room.Tables.Count);

        return
        [
            Entry(OfficeGroup.Selling, "office/modes", "TileModes", Words["OfficeModesState", modes.Modes.Count(mode => mode.IsOn), AnswerText.Of(modes.First, Words)]),
            .. modes.IsOn(ServiceMode.RelayPoint)
                ? [Entry(OfficeGroup.Selling, "office/relays", "RelaysTitle", Words["OfficeRelaysState", rules.Current.Rules.Relays.On.Count()], "RelaysExplains")]
                : Array.Empty<OfficeEntry>(),
            .. modes.IsOn(ServiceMode.Shipping)
                ? [Entry(OfficeGroup.Selling, "shipments", "TileShipments", Words["OfficeShipmentsState", shipments.Current.Open.Count])]
                : Array.Empty<OfficeEntry>(),
            Entry(OfficeGroup.Selling, "office/payments", "PaymentsTitle", Words["OfficePaymentsState", rules.Current.Rules.Payments.Keys.Count(key => key.IsOn)], "PaymentsExplains"),
            Entry(OfficeGroup.Selling, "office/keys", "KeysTitle", Words["KeysState", rules.Current.Rules.Actions.Keys.Count(key => key.IsOn)], "KeysExplains"),
            Entry(OfficeGroup.Selling, "office/customers", "CustomersTitle", Words["OfficeCustomersState", customers.Current.Count, Amount(owed)], "CustomersExplains"),
            Entry(OfficeGroup.Selling, "office/registers", "RegistersTitle", Words["OfficeRegistersState", string.Join(", ", tills.Ids.Select(tills.NameOf))], "RegistersExplains"),
            Entry(OfficeGroup.Selling, "office/terminals", "TerminalsTitle", Words["OfficeTerminalsState", rules.Current.Rules.Terminals.Terminals.Count(terminal => terminal.IsOn)], "TerminalsExplains"),
            Entry(OfficeGroup.Selling, "office/counter", "CounterTitle", Words["OfficeCounterState", rules.Current.Rules.Counter.Devices.Count(device => device.IsOn)], "CounterExplains"),
            Entry(OfficeGroup.Selling, "office/till", "TileTillRules", Words[$"OfficeTill{(rules.Current.Rules.TillDay.MustBeOpened ? "MustOpen" : "OpensItself")}"]),
            Entry(OfficeGroup.Selling, "office/receipts", "TileReceipts", Words[$"ReceiptPrinting{rules.Current.Rules.Receipts.Printing}"]),
            Entry(OfficeGroup.Catalogue, "office/catalogue", "TileCatalogue", Words["OfficeArticlesState", sold.Articles.Count, sold.Departments.Count]),
            Entry(OfficeGroup.Catalogue, "office/import", "TileImport", Words["OfficeImportState", sold.Articles.Values.Count(article => !article.IsArchived)]),
            Entry(OfficeGroup.Floor, "office/floor", "TileEditor", Words["OfficePlanState", tables]),
            Entry(OfficeGroup.Kitchen, "office/stations", "StationsTitle", Words["OfficeStationsState", sold.OpenStations.Count()], "StationsLead"),
            Entry(OfficeGroup.Kitchen, "office/routing", "TileRouting", ""),
            Entry(OfficeGroup.Kitchen, "office/leftovers", "TileLeftovers", Words["OfficeLeftoversState", kitchen.Current.Orders.Values.Count(order => order is { ConcernsKitchen: true, IsAhead: false })]),
            Entry(OfficeGroup.People, "office/people", "TilePeople", Words["OfficePeopleState", people.Current.People.Persons.Values.Count(person => person.IsActive)]),
            Entry(OfficeGroup.Screens, "screens", "TileScreens", ""),
            Entry(OfficeGroup.Screens, "office/devices", "DevicesTitle", Words["OfficeDevicesState", devices.Current.Devices.Printers.Count, devices.Current.Troubled.Count()], "DevicesExplains"),
            Entry(OfficeGroup.Screens, "office/mail", "MailTitle", rules.Current.Rules.Mail is { IsSetUp: true } mail ? mail.Host : "", "MailExplains"),
            Entry(OfficeGroup.Books, "office/closures", "ClosuresTitle", Words["OfficeClosuresState", closures.Current.Rows.Values.Sum(rows => rows.Count(row => row.Kind is ClosureKind.Day))], "ClosuresExplains"),
            Entry(OfficeGroup.Books, "sessions", "TileSessions", ""),
            Entry(OfficeGroup.Books, "office/closing", "ClosingRulesTitle", "", "ClosingRulesExplains"),
            Entry(OfficeGroup.Books, "office/fiscal", "FiscalTitle", Words[$"OfficeFiscal{FiscalState}"]),
            Entry(OfficeGroup.Books, "office/exports", "ExportsTitle", "", "ExportsLead"),
            Entry(OfficeGroup.Books, "office/backups", "BackupsTitle", BackupState, "BackupsLead"),
            Entry(OfficeGroup.Books, "office/accounting", "AccountingTitle", "", "AccountingLead"),
            Entry(OfficeGroup.Books, "office/invoices", "InvoicesTitle", "", "InvoicesExplains"),
            Entry(OfficeGroup.Books, "office/vat", "VatTitle", VatState, "VatExplains"),
            Entry(OfficeGroup.Books, "office/technical", "TechnicalTitle", "", "TechnicalExplains"),
            Entry(OfficeGroup.Books, "office/conformity", "ConformityTitle", HouseSoftware.Name, "ConformityExplains"),
            .. rules.Current.Rules.IsTraining ? [Entry(OfficeGroup.Books, "office/training", "TrainingTitle", Words["OfficeTrainingOn"], "TrainingStageOn")] : Array.Empty<OfficeEntry>(),
            Entry(OfficeGroup.Reports, "office/service", "TileService", Words["OfficeServiceState", kitchen.Current.Orders.Count]),
            Entry(OfficeGroup.Reports, "office/promises", "TilePromises", Words["OfficePromisesState", promises.Current.Orders.Count]),
            Entry(OfficeGroup.Reports, "office/changes", "ChangesTitle", "", "ChangesLead"),
        ];
    }

    private string FiscalState => !chains.Current.Watch.Open.IsEmpty ? "Bad" : chains.Current.Watch.IsGood ? "Good" : "Noted";

    private string BackupState => backups switch
    {
        { Fault: not null } => Words["OfficeBackupsFault"],
        { Newest: { } newest } => Words["OfficeBackupsNewest", TimeZoneInfo.ConvertTime(newest.MadeAt, Clock.LocalTimeZone).ToString("g", Culture)],
        _ => Words["OfficeBackupsNone"],
    };

    private string VatState
    {
        get
        {
            var held = rules.Current.Rules.Country;
            var country = Words[$"Country{held.Country}"];
            return held.NextChange(CountryRules.DayOf(Clock.GetLocalNow())) is { } next
                ? Words["VatState", country, next.ToString("d", Culture)]
                : Words["VatStateCalm", country];
        }
    }

    private OfficeEntry Entry(OfficeGroup group, string address, string word, string state, string? says = null) =>
        new(group, address, Words[word, ""].Value.Trim(), state, Words[says ?? $"{word}Says"]);

    private bool IsFound(OfficeEntry entry) => _typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(
            $"{Words[$"Office{entry.Group}"]} {entry.Title} {entry.State} {entry.Says}", word,
            CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);

    private sealed record OfficeEntry(OfficeGroup Group, string Address, string Title, string State, string Says);

    private enum OfficeGroup
    {
        Selling,
        Catalogue,
        Floor,
        Kitchen,
        People,
        Screens,
        Books,
        Reports,
    }
}
