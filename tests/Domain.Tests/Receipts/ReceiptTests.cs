using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Receipts.Paper;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Receipts;

public sealed class ReceiptTests
{
    private static readonly Sale Dinner = SaleOf(
        Line("dish", "Entrecôte grillée à la fleur de sel, frites maison", 2_000, 1_990, 1_000) with
        {
            Choices = [new(new("cooking"), new("medium"), "à point", Money.Zero)],
        },
        Line("wine", "Verre de Côtes-du-Rhône", 1_000, 450, 2_000)) with
        {
            Adjustments = [new(new("a"), AdjustmentKind.Reduction, "Remise fidélité", -1_000, Money.Zero, null, [new("dish")], IsByHand: true, Anna)],
        };

    [Fact]
    public void A_weight_that_no_scale_gave_is_said_below_its_line_on_ticket_and_bill()
    {
        var cheese = Line("comte", "Comté", 356, 3_900, 550);
        var sale = SaleOf(
            cheese with { Article = cheese.Article with { IsWeighed = true }, Weight = WeightSource.Hand },
            Line("brie", "Brie", 200, 2_000, 550) with { Weight = WeightSource.Scale });
        var ticket = Receipt.Of(Sealed(sale) with { TypedWeights = sale.TypedWeights }, Frame());

        foreach (var paper in new[] { ticket, BillNote.Of(sale, Frame(), Anna, Noon) })
        {
            var rows = paper.Rows.Select(row => row.Text.Trim()).ToList();
            Assert.Single(rows, row => row.StartsWith("WeightTyped", StringComparison.Ordinal));
            Assert.InRange(rows.FindIndex(row => row.StartsWith("WeightTyped", StringComparison.Ordinal)), rows.FindIndex(row => row.Contains("Comté", StringComparison.Ordinal)), rows.FindIndex(row => row.Contains("Brie", StringComparison.Ordinal)));
        }

        Assert.Equal("TICKET1", ticket.Kind is ReceiptKind.Ticket ? Canonical.Of(Sealed(sale).Ticket)[..7] : "");
    }

