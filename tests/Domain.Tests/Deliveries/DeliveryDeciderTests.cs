using FsCheck;
using FsCheck.Fluent;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Deliveries;

public sealed class DeliveryDeciderTests
{
    private const string Ali = "Ali";
    private const string Eva = "Eva";

    private static readonly SaleId Sale = new("s-1");
    private static readonly OrderId Order = new("o-1");
    private static readonly DeliveryJob Job = new(Sale, Order, CallNumber: 801, "Zoé", "0612345678", "1 rue Basse", Place: null, "Centre", DueAt: null);

    private static readonly DeliveryEvent Asked = new DeliveryEvent.Asked(Job, Noon);
    private static readonly DeliveryEvent Taken = new DeliveryEvent.Assigned(Ali, Anna, Noon);
    private static readonly DeliveryEvent Out = new DeliveryEvent.WentOut(Sale, Order, Ali, Anna, Noon);
    private static readonly DeliveryEvent Paid = new DeliveryEvent.CashCollected(Sale, new(new("c-1"), Ali, new(2_000), CollectedAs.Cash, Noon, IsHandedIn: false), Anna, Noon);
    private static readonly DeliveryEvent Delivered = new DeliveryEvent.Delivered(Sale, Order, Ali, Anna, Noon);
    private static readonly DeliveryEvent Failed = new DeliveryEvent.Failed(Ali, "absent", Anna, Noon);

    public static TheoryData<DeliveryEvent[], DeliveryCommand, DeliveryRefusal> Refusals => new()
    {
        { [], new DeliveryCommand.Ask(Job with { Order = new("o/1") }), DeliveryRefusal.IdInvalid },
        { [], new DeliveryCommand.Ask(Job with { Address = "" }), DeliveryRefusal.AddressInvalid },
        { [Asked], Assign(" "), DeliveryRefusal.CourierInvalid },
        { [], Assign(Ali), DeliveryRefusal.NotAsked },
        { [Asked, Taken, Out, Delivered], Assign(Eva), DeliveryRefusal.AlreadyOver },
        { [Asked, Taken], Assign(Eva), DeliveryRefusal.Taken },
        { [Asked], TakeOut(Ali), DeliveryRefusal.NotAssigned },
        { [Asked, Taken], TakeOut(Ali) with { IsReady = false }, DeliveryRefusal.NotReady },
        { [Asked, Taken, Out], new DeliveryCommand.Release(Ali, Anna), DeliveryRefusal.IsOut },
        { [Asked, Taken], Deliver(Ali), DeliveryRefusal.NotOut },
        { [Asked, Taken], new DeliveryCommand.TryAgain(Anna), DeliveryRefusal.NotFailed },
        { [Asked, Taken, Out], new DeliveryCommand.Fail(Ali, " ", Anna), DeliveryRefusal.ReasonInvalid },
        { [Asked, Taken, Out], Collect(0), DeliveryRefusal.AmountOutOfRange },
        { [Asked, Taken, Out], Collect(2_201), DeliveryRefusal.AboveDue },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(DeliveryEvent[] history, DeliveryCommand command, DeliveryRefusal reason) =>
        DeliveryDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<DeliveryRefusal>(), Refusals.Select(row => (DeliveryRefusal)row[2]));

    [Fact]
    public void Nobody_acts_on_what_another_courier_has() => Assert.All(
        new DeliveryCommand[] { TakeOut(Eva), Deliver(Eva), new DeliveryCommand.Fail(Eva, "x", Anna), Collect(1) with { Courier = Eva }, new DeliveryCommand.Release(Eva, Anna) },
        command => DeliveryDecider.Decider.Given(Asked, Taken).When(command).IsRefused(DeliveryRefusal.Taken));

    [Fact]
    public void Taking_it_twice_is_taking_it_once() => DeliveryDecider.Decider.Given(Asked, Taken).When(Assign(Ali)).NothingHappens();

    [Fact]
    public void What_has_failed_can_be_taken_by_anybody() =>
        DeliveryDecider.Decider.Given(Asked, Taken, Out, Failed).When(Assign(Eva)).Happens(new DeliveryEvent.Assigned(Eva, Anna, Noon));

    [Fact]
    public void Asking_again_for_the_same_is_nothing_and_for_another_address_amends() =>
        Assert.Multiple(
            () => DeliveryDecider.Decider.Given(Asked).When(new DeliveryCommand.Ask(Job)).NothingHappens(),
            () => DeliveryDecider.Decider.Given(Asked, Taken).When(new DeliveryCommand.Ask(Job with { Address = "2 rue Haute" }))
                .Happens(new DeliveryEvent.Amended(Job, Job with { Address = "2 rue Haute" }, Noon)));

