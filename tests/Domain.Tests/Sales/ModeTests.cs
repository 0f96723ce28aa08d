using FsCheck;
using FsCheck.Fluent;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using static RetailPos.Domain.Tests.Sales.Counter;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Sales;

/// <summary>What the house's rules about modes and deliveries do to a sale.</summary>
public sealed class ModeTests
{
    private static readonly SaleEvent[] Ready =
        [Delivering.Opened, Added(Steak), Delivering.Named, Delivering.Reached];

    [Fact]
    public void A_mode_that_is_off_cannot_be_changed_to() => SaleDecider.Decider.Given(Opened)
        .When(new SaleCommand.SetMode(ServiceMode.Drive, Anna, HouseRules.Default)).IsRefused(SaleRefusal.ModeOff);

    [Fact]
    public void A_sale_stays_in_its_mode_when_the_house_switches_it_off_and_can_still_be_sent_and_paid()
    {
        var off = HouseRules.Default with { Modes = Delivering.With(ServiceMode.EatIn, rule => rule with { IsOn = false }) };

        Assert.Null(SaleDecider.Decider.Given(Opened, Added(Steak)).When(new SaleCommand.Send(42, Anna, off)).Refusal);
        Assert.Null(SaleDecider.Decider.Given(Opened, Added(Mug)).When(new SaleCommand.RequestPayment(Cash("p-1", 990), Anna, House: off)).Refusal);
    }

    [Fact]
    public void An_article_without_a_price_in_the_mode_holds_the_sale_where_it_is() => SaleDecider.Decider
        .Given(Opened, Added(Steak with { Article = Steak.Article with { ModePrices = [new(ServiceMode.TakeAway, null)] } }))
        .When(new SaleCommand.SetMode(ServiceMode.TakeAway, Anna))
        .IsRefused(SaleRefusal.NotSoldInMode);

    [Fact]
    public void Saying_the_mode_that_it_already_has_is_saying_it() => SaleDecider.Decider.Given(Delivering.Unsaid)
        .When(new SaleCommand.SetMode(ServiceMode.EatIn, Anna, Delivering.Mandatory))
        .Happens(new SaleEvent.ModeSet(ServiceMode.EatIn, ServiceMode.EatIn, Anna, Noon));

    [Fact]
    public void Where_the_mode_must_be_said_nothing_is_paid_before() => SaleDecider.Decider.Given(Delivering.Unsaid, Added(Mug))
        .When(new SaleCommand.RequestPayment(Cash("p-1", 990), Anna, House: Delivering.Mandatory)).IsRefused(SaleRefusal.ModeMissing);

    [Fact]
    public void What_waits_for_the_payment_is_sent_in_the_same_breath_as_the_sale_is_settled()
    {
        var sale = SaleDecider.Decider.Given(Opened, Added(Steak));
        var asked = sale.When(new SaleCommand.RequestPayment(Cash("p-1", 2_000), Anna, House: Delivering.PaidFirst, CallNumber: 7));
        var paid = new SaleCommand.ConfirmPayment(1, Taken(Cash("p-1", 2_000), 1_850));

        var answer = SaleDecider.Decider.Given([Opened, Added(Steak), .. asked.Events]).When(paid);

        Assert.Equal(["PaymentConfirmed", "LinesSent", "Settled"], answer.Events.Select(happened => happened.GetType().Name));
        Assert.Equal((7, 1), answer.Events.OfType<SaleEvent.LinesSent>().Select(sent => (sent.Dispatch.CallNumber, sent.Lines.Count)).Single());
    }

    [Fact]
    public void A_part_payment_sends_nothing_and_the_rest_sends_all()
    {
        SaleEvent[] history = [Opened, Added(Steak)];
        history = Then(history, new SaleCommand.RequestPayment(Cash("p-1", 1_000), Anna, House: Delivering.PaidFirst, CallNumber: 7));
        history = Then(history, new SaleCommand.ConfirmPayment(1, Taken(Cash("p-1", 1_000), 1_000)));
        Assert.DoesNotContain(history, happened => happened is SaleEvent.LinesSent);

        // Even where the house has changed its mind meanwhile.
        history = Then(history, new SaleCommand.RequestPayment(Cash("p-2", 850), Anna, House: HouseRules.Default));
        history = Then(history, new SaleCommand.ConfirmPayment(1, Taken(Cash("p-2", 850), 850)));
        Assert.Single(history, happened => happened is SaleEvent.LinesSent);
    }

    [Fact]
    public void A_refused_payment_sends_nothing() => Assert.DoesNotContain(
        Then(
            Then([Opened, Added(Steak)], new SaleCommand.RequestPayment(Cash("p-1", 2_000), Anna, House: Delivering.PaidFirst, CallNumber: 7)),
            new SaleCommand.RefusePayment(new("p-1"))),
        happened => happened is SaleEvent.LinesSent);

