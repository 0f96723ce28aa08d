using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Receipts.Paper;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Receipts;

/// <summary>Papers of what is taxed on its margin, and of what leaves for another state.</summary>
public sealed class SchemePaperTests
{
    // 60,00 bought for 42,00: a margin of 18,00 with 3,00 of tax in it. None of the three may be read.
    private static readonly string[] Hidden = ["42,00", "18,00", "15,00", "3,00", "57,00"];

    private static readonly Sale Mixed = SaleOf(Line("dish", "Plat", 1_000, 1_990, 1_000), Used("chair", "Chaise", VatScheme.SecondHand, 6_000, 4_200, 2_000));

    [Fact]
    public void A_ticket_shows_of_a_margin_its_price_and_why() => Assert.Contains(
        """
        1 Plat                             19,90 A
        1 Chaise                           60,00 B
        Lines 2
        ---
        # TOTAL EUR       79,90
        ---
        TVA              HT       Taxe         TTC
        A 10 %        18,09       1,81       19,90
        B Marge                              60,00
        OtherTaxExcluded {0}                 18,09
        OtherTax {0}                          1,81
        B Régime particulier - Biens d'occasion
        ---
        """,
        TextOf(Receipt.Of(Sealed(Mixed), Frame())), StringComparison.Ordinal);

    [Fact]
    public void No_paper_of_a_guest_shows_the_margin_its_tax_or_what_was_paid_for_it()
    {
        var sealedTicket = Sealed(Mixed);
        string[] papers =
        [
            .. new[] { 32, 42, 48 }.SelectMany(width => new[]
            {
                TextOf(Receipt.Of(sealedTicket, Frame().At(width))), TextOf(Receipt.Of(sealedTicket, Frame().At(width), new(1, Noon, "Anna"))),
                TextOf(Receipt.GiftOf(sealedTicket, Frame().At(width))), TextOf(BillNote.Of(Mixed, Frame().At(width), Anna, Noon)),
            }),
        ];

        Assert.All(papers, paper => Assert.All(Hidden, figure => Assert.DoesNotContain($" {figure}", paper, StringComparison.Ordinal)));
        Assert.Equal(9, papers.Count(paper => paper.ReplaceLineEndings(" ").Contains("Biens d'occasion", StringComparison.Ordinal)));
    }

    [Fact]
    public void Goods_of_one_scheme_are_one_row_whatever_their_rate_and_each_scheme_has_its_own_words()
    {
        var sale = SaleOf(
            Used("a", "Chaise", VatScheme.SecondHand, 6_000, 4_200, 2_000), Used("b", "Livre", VatScheme.SecondHand, 800, 300, 550),
            Used("c", "Tableau", VatScheme.Art, 50_000, 30_000, 550), Used("d", "Carte", VatScheme.Antiques, 900, 200, 2_000));
        var text = TextOf(Receipt.Of(Sealed(sale), Frame()));

        Assert.Contains("1 Livre                             8,00 A", text, StringComparison.Ordinal);
        Assert.Contains("A Marge                              68,00", text, StringComparison.Ordinal);
        Assert.Contains("B Régime particulier - Objets d'art", text, StringComparison.Ordinal);
        Assert.Contains("C Régime particulier - Objets de", text, StringComparison.Ordinal);
        Assert.DoesNotContain("OtherTax", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Total HT", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_country_has_the_words_of_its_own_law()
    {
        var art = Sealed(SaleOf(Used("c", "Tableau", VatScheme.Art, 50_000, 30_000, 810)));

        Assert.Contains(
            "A Imposition de la marge, art. 24a LTVA", TextOf(Receipt.Of(art, Frame() with { Law = CountryPack.Of(Country.Switzerland) })), StringComparison.Ordinal);
        Assert.Equal(
            [VatScheme.Standard, VatScheme.Art, VatScheme.Antiques], CountryPack.Of(Country.Switzerland).ArticleSchemes);
        Assert.All([Country.France, Country.Belgium], country => Assert.Equal(VatSchemes.OfArticles, CountryPack.Of(country).ArticleSchemes));
        Assert.Contains("39bis", CountryPack.Of(Country.Belgium).Says(VatScheme.IntraCommunity), StringComparison.Ordinal);
        Assert.Empty(CountryPack.Of(Country.Switzerland).Says(VatScheme.IntraCommunity));
    }

    [Fact]
    public void The_words_of_the_law_cannot_be_switched_off()
    {
        var frame = Frame(Full with { Fields = ReceiptFields.None });

        Assert.Contains(Receipt.Of(Sealed(Mixed), frame).Rows, row => row.IsLegal && row.Text.Contains("Régime particulier", StringComparison.Ordinal));
        Assert.Contains(Receipt.Of(Sealed(Abroad), frame).Rows, row => row.IsLegal && row.Text.Contains("262 ter", StringComparison.Ordinal));
    }

    [Fact]
    public void What_leaves_untaxed_names_the_buyers_number_and_the_law_on_ticket_and_bill()
    {
        foreach (var text in new[] { TextOf(Receipt.Of(Sealed(Abroad), Frame())), TextOf(BillNote.Of(Abroad, Frame(), Anna, Noon)) })
        {
            Assert.Contains("BuyerVatNumber BE0403170701", text.Replace(" {0}", " BE0403170701", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("A Abroad 0 %", text.Replace("{0}", "0 %", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("A Exonération de TVA, article 262 ter, I", text, StringComparison.Ordinal);
            Assert.Contains("Total TVA                             0,00", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_house_reads_its_margins_and_their_tax_on_the_Z()
    {
        var vat = Sealed(Mixed).Ticket.Vat;
        var totals = PeriodTotals.None with { Taken = SessionTotals.None with { Tickets = 1, Vat = vat }, Sold = new(7_990) };
        var text = TextOf(ClosurePaper.X(new("C1"), new(2026, 3, 14), totals, Money.Zero, Money.Zero, Anna, Noon, Frame()));

        Assert.Contains(
            """
            TVA             HT       Taxe          TTC
            A 10 %       18,09       1,81        19,90
            ClosingMargins {0}
            """,
            text, StringComparison.Ordinal);
        Assert.Matches("Occasion 20 % +18,00 +3,00 +60,00", text);
        Assert.Contains("Total HT                             75,09", text, StringComparison.Ordinal);
        Assert.Contains("Total TVA                             4,81", text, StringComparison.Ordinal);
    }

    private static Sale Abroad => SaleOf(Line("beer", "Bière", 6_000, 600, 2_000)) with
    {
        Mode = ServiceMode.TakeAway, Known = new("c-1"), Exemption = new(new("c-1"), "BE0403170701"),
    };

    private static SaleLine Used(string id, string name, VatScheme scheme, long cents, long purchase, int rate)
    {
        var line = Line(id, name, 1_000, cents, rate);
        return line with { Article = line.Article with { Scheme = scheme, Purchase = new(purchase) } };
    }
}
