using RetailPos.Domain.Tests.Sales;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using Bills = RetailPos.Domain.Tests.Invoices.Bills;
using static RetailPos.Domain.Tests.Sales.Counter;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Tills;

public sealed class TillDeciderTests
{
    private static readonly Sale Bill = After(Counter.Opened, Added(Steak, Wine));
    private static readonly Sale SealedBill = After(
        Counter.Opened, Added(Steak, Wine), Requested(Bill, Cash("p-1", 1_000)), Confirmed(Cash("p-1", 1_000), applied: 1_000));

    private static readonly Payment First = Taken(Cash("p-1", 1_000), 1_000);
    private static readonly Ticket FirstTicket = Ticket.Of(Bill, 1, First, Anna, Noon);
    private static readonly TillEvent PartPaid = SealedTicket(FirstTicket, Seal.NoPrevious);

    private static readonly PaymentTerms Counted = new(new("cash"), "", GivesChange: true, Min: null, Max: null, CashStepCents: 5);

    private static readonly TillDayRules Strict = TillDayRules.Default with { MustBeOpened = true, AllSalesClosedBeforeClosing = true };
    private static readonly TillHouse School = TillHouse.Default with { IsTraining = true };
    private static readonly TillEvent Opened = new TillEvent.Opened(1, new(10_000), Money.Zero, Anna, Noon);
    private static readonly TillEvent MovedOnce = new TillEvent.CashMoved(1, new(new("m"), MovementKind.CashIn, new(1), "x", Anna, Noon), Noon);

