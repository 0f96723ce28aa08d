using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Countries;
using static RetailPos.Domain.Tests.Scenario;
using Menu = RetailPos.Register.Domain.Catalogue.Catalogue;

namespace RetailPos.Domain.Tests.Catalogue;

public sealed class CatalogueSheetsTests
{
    private const string ArticleColumns = "id;name;department;price;vat_eat_in;vat_take_away;station;step;seconds;allergens;options";

    private static readonly Sheet Stations = Table(
        "stations.csv", "id;name;backup;capacity", "make;Préparation;;3", "oven;Four;make;", "bar;Bar;;");

    private static readonly Sheet Departments = Table(
        "departments.csv", "id;name;station;step", "pizzas;Pizzas;make>oven;2", "drinks;Boissons;-;");

    private static readonly Sheet Articles = Table(
        "articles.csv",
        ArticleColumns,
        "reine;Reine;pizzas;12,50;10;5,5 %;;;420;lait | gluten;sans olives|bien cuite",
        "water;Eau;drinks;2 €;10%;5.50;;;;;",
        "wine;Vin;drinks;4.2;20;20;bar;1;30;;");

    [Fact]
    public void Three_good_sheets_are_one_import()
    {
        var reading = Read(Stations, Departments, Articles);

        Assert.Empty(reading.Faults);
        Assert.Equal(0, reading.FaultCount);
        Assert.Equal(
            new CatalogueCommand.Import(
                [
                    new(new("make"), "Préparation", null, 3, 0),
                    new(new("oven"), "Four", new("make"), 1, 1),
                    new(new("bar"), "Bar", null, 1, 2),
                ],
                [
                    new(new("pizzas"), "Pizzas", [new("make"), new("oven")], 2, 0),
                    new(new("drinks"), "Boissons", [], 1, 1),
                ],
                [
                    new(new("reine"), new("pizzas"), "Reine", new(1_250), new(1_000), new(550), null, null, 420,
                        ["lait", "gluten"], ["sans olives", "bien cuite"], 0),
                    new(new("water"), new("drinks"), "Eau", new(200), new(1_000), new(550), null, null, 0, [], [], 1),
                    new(new("wine"), new("drinks"), "Vin", new(420), new(2_000), new(2_000), [new("bar")], 1, 30, [], [], 2),
                ],
                Anna),
            reading.Import);
    }

    [Fact]
    public void What_is_asked_put_together_and_taken_off_has_sheets_of_its_own()
    {
        var import = Read(
            Stations,
            Departments,
            Table("articles.csv", "id;name;department;price;vat_eat_in;vat_take_away;choices;barcodes;price_delivery;price_drive",
                "reine;Reine;pizzas;12;10;5,5;size;5449000000996;13,50;-"),
            Table("choices.csv", "set;set_name;min;max;id;name;supplement;terminal", "size;Taille;1;1;small;Petite;-2,00;", "size;;;;large;Grande;4;x"),
            Table("menus.csv", "menu;menu_name;price;automatic;part;departments;min;max;supplements", "lunch;Midi;14,50;x;Pizza;pizzas;;;reine=1,50", "lunch;;;;Boisson;drinks;0;2;"),
            Table("reductions.csv", "id;name;percent;amount;fixed_price", "tenth;Dix;-10;;", "staff;Personnel;;;6"),
            Table("rules.csv", "rule;name;percent;modes;weekdays;from;until;subtotal_min;table", "students;Étudiants;-10 %;eat_in|counter;thu;19:00;23h30;20;yes")).Import!;

        Assert.Equal(
            [new(new("size"), "Taille", 1, 1, [new(new("small"), "Petite", new(-200)), new(new("large"), "Grande", new(400), IsTerminal: true)], 0)],
            import.ChoiceSets);
        Assert.Equal(
            [
                new(new("lunch"), "Midi", new(1_450),
                    [new("Pizza", [new("pizzas")], 1, 1, [new(new("reine"), new(150))]), new("Boisson", [new("drinks")], 0, 2, [])], 0, IsAutomatic: true),
            ],
            import.Menus);
        Assert.Equal(
            [new(new("tenth"), "Dix", -1_000, Money.Zero, null, 0), new(new("staff"), "Personnel", 0, Money.Zero, new(600), 1)], import.Reductions);
        Assert.Equal(
            [
                new(new("students"), "Étudiants",
                    new([ServiceMode.EatIn, ServiceMode.Counter], [], null, true, [DayOfWeek.Thursday], new(2_000), null, [], 1_140, 1_410),
                    null, -1_000, Money.Zero, 0),
            ],
            import.AutomaticRules);
        var reine = import.Articles[0];
        Assert.Equal([new ChoiceSetId("size")], reine.ChoiceSets!);
        Assert.Equal(["5449000000996"], reine.Barcodes!);
        Assert.Equal((new Money(1_350), (Money?)null, new Money(1_200)), (reine.PriceIn(ServiceMode.Delivery), reine.PriceIn(ServiceMode.Drive), reine.PriceIn(ServiceMode.EatIn)));
        Assert.Null(CatalogueDecider.Decide(Menu.Empty, import, Noon).Refusal);
    }

