using FsCheck;
using FsCheck.Fluent;
using RetailPos.Domain.Tests.Sales;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Domain.Tests.Fiscal;

/// <summary>Goal: after any evening the money adds up to the cent, and the sealed journal has every ticket once.</summary>
public sealed class TillProperties
{
    [Fact]
    public void A_ticket_is_the_sum_of_its_lines_and_what_was_on_the_bill() => Holds(evening => Tickets(evening).All(ticket =>
        ticket.Total == ticket.Lines.Sum(line => line.Total)
        && ticket.Total == Sale(evening, ticket.Sale).Total
        && ticket.Lines.Select(line => line.Id).SequenceEqual(Sale(evening, ticket.Sale).Lines.Select(line => line.Id))));

    [Fact]
    public void Tax_excluded_and_tax_add_up_to_the_total() => Holds(evening => Tickets(evening).All(ticket =>
        ticket.Vat.Sum(share => share.TaxExcluded) + ticket.Vat.Sum(share => share.Tax) == ticket.Total
        && ticket.Vat.Select(share => share.Rate).Distinct().Count() == ticket.Vat.Count
        && ticket.Vat.All(share => share.Tax == share.Rate.TaxInside(share.TaxIncluded))));

    [Fact]
    public void Paid_and_due_are_the_total_whatever_was_pressed() => Holds(evening => evening.Sales.All(sale =>
        sale.Paid + sale.Due == sale.Total && !sale.Due.IsNegative && !sale.Paid.IsNegative));

    [Fact]
    public void No_payment_takes_more_than_is_due() => Holds(evening => evening.Taken.TrueForAll(pair =>
        pair.Taken.Applied <= pair.Due
        && !pair.Taken.Applied.IsNegative
        && pair.Taken.Applied + pair.Taken.Change == pair.Taken.Given));

    [Fact]
    public void Nothing_pressed_twice_is_paid_twice() => Holds(evening =>
        evening.Taken.Select(pair => pair.Taken.Id).Distinct().Count() == evening.Taken.Count
        && evening.Sales.All(sale => sale.Payments.Select(payment => payment.Id).Distinct().Count() == sale.Payments.Count));

    [Fact]
    public void Every_sale_has_one_ticket_at_most_and_both_name_each_other() => Holds(evening =>
        Tickets(evening).GroupBy(ticket => ticket.Sale).All(sale => sale.Count() == 1)
        && Tickets(evening).All(ticket => Sale(evening, ticket.Sale).Ticket == ticket.Number));

    [Fact]
    public void A_sale_is_settled_exactly_when_its_ticket_has_nothing_due() => Holds(evening => evening.Sales.All(sale =>
        (sale.Stage is SaleStage.Settled) == (sale.Ticket is not null && sale.Due.IsZero)
        && evening.Till.Open.ContainsKey(sale.Id) == (sale.Stage is SaleStage.Sealed)
        && (sale.Stage is not SaleStage.Sealed || evening.Till.Open[sale.Id].Due == sale.Due)));

    [Fact]
    public void Nobody_waits_for_a_till_that_has_answered() =>
        Holds(evening => evening.IsQuiet && evening.Sales.All(sale => sale.Pending is null));

    [Fact]
    public void Numbers_have_no_gap() => Holds(evening =>
        Gapless(Tickets(evening).Select(ticket => ticket.Number)) && Gapless(Payments(evening).Select(payment => payment.Number)));

    [Fact]
    public void The_chains_verify() => Holds(evening =>
    {
        var (tickets, payments) = (new FiscalChain(), new FiscalChain());

        foreach (var happened in evening.Journal)
        {
            switch (happened)
            {
                case TillEvent.TicketSealed e: tickets.Add(e.Ticket.Number, Canonical.Of(e.Ticket), e.Seal); break;
                case TillEvent.PaymentSealed e: payments.Add(e.Payment.Number, Canonical.Of(e.Payment), e.Seal); break;
            }
        }

        return (tickets.Fault, payments.Fault) is (null, null)
            && tickets.Verified == evening.Till.Tickets.Number
            && payments.Verified == evening.Till.Payments.Number;
    });

    [Fact]
    public void Replaying_the_journals_gives_the_same_sales_and_the_same_till() => Holds(evening =>
    {
        var till = Counter.AtTheTill.Replay(evening.Journal);

        return evening.Histories.Select(history => SaleDecider.Decider.Replay(history)).SequenceEqual(evening.Sales)
            && till with { Open = Till.New.Open } == evening.Till with { Open = Till.New.Open }
            && till.Open.OrderBy(pair => pair.Key.Value).SequenceEqual(evening.Till.Open.OrderBy(pair => pair.Key.Value));
    });

    // Without this, the properties above could hold because nothing ever happens.
    [Fact]
    public void Evenings_reach_what_the_properties_speak_of()
    {
        var evenings = TillEvening.Keys.Sample(numberOfSamples: 500, new Rnd(20260314, 1), size: 60)
            .Select(keys => TillEvening.Of(keys).ToTheEnd()).ToList();

        Assert.InRange(evenings.Count(evening => Tickets(evening).Count() > 1), 250, 500);
        Assert.InRange(evenings.Count(evening => Payments(evening).Any()), 125, 500);
        Assert.InRange(evenings.Count(evening => Tickets(evening).Any(ticket => ticket.Vat.Count > 1)), 100, 500);
        Assert.InRange(evenings.Count(evening => evening.Sales.Any(sale => sale.Stage is SaleStage.Settled)), 250, 500);
        Assert.InRange(evenings.Count(evening => evening.Taken.Exists(pair => !pair.Taken.Change.IsZero)), 100, 500);
    }

    private static void Holds(Func<TillEvening, bool> property) =>
        Prop.ForAll(TillEvening.Keys.ToArbitrary(), keys => property(TillEvening.Of(keys).ToTheEnd())).QuickCheckThrowOnFailure();

    private static IEnumerable<Ticket> Tickets(TillEvening evening) =>
        evening.Journal.OfType<TillEvent.TicketSealed>().Select(happened => happened.Ticket);

    private static IEnumerable<LaterPayment> Payments(TillEvening evening) =>
        evening.Journal.OfType<TillEvent.PaymentSealed>().Select(happened => happened.Payment);

    private static Sale Sale(TillEvening evening, SaleId id) => evening.Sales.Single(sale => sale.Id == id);

    private static bool Gapless(IEnumerable<long> numbers) =>
        numbers.SequenceEqual(Enumerable.Range(1, numbers.Count()).Select(number => (long)number));
}
