using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RetailPos.Register.Documents;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Invoices;
using static RetailPos.Domain.Tests.Invoices.Bills;

namespace RetailPos.Domain.Tests.Invoices;

/// <summary>The file, read by a reader that shares no line with its writer: by its table of places, as any viewer would.</summary>
public sealed partial class InvoicePdfTests
{
    private static readonly SealedTicket Lunch = new(
        Line("Bavette", 2_000, 2_450, 1_000, ("Fidélité", -245)), Line("Côtes-du-Rhône", 3_000, 620, 2_000));

    [Fact]
    public void Every_object_is_where_the_table_says()
    {
        var pdf = Read(Lunch.Pdf());

        Assert.True(pdf.Count > 15);
        Assert.All(pdf, one => Assert.StartsWith($"{one.Key} 0 obj\n", one.Value, StringComparison.Ordinal));
        Assert.All(pdf, one => Assert.EndsWith("endobj\n", one.Value, StringComparison.Ordinal));
        Assert.All(pdf.Values.Where(one => one.Contains("stream\n", StringComparison.Ordinal)), one =>
            Assert.Equal(int.Parse(LengthOf().Match(one).Groups[1].Value, CultureInfo.InvariantCulture), Stream(one).Length));
    }

    [Fact]
    public void The_xml_inside_is_the_xml_and_the_catalogue_leads_to_it()
    {
        var pdf = Read(Lunch.Pdf());
        var catalog = pdf.Values.Single(one => one.Contains("/Type /Catalog", StringComparison.Ordinal));
        var specified = pdf[Number(catalog, "/AF [")];

        Assert.Contains("/Names << /EmbeddedFiles << /Names [(factur-x.xml)", catalog, StringComparison.Ordinal);
        Assert.Contains("/AFRelationship /Alternative", specified, StringComparison.Ordinal);
        Assert.Equal(Lunch.Xml(), Latin.GetBytes(Stream(pdf[Number(specified, "/EF << /F ")])));
    }

    [Fact]
    public void What_it_says_of_itself_is_pdf_a_3_and_factur_x_and_agrees_with_the_old_form()
    {
        var pdf = Read(Lunch.Pdf());
        var text = Encoding.UTF8.GetString(Latin.GetBytes(Stream(pdf.Values.Single(one => one.Contains("/Type /Metadata", StringComparison.Ordinal)))));
        var xmp = XDocument.Parse(text);
        string Said(string name) => xmp.Descendants().First(one => one.Name.LocalName == name).Value;

        Assert.Equal(("3", "B"), (Said("part"), Said("conformance")));
        Assert.Equal(("factur-x.xml", "EN 16931", "INVOICE", "1.0"), (Said("DocumentFileName"), Said("ConformanceLevel"), Said("DocumentType"), Said("Version")));
        Assert.Equal("2026-11-22T13:47:11+01:00", Said("CreateDate"));
        Assert.Contains(pdf.Values, one => one.Contains("/CreationDate (D:20261122134711+01'00')", StringComparison.Ordinal));
        Assert.Equal(4, xmp.Descendants().Count(one => one.Name.LocalName == "category"));
    }

