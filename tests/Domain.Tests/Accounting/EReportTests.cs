using FsCheck;
using FsCheck.Fluent;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Reporting;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Accounting;

public sealed class EReportTests
{
    private static readonly DateOnly January = new(2026, 1, 1);
    private static readonly DayRange Month = EReportingPeriod.Month.Around(January);

    [Theory]
    [InlineData(EReportingPeriod.Decade, "2026-02-10", "2026-02-01", "2026-02-10", false)]
    [InlineData(EReportingPeriod.Decade, "2026-02-11", "2026-02-11", "2026-02-20", false)]
    [InlineData(EReportingPeriod.Decade, "2028-02-21", "2028-02-21", "2028-02-29", true)]
    [InlineData(EReportingPeriod.Month, "2026-12-31", "2026-12-01", "2026-12-31", true)]
    [InlineData(EReportingPeriod.TwoMonths, "2026-02-28", "2026-01-01", "2026-02-28", true)]
    [InlineData(EReportingPeriod.TwoMonths, "2026-11-01", "2026-11-01", "2026-12-31", true)]
    public void A_day_lies_in_its_period(EReportingPeriod period, string day, string first, string last, bool hasPayments)
    {
        var told = period.Around(Day(day));

        Assert.Equal(new DayRange(Day(first), Day(last)), told);
        Assert.Equal(hasPayments, period.PaymentsOf(told) is not null);
    }

    [Fact]
    public void A_month_of_decades_tells_its_payments_once_and_whole() =>
        Assert.Equal(new DayRange(new(2028, 2, 1), new(2028, 2, 29)), EReportingPeriod.Decade.PaymentsOf(EReportingPeriod.Decade.Around(new(2028, 2, 25))));