    [Fact]
    public void A_cards_slip_is_the_terminals_own_words_masked_once_more_and_only_of_what_paid_this_ticket()
    {
        CardAttempt Card(CardOutcome outcome, string said) => new(new($"card-{said.Length}"), CardDeed.Payment, new(1_000), new("C1"), new("tpe"), Anna, Noon)
        {
            Result = new(outcome, Receipt: said),
        };

        var paid = Card(CardOutcome.Approved, "CARTE BANCAIRE\n   CB 4970 1012 3456 7890\n" + new string('x', 60) + " FIN");
        var ticket = Sealed(Dinner).Ticket;
        Assert.Equal([paid], CardSlip.Of(ticket, [paid, Card(CardOutcome.Declined, "REFUS"), Card(CardOutcome.Approved, "")]));
        Assert.Empty(CardSlip.Of(ticket with { Refund = new(new("C1"), 1, new("r-1"), "froid") }, [paid]));

        var rows = CardSlip.Of(paid, Frame()).Rows;
        Assert.Equal("CARTE BANCAIRE", rows[0].Text);
        Assert.Equal("   CB 4970 10** **** 7890", rows[1].Text);
        Assert.All(rows, row => Assert.InRange(row.Text.Length, 0, 42));
        Assert.EndsWith("FIN", rows[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closing_has_its_figures_by_rate_and_mode_and_for_all_time_and_the_sign_of_its_seal()
    {
        var totals = PeriodTotals.None with
        {
            Taken = SessionTotals.None with
            {
                Tickets = 2, Refunds = 1,
                Vat = [new(new(1_000), new(3_582), new(326)), new(new(2_000), new(450), new(75))],
                Modes = [new(PaymentMode.Cash, new(4_032), 3)],
            },
            Sold = new(4_532), Refunded = new(-500), CashOut = new(320), FirstTicket = 126, LastTicket = 128,
        };
        var closure = new Closure(
            new("C1"), ClosureKind.Day, 14, new(2026, 3, 14), new(2026, 3, 14), totals, new(900_000), new(950_000), IsLate: false, ClosureCause.ByHand, Noon, Anna);

        Assert.Equal(
            """
            #       Chez Léa
                        12 rue de l’Église
                            69003 LYON
                              FRANCE
                       Siret 73282932000074
                     VatNumber FR44732829320
                        Cuisine du marché
            ---
            #     ClosingDay 14
                            14/03/2026
            Caisse C1
            ClosingMade 14/03/2026 12:00:00
            Anna
            ---
            ClosingTickets 2                     45,32
            ClosingRefunds 1                     -5,00
            ClosingNumbers {0}               126 - 128
            # TOTAL EUR       40,32
            ---
            TVA             HT       Taxe          TTC
            A 10 %       32,56       3,26        35,82
            B 20 %        3,75       0,75         4,50
            Total HT                             36,31
            Total TVA                             4,01
            ---
            ClosingModes {0}
            Espèces (3)                          40,32
            ---
            ClosingCashOut {0}                   -3,20
            ---
            ClosingAlgebraic {0}               9000,00
            ClosingAbsolute {0}                9500,00
                          Signature LLLL
                     Software RetailPos 1.2.3
            """,
            TextOf(ClosurePaper.Z(closure, Seal.Of("DAY1", "") with { Signature = new('L', 86) }, Frame())));
    }

    [Fact]
    public void A_ticket_says_what_the_law_and_the_guest_ask_for() => Assert.Equal(
        """
        #       Chez Léa
                    12 rue de l’Église
                        69003 LYON
                          FRANCE
                   Siret 73282932000074
                 VatNumber FR44732829320
                    Cuisine du marché
        ---
        #        TICKET
        Ticket n° 128                    Caisse C1
        14/03/2026 12:00:00      OperationSale {0}
        Servi par Élodie                  Prints 1
        EatIn - Table T4 - Covers 2 - CallNumber
        47
        ---
        2 Entrecôte grillée à la fleur de  39,80 A
        sel, frites maison
          à 19,90 l’unité
          à point
          Remise fidélité                  -3,98  
        1 Verre de Côtes-du-Rhône           4,50 B
        Lines 2
        ---
        Discounts {0}                        -3,98
        # TOTAL EUR       40,32
        ---
        TVA             HT       Taxe          TTC
        A 10 %       32,56       3,26        35,82
        B 20 %        3,75       0,75         4,50
        Total HT                             36,31
        Total TVA                             4,01
        ---
        Espèces                              62,00
          dont pourboire (hors total)         2,00
        Change {0}                           19,68
        Due {0}                               0,00
        ---
                       À bientôt !
        [https://house.test/ticket/x]
                       CodeSays {0}
        """,
        TextOf(Receipt.Of(Sealed(Dinner, new(200)), Frame(), address: "https://house.test/ticket/x"))
            .Split("\n", StringSplitOptions.None)[..^2].Aggregate((all, row) => $"{all}\n{row}"));

    [Fact]
    public void The_last_rows_name_the_seal_and_the_software()
    {
        var bill = Sealed(Dinner);
        var rows = Receipt.Of(bill, Frame()).Rows;

        Assert.Contains(bill.Extract, rows[^2].Text, StringComparison.Ordinal);
        Assert.Equal(4, bill.Extract.Length);
        Assert.Contains("RetailPos 1.2.3", rows[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duplicate_says_which_it_is_and_differs_in_nothing_else()
    {
        var first = Receipt.Of(Sealed(Dinner), Frame());
        var again = Receipt.Of(Sealed(Dinner), Frame(), new(2, Noon.AddHours(1), "Zoé"));

        Assert.Contains(again.Rows, row => row is { Style: ReceiptStyle.Alert, IsLegal: true } && row.Text.Trim() == "DUPLICATA 2");
        Assert.Contains(again.Rows, row => row.Text.Contains("14/03/2026 13:00:00", StringComparison.Ordinal));
        Assert.Contains(again.Rows, row => row.Text.EndsWith("Prints 3", StringComparison.Ordinal));
        Assert.Equal(first.Rows.Where(row => !row.Text.Contains("Prints", StringComparison.Ordinal)), again.Rows.Where((_, at) => again.Rows[at] is var row
            && !row.Text.Contains("DUPLICATA", StringComparison.Ordinal) && !row.Text.Contains("Prints", StringComparison.Ordinal) && !row.Text.Contains("13:00:00", StringComparison.Ordinal)
            && (row.Style is not ReceiptStyle.Rule || again.Rows[at - 1].Style is not ReceiptStyle.Text || !again.Rows[at - 1].Text.Contains("13:00:00", StringComparison.Ordinal))));
    }

    [Fact]
    public void A_gift_ticket_has_no_figure_of_money()
    {
        var text = TextOf(Receipt.GiftOf(Sealed(Dinner), Frame()));

        Assert.Contains("TICKET CADEAU", text, StringComparison.Ordinal);
        Assert.Contains("2 Entrecôte", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d,\d\d", text);
        Assert.DoesNotContain("Remise", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_says_twice_that_it_is_no_ticket_and_has_no_number()
    {
        var note = BillNote.Of(Dinner, Frame(), Anna, Noon);
        var text = TextOf(note);

        Assert.Equal(2, note.Rows.Count(row => row is { Style: ReceiptStyle.Alert, IsLegal: true } && row.Text.Trim() == "NOTE – NE VAUT PAS TICKET"));
        Assert.DoesNotContain("Ticket n°", text, StringComparison.Ordinal);
        Assert.Contains("40,32", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_of_a_bill_that_is_paid_in_part_says_what_is_left()
    {
        var note = BillNote.Of(Dinner with { Payments = [new(new("p"), PaymentMode.Card, new(1_000), new(1_000), Money.Zero)] }, Frame(), Anna, Noon);

        Assert.Contains(note.Rows, row => row.Style is ReceiptStyle.Bold && row.Text.EndsWith(" 30,32", StringComparison.Ordinal));
    }

    // Every setting a house can make, one after the other and all at once: what the law asks for stays, in the same order.
    [Fact]
    public void No_setting_takes_a_legal_row_off()
    {
        ReceiptRules[] bare =
        [
            Full with { Fields = ReceiptFields.None },
            Full with { Header = [], Footer = [] },
            Full with { Logo = "1", HasGift = false, Printing = ReceiptPrinting.Never },
            Full with { Printing = ReceiptPrinting.Always },
            .. Enum.GetValues<ReceiptFields>().Select(field => Full with { Fields = field }),
            Full with { Fields = ReceiptFields.None, Header = [], Footer = [], Logo = "", HasGift = false, Printing = ReceiptPrinting.Never },
        ];
        Func<ReceiptFrame, Receipt>[] papers =
        [
            frame => Receipt.Of(Sealed(Dinner, new(100)), frame, new(1, Noon, "Zoé"), "https://x"),
            frame => Receipt.GiftOf(Sealed(Dinner), frame),
            frame => BillNote.Of(Dinner, frame, Anna, Noon),
        ];

        foreach (var width in ReceiptRules.Widths)
        {
            foreach (var paper in papers)
            {
                var legal = Legal(paper(Frame(Full with { Width = width })));
                Assert.NotEmpty(legal);
                Assert.All(bare, rules => Assert.Equal(legal, Legal(paper(Frame(rules with { Width = width })))));
            }
        }
    }

    [Theory]
    [InlineData(32)]
    [InlineData(42)]
    [InlineData(48)]
    public void Nothing_is_wider_than_the_paper_and_every_word_is_there(int width)
    {
        var sale = SaleOf(
            Line("long", "Anticonstitutionnellementissimement-longue-préparation-du-chef-étoilé Œufs à la neige", 999_000, 99_999, 2_000),
            Line("weight", "Fromage à la coupe", 350, 2_990, 550),
            Line("huge", "Banquet", 1_000, 9_999_999, 1_000));
        var receipt = Receipt.Of(Sealed(sale), Frame(Full with { Width = width }), new(99, Noon, "Maximilienne-Élisabeth de la Tour d’Auvergne"));

        Assert.All(receipt.Rows.Where(row => row.Style is not (ReceiptStyle.Code or ReceiptStyle.Logo)), row =>
            Assert.InRange(row.Text.Length, 0, row.Style is ReceiptStyle.Large ? width / 2 : width));
        var all = string.Concat(receipt.Rows.Select(row => row.Text.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Contains("998990", all.Replace("\u202f", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("0,350", all, StringComparison.Ordinal);
        Assert.Contains("Œufs", all, StringComparison.Ordinal);
    }

    // Chance from a seed: any mix of rates, quantities, prices and reductions adds up on the paper, to the cent.
    [Fact]
    public void Every_mix_of_rates_adds_up_on_the_paper()
    {
        var chance = new Random(20_260_314);

        for (var round = 0; round < 300; round++)
        {
            int[] rates = [0, 210, 550, 1_000, 2_000];
            SaleLine[] lines =
            [
                .. Enumerable.Range(0, chance.Next(1, 9)).Select(at => Line(
                    $"l{at}", $"Plat {at}", chance.Next(3) == 0 ? chance.Next(1, 5_000) : chance.Next(1, 9) * 1_000, chance.Next(1, 9_000), rates[chance.Next(rates.Length)])),
            ];
            var sale = SaleOf(lines) with
            {
                Adjustments = chance.Next(2) == 0 ? null
                    : [new(new("a"), AdjustmentKind.Reduction, "Remise", -chance.Next(100, 9_000), Money.Zero, null, [.. lines.Select(line => line.Id)], IsByHand: true, Anna)],
            };
            var rows = Receipt.Of(Sealed(sale), Frame(Full with { Width = 48, House = HouseIdentity.None, Header = [] })).Rows;

            Assert.Equal(sale.Total.Cents, ItemCents(rows));
            Assert.Equal(sale.Total.Cents, VatCents(rows).Sum(rate => rate.Gross));
            Assert.All(VatCents(rows), rate => Assert.Equal(rate.Gross, rate.Net + rate.Tax));
            Assert.Equal(VatCents(rows).Sum(rate => rate.Net), Figure(rows, "Total HT"));
            Assert.Equal(VatCents(rows).Sum(rate => rate.Tax), Figure(rows, "Total TVA"));
        }
    }

    [Theory]
    [InlineData("73282932000074", true)]
    [InlineData("73282932000075", false)]
    [InlineData("7328293200007", false)]
    [InlineData("7328293200007A", false)]
    public void A_siret_is_fourteen_digits_that_agree(string siret, bool isOne) => Assert.Equal(isOne, HouseIdentity.IsSiret(siret));

    [Theory]
    [InlineData("FR44732829320", true)]
    [InlineData("BE0123456749", true)]
    [InlineData("FR4473282932", false)]
    [InlineData("fr44732829320", false)]
    [InlineData("44732829320", false)]
    public void A_vat_number_begins_with_its_country(string number, bool isOne) => Assert.Equal(isOne, HouseIdentity.IsVatNumber(number));

    [Fact]
    public void Each_fault_of_the_rules_has_its_own_name()
    {
        Assert.Null(ReceiptRules.Default.Check());
        Assert.Null(Full.Check());
        Assert.Equal(HouseRulesRefusal.HouseNameInvalid, (Full with { House = Full.House with { Name = "\n" } }).Check());
        Assert.Equal(HouseRulesRefusal.SiretInvalid, (Full with { House = Full.House with { Siret = "1" } }).Check());
        Assert.Equal(HouseRulesRefusal.VatNumberInvalid, (Full with { House = Full.House with { VatNumber = "1" } }).Check());
        Assert.Equal(HouseRulesRefusal.ReceiptTextInvalid, (Full with { Footer = [.. Enumerable.Repeat("x", 7)] }).Check());
        Assert.Equal(HouseRulesRefusal.LogoInvalid, (Full with { Logo = "a b" }).Check());
        Assert.Equal(HouseRulesRefusal.PaperWidthInvalid, (Full with { Width = 40 }).Check());
    }

    [Fact]
    public void A_ticket_is_counted_before_it_leaves_and_taken_back_when_nothing_came()
    {
        var paid = Dinner with { Stage = SaleStage.Settled, Ticket = 128 };
        var give = new SaleCommand.GiveReceipt(new("C1"), 128, Anna);

        SaleDecider.Decide(paid, give, Noon).Happens(new SaleEvent.ReceiptGiven(new("C1"), 128, 1, Anna, Noon));
        var once = SaleDecider.Evolve(paid, new SaleEvent.ReceiptGiven(new("C1"), 128, 1, Anna, Noon));
        SaleDecider.Decide(once, give, Noon).Happens(new SaleEvent.ReceiptGiven(new("C1"), 128, 2, Anna, Noon));
        SaleDecider.Decide(once, new SaleCommand.TakeBackReceipt(new("C1"), 128, 1), Noon).Happens(new SaleEvent.ReceiptTakenBack(new("C1"), 128, 1, Noon));
        SaleDecider.Decide(once, new SaleCommand.TakeBackReceipt(new("C1"), 128, 2), Noon).NothingHappens();
        SaleDecider.Decide(paid, new SaleCommand.GiveReceipt(new("C1"), 129, Anna), Noon).IsRefused(SaleRefusal.NoSuchReceipt);
        SaleDecider.Decide(
            SaleDecider.Evolve(paid, new SaleEvent.ReceiptGiven(new("C1"), 128, ReceiptCount.CopiesMax, Anna, Noon)), give, Noon)
            .IsRefused(SaleRefusal.TooManyReceipts);
    }

    private static List<ReceiptRow> Legal(Receipt receipt) => [.. receipt.Rows.Where(row => row.IsLegal)];

    // The items stand between the second and the third rule; their figures end at the sign of the rate, or two signs before the edge.
    private static long ItemCents(ValueList<ReceiptRow> rows)
    {
        var rules = rows.Select((row, at) => (row, at)).Where(row => row.row.Style is ReceiptStyle.Rule).Select(row => row.at).ToList();
        return rows.Take(rules[2]).Skip(rules[1])
            .Where(row => row.Text.Length == 48 && (row.Text[^1] is >= 'A' and <= 'E' || row.Text.EndsWith("  ", StringComparison.Ordinal)))
            .Sum(row => Cents(row.Text[..^2]));
    }

    private static List<(long Net, long Tax, long Gross)> VatCents(ValueList<ReceiptRow> rows) =>
    [
        .. rows.Where(row => row.Text.Length > 3 && row.Text[0] is >= 'A' and <= 'E' && row.Text[1] == ' ' && row.Text.Contains('%', StringComparison.Ordinal))
            .Select(row => row.Text[(row.Text.IndexOf('%', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(cells => (Cents(cells[0]), Cents(cells[1]), Cents(cells[2]))),
    ];

    private static long Figure(ValueList<ReceiptRow> rows, string label) =>
        Cents(rows.First(row => row.Text.StartsWith(label, StringComparison.Ordinal)).Text);

    private static long Cents(string text) =>
        long.Parse(text.Split(' ')[^1].Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
