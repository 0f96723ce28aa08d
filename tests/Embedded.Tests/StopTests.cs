namespace RetailPos.Grains.Embedded.Tests;

public sealed class StopTests : IAsyncDisposable
{
    private readonly House _house = new();

    [Fact]
    public async Task A_stop_works_off_what_was_taken_and_lets_every_grain_sleep()
    {
        var waiter = _house.Waiter();
        await _house.Waiter("bruno").KeyAsync();
        var holding = waiter.HoldAsync();
        await _house.Stage.Holding.Opened;
        var notes = Enumerable.Range(0, 5).Select(i => waiter.NoteAsync($"{i}")).ToList();

        var stopping = _house.StopAsync();
        Assert.False(stopping.IsCompleted);
        _house.Stage.Door.Open();
        await stopping;

        Assert.True(holding.IsCompletedSuccessfully);
        await Task.WhenAll(notes);
        Assert.Equal(["0", "1", "2", "3", "4"], _house.Stage.Notes);
        Assert.Equal(2, _house.Stage.Reasons.Count);
        Assert.All(_house.Stage.Reasons, reason => Assert.Equal(DeactivationReasonCode.ShuttingDown, reason.ReasonCode));
    }

    [Fact]
    public async Task A_grain_that_leaves_during_the_stop_is_followed_by_a_fresh_one_for_the_calls_that_were_taken()
    {
        var waiter = _house.Waiter();
        var holding = waiter.HoldThenLeaveAsync();
        await _house.Stage.Holding.Opened;
        var life = waiter.LifeAsync();

        var stopping = _house.StopAsync();
        _house.Stage.Door.Open();
        await stopping;

        await holding;
        Assert.Equal(2, await life);
        Assert.Equal(
            [DeactivationReasonCode.ApplicationRequested, DeactivationReasonCode.ShuttingDown],
            _house.Stage.Reasons.Select(reason => reason.ReasonCode));
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("never called before")]
    public async Task A_stopped_host_refuses_calls_by_name(string key)
    {
        await _house.Waiter("anna").KeyAsync();
        await _house.StopAsync();

        var refused = await Assert.ThrowsAsync<GrainHostStoppedException>(() => _house.Waiter(key).KeyAsync());

        Assert.Equal(("WaiterGrain", key), (refused.Grain, refused.Key));
    }

    [Fact]
    public async Task A_stop_whose_time_is_up_refuses_those_who_wait_and_returns()
    {
        var waiter = _house.Waiter();
        var holding = waiter.HoldAsync();
        await _house.Stage.Holding.Opened;
        var note = waiter.NoteAsync("never");

        await _house.StopAsync(new CancellationToken(canceled: true));

        await Assert.ThrowsAsync<GrainHostStoppedException>(() => note);
        Assert.False(holding.IsCompleted);
        _house.Stage.Door.Open();
        await holding;
        Assert.Empty(_house.Stage.Notes);
    }

    [Fact]
    public async Task A_grain_that_is_slow_to_sleep_is_told_when_the_time_is_up()
    {
        using var hurry = new CancellationTokenSource();
        await _house.Waiter().KeyAsync();
        _house.Stage.FallsAsleep = new Door().Opened;

        var stopping = _house.StopAsync(hurry.Token);
        await hurry.CancelAsync();

        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Empty(_house.Stage.Reasons);
    }

    public ValueTask DisposeAsync()
    {
        _house.Stage.Door.Open();
        return _house.DisposeAsync();
    }
}