    public static TheoryData<TillEvent[], TillCommand, TillRefusal> Refusals => new()
    {
        { [], Pay(Bill, Cash("p-1", 1)) with { Day = Strict }, TillRefusal.TillClosed },
        { [], Pay(Bill with { Lines = [] }, Cash("p-1", 1)), TillRefusal.NoLines },
        { [], Pay(SealedBill, Cash("p-2", 1)), TillRefusal.NoSuchTicket },
        { [], Pay(Bill, Cash("p-1", -1)), TillRefusal.AmountNegative },
        { [], Pay(Bill, Cash("p-1", 0)), TillRefusal.AmountMissing },
        { [], Pay(Bill, Cash("p-1", 1_000_001)), TillRefusal.AmountTooLarge },
        { [], Pay(Bill, Cash("p-1", 500) with { Terms = Counted with { Min = new(600) } }), TillRefusal.BelowMin },
        { [], Pay(Bill, Cash("p-1", 501) with { Terms = Counted }), TillRefusal.NotInCoins },
        { [], Pay(Bill, Cash("p-1", 500) with { Tip = new(600) }), TillRefusal.TipTooLarge },
        { [PartPaid], Pay(SealedBill, Card("p-2", 1_271)), TillRefusal.CardAboveDue },
        { [Opened], new TillCommand.Open(Money.Zero, Anna), TillRefusal.AlreadyOpened },
        { [], new TillCommand.Count([Drawer(1)], Anna), TillRefusal.NotOpened },
        { [], new TillCommand.Open(new(-1), Anna), TillRefusal.CashOutOfRange },
        { [Opened], Moved(1) with { Kind = (MovementKind)9 }, TillRefusal.MovementInvalid },
        { [Opened], Moved(1) with { Reason = " " }, TillRefusal.MovementReasonMissing },
        { [Opened, .. Enumerable.Repeat(MovedOnce, TillSession.MovementsMax)], Moved(1), TillRefusal.TooManyMovements },
        { [Opened], new TillCommand.Count([Drawer(1), new(PaymentMode.OnAccount, new(1))], Anna), TillRefusal.CountInvalid },
        { [Opened], new TillCommand.Close([new(PaymentMode.Card, new(1))], Money.Zero, Anna), TillRefusal.CashNotCounted },
        { [Opened], new TillCommand.HandOver(" ", [Drawer(1)], Anna), TillRefusal.PersonMissing },
        { [Opened], new TillCommand.Close([Drawer(1)], new(2), Anna), TillRefusal.LeftTooMuch },
        { [Opened], new TillCommand.Close([Drawer(1)], Money.Zero, Anna, OpenCards: 1), TillRefusal.CardsUnknown },
        { [PartPaid], new TillCommand.Close([Drawer(1_000)], Money.Zero, Anna, Strict), TillRefusal.SalesStillOpen },
        { [], Settling(500, PaymentMode.OnAccount), TillRefusal.SettlingInvalid },
        { [], Invoice, TillRefusal.TicketNotHere },
        { [PartPaid, Counter.AtTheTill.Decide(Counter.AtTheTill.Replay([PartPaid]), Invoice, Noon).Events[0]], Invoice, TillRefusal.AlreadyInvoiced },
        { [PartPaid], Invoice with { Corrects = new(TheTill, 1, Noon) }, TillRefusal.NothingToCredit },
        { [PartPaid], Invoice with { Frame = Bills.Frame with { Seller = new("", BusinessFacts.None) } }, TillRefusal.SellerIncomplete },
        { [PartPaid], Invoice with { Buyer = new("", BusinessFacts.None) }, TillRefusal.BuyerInvalid },
        { [PartPaid], Invoice with { Bill = Invoice.Bill with { Ticket = Invoice.Bill.Ticket with { Exempt = "BE0403170701" } } }, TillRefusal.BuyerNotExempt },
        {
            [PartPaid],
            Expense(ExpenseClaim.Of(new Money(1))) with
            {
                Bill = new(FirstTicket with { Vat = [FirstTicket.Vat[0] with { Scheme = VatScheme.Art }] }, ((TillEvent.TicketSealed)PartPaid).Seal, []),
            },
            TillRefusal.ExpenseOtherwiseTaxed
        },
        { [PartPaid, Noted(1_000)], Expense(ExpenseClaim.Of(new Money(1))), TillRefusal.ExpenseNothingLeft },
        { [PartPaid], Expense(ExpenseClaim.Of(Money.Zero)), TillRefusal.ExpenseEmpty },
        { [PartPaid], Expense(ExpenseClaim.Of([new LineId("ghost")])), TillRefusal.ExpenseLineGone },
        { [PartPaid], Expense(ExpenseClaim.Of(new CommandId("ghost"))), TillRefusal.ExpensePaymentGone },
        { [PartPaid], Expense(ExpenseClaim.Of(new Money(1_001))), TillRefusal.ExpenseTooMuch },
        { [PartPaid], new TillCommand.DrawQuote(SealedBill, Bills.Frame, Bills.Buyer, Anna), TillRefusal.QuoteTooLate },
        { [Opened], new TillCommand.CloseDay(Anna), TillRefusal.SessionStillOpen },
        { [], new TillCommand.CloseDay(Anna), TillRefusal.NothingToClose },
        { [], new TillCommand.CloseDay(Anna) { House = School }, TillRefusal.NotInTraining },
        { [Opened], Moved(1) with { House = School }, TillRefusal.TrainingIsOver },
        { [], new TillCommand.SealArchive(null, new(2026, 2, 1), new(2026, 1, 31), 0, 1, 1, new('0', 64), [], 0, 0, 0, new("", "", ""), Anna), TillRefusal.ArchiveInvalid },
    };

    private static TillCommand.DrawInvoice Invoice =>
        new(new(FirstTicket, ((TillEvent.TicketSealed)PartPaid).Seal, []), Corrects: null, Bills.Frame, Bills.Buyer, Anna);

    private static TillCommand.DrawExpense Expense(ExpenseClaim claim) =>
        new(new(FirstTicket, ((TillEvent.TicketSealed)PartPaid).Seal, []), [], claim, Anna);

    private static TillEvent Noted(long cents) =>
        Counter.AtTheTill.Decide(Counter.AtTheTill.Replay([PartPaid]), Expense(ExpenseClaim.Of(new Money(cents))), Noon).Events[0];

