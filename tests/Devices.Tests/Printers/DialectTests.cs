using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using RetailPos.Hub.Devices.Printers.Dialects;
using RetailPos.Hub.Domain.Tickets;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Devices.Tests.Printers;

/// <summary>What was meant, read back from the bytes by somebody who did not write them.</summary>
public sealed class DialectTests
{
    private static readonly Receipt Ticket = new(ReceiptKind.Ticket, 32,
    [
        new(ReceiptStyle.Logo, "L1"),
        new(ReceiptStyle.Large, "  Chez Zoë"),
        new(ReceiptStyle.Rule, ""),
        new(ReceiptStyle.Alert, "DUPLICATA 2"),
        new(ReceiptStyle.Text, "2 Crème brûlée à l'œuf    9,00 €"),
        new(ReceiptStyle.Bold, "Total                     9,00 €"),
        new(ReceiptStyle.Code, "http://192.168.1.20:5080/ticket/é"),
    ]);

    [Theory]
    [InlineData(EscPosPage.Wpc1252, "2 Crème brûlée à l'œuf    9,00 €")]
    [InlineData(EscPosPage.Pc858, "2 Crème brûlée à l'oeuf   9,00 €")]
    public void A_receipt_reads_as_it_was_laid_out(EscPosPage page, string line)
    {
        var read = PaperReader.Of(new EscPos(page, EscPosBuzzer.None).Write(PaperOf.Receipt(Ticket, opensDrawer: true)));

        Assert.Equal(
            ["[2x2]*  Chez Zoë", new string('-', 32), "*#DUPLICATA 2", line, "*Total                     9,00 €", ""],
            read.Rows);
        Assert.Equal(["drawer", "logo L1", "qr http://192.168.1.20:5080/ticket/é", "feed 1", "cut"], read.Deeds);
    }

    [Fact]
    public void A_kitchen_ticket_is_large_and_without_a_price()
    {
        var ticket = new PreparationTicket(
        [
            new(TicketStyle.Alert, "PRIORITÉ"), new(TicketStyle.Call, "42"), new(TicketStyle.Title, "Table T4"), new(TicketStyle.Rule, ""),
            new(TicketStyle.Article, "2 Entrecôte du boucher de la rue des Halles"), new(TicketStyle.Option, "saignant"),
            new(TicketStyle.Note, "sans sel"), new(TicketStyle.Struck, "1 Frites"), new(TicketStyle.Meta, "12:04"),
        ]);

        var read = PaperReader.Of(new EscPos(EscPosPage.Pc858, EscPosBuzzer.Common).Write(PaperOf.Preparation(ticket, 42)));

        Assert.Equal(
            [
                "[2x2]*#PRIORITÉ", "[6x6]*42", "[2x2]*Table T4", new string('-', 42), "[2x2]2 Entrecôte du", "[2x2]boucher de la rue des",
                "[2x2]Halles", "[1x2]*+ saignant", "[1x2]*#sans sel", "[1x2]_--- 1 Frites ---", "12:04",
            ],
            read.Rows);
        Assert.Equal(["buzz", "feed 2", "cut"], read.Deeds);
    }

    [Fact]
    public void Bars_and_pictures_are_whole_or_not_there()
    {
        var paper = new Paper(42,
        [
            new PaperPart.Bars(BarKind.Ean13, "4006381333931"), new PaperPart.Bars(BarKind.Ean13, "400638133393"), new PaperPart.Bars(BarKind.Ean13, "4006"),
            new PaperPart.Bars(BarKind.Code128, "A{7"), new PaperPart.Bars(BarKind.Code128, "é"),
            new PaperPart.Picture(new(12, 2, new byte[] { 0xff, 0xf0, 0x1b, 0x40 })), new PaperPart.Picture(new(12, 2, new byte[3])),
        ]);

        Assert.Equal(
            ["ean13 4006381333931", "ean13 400638133393", "code128 {BA{{7", "raster 16x2"],
            PaperReader.Of(new EscPos(EscPosPage.Pc858, EscPosBuzzer.None).Write(paper)).Deeds);
    }

