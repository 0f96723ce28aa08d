using System.Globalization;
using System.Text;
using System.Xml.Linq;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Commands;
using RetailPos.Hub.Web;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Replay;

/// <summary>What leaves the house after a replay: the archive, the accounting file, the reports; each counted again from the files.</summary>
internal static class ReplayExports
{
    private static readonly Actor Client = new("", "replay");

    /// <summary>A company that there is not: its numbers are right, and nobody's.</summary>
    private const string Siret = "73282932000074";

    /// <summary>Before the first order: who the house is, and where it reports.</summary>
    public static async Task FurnishAsync(IServiceProvider house)
    {
        var desk = house.GetRequiredService<IHouseRulesDesk>();
        await desk.TellAsync(new("replay-house"), new HouseRulesCommand.SetReceipts(
            ReceiptRules.Default with { House = new("Pizza place", ["1 rue du Four", "75001 Paris", "FRANCE"], Siret, "") }, Client));
        await desk.TellAsync(new("replay-reporting"), new HouseRulesCommand.SetEReporting(
            EReportingRules.Default with { Platform = "0000", PlatformName = "Plateforme" }, Client));
    }

    /// <summary>Makes the files, and says whether each comes to what the orders come to, day by day and to the cent.</summary>
    /// <param name="clock">It is set to a day on which all is over.</param>
    public static async Task<bool> MakeAsync(
        IServiceProvider house, ReplayClock clock, PizzaPlace place, IReadOnlyList<PizzaOrder> orders, Speech speech, CancellationToken stop)
    {
        var days = DaysOf(place, orders);
        var (first, last) = (days.Keys.First(), days.Keys.Last());
        await clock.GoToAsync(
            new DateOnly(last.Year, last.Month, 1).AddMonths(1).AddDays(1).ToDateTime(new(12, 0)).In(clock.LocalTimeZone), stop);

        var store = house.GetRequiredService<IExportStore>();
        var archive = await FileAsync(house, store, new(ExportKind.Archive, first, last), speech, stop);
        await File.WriteAllTextAsync(
            Path.Combine(Path.GetDirectoryName(archive)!, "public-keys.pem"), ExportFolder.PemOf(house.GetRequiredService<IManifestSigner>()), stop);
        await FileAsync(house, store, new(ExportKind.AccountingSheet, first, last), speech, stop);
        var fec = await FileAsync(house, store, new(ExportKind.Fec, first, last), speech, stop);
        var reported = new SortedDictionary<DateOnly, DaySums>();

        foreach (var month in days.Keys.Select(day => new DateOnly(day.Year, day.Month, 1)).Distinct())
        {
            AddReport(await FileAsync(house, store, new(ExportKind.EReport, month, month), speech, stop), reported);
        }

        return Tell("FEC", SumsOfFec(fec), days, speech) & Tell("flux 10", reported, days, speech);
    }

    private static async Task<string> FileAsync(
        IServiceProvider house, IExportStore store, ExportWish wish, Speech speech, CancellationToken stop)
    {
        var made = await house.GetRequiredService<IExportDesk>().MakeAsync(wish, Client, stop);
        var file = made.File ?? throw new ReplayDataException($"{wish.Kind} of {wish.First:yyyy-MM-dd} was refused: {made.Refusal}.");
        await speech.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {file.Name}  {file.Bytes:N0} bytes"));
        return store.Find(file.Name)!;
    }

    private static SortedDictionary<DateOnly, DaySums> DaysOf(PizzaPlace place, IReadOnlyList<PizzaOrder> orders)
    {
        var prices = place.Pizzas.ToDictionary(pizza => pizza.Id, pizza => pizza.PriceCents);
        var days = new SortedDictionary<DateOnly, DaySums>();

        foreach (var order in orders.Where(order => !order.Lines.IsEmpty))
        {
            var total = order.Lines.Sum(line => new Money(prices[line.Pizza] * line.Quantity));
            Add(days, DateOnly.FromDateTime(order.PlacedAt), total, PizzaMenu.Vat.TaxInside(total));
        }

        return days;
    }

    // Read as an auditor does: by the columns' names, and by what accounts begin with.
    private static SortedDictionary<DateOnly, DaySums> SumsOfFec(string path)
    {
        var days = new SortedDictionary<DateOnly, DaySums>();
        var rows = File.ReadLines(path, Encoding.UTF8).Select(line => line.Split('\t')).GetEnumerator();
        rows.MoveNext();
        var columns = rows.Current.Index().ToDictionary(column => column.Item, column => column.Index);

        while (rows.MoveNext())
        {
            var row = rows.Current;
            var credit = Cents(row[columns["Credit"]]) - Cents(row[columns["Debit"]]);
            var account = row[columns["CompteNum"]];
            var isTax = account.StartsWith("4457", StringComparison.Ordinal);

            if (isTax || account[0] is '7')
            {
                Add(days, Day(row[columns["EcritureDate"]]), credit, isTax ? credit : Money.Zero);
            }
        }

        return days;
    }

    private static void AddReport(string path, SortedDictionary<DateOnly, DaySums> days)
    {
        foreach (var day in XDocument.Load(path).Descendants("TransactionsReport").Elements("Transactions"))
        {
            var tax = Cents(day.Element("TaxTotal")!.Value);
            Add(days, Day(day.Element("Date")!.Value), Cents(day.Element("TaxExclusiveAmount")!.Value) + tax, tax);
        }
    }

    private static bool Tell(string name, SortedDictionary<DateOnly, DaySums> found, SortedDictionary<DateOnly, DaySums> expected, Speech speech)
    {
        var isEqual = found.SequenceEqual(expected);
        speech.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name}: {found.Count} days, total {Amount(found.Values.Sum(day => day.Total))}, VAT {Amount(found.Values.Sum(day => day.Tax))}: {(isEqual ? "equal to the files on every day" : "DIFFERS FROM THE FILES")}."));
        return isEqual;
    }

    private static void Add(SortedDictionary<DateOnly, DaySums> days, DateOnly day, Money total, Money tax)
    {
        var known = days.GetValueOrDefault(day) ?? new(Money.Zero, Money.Zero);
        days[day] = new(known.Total + total, known.Tax + tax);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);

    private static Money Cents(string amount) => new(long.Parse(
        amount.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));

    private static string Amount(Money money) => string.Create(CultureInfo.InvariantCulture, $"{money.Cents / 100:N0}.{money.Cents % 100:00}");

    private sealed record DaySums(Money Total, Money Tax);
}