    [Fact]
    public void A_payment_that_brings_no_number_is_refused_rather_than_paid_and_never_cooked() => SaleDecider.Decider
        .Given(Opened, Added(Steak))
        .When(new SaleCommand.RequestPayment(Cash("p-1", 2_000), Anna, House: Delivering.PaidFirst))
        .IsRefused(SaleRefusal.UnsentLines);

    [Fact]
    public void An_address_in_a_zone_with_a_fee_puts_the_fee_on_the_bill_at_its_own_rate()
    {
        var sale = SaleDecider.Decider.Replay(Then(Ready, Bring(Delivering.There)));

        var fee = sale.Find(sale.Fee!.Value)!;
        Assert.Equal(("Livraison", new Money(350), new Rate(2_000)), (fee.Article.Name, Pricing.Of(sale).Lines.Single(line => line.Line == fee.Id).Net, sale.RowOf(fee).Rate));
        Assert.Equal((new Money(2_200), new Money(1_850)), (sale.Total, sale.Goods));
    }

    [Fact]
    public void The_first_zone_that_holds_the_address_counts() => Assert.Equal(
        "Centre", SaleDecider.Decider.Replay(Then(Ready, Bring(Delivering.Here))).Destination!.Zone);

    [Theory]
    [InlineData(1_000)]
    [InlineData(400)]
    public void A_fee_that_another_bill_bears_is_not_charged_again(int thousandths)
    {
        var bills = new Bills(SaleDecider.Decider.Replay(Then(Ready, Bring(Delivering.There))));
        bills.Move(0, 1, [new(bills[0].Fee!.Value, new(thousandths))]);

        Assert.Null(bills.Tell(0, Bring(Delivering.There with { LatitudeMicrodegrees = 45_785_000 })));

        Assert.Equal(45_785_000, bills[0].Destination!.Place!.Value.LatitudeMicrodegrees);
        Assert.Equal(new Money(2_200), bills[0].Total + bills[1].Total);
    }

    [Fact]
    public void The_fee_goes_with_the_mode_and_comes_back_with_it()
    {
        var history = Then(Ready, Bring(Delivering.There));
        history = Then(history, new SaleCommand.SetMode(ServiceMode.TakeAway, Anna));
        Assert.Equal(new Money(1_850), SaleDecider.Decider.Replay(history).Total);

        history = Then(history, new SaleCommand.SetMode(ServiceMode.Delivery, Anna));
        Assert.Equal(new Money(2_200), SaleDecider.Decider.Replay(history).Total);
    }

    [Fact]
    public void The_minimum_is_counted_without_the_fee()
    {
        // 18,50 + 3,50 of fee is below 25,00; with a bottle of wine twice more it is not.
        var history = Then(Ready, Bring(Delivering.There));
        SaleDecider.Decider.Given(history).When(Delivering.Send(Delivering.House)).IsRefused(SaleRefusal.BelowMinimum);

        history = Then(history, AddLines(Wine with { Quantity = Quantity.Pieces(2) }));
        Assert.Null(SaleDecider.Decider.Given(history).When(Delivering.Send(Delivering.House)).Refusal);
    }

    [Fact]
    public void However_modes_and_addresses_change_there_is_one_fee_exactly_where_one_is_due() => Prop.ForAll(
        Gen.Choose(0, 5).ArrayOf().ToArbitrary(),
        moves =>
        {
            var history = Ready;

            foreach (var move in moves)
            {
                history = Then(history, move switch
                {
                    0 => Bring(Delivering.Here),
                    1 => Bring(Delivering.There),
                    2 => new SaleCommand.SetMode(ServiceMode.Delivery, Anna),
                    3 => new SaleCommand.SetMode(ServiceMode.TakeAway, Anna),
                    4 => new SaleCommand.SetMode(ServiceMode.EatIn, Anna),
                    _ => AddLines(Line($"wine-{history.Length}", 420, 2_000, 2_000)),
                });
            }

            var sale = SaleDecider.Decider.Replay(history);
            var due = sale is { Mode: ServiceMode.Delivery, Destination: { } to } ? to.Fee : Money.Zero;
            var ids = sale.Lines.Select(line => line.Id).Concat(sale.Spent).ToList();
            return sale.Total == sale.Goods + due && sale.Lines.Count(line => line.Article.Name == "Livraison") == (due.IsZero ? 0 : 1)
                && ids.Distinct().Count() == ids.Count;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("", true)]
    [InlineData("+33 6 12.34-56 (78)", true)]
    [InlineData("12", false)]
    [InlineData("06 12 34 56 78 90 12 34", false)]
    [InlineData("rouge", false)]
    public void A_telephone_number_is_what_people_write(string phone, bool isOne) => Assert.Equal(isOne, SaleRules.IsPhoneOrEmpty(phone));

    private static SaleCommand.SetDestination Bring(GeoPoint place) =>
        new("1 rue Basse", place, Zone: null, Anna, Delivering.House);

    private static SaleEvent[] Then(SaleEvent[] history, SaleCommand command) =>
        [.. history, .. SaleDecider.Decider.Given(history).When(command).Events];
}