    [Theory]
    [InlineData(858)]
    [InlineData(1_252)]
    public void Every_name_of_the_demo_menu_can_be_read(int page)
    {
        var signs = new SignTable(page);
        var menu = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "articles.csv"));

        Assert.DoesNotContain(menu.Where(sign => !char.IsControl(sign)), sign => signs.Shown($"{sign}").Contains(SignTable.Unknown) && sign != SignTable.Unknown);
        Assert.Equal(menu.Count(sign => sign == '?'), signs.Shown(menu).Count(sign => sign == '?'));
    }

    [Fact]
    public void A_thousand_names_come_through_each_page_letter_by_letter()
    {
        var chance = new Random(20_261_122);
        const string Letters = "aàâäbcçdeéèêëfghiîïjklmnñoôöòópqrstuùûüvwxyÿzßABCÇÉÈÀÊÖÜÄÔÎ'-.&";
        var escapes = 0;

        for (var number = 0; number < 1_000; number++)
        {
            var name = new string([.. Enumerable.Range(0, chance.Next(1, 40)).Select(_ => Letters[chance.Next(Letters.Length)])]);

            foreach (var page in (EscPosPage[])[EscPosPage.Pc858, EscPosPage.Wpc1252])
            {
                var read = PaperReader.Of(new EscPos(page, EscPosBuzzer.None).Write(new(64, [new PaperPart.Row(name, PaperStyle.Plain)])));
                Assert.Equal([name], read.Rows);
                escapes += read.Deeds.Count;
            }
        }

        Assert.Equal(0, escapes);
    }

    [Theory]
    [InlineData("Œuvre d’art – 12 €", "OEuvre d'art - 12 €")]
    [InlineData("Kőrösi Łódź Dvořák", "Korösi Lódz Dvorák")]
    [InlineData("½ carafe\u00a0→ « bio »", "½ carafe -> « bio »")]
    [InlineData("汤 😀", "* *")]
    [InlineData("\u001b@\u001dV\0\u007f", " @ V  ")]
    [InlineData("e\u0301\u200b", "é")]
    public void What_a_page_lacks_is_written_with_what_it_has(string text, string shown) =>
        Assert.Equal(shown, new SignTable(858).Shown(text));

    /// <summary>Any text and any page: every byte is a sign, as many as are shown, and none a command.</summary>
    [Fact]
    public void No_text_becomes_a_command()
    {
        var chance = new Random(7);
        ImmutableArray<SignTable> pages = [new(858), new(1_252)];

        for (var round = 0; round < 20_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, chance.Next(12)).Select(_ => (char)chance.Next(char.MaxValue + 1))])
                .Replace("\ufffe", "", StringComparison.Ordinal).Replace("\uffff", "", StringComparison.Ordinal);
            text = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)); // Half a sign cannot reach a printer.

            foreach (var signs in pages)
            {
                var bytes = signs.Bytes(text);
                Assert.Equal(signs.Shown(text).Length, bytes.Length);
                Assert.DoesNotContain(bytes, code => code is < 0x20 or 0x7f);
            }
        }
    }

    [Fact]
    public void Star_is_told_the_same_rows()
    {
        var bytes = new StarLine().Write(PaperOf.Receipt(Ticket, opensDrawer: true));
        var text = CodePagesEncodingProvider.Instance.GetEncoding(1_252)!.GetString(bytes);

        Assert.StartsWith("\u001b@\u001b\u001dt\u0020\u0007", text, StringComparison.Ordinal);
        Assert.Contains("\u001bW\u0001\u001bh\u0001\u001bE\u001b-\0\u001b5  Chez Zoë\n", text, StringComparison.Ordinal);
        Assert.Contains("\u001b4DUPLICATA 2\n", text, StringComparison.Ordinal);
        Assert.Contains("2 Crème brûlée à l'œuf    9,00 €\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n\u001bd\u0003", text, StringComparison.Ordinal);

        var code = Encoding.UTF8.GetBytes("http://192.168.1.20:5080/ticket/é");
        Assert.NotEqual(-1, bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x1b, 0x1d, (byte)'y', (byte)'D', 0x31, 0, (byte)code.Length, 0, .. code, 0x1b, 0x1d, (byte)'y', (byte)'P']));
    }

    [Fact]
    public void Epos_is_told_the_same_rows_as_xml()
    {
        var body = XDocument.Parse(Encoding.UTF8.GetString(new EposXml().Write(PaperOf.Receipt(
            Ticket with { Rows = Ticket.Rows.Add(new(ReceiptStyle.Text, "Fish & <chips>")) }, opensDrawer: true)))).Root!.Elements().Single().Elements().Single();
        XNamespace epos = EposXml.Namespace;

        Assert.Equal(epos + "epos-print", body.Name);
        Assert.Equal(
            ["  Chez Zoë", new string('-', 32), "DUPLICATA 2", "2 Crème brûlée à l'œuf    9,00 €", "Total                     9,00 €", "Fish & <chips>"],
            body.Elements(epos + "text").Select(text => text.Value.TrimEnd('\n')).Where(text => text.Length > 0));
        Assert.Equal("true", body.Elements(epos + "text").Single(text => text.Value == "DUPLICATA 2\n").Attribute("reverse")!.Value);
        Assert.Equal("http://192.168.1.20:5080/ticket/é", body.Element(epos + "symbol")!.Value);
        Assert.Equal(["pulse", "logo", "symbol", "feed", "cut"], body.Elements().Where(part => part.Name != epos + "text").Select(part => part.Name.LocalName));
    }
}
