using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Verifier.Tests;

/// <summary>The audit file against the journal it was made of: every cent, every signature, every reference.</summary>
public sealed class SaftTests(SoldDays days) : IClassFixture<SoldDays>
{
    private static readonly XNamespace Space = "urn:StandardAuditFile-Taxation-CashRegister:NO";
    private static readonly DateOnly Last = SoldDays.First.AddDays(2);

    [Fact]
    public async Task Its_elements_are_those_of_the_schema()
    {
        var file = await FileAsync();
        Assert.Empty(SaftSchema.FaultsOf(file.Root!));
        Assert.All(file.Descendants(), element => Assert.Equal(Space, element.Name.Namespace));

        // A guard that cannot bark guards nothing.
        file.Descendants(Space + "cashtransaction").First().Element(Space + "signature")!.Remove();
        file.Descendants(Space + "transAmntEx").Last().Value = "1,5";
        Assert.Equal(["cashtransaction: 0 × signature", "cashtransaction/transAmntEx: \"1,5\""], SaftSchema.FaultsOf(file.Root!));
    }

    [Fact]
    public async Task Every_ticket_is_there_with_its_sums_and_its_signature()
    {
        var file = await FileAsync();
        var sealedTickets = (await days.JournalAsync()).Select(entry => entry.Event).OfType<TillEvent.TicketSealed>().ToList();
        var told = file.Descendants(Space + "cashtransaction")
            .Where(transaction => Text(transaction, "transType") is "CASHSAL" or "RETURNSAL")
            .ToDictionary(transaction => (Text(transaction.Parent!, "registerID"), Text(transaction, "transID")));

        Assert.Equal(sealedTickets.Count, told.Count);
        Assert.All(sealedTickets, e =>
        {
            var transaction = told[(e.Ticket.Till.Value, $"{e.Ticket.Number}")];
            Assert.Equal(e.Ticket.Total.Cents, Cents(transaction, "transAmntIn"));
            Assert.Equal(e.Ticket.Vat.Sum(share => share.TaxExcluded.Cents), Cents(transaction, "transAmntEx"));
            Assert.Equal(e.Seal.Signature, Text(transaction, "signature"));
            Assert.Equal(e.Seal.KeyId, Text(transaction, "keyVersion"));
            Assert.Equal(e.Ticket.Lines.Count, transaction.Elements(Space + "ctLine").Count());

            // What the tax is taken on: of a margin the margin, and not the price.
            Assert.Equal(e.Ticket.Vat.Select(share => share.Base.Cents), transaction.Elements(Space + "vat").Select(vat => Cents(vat, "vatBasAmnt")));

            foreach (var vat in transaction.Elements(Space + "vat"))
            {
                var lines = transaction.Elements(Space + "ctLine").Elements(Space + "vat").Where(line => Text(line, "vatCode") == Text(vat, "vatCode")).ToList();
                Assert.Equal(Cents(vat, "vatAmnt"), lines.Sum(line => Cents(line, "vatAmnt")));
                Assert.Equal(Cents(vat, "vatBasAmnt"), lines.Sum(line => Cents(line, "vatBasAmnt")));
            }
        });
    }

    [Fact]
    public async Task What_was_paid_is_what_the_tickets_and_their_later_payments_say()
    {
        var file = await FileAsync();
        var journal = (await days.JournalAsync()).Select(entry => entry.Event).ToList();

        Assert.Equal(
            journal.OfType<TillEvent.TicketSealed>().Sum(e => (e.Ticket.First.Applied + e.Ticket.First.Rounding).Cents)
            + journal.OfType<TillEvent.PaymentSealed>().Sum(e => (e.Payment.Payment.Applied + e.Payment.Payment.Rounding).Cents)
            + journal.OfType<TillEvent.DebtSettled>().Sum(e => e.Settling.Amount.Cents),
            file.Descendants(Space + "payment").Sum(payment => Cents(payment, "paidAmnt")));
    }

    [Fact]
    public async Task Each_day_has_the_z_report_that_was_sealed()
    {
        var file = await FileAsync();
        var closures = (await days.JournalAsync()).Select(entry => entry.Event).OfType<TillEvent.PeriodClosed>()
            .Select(e => e.Closure).Where(closure => closure.Kind is ClosureKind.Day && closure.To <= Last).ToList();
        var reports = file.Descendants(Space + "eventReport").ToDictionary(report => Text(report, "reportID"));

        Assert.NotEmpty(closures);
        Assert.All(closures, closure =>
        {
            var report = reports[$"{closure.Till}-{closure.Number}"];
            Assert.Equal(closure.Totals.Total.Cents, Cents(report.Element(Space + "reportTotalCashSales")!, "totalCashSaleAmnt"));
            Assert.Equal(closure.Totals.Tax.Cents, report.Descendants(Space + "vatAmnt").Sum(Cents));
            Assert.Equal(closure.Totals.Total.Cents, report.Descendants(Space + "artGroupAmnt").Sum(Cents));
            Assert.Equal(closure.Totals.Tickets + closure.Totals.Refunds, (int)report.Element(Space + "reportReceiptNum")!);
            Assert.Equal(-closure.Totals.Refunded.Cents, Cents(report, "reportReturnAmnt"));
            Assert.Equal(closure.PerpetualAlgebraic.Cents, Cents(report, "reportGrandTotalSales") - Cents(report, "reportGrandTotalReturn"));
            Assert.Equal(closure.PerpetualAbsolute.Cents, Cents(report, "reportGrandTotalSales") + Cents(report, "reportGrandTotalReturn"));
        });
    }

    [Fact]
    public async Task Whatever_is_named_is_explained_in_the_file()
    {
        var file = await FileAsync();
        Named("eventType", "basicID");
        Named("transType", "basicID");
        Named("lineType", "basicID");
        Named("paymentType", "basicID");
        Named("artGroupID", "basicID");
        Named("artID", "artID", "article");
        Named("empID", "empID", "employee");
        Named("vatCode", "vatCode", "vatCodeDetail");

        void Named(string used, string id, string within = "basic") => Assert.Empty(
            file.Descendants(Space + "location").Descendants(Space + used).Select(element => element.Value).Distinct()
                .Except(file.Descendants(Space + within).Elements(Space + id).Select(element => element.Value)));
    }

    [Fact]
    public async Task The_second_file_signs_the_first()
    {
        var bytes = await days.MakeAsync(SoldDays.First, Last, kind: ExportKind.Saft);
        var rows = Encoding.UTF8.GetString(days.Store["saft-20260330-20260401.xml.sig"]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Split(';', 2)).ToDictionary(row => row[0], row => row[1]);

        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(bytes)), rows["text"], StringComparison.Ordinal);
        Assert.Equal(days.Keys.Id, rows["key"]);
        Assert.True(IsSigned(rows["text"], rows["signature"]));
        Assert.False(IsSigned(rows["text"] + "0", rows["signature"]));
    }

    private bool IsSigned(string text, string signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(days.Keys.PublicKey, out _);
        return key.VerifyData(
            Encoding.UTF8.GetBytes(text), Base64Url.DecodeFromChars(signature), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private async Task<XDocument> FileAsync() => XDocument.Load(new MemoryStream(await days.MakeAsync(SoldDays.First, Last, kind: ExportKind.Saft)));

    private static string Text(XElement within, string name) => within.Element(Space + name)!.Value;

    private static long Cents(XElement within, string name) => Cents(within.Element(Space + name)!);

    private static long Cents(XElement element) => (long)(decimal.Parse(element.Value, CultureInfo.InvariantCulture) * 100);
}