    [Fact]
    public void A_column_that_a_sheet_lacks_takes_nothing_away()
    {
        var known = CatalogueDecider.Decider.Given().After(Read(Stations, Departments, Articles).Import!);
        var reine = known.Articles[new("reine")] with { Image = "a.jpg", Barcodes = ["A-1"], ShortName = "R", ModePrices = [new(ServiceMode.Drive, null)] };
        known = known with { Articles = known.Articles.SetItem(reine.Id, reine) };

        var again = CatalogueSheets.Read([Articles], known, Anna).Import!.Articles[0];

        Assert.Equal(reine, again);
    }

    [Fact]
    public void What_was_read_is_what_the_catalogue_takes() => Assert.Null(
        CatalogueDecider.Decide(Menu.Empty, Read(Stations, Departments, Articles).Import!, Noon).Refusal);

    [Fact]
    public void The_sheets_come_in_any_order() =>
        Assert.Equal(Read(Stations, Departments, Articles).Import, Read(Articles, Stations, Departments).Import);

    [Fact]
    public void An_article_may_name_what_the_house_has_already()
    {
        var known = CatalogueDecider.Decider.Given().After(Read(Stations, Departments).Import!);

        Assert.Empty(CatalogueSheets.Read([Articles], known, Anna).Faults);
    }

    [Theory]
    [InlineData("\ufeffid;Name;BACKUP; Capacity ")]
    [InlineData("\ufeff id ;name;backup;capacity")]
    public void Columns_are_read_as_people_and_spreadsheets_write_them(string columns) =>
        Assert.Empty(Read(Table("stations.csv", columns, "bar;Bar;;2")).Faults);

    [Fact]
    public void Spaces_and_dashes_in_a_column_are_underscores() => Assert.Empty(Read(Stations, Departments, Table(
        "articles.csv", "id;name;department;price;VAT eat-in;Vat Take Away", "reine;Reine;pizzas;12;10;5,5")).Faults);

