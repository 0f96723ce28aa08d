using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Orders.Pass;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Orders;

/// <summary>Orders that nobody has ever marked ready, or handed over.</summary>
public sealed class LeftoverTests
{
    private static readonly OrderCommand PutAway = new OrderCommand.PutAway("service fini", Anna);

    [Fact]
    public void Whatever_is_left_of_it_leaves_the_kitchen_with_the_reason() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup, Cake), Started(Steak), Ready(Soup))
        .When(PutAway)
        .Happens(new OrderEvent.PutAway(Ids(Steak, Soup, Cake), "service fini", Anna, Noon), Completed);

    [Fact]
    public void What_was_handed_over_already_is_not_named() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup), Ready(Soup), Collected(Soup))
        .When(PutAway)
        .Happens(new OrderEvent.PutAway(Ids(Steak), "service fini", Anna, Noon), Completed);

    [Fact]
    public void A_cancellation_that_no_station_has_read_is_read_and_of_what_was_begun_the_worse_is_taken() => OrderDecider.Decider
        .Given(Placed, Added(Steak, Soup), Started(Steak), Cancelled(Steak, Soup))
        .When(PutAway)
        .Happens(
            new OrderEvent.CancellationAcknowledged(Steak.Id, CancellationOutcome.Waste, Anna, Noon),
            new OrderEvent.CancellationAcknowledged(Soup.Id, CancellationOutcome.NotStarted, Anna, Noon));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\0")]
    public void Nobody_puts_anything_away_without_saying_why(string reason) => OrderDecider.Decider
        .Given(Placed, Added(Steak))
        .When(new OrderCommand.PutAway(reason, Anna))
        .IsRefused(OrderRefusal.ReasonInvalid);

    [Fact]
    public void Two_who_put_it_away_have_put_it_away_once() => OrderDecider.Decider
        .Given(Placed, Added(Steak), new OrderEvent.PutAway(Ids(Steak), "fini", Anna, Noon), Completed)
        .When(PutAway)
        .Happens();

    [Fact]
    public void Put_away_by_mistake_it_is_called_back_like_a_dish_that_was_handed_over() => OrderDecider.Decider
        .Given(Placed, Added(Steak), new OrderEvent.PutAway(Ids(Steak), "fini", Anna, Noon), Completed)
        .When(Recall(Tap(Steak, Grill, LineState.Collected)))
        .Happens(Recalled(Steak, LineState.Ready), BecameReady);

    [Fact]
    public void Left_over_is_what_was_last_wanted_before_the_day_began_and_nothing_for_later()
    {
        var old = Of(Header);
        var joined = new[] { new OrderEvent.LinesAdded([Soup], Anna, Noon.AddHours(9)) }.Aggregate(Of(Header with { Id = new("joined") }), OrderDecider.Evolve);
        var later = Of(Header with { Id = new("later"), DueAt = Noon.AddDays(1), SurfaceAt = Noon.AddHours(20) });
        var served = new[] { Ready(Steak), Collected(Steak), Completed }.Aggregate(Of(Header with { Id = new("served") }), OrderDecider.Evolve);
        var cancelled = OrderDecider.Evolve(Of(Header with { Id = new("cancelled") }), Cancelled(Steak));

        Assert.Equal([cancelled, old], Leftovers.Of([old, joined, later, served, cancelled], Noon.AddHours(8)));
        Assert.Empty(Leftovers.Of([old, joined, later, served, cancelled], Noon));
    }

    private static Order Of(OrderHeader header) =>
        new[] { new OrderEvent.Placed(header, Noon), Added(Steak) }.Aggregate(Order.None, OrderDecider.Evolve);
}
