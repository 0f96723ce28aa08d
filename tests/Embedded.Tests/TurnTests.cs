namespace RetailPos.Grains.Embedded.Tests;

public sealed class TurnTests : IAsyncDisposable
{
    private readonly House _house = new();

    [Fact]
    public async Task A_grain_takes_one_turn_at_a_time_though_64_callers_press()
    {
        const int Callers = 64;
        const int CallsEach = 100;
        var waiter = _house.Waiter();
        await waiter.CountAsync(); // Awake and idle, so that the first callers run into each other on their own threads.

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < CallsEach; i++)
            {
                await waiter.CountAsync();
            }
        })));

        Assert.Equal((Callers * CallsEach) + 2, await waiter.CountAsync());
        Assert.Equal(0, _house.Stage.Meetings);
    }

    [Fact]
    public async Task Calls_run_in_the_order_in_which_they_were_made()
    {
        var waiter = _house.Waiter();
        var holding = waiter.HoldAsync();
        var texts = Enumerable.Range(0, 100).Select(i => $"{i}").ToList();

        var notes = texts.ConvertAll(waiter.NoteAsync);
        Assert.Empty(_house.Stage.Notes);
        _house.Stage.Door.Open();
        await Task.WhenAll([holding, .. notes]);

        Assert.Equal(texts, _house.Stage.Notes);
    }

    [Fact]
    public async Task Grains_of_other_keys_do_not_wait()
    {
        var holding = _house.Waiter("anna").HoldAsync();
        await _house.Stage.Holding.Opened;

        Assert.Equal("bruno", await _house.Waiter("bruno").KeyAsync());

        Assert.False(holding.IsCompleted);
        _house.Stage.Door.Open();
        await holding;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_exception_reaches_the_caller_as_it_was(bool awake)
    {
        var waiter = _house.Waiter();
        var fault = new InvalidDataException("burnt");

        if (awake)
        {
            await waiter.KeyAsync();
        }

        Assert.Same(fault, await Record.ExceptionAsync(() => waiter.ThrowAtOnceAsync(fault)));
        Assert.Same(fault, await Record.ExceptionAsync(() => waiter.ThrowLaterAsync(fault)));
        Assert.Same(fault, await Record.ExceptionAsync(async () => await waiter.ThrowWithoutTaskAsync(fault)));
        Assert.Equal("anna", await waiter.KeyAsync());
    }

    [Fact]
    public async Task Every_kind_of_result_comes_back()
    {
        var waiter = _house.Waiter();

        for (var awake = 0; awake < 2; awake++)
        {
            Assert.Equal(TimeSpan.FromSeconds(3), await waiter.AddAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)));
            Assert.Equal(["pain", "pain"], await waiter.ManyAsync(2, "pain"));
            Assert.Null(await waiter.ManyAsync(2, word: null));
            await waiter.ForgetAsync();
            Assert.Equal(1, await waiter.CountAsync());
        }
    }

    [Fact]
    public async Task A_full_mailbox_is_a_fault_with_a_name()
    {
        await using var house = new House(options => options.MailboxLimit = 2);
        var waiter = house.Waiter();
        var holding = waiter.HoldAsync();
        await house.Stage.Holding.Opened;
        Task[] waiting = [waiter.NoteAsync("1"), waiter.NoteAsync("2")];

        var full = await Assert.ThrowsAsync<MailboxFullException>(() => waiter.NoteAsync("3"));

        Assert.Equal(("WaiterGrain", "anna", 2), (full.Grain, full.Key, full.Limit));
        Assert.Contains("WaiterGrain 'anna' has 2 calls waiting", full.Message, StringComparison.Ordinal);
        house.Stage.Door.Open();
        await Task.WhenAll([holding, .. waiting]);
        Assert.Equal(["1", "2"], house.Stage.Notes);
    }

    [Fact]
    public async Task A_grain_that_calls_itself_is_told_so_after_the_response_timeout()
    {
        var waiter = _house.Waiter();
        var asking = waiter.AskMyselfAsync();
        await _house.Stage.Holding.Opened;

        _house.Clock.Advance(new EmbeddedGrainsOptions().ResponseTimeout);
        await Record.ExceptionAsync(() => asking);
        await _house.Stage.Door.Opened;

        var note = Assert.Single(_house.Stage.Notes);
        Assert.StartsWith("TimeoutException: IWaiter.KeyAsync of WaiterGrain 'anna'", note, StringComparison.Ordinal);
        Assert.Contains("never begun", note, StringComparison.Ordinal);
        Assert.Equal("anna", await waiter.KeyAsync());
    }

    [Fact]
    public async Task A_call_whose_caller_gave_up_before_its_turn_never_runs()
    {
        var waiter = _house.Waiter();
        var holding = waiter.HoldAsync();
        await _house.Stage.Holding.Opened;
        var note = waiter.NoteAsync("too late");

        _house.Clock.Advance(new EmbeddedGrainsOptions().ResponseTimeout);
        var begun = await Assert.ThrowsAsync<TimeoutException>(() => holding);
        await Assert.ThrowsAsync<TimeoutException>(() => note);
        _house.Stage.Door.Open();
        await waiter.KeyAsync();

        Assert.Contains("may still have its effect", begun.Message, StringComparison.Ordinal);
        Assert.Empty(_house.Stage.Notes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_turn_sees_nothing_of_its_callers_surroundings(bool awake)
    {
        var waiter = _house.Waiter();

        if (awake)
        {
            await waiter.KeyAsync();
        }

        WaiterGrain.Surroundings.Value = "a request";
        SynchronizationContext.SetSynchronizationContext(new());
        var seen = waiter.SurroundingsAsync();
        var callers = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);

        Assert.Equal("none, none; none, none", await seen);
        Assert.NotNull(callers);
    }

    [Fact]
    public async Task A_caller_sees_nothing_of_the_turns_surroundings()
    {
        var waiter = _house.Waiter();
        await waiter.KeyAsync();
        WaiterGrain.Surroundings.Value = "a request";
        var before = SynchronizationContext.Current;

        var surrounding = waiter.SurroundAsync("a grain");

        Assert.Equal("a request", WaiterGrain.Surroundings.Value);
        Assert.Same(before, SynchronizationContext.Current);
        await surrounding;
    }

    [Fact]
    public async Task A_caller_on_a_scheduler_of_its_own_keeps_it_to_itself()
    {
        var waiter = _house.Waiter();
        await waiter.KeyAsync();
        var exclusive = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;

        var counted = await Task.Factory.StartNew(
            () => waiter.CountAsync().GetAwaiter().GetResult(), CancellationToken.None, TaskCreationOptions.None, exclusive)
            .WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(1, counted);
    }

    public ValueTask DisposeAsync()
    {
        _house.Stage.Door.Open();
        return _house.DisposeAsync();
    }
}
