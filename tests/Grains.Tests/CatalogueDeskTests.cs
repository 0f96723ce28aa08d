using System.Text;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>CSV as people have it, in; articles, departments and stations, out; or a fault with its file, line and column.</summary>
public sealed class CatalogueDeskTests : IAsyncLifetime
{
    private const string Stations = "id,name,backup,capacity\nkitchen,Cuisine,bar,3\nbar,Bar,,2\n";
    private const string Departments = "id,name,station,step\nplats,Plats,kitchen,2\nboissons,Boissons,bar,1\nsacs,Sacs,-,1\n";

    private const string Articles =
        "id,name,department,price,vat_eat_in,vat_take_away,station,step,seconds,allergens,options\n" +
        "steak,Steak frites,plats,19.90,10,5.5,kitchen>bar,2,600,gluten|lait,saignant|à point\n" +
        "cafe,Café,boissons,2.20,10,10,,,30,,\n" +
        "sac,Sac,sacs,0.10,20,20,,,,,\n";

    private readonly QuietJournal _journal = new(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
    private House _house = null!;

    public async Task InitializeAsync() => _house = await House.OpenAsync(_journal);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Three_good_files_are_a_catalogue_and_stations_of_the_kitchen()
    {
        var report = await ImportAsync(Files());

        Assert.True(report.IsGood);
        Assert.Equal((2, 3, 3, 8), (report.Stations, report.Departments, report.Articles, report.Changed));
        await _journal.QuietAsync(_house);
        var catalogue = Catalogue();
        var steak = catalogue.Articles[new("steak")];
        Assert.Equal(("Steak frites", new Money(1_990), new Rate(1_000), new Rate(550)), (steak.Name, steak.Price, steak.EatIn, steak.TakeAway));
        Assert.Equal(["saignant", "à point"], steak.Options);
        Assert.Equal([House.Kitchen, House.Bar], catalogue.CardOf(steak)!.Route);
        Assert.Null(catalogue.CardOf(catalogue.Articles[new("sac")]));
        var kitchen = _house.KitchenFeed.Current.Stations[House.Kitchen];
        Assert.Equal(("Cuisine", House.Bar, 3), (kitchen.Name, kitchen.Backup!.Value, kitchen.Capacity));
        Assert.Equal(2, _house.KitchenFeed.Current.Stations.Count);
    }

    [Fact]
    public async Task What_is_asked_is_checked_at_the_desk_changed_later_and_read_by_the_cook()
    {
        await ImportAsync(Files());
        await _journal.QuietAsync(_house);
        var desk = _house.Of<ICatalogueDesk>();
        var cooking = new ChoiceSet(
            new("cooking"), "Cuisson", Min: 1, Max: 1, [new(new("rare"), "Saignant", Money.Zero), new(new("done"), "Bien cuit", Money.Zero)], Rank: 0);
        await desk.TellAsync(House.NewCommand(), new CatalogueCommand.PutChoiceSet(cooking, House.Lea));
        await desk.TellAsync(House.NewCommand(), new CatalogueCommand.PutArticle(
            Catalogue().Articles[new("steak")] with { ChoiceSets = [cooking.Id], Price = new(2_100) }, House.Lea));
        await _journal.QuietAsync(_house);
        var steak = Catalogue().Sold(Catalogue().Articles[new("steak")]);
        var sale = await _house.TakeAsync(ServiceMode.EatIn, ("Café", 220, null));
        var line = _house.NewLine();

        var open = await _house.RegisterDesk.TellAsync(
            House.NewCommand(), sale, new SaleCommand.AddLines([new(line, steak, Quantity.One, [], "")], House.Lea));
        var asked = await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.AddLines(
            [new(line, steak, Quantity.One, ["à point"], "", Choices: [ChoiceRules.Made(cooking, new("rare"))!])], House.Lea));
        await _house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea);
        var wrong = await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetChoices(line, [], House.Lea));
        var other = await _house.RegisterDesk.TellAsync(
            House.NewCommand(), sale, new SaleCommand.SetChoices(line, [ChoiceRules.Made(cooking, new("done"))!], House.Lea));
        await _journal.QuietAsync(_house);

        Assert.Equal((SaleRefusal.ChoiceMissing, null, SaleRefusal.ChoiceMissing, null), (open.Refusal, asked.Refusal, wrong.Refusal, other.Refusal));
        var order = (await _house.RegisterDesk.ReadAsync(sale)).Order;
        Assert.Equal(["Bien cuit", "à point"], _house.KitchenFeed.Current.Orders[order].Find(line)!.Sent.Options);
        Assert.Equal([1_990L, 2_100L], (await desk.ReadPricesAsync(new("steak"))).Select(change => change.After.Cents));
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_changes_nothing()
    {
        var report = await ImportAsync(Files(), dryRun: true);

        Assert.Equal((true, 2, 3, 3, 8), (report.IsGood, report.Stations, report.Departments, report.Articles, report.Changed));
        Assert.Equal(0, _journal.Head);
    }

    [Fact]
    public async Task The_same_import_twice_changes_nothing()
    {
        await ImportAsync(Files());
        await _journal.QuietAsync(_house);
        var head = _journal.Head;

        var report = await ImportAsync(Files());

        await _journal.QuietAsync(_house);
        Assert.Equal((true, 0, head), (report.IsGood, report.Changed, _journal.Head));
    }

    [Fact]
    public async Task A_station_that_was_renamed_is_renamed_in_the_kitchen_and_nothing_else_happens()
    {
        await ImportAsync(Files());

        var report = await ImportAsync([File("stations.csv", Stations.Replace("Cuisine", "Fourneau", StringComparison.Ordinal))]);

        Assert.Equal(1, report.Changed);
        var view = await _house.KitchenShowsAsync(now => now.Stations.GetValueOrDefault(House.Kitchen)?.Name == "Fourneau");
        Assert.Equal("Bar", view.Stations[House.Bar].Name);
    }

    [Fact]
    public async Task A_station_set_up_by_hand_is_one_of_the_kitchen_until_it_closes_and_none_closes_on_its_work()
    {
        await ImportAsync(Files());
        await _journal.QuietAsync(_house);
        var desk = _house.Of<ICatalogueDesk>();
        var cold = new StationEntry(new("cold"), "Froid", Backup: null, Capacity: 2, Rank: 2, StationKind.Cold);
        await desk.TellAsync(House.NewCommand(), new CatalogueCommand.PutStation(cold, House.Lea));
        await _house.KitchenShowsAsync(view => view.Stations.GetValueOrDefault(cold.Id)?.Name == "Froid");
        var mains = Catalogue().Departments[new("plats")];
        await desk.TellAsync(House.NewCommand(), new CatalogueCommand.PutDepartment(mains with { Route = [cold.Id] }, House.Lea));
        await desk.TellAsync(House.NewCommand(), new CatalogueCommand.PutArticle(Catalogue().Articles[new("steak")] with { Route = null }, House.Lea));
        await _journal.QuietAsync(_house);

        var sale = await _house.TakeAsync(ServiceMode.EatIn, ("Café", 220, null));
        var steak = Catalogue().Sold(Catalogue().Articles[new("steak")]);
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.AddLines([new(_house.NewLine(), steak, Quantity.One, [], "")], House.Lea));
        await _house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea);
        await _journal.QuietAsync(_house);
        await desk.TellAsync(House.NewCommand(), new CatalogueCommand.PutDepartment(mains, House.Lea));
        var busy = await desk.TellAsync(House.NewCommand(), new CatalogueCommand.ArchiveStation(cold.Id, true, House.Lea));

        var order = (await _house.RegisterDesk.ReadAsync(sale)).Order;
        await _house.BumpAsync(_house.KitchenFeed.Current.Orders[order]);
        await _journal.QuietAsync(_house);
        var idle = await desk.TellAsync(House.NewCommand(), new CatalogueCommand.ArchiveStation(cold.Id, true, House.Lea));

        Assert.Equal((CatalogueRefusal.StationHasWork, null), (busy.Refusal, idle.Refusal));
        await _house.KitchenShowsAsync(view => !view.Stations.ContainsKey(cold.Id));
    }

    [Fact]
    public async Task One_bad_cell_and_nothing_at_all_is_imported()
    {
        var bad = Articles.Replace("2.20", "deux", StringComparison.Ordinal);

        var report = await ImportAsync([File("s.csv", Stations), File("d.csv", Departments), File("a.csv", bad)]);

        var fault = Assert.Single(report.Faults);
        Assert.Equal(new("a.csv", 3, "price", SheetFaultKind.NotANumber, "deux"), fault);
        Assert.Equal((false, 1, 0, 0L), (report.IsGood, report.FaultCount, report.Changed, _journal.Head));
    }

    [Fact]
    public async Task Decimal_commas_between_semicolons_are_read()
    {
        var articles = Articles.Replace(',', ';').Replace('.', ',');

        await GoodAsync(Bytes(articles));
    }

    [Fact]
    public async Task Tabs_are_read() => await GoodAsync(Bytes(Articles.Replace(',', '\t')));

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_first_column() =>
        await GoodAsync([0xef, 0xbb, 0xbf, .. Bytes(Articles)]);

    [Fact]
    public async Task What_a_french_spreadsheet_saves_is_read() =>
        await GoodAsync(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Articles));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public async Task Other_line_ends_are_read(string end) =>
        await GoodAsync(Bytes(Articles.Replace("\n", end, StringComparison.Ordinal)));

    [Fact]
    public async Task The_last_line_needs_no_end_and_empty_lines_are_nothing() =>
        await GoodAsync(Bytes(Articles.TrimEnd() + "\n\n"), Bytes(Articles.TrimEnd()));

    [Fact]
    public async Task Quoted_cells_may_hold_separators_and_quotes()
    {
        await GoodAsync(Bytes(Articles.Replace("Café", "\"Café, \"\"serré\"\"\"", StringComparison.Ordinal)));

        await _journal.QuietAsync(_house);
        Assert.Equal("Café, \"serré\"", Catalogue().Articles[new("cafe")].Name);
    }

    [Fact]
    public async Task A_line_break_in_a_name_is_a_fault_and_the_lines_below_keep_their_numbers()
    {
        var articles = Articles.Replace("Steak frites", "\"Steak\nfrites\"", StringComparison.Ordinal)
            .Replace("2.20", "-1", StringComparison.Ordinal);

        var report = await ImportAsync([File("s.csv", Stations), File("d.csv", Departments), File("a.csv", articles)]);

        Assert.Equal(
            [("name", SheetFaultKind.TextInvalid, 2), ("price", SheetFaultKind.NotANumber, 4)],
            report.Faults.Select(fault => (fault.Column, fault.Kind, fault.Line)));
    }

    [Fact]
    public async Task A_column_that_stands_twice_is_a_fault()
    {
        var report = await ImportAsync([File("s.csv", "id,name,capacity,name\nbar,Bar,1,Bar\n")]);

        Assert.Contains(new SheetFault("s.csv", 1, "name", SheetFaultKind.ColumnTwice, "name"), report.Faults);
        Assert.Equal(0, _journal.Head);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_is_a_fault_with_its_line()
    {
        var report = await ImportAsync([File("s.csv", "id,name,capacity\nbar,Bar,1\nk,\"Cuisine,2\nz,Z,1\n")]);

        var fault = Assert.Single(report.Faults);
        Assert.Equal(("s.csv", SheetFaultKind.NotATable, 0L), (fault.File, fault.Kind, _journal.Head));
        Assert.InRange(fault.Line, 3, 5);
    }

    [Fact]
    public async Task A_quote_that_swallows_a_whole_long_file_is_a_fault_too()
    {
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(at => $"s{at},Station {at},1\n"));

        var report = await ImportAsync([File("s.csv", $"id,name,capacity\nbar,\"Bar,1\n{rows}")]);

        Assert.Equal(SheetFaultKind.NotATable, Assert.Single(report.Faults).Kind);
    }

    [Fact]
    public async Task A_file_of_five_megabytes_is_read_and_one_byte_more_is_not()
    {
        var note = Bytes("id,name,capacity\n");
        byte[] full = [.. note, .. Enumerable.Repeat((byte)'\n', CatalogueFile.BytesMax - note.Length)];

        Assert.True((await ImportAsync([new("s.csv", full)])).IsGood);
        var report = await ImportAsync([new("s.csv", new byte[CatalogueFile.BytesMax + 1])]);

        Assert.Equal(
            new("s.csv", 1, "", SheetFaultKind.NotATable, $"{CatalogueFile.BytesMax + 1} / {CatalogueFile.BytesMax}"),
            Assert.Single(report.Faults));
    }

    [Fact]
    public async Task Nothing_is_no_table() => Assert.Equal(
        SheetFaultKind.NotATable, Assert.Single((await ImportAsync([File("s.csv", "")])).Faults).Kind);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Bytes_that_mean_nothing_are_a_fault_and_never_a_crash(int seed)
    {
        var bytes = new byte[50_000];
        new Random(seed).NextBytes(bytes);

        var report = await ImportAsync([new("photo.jpg", bytes)]);

        Assert.False(report.IsGood);
        Assert.Equal(0, _journal.Head);
        Assert.All(report.Faults, fault => Assert.True(fault.Value.Length <= Text.NameMax, fault.Value));
    }

    [Fact]
    public async Task A_spreadsheet_saved_as_utf_16_is_refused_and_not_misread()
    {
        var report = await ImportAsync([new("s.csv", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Stations)).ToArray())]);

        Assert.False(report.IsGood);
        Assert.Equal(0, _journal.Head);
    }

    [Fact]
    public async Task As_many_articles_as_a_house_may_have_can_be_imported_at_once()
    {
        var rows = string.Concat(Enumerable.Range(1, CatalogueDecider.ArticlesMax).Select(at =>
            $"a{at},Article numéro {at} au nom assez long pour une carte de restaurant,plats,{at % 100}.90,10,5.5,kitchen>bar,2,600,gluten|lait|œufs,saignant|à point|bien cuit\n"));
        var articles = Articles.Split('\n')[0] + "\n" + rows;
        Assert.InRange(Bytes(articles).Length, 2_000_000, CatalogueFile.BytesMax);

        var report = await ImportAsync([File("s.csv", Stations), File("d.csv", Departments), File("a.csv", articles)]);

        Assert.Equal((true, CatalogueDecider.ArticlesMax + 5), (report.IsGood, report.Changed));
    }

    private async Task GoodAsync(params byte[][] articles)
    {
        foreach (var written in articles)
        {
            var report = await ImportAsync([File("s.csv", Stations), File("d.csv", Departments), new("a.csv", written)]);
            Assert.Empty(report.Faults);
            Assert.Equal(3, report.Articles);
        }

        await _journal.QuietAsync(_house);
        var cafe = Catalogue().Articles[new("cafe")];
        Assert.Equal((new Money(220), new Rate(1_000)), (cafe.Price, cafe.EatIn));
        Assert.Equal(new Rate(550), Catalogue().Articles[new("steak")].TakeAway);
        Assert.Equal(["saignant", "à point"], Catalogue().Articles[new("steak")].Options);
    }

    private Catalogue Catalogue() => _house.Of<IFeed<CatalogueView>>().Current.Catalogue;

    private Task<ImportReport> ImportAsync(IReadOnlyList<CatalogueFile> files, bool dryRun = false) =>
        _house.Of<ICatalogueDesk>().ImportAsync(House.NewCommand(), files, dryRun, House.Lea, CancellationToken.None);

    private static CatalogueFile[] Files() =>
        [File("stations.csv", Stations), File("departments.csv", Departments), File("articles.csv", Articles)];

    private static CatalogueFile File(string name, string text) => new(name, Bytes(text));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