    private static TillCommand.TakeSettling Settling(long cents, PaymentMode mode) =>
        new(new(new("s-1"), new("c-1"), "Mme Durand", new("cash"), mode, new(cents), Anna));

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(TillEvent[] history, TillCommand command, TillRefusal reason) =>
        Counter.AtTheTill.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<TillRefusal>(), Refusals.Select(row => (TillRefusal)row[2]));

    [Fact]
    public void There_is_one_of_each_command() =>
        Assert.Equal(
            ["BringNote", "Close", "CloseDay", "CloseOver", "Count", "DrawExpense", "DrawInvoice", "DrawQuote", "GiveAgain", "GiveBack", "GiveExpense", "HandOver", "HandOverKey", "MoveCash", "Open", "Pay", "SealArchive", "TakeSettling"],
            CasesOf<TillCommand>());

    [Fact]
    public void A_sale_sealed_meanwhile_is_not_sealed_again() =>
        Counter.AtTheTill.Given(PartPaid).When(Pay(Bill, Cash("p-2", -1))).IsRefused(TillRefusal.NoSuchTicket);

    [Fact]
    public void The_first_payment_numbers_and_seals_the_ticket() =>
        Counter.AtTheTill.Given().When(Pay(Bill, Cash("p-1", 1_000))).Happens(PartPaid);

    [Fact]
    public void The_ticket_holds_the_whole_sale()
    {
        Assert.Equal((1L, new Money(2_270), new Money(1_270)), (FirstTicket.Number, FirstTicket.Total, FirstTicket.Due));
        Assert.Equal(["steak", "wine"], FirstTicket.Lines.Select(line => line.Name));
        Assert.Equal(
            [new VatShare(new(1_000), new(1_850), new(168)), new VatShare(new(2_000), new(420), new(70))], FirstTicket.Vat);
        Assert.Equal(Noon.Offset, FirstTicket.SealedAt.Offset);
    }

    [Fact]
    public void Take_away_is_taxed_as_take_away()
    {
        var ticket = Ticket.Of(Bill with { Mode = ServiceMode.TakeAway }, 1, First, Anna, Noon);

        Assert.Equal([550, 2_000], ticket.Vat.Select(share => share.Rate.BasisPoints));
        Assert.Equal([96L, 70L], ticket.Vat.Select(share => share.Tax.Cents));
    }

    [Fact]
    public void Cash_above_what_is_due_gives_change()
    {
        var sealedNow = Assert.Single(Counter.AtTheTill.Given().When(Pay(Bill, Cash("p-1", 5_000))).Events);
        var ticket = ((TillEvent.TicketSealed)sealedNow).Ticket;

        Assert.Equal((new Money(2_270), new Money(2_730), Money.Zero), (ticket.First.Applied, ticket.First.Change, ticket.Due));
    }

    [Fact]
    public void A_later_payment_has_a_chain_of_its_own()
    {
        var later = new LaterPayment(TheTill, 1, 1, TheSale, Taken(Card("p-2", 1_270), 1_270), Money.Zero, Anna, Noon);

        Counter.AtTheTill.Given(PartPaid).When(Pay(SealedBill, Card("p-2", 1_270))).Happens(
            new TillEvent.PaymentSealed(later, Seal.Of(Canonical.Of(later), Seal.NoPrevious), Noon, Session: 1));
    }

    [Fact]
    public void A_ticket_that_is_paid_in_full_takes_no_more()
    {
        var paid = Counter.AtTheTill.Given(PartPaid).When(Pay(SealedBill, Card("p-2", 1_270))).Events;

        Counter.AtTheTill.Given([PartPaid, .. paid]).When(Pay(SealedBill, Cash("p-3", 1)))
            .IsRefused(TillRefusal.NoSuchTicket);
    }

    [Fact]
    public void Every_ticket_names_the_one_before()
    {
        var next = Assert.Single(Counter.AtTheTill.Given(PartPaid)
            .When(Pay(Bill with { Id = new("s-2") }, Cash("p-9", 5_000))).Events);
        var (ticket, seal) = (((TillEvent.TicketSealed)next).Ticket, ((TillEvent.TicketSealed)next).Seal);

        Assert.Equal((2L, ((TillEvent.TicketSealed)PartPaid).Seal.Hash), (ticket.Number, seal.Previous));
    }

    private static ModeCount Drawer(long cents) => new(PaymentMode.Cash, new(cents));

    private static TillCommand.MoveCash Moved(long cents) => new(new("m-1"), MovementKind.PettyCashOut, new(cents), "pain", Anna);

    private static TillCommand.Pay Pay(Sale sale, Tender tender) => new(sale, tender, Anna);

    private static TillEvent.TicketSealed SealedTicket(Ticket ticket, string previous) =>
        new(ticket, Seal.Of(Canonical.Of(ticket), previous), Noon, Session: 1);
}
