using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Promises;

public sealed class PromiseBookTests
{
    private static readonly StationId Grill = new("grill");
    private readonly Dictionary<OrderId, Order> _orders = [];
    private PromiseBook _book = PromiseBook.Empty;
    private DateTimeOffset _now = Noon;
    private int _last;

    [Fact]
    public void A_window_is_whole_minutes_and_rounded_outward()
    {
        _now = Noon.AddSeconds(40);
        var id = Send("1×600@grill");
        var window = _book.Offers[id].Window;

        Assert.Equal(0, window.From.Second + window.To.Second);
        // Twelve noon and forty seconds, and by the guess from half of ten minutes to nearly double.
        Assert.InRange(window.From, Noon.AddMinutes(5), Noon.AddMinutes(6));
        Assert.InRange(window.To, Noon.AddMinutes(17), Noon.AddMinutes(22));
    }

    [Fact]
    public void What_stands_before_an_order_is_in_its_window()
    {
        var first = Send("1×600@grill");
        var second = Send("1×600@grill");

        Assert.True(_book.Offers[second].Window.To >= _book.Offers[first].Window.To.AddMinutes(9));
    }

    [Fact]
    public void What_was_forgotten_yesterday_makes_nobody_wait()
    {
        Send("1×3000@grill 1×3000@grill");
        Pass(seconds: 20 * 3600);
        var id = Send("1×600@grill");

        Assert.InRange(_book.Offers[id].Window.To, _now.AddMinutes(17), _now.AddMinutes(22));
    }

    [Fact]
    public void A_later_step_comes_after_the_earlier()
    {
        var both = Send("1×600@grill#1 1×600@bar#2");
        var window = _book.Offers[both].Window;

        Assert.InRange(window.From, Noon.AddMinutes(10), Noon.AddMinutes(12));
        Assert.InRange(window.To, Noon.AddMinutes(34), Noon.AddMinutes(44));
    }

    [Fact]
    public void A_scheduled_order_is_promised_nothing_for_it_has_a_time() => Assert.Empty(AfterScheduled().Offers);

    [Fact]
    public void What_nobody_prepares_anywhere_is_promised_nothing()
    {
        var line = EstimateTests.Lines("1×600")[0];
        Tell(new("o-lost"), Sending(new("o-lost"), line with { Card = line.Card with { Route = [] } }));

        Assert.Empty(_book.Offers);
    }

    [Fact]
    public void The_time_from_queued_to_ready_is_learned()
    {
        var id = Send("1×600@grill");
        Pass(seconds: 900);
        Ready(id);

        Assert.Empty(_book.Visits);
        Assert.InRange(_book.Paces.Paces["grill"].Quantile(5_000), 1_400, 1_650);
    }

    [Fact]
    public void Time_held_for_a_step_is_nobody_s_work()
    {
        var id = Send("1×600@grill#1 1×300@bar#2");
        Pass(seconds: 600);
        Ready(id);
        Pass(seconds: 300);
        Ready(id);

        Assert.InRange(_book.Paces.Paces["bar"].Quantile(5_000), 900, 1_100);
    }

    [Fact]
    public void Each_station_of_a_route_learns_its_own_part()
    {
        var id = Send("1×600@make+oven");
        Pass(seconds: 300);
        Ready(id);
        Pass(seconds: 900);
        Ready(id);

        Assert.InRange(_book.Paces.Paces["make"].Quantile(5_000), 900, 1_100);
        Assert.InRange(_book.Paces.Paces["oven"].Quantile(5_000), 2_800, 3_200);
    }

    [Fact]
    public void What_was_taken_back_teaches_nothing_the_second_time()
    {
        var id = Send("1×600@grill");
        Pass(seconds: 600);
        Ready(id);
        var learned = _book.Paces;
        var line = _orders[id].Lines[0];
        Tell(id, new OrderCommand.Recall([Tick.Of(line)], Anna));
        Assert.Single(_book.Visits); // It is work again, for those who come after it.
        Pass(seconds: 60);
        Ready(id);

        Assert.Same(learned, _book.Paces);
        Assert.Empty(_book.Visits);
    }

