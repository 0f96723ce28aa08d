using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Kernel;

namespace RetailPos.Domain.Tests.Promises;

/// <summary>
/// Goal: a promise is worth what it says, in kitchens whose truth is known. Method: evenings of a simulated kitchen; every
/// promise is judged by what happens after it, so all of this is out of sample.
/// </summary>
public sealed class PromiseSimulation
{
    private const int Usual = 20;
    private const int Doubled = 40;

    /// <summary>An honest nine in ten: with this many promises chance alone moves it by less than the three per cent.</summary>
    private static void HoldsNineInTen(SimulatedKitchen kitchen, int from, int to) =>
        Assert.InRange(kitchen.HeldPercent(from, to), 87, 93);

    [Theory]
    [InlineData(1, Usual)]
    [InlineData(2, Usual)]
    [InlineData(3, Doubled)]
    [InlineData(4, Doubled)]
    public void The_window_holds_nine_times_in_ten(int seed, int ordersPerHour)
    {
        var kitchen = Evenings(seed, 25, _ => ordersPerHour, _ => 1_000);

        Assert.InRange(kitchen.Judged.Count(promise => promise.Evening >= 5), 1_500, 4_000);
        HoldsNineInTen(kitchen, from: 5, to: 25);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Five_evenings_after_the_cooks_became_a_third_slower_it_holds_again(int seed)
    {
        var kitchen = Evenings(seed, 45, _ => Usual, evening => evening < 20 ? 1_000 : 1_350);

        Assert.True(
            kitchen.HeldPercent(20, 21) < kitchen.HeldPercent(5, 20) - 3, "The first slow evening surprises it, or this proves nothing.");
        HoldsNineInTen(kitchen, from: 25, to: 45);
        Assert.InRange(kitchen.MeanWidthMinutes(35, 45), kitchen.MeanWidthMinutes(10, 20), kitchen.MeanWidthMinutes(10, 20) * 2);
    }

    [Fact]
    public void Five_evenings_after_the_cooks_became_quicker_it_holds_again_and_is_narrower()
    {
        var kitchen = Evenings(8, 45, _ => Usual, evening => evening < 20 ? 1_300 : 900);

        HoldsNineInTen(kitchen, from: 25, to: 45);
        Assert.True(kitchen.MeanWidthMinutes(35, 45) < kitchen.MeanWidthMinutes(10, 20));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void Five_evenings_after_twice_as_many_guests_came_it_holds_again(int seed)
    {
        var kitchen = Evenings(seed, 45, evening => evening < 20 ? Usual : Doubled, _ => 1_000);

        HoldsNineInTen(kitchen, from: 5, to: 20);
        HoldsNineInTen(kitchen, from: 25, to: 45);
    }

    [Fact]
    public void On_the_first_evening_the_cards_are_believed_and_windows_are_wide_enough()
    {
        var kitchen = Evenings(11, 1, _ => Usual, _ => 1_000);

        Assert.InRange(kitchen.HeldPercent(0, 1), 80, 100);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(2_500)]
    [InlineData(5_000)]
    [InlineData(7_500)]
    [InlineData(9_500)]
    public void Learned_quantiles_approach_the_truth(int level)
    {
        var burger = SimulatedKitchen.Menu.Single(dish => dish.Name == "burger");
        var kitchen = new SimulatedKitchen(12);

        for (var evening = 0; evening < 60; evening++)
        {
            kitchen.Evening(evening, ordersPerHour: 8, burger);
        }

        var learned = kitchen.Book.Paces.Find(SimulatedKitchen.Grill, "burger", load: 0);
        var truth = SimulatedKitchen.TrueSeconds(burger, level);

        Assert.NotSame(Histogram.Guess, learned);
        Assert.InRange(learned.Quantile(level) * burger.CardSeconds / 1_000.0, truth * 0.88, truth * 1.12);
    }

    [Fact]
    public void A_promise_knows_nothing_of_what_comes_after_it()
    {
        var whole = Evenings(13, 4, _ => Usual, _ => 1_000);
        var placed = whole.Journal.FindLastIndex(entry => entry.Event is OrderEvent.LinesAdded);

        // The same past with another future, and with none: the last order is offered the same window.
        var cut = Replay(whole.Journal.Take(placed + 1));
        var promised = whole.Journal.Skip(placed).Select(entry => entry.Event).OfType<OrderEvent.Promised>().First();

        Assert.Equal(promised.Window, cut.Offers[whole.Journal[placed].Order].Window);
    }

    [Fact]
    public void The_same_journal_read_twice_makes_the_same_book()
    {
        var kitchen = Evenings(14, 3, _ => Usual, _ => 1_000);
        var again = Replay(kitchen.Journal);

        Assert.Equal(kitchen.Book.Levels.OrderBy(pair => pair.Key.Value), again.Levels.OrderBy(pair => pair.Key.Value));
        Assert.Equal(kitchen.Book.Paces.Paces.OrderBy(pair => pair.Key), again.Paces.Paces.OrderBy(pair => pair.Key));
        Assert.Equal(kitchen.Book.Tallies.OrderBy(pair => pair.Key), again.Tallies.OrderBy(pair => pair.Key));
        Assert.Empty(again.Visits);
        Assert.Empty(again.Open);
    }

    [Fact]
    public void The_report_counts_what_the_simulation_counted()
    {
        var kitchen = Evenings(15, 6, _ => Usual, _ => 1_000);
        var all = kitchen.Book.Tallies.Values.Aggregate((one, two) => one.With(two));

        Assert.Equal(kitchen.Judged.Count, all.Made);
        Assert.Equal(kitchen.Judged.Count(promise => promise.Outcome is PromiseOutcome.Held), all.Held);
        Assert.Equal(kitchen.Judged.Count(promise => promise.Outcome is PromiseOutcome.Late), all.Late);
        Assert.Equal(kitchen.Judged.Count(promise => promise.Outcome is PromiseOutcome.Early), all.Early);
    }

    private static SimulatedKitchen Evenings(int seed, int count, Func<int, int> ordersPerHour, Func<int, int> truthPerMille)
    {
        var kitchen = new SimulatedKitchen(seed);

        for (var evening = 0; evening < count; evening++)
        {
            kitchen.TruthPerMille = truthPerMille(evening);
            kitchen.Evening(evening, ordersPerHour(evening));
        }

        return kitchen;
    }

    private static PromiseBook Replay(IEnumerable<(OrderId Order, OrderEvent Event)> journal)
    {
        var orders = new Dictionary<OrderId, Order>();
        var book = PromiseBook.Empty;

        foreach (var (id, happened) in journal)
        {
            var before = orders.GetValueOrDefault(id, Order.None);
            var after = orders[id] = OrderDecider.Evolve(before, happened);
            book = book.After(id, before, after, happened, SimulatedKitchen.HourOf(happened.At), SimulatedKitchen.CapacityOf);
        }

        return book;
    }
}