    [Fact]
    public void A_sale_that_is_given_up_leaves_what_is_on_its_way_with_its_courier()
    {
        DeliveryDecider.Decider.Given(Asked, Taken).When(new DeliveryCommand.Cancel()).Happens(new DeliveryEvent.Cancelled(Noon));
        DeliveryDecider.Decider.Given(Asked, Taken, Out).When(new DeliveryCommand.Cancel()).NothingHappens();
    }

    [Fact]
    public void What_was_collected_and_the_sale_does_not_know_yet_is_not_collected_again()
    {
        DeliveryDecider.Decider.Given(Asked, Taken, Out, Paid).When(Collect(201) with { Id = new("c-2") }).IsRefused(DeliveryRefusal.AboveDue);
        Assert.Null(DeliveryDecider.Decider.Given(Asked, Taken, Out, Paid).When(Collect(200) with { Id = new("c-2") }).Refusal);
        Assert.Null(DeliveryDecider.Decider.Given(Asked, Taken, Out, Paid)
            .When(Collect(200) with { Id = new("c-2"), Due = new(200), Paid = [new("c-1")] }).Refusal);
    }

    [Fact]
    public void A_purse_is_emptied_once() =>
        Assert.Multiple(
            () => DeliveryDecider.Decider.Given(Asked, Taken, Out, Paid, Delivered).When(new DeliveryCommand.HandIn(Ali, Anna))
                .Happens(new DeliveryEvent.HandedIn(Ali, new(2_000), Anna, Noon)),
            () => DeliveryDecider.Decider.Given(Asked, Taken, Out, Paid, Delivered, new DeliveryEvent.HandedIn(Ali, new(2_000), Anna, Noon))
                .When(new DeliveryCommand.HandIn(Ali, Anna)).NothingHappens());

    [Fact]
    public void One_courier_has_it_at_a_time_and_no_cent_of_his_is_lost_or_counted_twice() => Prop.ForAll(
        Gen.Choose(0, 17).ArrayOf().ToArbitrary(),
        presses =>
        {
            var history = new List<DeliveryEvent> { Asked };
            var holder = "";
            var (collected, handedIn) = (Money.Zero, Money.Zero);

            foreach (var (press, at) in presses.Select((press, at) => (press, at)))
            {
                var courier = press % 2 == 0 ? Ali : Eva;
                DeliveryCommand command = (press / 2) switch
                {
                    0 or 1 => Assign(courier),
                    2 => TakeOut(courier),
                    3 => Deliver(courier),
                    4 => new DeliveryCommand.Fail(courier, "absent", Anna),
                    5 => new DeliveryCommand.Release(courier, Anna),
                    6 => new DeliveryCommand.TryAgain(Anna),
                    7 => Collect(at + 1) with { Id = new($"c-{at}"), Courier = courier },
                    _ => new DeliveryCommand.HandIn(courier, Anna),
                };

                foreach (var happened in DeliveryDecider.Decider.Given([.. history]).When(command))
                {
                    switch (happened)
                    {
                        case DeliveryEvent.Assigned e when holder.Length > 0: return false;
                        case DeliveryEvent.Assigned e: holder = e.Courier; break;
                        case DeliveryEvent.Released or DeliveryEvent.Failed: holder = ""; break;
                        case DeliveryEvent.WentOut e when e.Courier != holder: return false;
                        case DeliveryEvent.Delivered e when e.Courier != holder: return false;
                        case DeliveryEvent.CashCollected e: collected += e.Collection.Amount; break;
                        case DeliveryEvent.HandedIn e: handedIn += e.Amount; break;
                    }

                    history.Add(happened);
                }
            }

            return collected == handedIn + DeliveryDecider.Decider.Replay(history).Held && collected <= new Money(2_200);
        }).QuickCheckThrowOnFailure();

    private static DeliveryCommand.Assign Assign(string courier) => new(courier, Anna);

    private static DeliveryCommand.TakeOut TakeOut(string courier) => new(courier, IsReady: true, Anna);

    private static DeliveryCommand.Deliver Deliver(string courier) => new(courier, Anna);

    private static DeliveryCommand.Collect Collect(long cents) => new(new("c-9"), Ali, new(cents), CollectedAs.Cash, Due: new(2_200), Paid: [], Anna);
}