    [Fact]
    public void What_was_cancelled_teaches_nothing_and_is_no_load()
    {
        var id = Send("1×600@grill");
        Pass(seconds: 100);
        Tell(id, new OrderCommand.Cancel([_orders[id].Lines[0].Id], "", Anna));

        Assert.Empty(_book.Visits);
        Assert.Empty(_book.Paces.Paces);
    }

    [Theory]
    [InlineData(600, PromiseOutcome.Held)]
    [InlineData(30, PromiseOutcome.Early)]
    [InlineData(6_000, PromiseOutcome.Late)]
    public void A_promise_is_judged_when_the_order_is_ready(int afterSeconds, PromiseOutcome outcome)
    {
        var id = Promised("1×600@grill");
        Pass(afterSeconds);
        Ready(id);

        Assert.Empty(_book.Open);
        Assert.Equal(WindowLevels.Start.After(outcome), _book.Levels[Grill]);
        Assert.Equal(PromiseTally.Of(Hour.Day, Hour.Hour, Grill).With(outcome) with { Made = 1, Widths = Tally.Widths }, Tally);
        Assert.InRange(Tally.MedianWidthMinutes ?? 0, 12, 20);
    }

    [Fact]
    public void A_promise_for_an_order_that_was_changed_since_is_counted_and_not_judged()
    {
        var id = Promised("1×600@grill");
        Tell(id, Sending(id, [.. EstimateTests.Lines("1×60@bar")]));
        Pass(seconds: 9_000);
        Ready(id);

        Assert.Equal((1, 0, 1), (Tally.Made, Tally.Judged, Tally.Changed));
        Assert.Null(Tally.HeldPerMille);
        Assert.Empty(_book.Levels);
    }

    [Fact]
    public void A_promise_for_an_order_that_was_cancelled_whole_is_not_kept_by_that()
    {
        var id = Promised("1×600@grill");
        Tell(id, new OrderCommand.Cancel([.. _orders[id].Lines.Select(line => line.Id)], "", Anna));

        Assert.Empty(_book.Open);
        Assert.Equal((0, 1), (Tally.Judged, Tally.Changed));
    }

    [Fact]
    public void What_is_a_month_old_leaves_the_report()
    {
        var id = Promised("1×600@grill");
        Pass(seconds: 600);
        Ready(id);
        _now = _now.AddDays(PromiseBook.TallyDays);
        Promised("1×600@grill");

        Assert.Single(_book.Tallies);
        Assert.Equal(0, Tally.Judged);
    }

    private PromiseTally Tally => Assert.Single(_book.Tallies).Value;

    private static ServiceHour Hour => SimulatedKitchen.HourOf(Noon);

    private PromiseBook AfterScheduled()
    {
        var send = Sending(new("o-due"), [.. EstimateTests.Lines("1×600@grill")]);
        Tell(new("o-due"), send with { Header = send.Header with { DueAt = Noon.AddHours(3), SurfaceAt = Noon.AddHours(2) } });
        Assert.Empty(_book.Visits); // Nobody sees it yet.
        return _book;
    }

    private OrderId Promised(string lines)
    {
        var id = Send(lines);
        Tell(id, new OrderCommand.Promise(_book.Offers[id].Window));
        return id;
    }

    private OrderId Send(string lines)
    {
        var id = new OrderId($"o-{++_last}");
        Tell(id, Sending(id, [.. EstimateTests.Lines(lines)]));
        return id;
    }

    private static OrderCommand.Send Sending(OrderId id, params SentLine[] lines) =>
        new(Orders.Pass.Header with { Id = id, Table = null }, [.. lines], Anna);

    private void Ready(OrderId id) => Tell(id, new OrderCommand.MarkReady(
        [.. _orders[id].Lines.Where(line => line.State is LineState.Queued or LineState.Started).Select(Tick.Of)], Anna));

    private void Pass(int seconds) => _now = _now.AddSeconds(seconds);

    private void Tell(OrderId id, OrderCommand command)
    {
        var decision = OrderDecider.Decide(_orders.GetValueOrDefault(id, Order.None), command, _now);
        Assert.Null(decision.Refusal);

        foreach (var happened in decision.Events)
        {
            var before = _orders.GetValueOrDefault(id, Order.None);
            var after = _orders[id] = OrderDecider.Evolve(before, happened);
            _book = _book.After(id, before, after, happened, SimulatedKitchen.HourOf(happened.At), _ => 1);
        }
    }
}
