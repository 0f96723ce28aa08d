namespace RetailPos.Grains.Embedded.Tests;

public sealed class LifeTests : IAsyncDisposable
{
    private readonly House _house = new();

    [Fact]
    public async Task Those_who_wait_for_a_grain_that_cannot_wake_get_the_reason_and_the_next_call_tries_again()
    {
        var fault = new IOException("The disk is full.");
        _house.Stage.FailsWaking = fault;
        var waiter = _house.Waiter();
        Task<string>[] waiting = [waiter.KeyAsync(), waiter.KeyAsync()];
        await _house.Stage.Holding.Opened;

        _house.Stage.Door.Open();

        foreach (var call in waiting)
        {
            Assert.Same(fault, await Record.ExceptionAsync(() => call));
        }

        Assert.Single(_house.Stage.Notes);
        _house.Stage.FailsWaking = null;
        Assert.Equal(1, await waiter.LifeAsync());
        Assert.Empty(_house.Stage.Reasons);
    }

    [Fact]
    public async Task A_constructor_that_throws_is_a_waking_that_fails()
    {
        var stillborn = _house.Grains.GetGrain<IBornKnowing>("stillborn");
        await Assert.ThrowsAsync<NotSupportedException>(stillborn.BornAsAsync);
    }

    [Fact]
    public async Task A_grain_knows_its_key_in_its_constructor_and_is_disposed_in_the_end()
    {
        Assert.Equal("carla", await _house.Grains.GetGrain<IBornKnowing>("carla").BornAsAsync());
        await _house.Stage.Holding.Opened;
    }

    [Fact]
    public async Task Calls_that_wait_for_a_grain_that_leaves_go_to_a_fresh_one()
    {
        var waiter = _house.Waiter();
        var holding = waiter.HoldThenLeaveAsync();
        await _house.Stage.Holding.Opened;
        var lives = Enumerable.Range(0, 10).Select(_ => waiter.LifeAsync()).ToList();

        _house.Stage.Door.Open();
        await holding;

        Assert.All(await Task.WhenAll(lives), life => Assert.Equal(2, life));
        Assert.Equal(DeactivationReasonCode.ApplicationRequested, Assert.Single(_house.Stage.Reasons).ReasonCode);
        Assert.Equal(0, _house.Stage.Meetings);
    }

    [Fact]
    public async Task A_grain_that_leaves_at_once_is_fresh_at_the_next_call()
    {
        var waiter = _house.Waiter();
        Assert.Equal(1, await waiter.LifeAsync());
        await waiter.LeaveAsync();
        Assert.Equal(2, await waiter.LifeAsync());
    }

    [Fact]
    public async Task A_call_waits_until_the_former_life_has_quite_ended()
    {
        var asleep = new Door();
        var waiter = _house.Waiter();
        await waiter.KeyAsync();
        _house.Stage.FallsAsleep = asleep.Opened;
        await waiter.LeaveAsync();

        var life = waiter.LifeAsync();
        Assert.Equal(1, _house.Stage.Wakings);
        asleep.Open();

        Assert.Equal(2, await life);
        Assert.Equal(0, _house.Stage.Meetings);
    }

    [Fact]
    public async Task Two_lives_of_one_grain_never_meet()
    {
        const int Callers = 8;
        const int CallsEach = 1_000;
        string[] keys = ["anna", "bruno", "carla"];

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var chance = new Random(caller);

            for (var i = 0; i < CallsEach; i++)
            {
                var waiter = _house.Waiter(keys[chance.Next(keys.Length)]);
                await (chance.Next(3) == 0 ? waiter.LeaveAsync() : waiter.CountAsync());
            }
        })));

        Assert.Equal(0, _house.Stage.Meetings);
        Assert.True(_house.Stage.Wakings > 100, $"Only {_house.Stage.Wakings} lives were seen.");
    }

    [Fact]
    public async Task An_idle_grain_goes_to_sleep_and_wakes_at_the_next_call()
    {
        var options = new EmbeddedGrainsOptions();
        var waiter = _house.Waiter();
        Assert.Equal(1, await waiter.LifeAsync());
        Assert.Equal(1, await waiter.LifeAsync());

        _house.Clock.Advance(options.IdleAfter + options.SweepEvery);
        await _house.Stage.SleptAsync(1);

        Assert.Equal(DeactivationReasonCode.ActivationIdle, Assert.Single(_house.Stage.Reasons).ReasonCode);
        Assert.Equal(2, await waiter.LifeAsync());
    }

    [Fact]
    public async Task A_grain_that_is_called_now_and_then_stays_awake()
    {
        var options = new EmbeddedGrainsOptions();
        var anna = _house.Waiter("anna");
        var bruno = _house.Waiter("bruno");
        await anna.LifeAsync();
        await bruno.LifeAsync();

        _house.Clock.Advance(options.IdleAfter - options.SweepEvery);
        var life = await anna.LifeAsync();
        _house.Clock.Advance(options.SweepEvery * 2);
        await _house.Stage.SleptAsync(1);

        Assert.Equal(life, await anna.LifeAsync());
        Assert.Single(_house.Stage.Reasons);
    }

    [Fact]
    public async Task More_grains_than_the_limit_send_the_longest_idle_to_sleep()
    {
        const int Limit = 100;
        await using var house = new House(options => options.AwakeLimit = Limit);

        for (var i = 0; i <= Limit; i++)
        {
            await house.Waiter($"{i}").KeyAsync();
            house.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        await house.Stage.SleptAsync(1 + (Limit / 10));

        Assert.All(house.Stage.Reasons, reason => Assert.Equal(DeactivationReasonCode.RuntimeRequested, reason.ReasonCode));
        Assert.Equal(Limit + 1, await house.Waiter($"{Limit}").LifeAsync());
        Assert.Equal(Limit + 2, await house.Waiter("0").LifeAsync());
    }

    public ValueTask DisposeAsync()
    {
        _house.Stage.Door.Open();
        return _house.DisposeAsync();
    }
}
