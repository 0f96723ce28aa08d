using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using static RetailPos.Domain.Tests.Receipts.Paper;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Receipts;

public sealed class DepositPaperTests
{
    private static readonly DateTimeOffset Next = new(2026, 3, 21, 9, 30, 0, TimeSpan.FromHours(1));

    private static readonly SealedTicket Coat = Aside();

    [Fact]
    public void A_deposit_says_what_is_put_aside_since_when_what_was_brought_and_what_is_left() => Assert.Equal(
        """
        ---
        # Deposit 2
        DepositNumber 7 Caisse C1
        21/03/2026 09:30:00
        Servi par Anna
        ---
        DepositSince 14/03/2026
        1 Manteau 50,00
        DepositOfTicket 128 50,00
        DepositBefore {0} 20,00
        ---
        # DepositPaid EUR 15,00
        Espèces 20,00
        Change {0} 5,00
        Due {0} 15,00
        ---
        DepositFetch 24/12/2026
        DepositVat {0}
        """,
        Inside(TextOf(DepositPaper.Of(SealedDeposit.Of(Coat, new("p-2"), new(2026, 12, 24, 0, 0, 0, TimeSpan.Zero))!, Frame()))));

    [Fact]
    public void The_last_says_that_all_is_paid_and_one_that_is_given_out_again_that_it_is_a_duplicate()
    {
        var last = TextOf(DepositPaper.Of(SealedDeposit.Of(Coat, new("p-3"), fetchAt: null)!, Frame(), new Reprint(1, Next, "Anna")));

        Assert.Contains("Deposit 3", last, StringComparison.Ordinal);
        Assert.Contains("DepositAllPaid", last, StringComparison.Ordinal);
        Assert.Contains("! ", last, StringComparison.Ordinal);
        Assert.Contains("DUPLICATA 1", last, StringComparison.Ordinal);
        Assert.EndsWith($"Signature {Coat.LaterSeals[1].Extract}", last.Split('\n')[^2].Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_payment_that_sealed_the_ticket_and_one_on_goods_that_are_not_put_aside_are_no_such_deposits()
    {
        Assert.Null(SealedDeposit.Of(Coat, Coat.Ticket.First.Id, fetchAt: null));
        Assert.Null(SealedDeposit.Of(Coat with { IsPutAside = false }, new("p-2"), fetchAt: null));
        Assert.Null(SealedDeposit.Of(Coat, new("another"), fetchAt: null));
    }

    // Between the house above it and the foot, which every paper has; how rows are filled up with blanks is the sheet's.
    private static string Inside(string paper)
    {
        var rows = paper.Split('\n').Select(row => string.Join(' ', row.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        var first = rows.IndexOf("---");
        return string.Join('\n', rows.Skip(first).Take(rows.FindIndex(row => row.Contains("DepositVat", StringComparison.Ordinal)) - first + 1));
    }

    private static SealedTicket Aside()
    {
        var sale = SaleOf(Line("coat", "Manteau", 1_000, 5_000, 2_000));
        var ticket = Ticket.Of(sale, 128, new(new("p-1"), PaymentMode.Cash, new(2_000), new(2_000), Money.Zero), Anna, Noon);
        LaterPayment[] later =
        [
            new(new("C1"), 7, 128, sale.Id, new(new("p-2"), PaymentMode.Cash, new(2_000), new(1_500), new(500)), new(1_500), Anna, Next),
            new(new("C1"), 8, 128, sale.Id, new(new("p-3"), PaymentMode.Card, new(1_500), new(1_500), Money.Zero), Money.Zero, Anna, Next),
        ];
        return new(ticket, Seal.Of(Canonical.Of(ticket), Seal.NoPrevious), [.. later])
        {
            LaterSeals = [.. later.Select(paid => Seal.Of(Canonical.Of(paid), Seal.NoPrevious) with { Signature = new((char)('A' + paid.Number), 86) })],
            IsPutAside = true,
        };
    }
}
