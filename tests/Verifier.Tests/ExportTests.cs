using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using RetailPos.Domain.Tests.Accounting;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Reporting;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Verifier.Tests;

/// <summary>The accounting file by the tax office's rules, the report by its schema, and both by a recount of the journal.</summary>
public sealed class ExportTests(SoldDays days) : IClassFixture<SoldDays>
{
    private static readonly DateOnly Last = SoldDays.First.AddDays(2);

    [Fact]
    public async Task The_accounting_file_passes_the_rules_and_comes_to_what_was_sold()
    {
        var lines = Lines(Encoding.UTF8.GetString(await days.MakeAsync(SoldDays.First, Last, kind: ExportKind.Fec)));
        var tickets = await TicketsAsync();

        Assert.Contains(days.Store.Files, file => file.Name == "732829320FEC20260401.txt");
        Assert.Empty(FecRules.FaultsOf(lines));
        Assert.Equal(6, lines.Skip(1).Select(line => line.Split('\t')[2]).Distinct().Count()); // Two tills, three days.
        Assert.Equal(tickets.Sum(ticket => ticket.Vat.Sum(share => share.Tax)).Cents, -Sum(lines, "4457"));
        Assert.Equal(tickets.Sum(ticket => ticket.Vat.Sum(share => share.TaxExcluded)).Cents, -Sum(lines, "70"));
        Assert.Equal(NetOf(tickets, scheme => scheme.IsMargin()), -Sum(lines, "707300"));
        Assert.Equal(NetOf(tickets, scheme => scheme is VatScheme.IntraCommunity), -Sum(lines, "707700"));
        Assert.Contains(lines, line => line.Contains("\tc-1\tMme Durand; « Zoé »\t", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("Remboursements", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_the_older_letters_it_is_the_same_file()
    {
        var rules = days.House.Of<IHouseRulesDesk>();
        var modern = Encoding.UTF8.GetString(await days.MakeAsync(SoldDays.First, Last, kind: ExportKind.Fec));
        await rules.TellAsync(House.NewCommand(), new HouseRulesCommand.SetAccounting(AccountingRules.Default with { Charset = FecCharset.Latin9 }, House.Lea));
        var older = await days.MakeAsync(SoldDays.First, Last, kind: ExportKind.Fec);
        await rules.TellAsync(House.NewCommand(), new HouseRulesCommand.SetAccounting(AccountingRules.Default, House.Lea));

        var latin9 = CodePagesEncodingProvider.Instance.GetEncoding("iso-8859-15")!;
        Assert.Equal(modern, latin9.GetString(older));
        Assert.Contains((byte)0xe9, older); // é
        Assert.Equal(modern.Length, older.Length);
    }

    [Fact]
    public async Task The_sheet_balances_for_each_piece_and_names_each_ticket()
    {
        var rows = Lines(Encoding.UTF8.GetString(await days.MakeAsync(SoldDays.First, Last, kind: ExportKind.AccountingSheet)))
            .Skip(1).Select(Cells).ToList();

        Assert.All(rows.GroupBy(row => (row[1], row[2])), piece => Assert.Equal(0, piece.Sum(row => FecRules.Cents(row[6]) - FecRules.Cents(row[7]))));
        Assert.All(await TicketsAsync(), ticket => Assert.Contains(rows, row => row[2] == $"{ticket.Till}-{ticket.Number}"));
    }

    [Fact]
    public async Task The_report_is_valid_and_tells_what_was_sealed_and_paid()
    {
        var decade = EReportingRules.Default with { Platform = "PA01", PlatformName = "Plateforme & fils", Period = EReportingPeriod.TwoMonths };
        await days.House.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetEReporting(decade with { Period = EReportingPeriod.Month }, House.Lea));
        var made = await days.MakeAsync(SoldDays.First, SoldDays.First, kind: ExportKind.EReport);
        var report = Valid(made);
        var march = (await TicketsAsync()).Where(ticket => ticket.SealedAt < new DateTimeOffset(2026, 4, 1, 3, 0, 0, TimeSpan.Zero)).ToList();

        Assert.Equal("732829320-20260301-20260331", report.Descendants("ReportDocument").Single().Element("Id")!.Value);
        Assert.Equal(
            march.SelectMany(ticket => ticket.Vat).Sum(share => share.Scheme switch
            {
                VatScheme.Standard => share.TaxIncluded,
                VatScheme.IntraCommunity => Money.Zero,
                _ => share.Margin,
            }).Cents,
            report.Descendants("TransactionsReport").Elements("Transactions").Sum(day => Cents(day.Element("TaxExclusiveAmount")!) + Cents(day.Element("TaxTotal")!)));
        Assert.Equal(["TLB1", "TMA1", "TPS1"], report.Descendants("CategoryCode").Select(code => code.Value).Distinct().Order());

        // G1.53, without its tolerance.
        Assert.All(report.Descendants("TransactionsReport").Elements("Transactions"), day =>
        {
            Assert.Equal(Cents(day.Element("TaxExclusiveAmount")!), day.Elements("TaxSubtotal").Sum(rate => Cents(rate.Element("TaxableAmount")!)));
            Assert.Equal(Cents(day.Element("TaxTotal")!), day.Elements("TaxSubtotal").Sum(rate => Cents(rate.Element("TaxTotal")!)));
        });
        Assert.True(report.Descendants("PaymentsReport").Descendants("Amount").Sum(Cents) > 0);

        // One rate is one row, whatever the margin is of.
        Assert.All(report.Descendants("TransactionsReport").Elements("Transactions"), day =>
            Assert.Equal(day.Elements("TaxSubtotal").Count(), day.Elements("TaxSubtotal").Select(rate => rate.Element("TaxPercent")!.Value).Distinct().Count()));
        var untaxed = march.Where(ticket => ticket.Vat.Any(share => share.Scheme is VatScheme.IntraCommunity)).ToList();
        var again = await days.Desk.MakeAsync(new(ExportKind.EReport, SoldDays.First, SoldDays.First), House.Lea, CancellationToken.None);
        Assert.Equal(2, untaxed.Count); // And what one of them gave back.
        Assert.Equal(
            new LeftOutSales(2, untaxed.SelectMany(ticket => ticket.Vat).Where(share => share.Scheme is VatScheme.IntraCommunity).Sum(share => share.TaxIncluded)),
            again.LeftOut);
    }

    [Fact]
    public async Task A_replacement_says_so_and_has_a_name_of_its_own()
    {
        var made = await days.Desk.MakeAsync(new(ExportKind.EReport, SoldDays.First, SoldDays.First, IsReplacement: true), House.Lea, CancellationToken.None);
        var report = Valid(days.Store[made.File!.Name]);

        Assert.Equal("RE", report.Descendants("TypeCode").Single().Value);
        Assert.Contains("-RE-", report.Descendants("ReportDocument").Single().Element("Id")!.Value, StringComparison.Ordinal);
    }

    // A guard that cannot bark guards nothing.
    [Fact]
    public async Task The_schema_refuses_a_report_without_its_tax()
    {
        var report = XDocument.Parse(Encoding.UTF8.GetString(await days.MakeAsync(SoldDays.First, SoldDays.First, kind: ExportKind.EReport)));
        report.Descendants("TransactionsReport").Elements("Transactions").First().Element("TaxTotal")!.Remove();

        Assert.Throws<XmlSchemaValidationException>(() => Valid(Encoding.UTF8.GetBytes(report.ToString())));
    }

    [Theory]
    [InlineData(ExportKind.Archive, "2026-03-31", "2026-03-30", ExportRefusal.PeriodInvalid)]
    [InlineData(ExportKind.Archive, "2010-01-01", "2026-03-30", ExportRefusal.PeriodInvalid)]
    [InlineData(ExportKind.Archive, "2026-03-30", "2026-04-02", ExportRefusal.PeriodNotOver)]
    [InlineData(ExportKind.EReport, "2026-04-01", "2026-04-01", ExportRefusal.PeriodNotOver)]
    [InlineData(ExportKind.Archive, "2025-01-01", "2025-12-31", ExportRefusal.NothingThere)]
    [InlineData(ExportKind.Fec, "2025-01-01", "2025-12-31", ExportRefusal.NothingThere)]
    [InlineData(ExportKind.AccountingSheet, "2025-01-01", "2025-12-31", ExportRefusal.NothingThere)]
    [InlineData(ExportKind.EReport, "2025-01-01", "2025-01-01", ExportRefusal.NothingThere)]
    public async Task What_cannot_be_made_is_refused_by_its_reason(ExportKind kind, string first, string last, ExportRefusal reason) => Assert.Equal(
        reason, (await days.Desk.MakeAsync(new(kind, Day(first), Day(last)), House.Lea, CancellationToken.None)).Refusal);

    [Fact]
    public async Task A_till_that_never_sold_has_no_archive() => Assert.Equal(
        ExportRefusal.TillUnknown,
        (await days.Desk.MakeAsync(new(ExportKind.Archive, SoldDays.First, Last, new TillId("T9")), House.Lea, CancellationToken.None)).Refusal);

    private static XDocument Valid(byte[] xml)
    {
        var schemas = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        schemas.Add(null, Path.Combine(AppContext.BaseDirectory, "xsd", "ereporting.xsd"));
        var report = XDocument.Load(new MemoryStream(xml));
        report.Validate(schemas, validationEventHandler: null);
        return report;
    }

    private async Task<List<Ticket>> TicketsAsync() =>
        [.. (await days.JournalAsync()).Select(entry => entry.Event).OfType<TillEvent.TicketSealed>().Select(e => e.Ticket)];

    private static long NetOf(List<Ticket> tickets, Func<VatScheme, bool> isMeant) =>
        tickets.SelectMany(ticket => ticket.Vat).Where(share => isMeant(share.Scheme)).Sum(share => share.TaxExcluded).Cents;

    private static long Sum(List<string> lines, string account) => lines.Skip(1).Select(line => line.Split('\t'))
        .Where(cells => cells[4].StartsWith(account, StringComparison.Ordinal))
        .Sum(cells => FecRules.Cents(cells[11]) - FecRules.Cents(cells[12]));

    private static List<string> Lines(string text) => [.. text.Split("\r\n")[..^1]];

    // Quoted names have semicolons in these tests; figures have none.
    private static string[] Cells(string row)
    {
        using var sheet = new Records.Sheet("row", new MemoryStream(Encoding.UTF8.GetBytes($"0;1;2;3;4;5;6;7;8\r\n{row}\r\n")));
        return sheet.Demand();
    }

    private static long Cents(XElement amount) =>
        long.Parse(amount.Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