    [Fact]
    public void What_is_told_is_what_was_sealed_by_day_category_and_rate() => Prop.ForAll(
        RandomTill.Tickets.ArrayOf().ToArbitrary(),
        events =>
        {
            var book = new EReportBook(Month, payments: null);

            for (var at = 0; at < events.Length; at++)
            {
                book.Hear(events[at], January.AddDays(at % 4));
            }

            var report = book.Report();
            var tickets = events.OfType<TillEvent.TicketSealed>().Select(e => e.Ticket).ToList();
            var rows = tickets.SelectMany(ticket => ticket.Vat, (ticket, share) => (ticket, share)).ToList();
            return Told(SalesCategory.Goods) == Sum(row => row.share.Scheme is VatScheme.Standard && !row.ticket.Mode.IsOnSite())
                && Told(SalesCategory.Services) == Sum(row => row.share.Scheme is VatScheme.Standard && row.ticket.Mode.IsOnSite())
                && report.Sold.Where(day => day.Category is SalesCategory.Margin).Sum(day => day.TaxExcluded + day.Tax) == rows.Sum(row => row.share.Margin)
                && Told(SalesCategory.Margin).Tax == rows.Where(row => row.share.Scheme.IsMargin()).Sum(row => row.share.Tax)
                && report.LeftOut == new LeftOutSales(
                    tickets.Count(ticket => ticket.Vat.Any(IsUntaxed)), rows.Where(row => IsUntaxed(row.share)).Sum(row => row.share.TaxIncluded))
                && report.Sold.Sum(day => day.Tickets) == tickets.Sum(ticket => ticket.Vat.Select(share => share.Scheme switch
                {
                    VatScheme.Standard => 1,
                    VatScheme.IntraCommunity => 0,
                    _ => 2,
                }).Where(kind => kind > 0).Distinct().Count())
                && report.Sold.DistinctBy(day => (day.Day, day.Category)).Count() == report.Sold.Count
                && report.Sold.All(day => day.Shares.DistinctBy(share => share.Rate).Count() == day.Shares.Count);

            (Money TaxExcluded, Money Tax) Told(SalesCategory category) => report.Sold.Where(day => day.Category == category).ToList() is var days
                ? (days.Sum(day => day.TaxExcluded), days.Sum(day => day.Tax))
                : default;
            (Money TaxExcluded, Money Tax) Sum(Func<(Ticket ticket, VatShare share), bool> isMeant) => rows.Where(isMeant).ToList() is var meant
                ? (meant.Sum(row => row.share.TaxExcluded), meant.Sum(row => row.share.Tax))
                : default;
            static bool IsUntaxed(VatShare share) => share.Scheme is VatScheme.IntraCommunity;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_service_is_paid_when_its_money_comes_and_by_the_last_cent_whole()
    {
        var book = new EReportBook(Month, Month);
        book.Hear(Ticket("s1", ServiceMode.EatIn, 1_000, due: 667, PaymentMode.Card), January);
        book.Hear(Later("s1", 333, due: 334, PaymentMode.Cash), January.AddDays(1));
        book.Hear(Later("s1", 334, due: 0, PaymentMode.Card), January.AddDays(2));
        book.Hear(Ticket("s2", ServiceMode.TakeAway, 5_000, due: 0, PaymentMode.Card), January);

        var paid = book.Report().Paid;

        Assert.Equal([333L, 333, 334], paid.Select(day => day.Amounts.Sum(amount => amount.Amount).Cents));
        Assert.Equal([600L, 400], Rates(paid));
    }

    [Fact]
    public void What_is_written_down_is_paid_by_its_settling_oldest_first_and_the_rest_names_no_rate()
    {
        var book = new EReportBook(Month, Month);
        book.Hear(Ticket("s0", ServiceMode.EatIn, 1_000, due: 0, PaymentMode.OnAccount), January.AddMonths(-2));
        book.Hear(Ticket("s1", ServiceMode.EatIn, 1_000, due: 0, PaymentMode.OnAccount), January);
        Assert.Empty(book.Report().Paid);

        book.Hear(Settled(1_500), January.AddDays(3));
        Assert.Equal([900L, 600], Rates(book.Report().Paid));
        book.Hear(Settled(800), January.AddDays(4));

        Assert.Equal([1_200L, 800], Rates(book.Report().Paid));
        Assert.Equal(new Money(300), book.Report().Unplaced);
    }

    [Fact]
    public void What_is_taxed_on_its_margin_is_told_apart_and_is_no_service_though_it_is_sold_at_the_table()
    {
        var book = new EReportBook(Month, Month);
        var dinner = Ticket("s1", ServiceMode.EatIn, 1_000, due: 0, PaymentMode.Card);
        var lamp = new VatShare(new(2_000), new(10_000), new(667), VatScheme.SecondHand, new(4_000));
        var print = new VatShare(new(2_000), new(5_000), new(500), VatScheme.Art, new(3_000));
        book.Hear(
            dinner with
            {
                Ticket = dinner.Ticket with
                {
                    Vat = [.. dinner.Ticket.Vat, lamp, print], Total = new(16_000), First = Payment(PaymentMode.Card, 16_000),
                },
            },
            January);
        var report = book.Report();

        Assert.Equal([SalesCategory.Services, SalesCategory.Margin], report.Sold.Select(day => day.Category));
        var margin = report.Sold[1];
        Assert.Equal((1, new Money(5_833), new Money(1_167)), (margin.Tickets, margin.TaxExcluded, margin.Tax));
        Assert.Equal(new Money(5_833), Assert.Single(margin.Shares).Base);
        Assert.Equal([600L, 400], Rates(report.Paid));
    }

    [Fact]
    public void What_leaves_untaxed_for_another_state_is_counted_and_not_told_with_its_invoice_or_without()
    {
        var book = new EReportBook(Month, Month);
        var untaxed = Ticket("s1", ServiceMode.TakeAway, 1_000, due: 0, PaymentMode.Card) is var sold
            ? sold with { Ticket = sold.Ticket with { Vat = [new(default, new(1_000), Money.Zero, VatScheme.IntraCommunity)], Exempt = "DE123456789" } }
            : sold;
        book.Hear(untaxed, January);
        book.Hear(Invoiced(untaxed, Company), January);
        book.Hear(untaxed with { Ticket = untaxed.Ticket with { Number = 2, Sale = new("s2") } }, January);

        Assert.Empty(book.Report().Sold);
        Assert.Empty(book.Report().Paid);
        Assert.Equal(new LeftOutSales(2, new(2_000)), book.Report().LeftOut);
    }

    [Fact]
    public void A_ticket_whose_invoice_to_a_company_was_drawn_on_its_day_is_told_by_the_invoice_alone()
    {
        var book = new EReportBook(Month, Month);
        var sold = Ticket("s1", ServiceMode.EatIn, 1_000, due: 400, PaymentMode.Card);
        book.Hear(sold, January);
        book.Hear(Ticket("s2", ServiceMode.EatIn, 500, due: 0, PaymentMode.Card, number: 2), January);
        book.Hear(Invoiced(sold, Company), January);
        book.Hear(Later("s1", 400, due: 0, PaymentMode.Cash), January.AddDays(1));

        var report = book.Report();
        Assert.Equal((1, new Money(500)), Assert.Single(report.Sold) is var day ? (day.Tickets, day.TaxExcluded + day.Tax) : default);
        Assert.Equal([300L, 200], Rates(report.Paid));

        // What was given back of it is told by its credit note.
        var refund = Ticket("s1", ServiceMode.EatIn, -1_000, due: 0, PaymentMode.Card, number: 3);
        book.Hear(refund, January);
        book.Hear(Invoiced(refund, Company, corrects: new(RandomTill.T1, 1, Noon)), January);
        Assert.Equal(report.Sold, book.Report().Sold);
        Assert.Equal([300L, 200], Rates(book.Report().Paid));
    }

    [Fact]
    public void A_day_of_nothing_but_invoices_is_not_told()
    {
        var book = new EReportBook(Month, Month);
        var sold = Ticket("s1", ServiceMode.EatIn, 1_000, due: 0, PaymentMode.Card);
        book.Hear(sold, January);
        book.Hear(Invoiced(sold, Company), January);

        Assert.Empty(book.Report().Sold);
        Assert.Empty(book.Report().Paid);
    }

    [Fact]
    public void An_invoice_of_a_later_day_or_to_a_person_leaves_its_ticket_told()
    {
        var book = new EReportBook(Month, Month);
        var (one, two) = (Ticket("s1", ServiceMode.EatIn, 1_000, due: 0, PaymentMode.Card), Ticket("s2", ServiceMode.EatIn, 700, due: 0, PaymentMode.Card, number: 2));
        book.Hear(one, January);
        book.Hear(two, January);
        book.Hear(Invoiced(two, Company with { Business = BusinessFacts.None }), January);
        book.Hear(Invoiced(one, Company) is var late ? late with { At = Noon.AddDays(1), Invoice = late.Invoice with { IsReported = true } } : late, January.AddDays(1));

        Assert.Equal(new Money(1_700), Assert.Single(book.Report().Sold) is var day ? day.TaxExcluded + day.Tax : default);
    }

    [Fact]
    public void A_rate_that_the_tax_office_does_not_know_is_named()
    {
        var book = new EReportBook(Month, Month);
        book.Hear(Ticket("s1", ServiceMode.EatIn, 1_000, due: 0, PaymentMode.Card, new(1_234)), January);

        Assert.Equal([new Rate(1_234)], book.Report().UnknownRates);
    }

    public static TheoryData<EReportingRules> Refused =>
    [
        EReportingRules.Default with { Platform = "12345", PlatformName = "PA" },
        EReportingRules.Default with { Platform = "12-4", PlatformName = "PA" },
        EReportingRules.Default with { Platform = "1234" },
        EReportingRules.Default with { PlatformName = "\n" },
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_platform_that_is_none_is_refused(EReportingRules rules) => Assert.Equal(HouseRulesRefusal.PlatformInvalid, rules.Check());

    private static IEnumerable<long> Rates(ValueList<PaidOfDay> paid) =>
        paid.SelectMany(day => day.Amounts).GroupBy(amount => amount.Rate).OrderBy(rate => rate.Key).Select(rate => rate.Sum(amount => amount.Amount).Cents);

    // Six parts at 10 % and four at 20 %.
    private static TillEvent.TicketSealed Ticket(string sale, ServiceMode mode, long cents, long due, PaymentMode how, Rate? rate = null, long number = 1)
    {
        VatShare[] shares = [Share(rate ?? new(1_000), cents * 6 / 10), Share(new(2_000), cents * 4 / 10)];
        return new(
            new(
                RandomTill.T1, number, Noon, new(sale), mode, null, 0, null, Anna, [], new(cents), [.. shares],
                Payment(how, cents - due), new(due)),
            Seal.Of("X1", ""), Noon);
    }

    private static Party Company => Invoices.Bills.Buyer;

    private static TillEvent.InvoiceSealed Invoiced(TillEvent.TicketSealed of, Party buyer, InvoiceMark? corrects = null) => new(
        new(
            corrects is null ? InvoiceKind.Invoice : InvoiceKind.CreditNote, of.Ticket.Till, corrects is null ? 1 : 2, Noon, of.Ticket.Sale,
            new(of.Ticket.Till, of.Ticket.Number, Noon), corrects, Invoices.Bills.Frame.Seller, buyer, "EUR", InvoiceNature.Services,
            IsReported: false, [], [], [], DueOn: null, [], Anna, "x"),
        Seal.Of("X1", ""), Noon);

    private static VatShare Share(Rate rate, long cents) => new(rate, new(cents), rate.TaxInside(new(cents)));

    private static TillEvent.PaymentSealed Later(string sale, long applied, long due, PaymentMode how) => new(
        new(RandomTill.T1, 1, 1, new(sale), Payment(how, applied), new(due), Anna, Noon), Seal.Of("X1", ""), Noon);

    private static Payment Payment(PaymentMode how, long applied) => new(
        new("p"), how, new(applied), new(applied), Money.Zero, Customer: how is PaymentMode.OnAccount ? new CustomerId("c1") : null);

    private static TillEvent.DebtSettled Settled(long cents) => new(
        1, new(new("d"), new("c1"), "Mme Durand", new("cash"), PaymentMode.Cash, new(cents), Anna), Noon);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