    // One row per kind: sheet, then where it stands and what it says.
    public static TheoryData<Sheet[], string, int, string, SheetFaultKind, string> Faults => new()
    {
        { [Table("x.csv", "foo;bar")], "x.csv", 1, "", SheetFaultKind.SheetUnknown, "foo bar" },
        { [Stations, Stations with { File = "again.csv" }], "again.csv", 1, "", SheetFaultKind.SheetTwice, "stations.csv" },
        { [Station("id;name;capacity;name", "bar;Bar;1;Bar")], "s.csv", 1, "name", SheetFaultKind.ColumnTwice, "name" },
        { [Station("id;name;capacity;colour", "bar;Bar;1;red")], "s.csv", 1, "colour", SheetFaultKind.ColumnUnknown, "colour" },
        { [Station("id;capacity", "bar;1")], "s.csv", 1, "name", SheetFaultKind.ColumnMissing, "" },
        { [Huge()], "s.csv", 1, "", SheetFaultKind.TooManyRows, "20001" },
        { [Station("id;name;capacity", "bar;Bar")], "s.csv", 2, "", SheetFaultKind.CellsMissing, "2/3" },
        { [Station("id;name;capacity", "bar;Bar;1;")], "s.csv", 2, "", SheetFaultKind.TooManyCells, "4/3" },
        { [Station("id;name;capacity", "a;A;1", "bar; ;1")], "s.csv", 3, "name", SheetFaultKind.Empty, "" },
        { [Station("id;name;capacity", "le bar;Bar;1")], "s.csv", 2, "id", SheetFaultKind.IdInvalid, "le bar" },
        { [Station("id;name;capacity", "bar;Bar;1", "bar;Bar;2")], "s.csv", 3, "id", SheetFaultKind.IdTwice, "bar" },
        { [Station("id;name;capacity", "bar;B\u0007r;1")], "s.csv", 2, "name", SheetFaultKind.TextInvalid, "B\u0007r" },
        { [Station("id;name;capacity", "bar;Bar;two")], "s.csv", 2, "capacity", SheetFaultKind.NotANumber, "two" },
        { [Station("id;name;capacity", "bar;Bar;100")], "s.csv", 2, "capacity", SheetFaultKind.OutOfRange, "100" },
        { [Stations, Route("make>oven>bar>make>oven>bar>make")], "d.csv", 2, "station", SheetFaultKind.TooMany, "make>oven>bar>make>oven>bar>make" },
        { [Stations, Route("make>moon")], "d.csv", 2, "station", SheetFaultKind.StationUnknown, "make>moon" },
        { [Stations, Departments, Article("reine;Reine;sushi;1;10;10;;;;;")], "a.csv", 2, "department", SheetFaultKind.DepartmentUnknown, "sushi" },
        { [Station("id;name;backup", "bar;Bar;bar")], "s.csv", 2, "backup", SheetFaultKind.BackupIsItself, "bar" },
        { [Table("d.csv", "id;name;station;choices", "pizzas;Pizzas;-;moon")], "d.csv", 2, "choices", SheetFaultKind.ChoiceSetUnknown, "moon" },
        {
            [Stations, Departments, Table("m.csv", "menu;menu_name;price;part;departments;supplements", "m;Menu;12;Plat;pizzas;moon=2")],
            "m.csv", 2, "supplements", SheetFaultKind.ArticleUnknown, "moon=2"
        },
        {
            [Stations, Departments, Table("a.csv", "id;name;department;price;vat_eat_in;vat_take_away;barcodes", "reine;Reine;pizzas;1;10;10;5449000000997")],
            "a.csv", 2, "barcodes", SheetFaultKind.BarcodeInvalid, "5449000000997"
        },
        { [Table("r.csv", "rule;name;percent;modes", "r;Règle;-10;boat")], "r.csv", 2, "modes", SheetFaultKind.WordUnknown, "boat" },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void Says_where_and_what(Sheet[] sheets, string file, int line, string column, SheetFaultKind kind, string value)
    {
        var reading = Read(sheets);

        Assert.Equal([new SheetFault(file, line, column, kind, value)], reading.Faults.Where(fault => fault.Kind == kind));
        Assert.Null(reading.Import);
    }

    [Fact]
    public void Every_fault_has_its_row() => Assert.Equal(
        Enum.GetValues<SheetFaultKind>().Except([
            SheetFaultKind.NotATable, // That one is the file reader's, and what follows are customers'.
            SheetFaultKind.PhoneInvalid, SheetFaultKind.MailInvalid, SheetFaultKind.DayInvalid, SheetFaultKind.TaxNumberInvalid, SheetFaultKind.CustomerTwice,
        ]),
        Faults.Select(row => (SheetFaultKind)row[4]));

    [Fact]
    public void Purchase_price_and_scheme_come_from_their_columns_and_a_sheet_without_them_leaves_both()
    {
        const string columns = "id;name;department;price;vat_eat_in;vat_take_away";
        var read = CatalogueSheets.Read(
            [
                Stations, Table("d.csv", "id;name;station;vat_scheme", "brocante;Brocante;-;second_hand"),
                Table("a.csv", $"{columns};purchase;vat_scheme", "chaise;Chaise;brocante;60;20;20;42,50;", "lampe;Lampe;brocante;90;20;20;;standard"),
            ],
            Menu.Empty, Anna);
        var known = CatalogueDecider.Decide(Menu.Empty, read.Import!, Noon).Events.Aggregate(Menu.Empty, CatalogueDecider.Evolve);

        Assert.Equal((VatScheme.SecondHand, 4_250), (known.SchemeOf(known.Articles[new("chaise")]), (int)known.Articles[new("chaise")].Purchase!.Value.Cents));
        Assert.Equal((VatScheme.Standard, null), (known.SchemeOf(known.Articles[new("lampe")]), known.Articles[new("lampe")].Purchase));

        var again = CatalogueSheets.Read([Table("a.csv", columns, "chaise;Chaise;brocante;70;20;20")], known, Anna).Import!.Articles[0];
        Assert.Equal((7_000, 4_250), ((int)again.Price.Cents, (int)again.Purchase!.Value.Cents));
        Assert.Equal(
            SheetFaultKind.WordUnknown,
            Assert.Single(CatalogueSheets.Read([Table("a.csv", $"{columns};vat_scheme", "chaise;Chaise;brocante;70;20;20;vieux")], known, Anna).Faults).Kind);
    }

    [Theory]
    [InlineData("reine;Reine;pizzas;-1;10;10;;;;;", "price", SheetFaultKind.NotANumber)]
    [InlineData("reine;Reine;pizzas;12,505;10;10;;;;;", "price", SheetFaultKind.NotANumber)]
    [InlineData("reine;Reine;pizzas;€;10;10;;;;;", "price", SheetFaultKind.NotANumber)]
    [InlineData("reine;Reine;pizzas;;10;10;;;;;", "price", SheetFaultKind.Empty)]
    [InlineData("reine;Reine;pizzas;10000,01;10;10;;;;;", "price", SheetFaultKind.OutOfRange)]
    [InlineData("reine;Reine;pizzas;9999999999999999999999;10;10;;;;;", "price", SheetFaultKind.NotANumber)]
    [InlineData("reine;Reine;pizzas;1;%;10;;;;;", "vat_eat_in", SheetFaultKind.NotANumber)]
    [InlineData("reine;Reine;pizzas;1;10;100,01;;;;;", "vat_take_away", SheetFaultKind.OutOfRange)]
    [InlineData("reine;Reine;pizzas;1;10;10;moon;;;;", "station", SheetFaultKind.StationUnknown)]
    [InlineData("reine;Reine;pizzas;1;10;10;make>;;;;", "station", SheetFaultKind.StationUnknown)]
    [InlineData("reine;Reine;pizzas;1;10;10;make>oven>make;;;;", "station", SheetFaultKind.IdTwice)]
    [InlineData("reine;Reine;pizzas;1;10;10;;0;;;", "step", SheetFaultKind.OutOfRange)]
    [InlineData("reine;Reine;pizzas;1;10;10;;10;;;", "step", SheetFaultKind.OutOfRange)]
    [InlineData("reine;Reine;pizzas;1;10;10;;;14401;;", "seconds", SheetFaultKind.OutOfRange)]
    [InlineData("reine;Reine;pizzas;1;10;10;;;;a|b|c|d|e|f|g|h|i|j|k|l|m|n|o;", "allergens", SheetFaultKind.TooMany)]
    [InlineData("reine;Reine;pizzas;1;10;10;;;;;a|b|c|d|e|f|g|h|i|j|k|l|m", "options", SheetFaultKind.TooMany)]
    [InlineData("reine;Reine;pizzas;1;10;10;;;;;a\u0000", "options", SheetFaultKind.TextInvalid)]
    [InlineData("../../x;Reine;pizzas;1;10;10;;;;;", "id", SheetFaultKind.IdInvalid)]
    public void A_bad_article_names_its_cell(string row, string column, SheetFaultKind kind)
    {
        var fault = Assert.Single(Read(Stations, Departments, Article(row)).Faults);

        Assert.Equal(("a.csv", 2, column, kind), (fault.File, fault.Line, fault.Column, fault.Kind));
    }

    [Fact]
    public void One_bad_cell_and_nothing_is_imported()
    {
        var reading = Read(Stations, Departments, Article(
            "reine;Reine;pizzas;12,50;10;5,5;;;;;", "wine;Vin;drinks;free;20;20;;;;;"));

        Assert.Null(reading.Import);
        Assert.Equal((3, "price", "free"), (reading.Faults[0].Line, reading.Faults[0].Column, reading.Faults[0].Value));
    }

    [Fact]
    public void A_cell_with_two_faults_shows_the_first() =>
        Assert.Equal(SheetFaultKind.TooMany, Assert.Single(Read(Stations, Route("a>b>c>d>e>f>g")).Faults).Kind);

    [Fact]
    public void Every_bad_cell_of_a_row_is_named() => Assert.Equal(
        ["department", "id", "name", "price", "vat_eat_in", "vat_take_away"],
        Read(Stations, Departments, Article("a b;;sushi;x;y;z;;;;;")).Faults.Select(fault => fault.Column).Order());

    [Fact]
    public void The_line_is_the_files_own() => Assert.Equal(
        17,
        Assert.Single(Read(new Sheet("s.csv", ["id", "name", "capacity"], [new(17, ["bar", "Bar", "x"])])).Faults).Line);

    [Fact]
    public void A_sheet_without_rows_is_an_empty_import()
    {
        var reading = Read(Table("stations.csv", "id;name;capacity"));

        Assert.Empty(reading.Import!.Stations);
        Assert.Empty(reading.Faults);
    }

    [Fact]
    public void Two_hundred_faults_are_shown_and_all_are_counted()
    {
        var reading = Read(Station("id;name;capacity", [.. Enumerable.Range(1, 500).Select(number => $"s-{number};;1")]));

        Assert.Equal((CatalogueSheets.FaultsMax, 500), (reading.Faults.Count, reading.FaultCount));
        Assert.Equal(2, reading.Faults[0].Line);
    }

    [Fact]
    public void Faults_come_by_file_and_line() => Assert.Equal(
        [("a.csv", 2), ("a.csv", 3), ("s.csv", 2), ("s.csv", 3)],
        Read(Station("id;name;capacity", "a;A;x", "b;B;y"), Article("a;A;?;1;1;1;;;;;", "b;B;?;1;1;1;;;;;"))
            .Faults.Select(fault => (fault.File, fault.Line)));

    [Fact]
    public void Twenty_thousand_articles_fit() => Assert.Equal(
        CatalogueDecider.ArticlesMax,
        Read(Stations, Departments, Article(
            [.. Enumerable.Range(1, CatalogueDecider.ArticlesMax).Select(number => $"a-{number};A;pizzas;1;10;10;;;;;")]))
            .Import!.Articles.Count);

    // A fault is shown to people and written to logs: whatever the file holds, it stays short.
    [Fact]
    public void Hostile_text_is_cut_wherever_it_stands()
    {
        var long1 = new string('x', 10_000);

        Assert.All(
            new[]
            {
                Read(Table("s.csv", long1)),
                Read(Station($"id;name;capacity;{long1}", "a;A;1;")),
                Read(Station($"id;name;capacity;{long1};{long1}", "a;A;1;;")),
                Read(Station("id;name;capacity", $"{long1};A;1", $"{long1};A;1")),
                Read(Station("id;name;backup", $"a;A;{long1}")),
                Read(Stations, Departments, Article($"a;{long1};{long1};{long1};1;1;{long1};1;1;{long1};{long1}")),
            }.SelectMany(reading => reading.Faults),
            fault => Assert.True(fault.Value.Length <= Text.NameMax && fault.Column.Length <= Text.NameMax));
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("Robert'); DROP TABLE events;--")]
    public void Text_that_is_only_odd_is_text(string name) =>
        Assert.Equal(name, Read(new Sheet("s.csv", ["id", "name", "capacity"], [new(2, ["bar", name, "1"])])).Import!.Stations[0].Name);

    private static SheetReading Read(params Sheet[] sheets) => CatalogueSheets.Read(sheets, Menu.Empty, Anna);

    private static Sheet Station(string columns, params string[] rows) => Table("s.csv", columns, rows);

    private static Sheet Article(params string[] rows) => Table("a.csv", ArticleColumns, rows);

    private static Sheet Route(string route) => Table("d.csv", "id;name;station", $"pizzas;Pizzas;{route}");

    private static Sheet Huge() => Station(
        "id;name;capacity", [.. Enumerable.Range(0, CatalogueDecider.ArticlesMax + 1).Select(number => $"s-{number};S;1")]);

    private static Sheet Table(string file, string columns, params string[] rows) => new(
        file,
        [.. columns.Split(';')],
        [.. rows.Select((row, index) => new SheetRow(index + 2, [.. row.Split(';')]))]);
}