    [Fact]
    public void Every_font_is_inside_with_the_glyphs_that_are_shown_and_nothing_is_encrypted()
    {
        var pdf = Read(Lunch.Pdf());
        var fonts = pdf.Values.Where(one => one.Contains("/Subtype /Type0", StringComparison.Ordinal)).ToList();
        var descriptors = pdf.Values.Where(one => one.Contains("/Type /FontDescriptor", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, fonts.Count);
        Assert.Equal(2, descriptors.Count);
        Assert.All(descriptors, one => Assert.StartsWith("\0\u0001\0\0", Stream(pdf[Number(one, "/FontFile2 ")]), StringComparison.Ordinal));
        Assert.All(fonts, one => Assert.Contains("beginbfchar", Stream(pdf[Number(one, "/ToUnicode ")]), StringComparison.Ordinal));
        Assert.DoesNotContain("/Encrypt", string.Concat(pdf.Values), StringComparison.Ordinal);
        Assert.Contains("/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1", string.Concat(pdf.Values), StringComparison.Ordinal);

        // No sign is shown by the empty box: archives refuse it.
        Assert.DoesNotContain(pdf.Values, one => one.Contains("> Tj", StringComparison.Ordinal) && Shown().Matches(one).Any(text =>
            text.Groups[1].Value.Chunk(4).Any(glyph => new string(glyph) == "0000")));
    }

    [Fact]
    public void Whatever_is_typed_is_shown_and_can_be_read_back()
    {
        var odd = new SealedTicket(Line("Ελλάδα Привет ★ 漢 𝄞 ẞ ő", 1_000, 1_490, 1_000), Line(new string('x', 79), 1_000, 1, 550));

        Assert.NotEmpty(Read(odd.Pdf()));
    }

    [Fact]
    public void A_long_bill_goes_on_on_the_next_page()
    {
        var lines = Enumerable.Range(1, 90).Select(at => Line($"Article {at}", 1_000, 100 + at, 1_000)).ToArray();
        var pages = Read(new SealedTicket(lines).Pdf()).Values.Count(one => one.Contains("/Type /Page ", StringComparison.Ordinal));

        Assert.Equal(4, pages);
    }

    [Fact]
    public void A_quote_is_no_invoice_and_carries_none()
    {
        var quote = Lunch.Drawn.Invoice with { Kind = InvoiceKind.Quote, Ticket = null, Payments = [] };
        var pdf = string.Concat(Read(InvoicePdf.Of(new(quote, Seal: null), Words)).Values);

        Assert.DoesNotContain("factur-x", pdf, StringComparison.Ordinal);
        Assert.Contains("(Quote D-T1-000001)", pdf, StringComparison.Ordinal);
    }

    // A change to the look, the fonts or the XML changes what was given out years ago: it is a new form, and the old one stays.
    [Fact]
    public void The_same_record_is_the_same_file_for_ever()
    {
        Assert.Equal(Lunch.Pdf(), Lunch.Pdf());
        Assert.Equal("105A148ACEE8423EFE44731C7B8E461B", Convert.ToHexString(SHA256.HashData(Lunch.Xml()))[..32]);
        Assert.Equal("271CF585021753857A6761741D3755ED", Convert.ToHexString(SHA256.HashData(Lunch.Pdf()))[..32]);
    }

    private static readonly Encoding Latin = Encoding.Latin1;

    private static Dictionary<int, string> Read(byte[] file)
    {
        var text = Latin.GetString(file);
        var table = int.Parse(text[(text.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10)..].Split('\n')[0], CultureInfo.InvariantCulture);
        Assert.StartsWith("xref\n", text[table..], StringComparison.Ordinal);
        var rows = text[table..].Split('\n').Skip(3).TakeWhile(row => row.EndsWith(" n ", StringComparison.Ordinal)).ToList();
        Assert.All(rows, row => Assert.Equal(19, row.Length));
        var places = rows.Select(row => int.Parse(row[..10], CultureInfo.InvariantCulture)).Append(table).ToList();
        return Enumerable.Range(1, rows.Count).ToDictionary(number => number, number => text[places[number - 1]..places[number]]);
    }

    private static string Stream(string one) =>
        one[(one.IndexOf("stream\n", StringComparison.Ordinal) + 7)..one.LastIndexOf("\nendstream", StringComparison.Ordinal)];

    private static int Number(string one, string after) => int.Parse(
        one[(one.IndexOf(after, StringComparison.Ordinal) + after.Length)..].Split(' ')[0], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/Length (\d+) >>\nstream")]
    private static partial Regex LengthOf();

    [GeneratedRegex("<([0-9A-F]+)> Tj")]
    private static partial Regex Shown();

    private sealed class SealedTicket(params TicketLine[] lines)
    {
        public Register.Domain.Tills.TillEvent.InvoiceSealed Drawn => Draw(Bill(lines));

        public byte[] Xml() => InvoiceXml.Of(Drawn.Invoice);

        public byte[] Pdf() => InvoicePdf.Of(new(Drawn.Invoice, Drawn.Seal), Words);
    }
}
