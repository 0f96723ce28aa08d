using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Verifier.Tests;

/// <summary>The workbook, read as the archive of XML that it is and not by the library that wrote it.</summary>
public sealed class SalesBookTests(SoldDays days) : IClassFixture<SoldDays>
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly DateOnly Last = SoldDays.First.AddDays(2);

    [Fact]
    public async Task Its_sheets_come_to_what_was_sealed()
    {
        using var zip = new ZipArchive(new MemoryStream(await days.MakeAsync(SoldDays.First, Last, kind: ExportKind.SalesBook)));
        var journal = (await days.JournalAsync()).Select(entry => entry.Event).ToList();
        var tickets = journal.OfType<TillEvent.TicketSealed>().Select(e => e.Ticket).ToList();
        var sheets = Enumerable.Range(1, 4).Select(number => RowsOf(zip, number)).ToList();

        Assert.Equal(["Tickets", "Lignes", "Paiements", "TVA par jour"], NamesOf(zip));
        Assert.Equal(tickets.Count, sheets[0].Count - 1);
        Assert.Equal(tickets.Sum(ticket => ticket.Total.Cents), SumOf(sheets[0], "TTC"));
        Assert.Equal(tickets.Sum(ticket => ticket.Vat.Sum(share => share.Tax.Cents)), SumOf(sheets[0], "TVA"));
        Assert.Equal(tickets.Sum(ticket => ticket.Lines.Count), sheets[1].Count - 1);
        Assert.Equal(tickets.Sum(ticket => ticket.Total.Cents), SumOf(sheets[1], "TTC"));
        Assert.Equal(
            tickets.Sum(ticket => ticket.First.Applied.Cents) + journal.OfType<TillEvent.PaymentSealed>().Sum(e => e.Payment.Payment.Applied.Cents)
            + journal.OfType<TillEvent.DebtSettled>().Sum(e => e.Settling.Amount.Cents),
            SumOf(sheets[2], "Montant"));
        Assert.Equal(tickets.Sum(ticket => ticket.Vat.Sum(share => share.Tax.Cents)), SumOf(sheets[3], "TVA"));
        Assert.Contains(sheets[1], row => row.Contains("Crème brûlée, \"maison\"; 50 %|é"));
    }

    private static IEnumerable<string> NamesOf(ZipArchive zip) =>
        Read(zip, "xl/workbook.xml").Descendants(Sheet + "sheet").Select(sheet => sheet.Attribute("name")!.Value);

    private static List<List<string>> RowsOf(ZipArchive zip, int number)
    {
        var shared = zip.GetEntry("xl/sharedStrings.xml") is null ? []
            : Read(zip, "xl/sharedStrings.xml").Descendants(Sheet + "si").Select(text => text.Value).ToList();
        return
        [
            .. Read(zip, $"xl/worksheets/sheet{number}.xml").Descendants(Sheet + "row")
                .Select(row => row.Elements(Sheet + "c").Select(cell => ValueOf(cell, shared)).ToList()),
        ];
    }

    private static string ValueOf(XElement cell, List<string> shared)
    {
        var text = cell.Element(Sheet + "v")?.Value ?? cell.Element(Sheet + "is")?.Value ?? "";
        return cell.Attribute("t")?.Value is "s" ? shared[int.Parse(text, CultureInfo.InvariantCulture)] : text;
    }

    private static XDocument Read(ZipArchive zip, string name)
    {
        using var content = zip.GetEntry(name)!.Open();
        return XDocument.Load(content);
    }

    private static long SumOf(List<List<string>> rows, string column)
    {
        var at = rows[0].IndexOf(column);
        return rows.Skip(1).Sum(row => (long)Math.Round(decimal.Parse(row[at], NumberStyles.Float, CultureInfo.InvariantCulture) * 100));
    }
}
