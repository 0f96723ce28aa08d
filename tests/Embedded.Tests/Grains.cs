namespace RetailPos.Grains.Embedded.Tests;

public interface IWaiter : IGrainWithStringKey
{
    /// <summary>Adds one, with a pause between reading and writing, and says how many that makes.</summary>
    Task<int> CountAsync();

    Task NoteAsync(string text);

    Task HoldAsync();

    Task HoldThenLeaveAsync();

    /// <summary>Which life of this kind of grain answers.</summary>
    Task<int> LifeAsync();

    Task<string> ThrowAtOnceAsync(Exception fault);

    Task<string> ThrowLaterAsync(Exception fault);

    ValueTask ThrowWithoutTaskAsync(Exception fault);

    Task LeaveAsync();

    /// <summary>Calls itself, which no grain may; says what came of it.</summary>
    Task<string> AskMyselfAsync();

    Task<List<string>?> ManyAsync(int count, string? word);

    ValueTask<TimeSpan> AddAsync(TimeSpan left, TimeSpan right);

    ValueTask ForgetAsync();

    Task<string> KeyAsync();

    Task<string> SurroundingsAsync();

    Task SurroundAsync(string text);
}

/// <summary>A second face of the same grain.</summary>
public interface ICounted : IGrainWithStringKey
{
    Task<int> CountAsync();
}

public sealed class WaiterGrain(Stage stage) : Grain, IWaiter, ICounted
{
    public static readonly AsyncLocal<string?> Surroundings = new();

    private int _count;
    private int _turns;
    private int _life;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();

        if (stage.FailsWaking is { } fault)
        {
            stage.Notes.Enqueue("could not wake");
            stage.Holding.Open();
            await stage.Door.Opened;
            throw fault;
        }

        _life = stage.Wake(this.GetPrimaryKeyString());
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        await stage.FallsAsleep.WaitAsync(cancellationToken);
        stage.Sleep(this.GetPrimaryKeyString(), reason);
    }

    public async Task<int> CountAsync()
    {
        if (Interlocked.Increment(ref _turns) > 1)
        {
            stage.Meet();
        }

        var before = _count;
        await Task.Yield();
        _count = before + 1;
        Interlocked.Decrement(ref _turns);
        return _count;
    }

    public Task NoteAsync(string text)
    {
        stage.Notes.Enqueue(text);
        return Task.CompletedTask;
    }

    public Task HoldAsync()
    {
        stage.Holding.Open();
        return stage.Door.Opened;
    }

    public async Task HoldThenLeaveAsync()
    {
        DeactivateOnIdle();
        await HoldAsync();
    }

    public Task<int> LifeAsync() => Task.FromResult(_life);

    public Task<string> ThrowAtOnceAsync(Exception fault) => throw fault;

    public async Task<string> ThrowLaterAsync(Exception fault)
    {
        await Task.Yield();
        throw fault;
    }

    public ValueTask ThrowWithoutTaskAsync(Exception fault) => throw fault;

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<string> AskMyselfAsync()
    {
        var mine = GrainFactory.GetGrain<IWaiter>(this.GetPrimaryKeyString()).KeyAsync();
        stage.Holding.Open();
        var outcome = await Record.ExceptionAsync(() => mine);
        stage.Notes.Enqueue($"{outcome?.GetType().Name}: {outcome?.Message}");
        stage.Door.Open();
        return "done";
    }

    public Task<List<string>?> ManyAsync(int count, string? word) =>
        Task.FromResult(word is null ? null : Enumerable.Repeat(word, count).ToList());

    public ValueTask<TimeSpan> AddAsync(TimeSpan left, TimeSpan right) => new(left + right);

    public async ValueTask ForgetAsync()
    {
        await Task.Yield();
        _count = 0;
    }

    public Task<string> KeyAsync() => Task.FromResult(this.GetPrimaryKeyString());

    public async Task<string> SurroundingsAsync()
    {
        var before = $"{Surroundings.Value ?? "none"}, {SynchronizationContext.Current?.GetType().Name ?? "none"}";
        await Task.Yield();
        return $"{before}; {Surroundings.Value ?? "none"}, {SynchronizationContext.Current?.GetType().Name ?? "none"}";
    }

    public Task SurroundAsync(string text)
    {
        Surroundings.Value = text;
        SynchronizationContext.SetSynchronizationContext(new());
        return Task.CompletedTask;
    }
}

public interface IBornKnowing : IGrainWithStringKey
{
    Task<string> BornAsAsync();
}

/// <summary>Asks for its key in its constructor, and holds something that lives as long as it does.</summary>
public sealed class BornKnowingGrain : Grain, IBornKnowing, IDisposable
{
    private readonly string _bornAs;
    private readonly Stage _stage;

    public BornKnowingGrain(Stage stage)
    {
        _stage = stage;
        _bornAs = this.GetPrimaryKeyString();

        if (_bornAs == "stillborn")
        {
            throw new NotSupportedException(_bornAs);
        }
    }

    public Task<string> BornAsAsync()
    {
        DeactivateOnIdle();
        return Task.FromResult(_bornAs);
    }

    public void Dispose() => _stage.Holding.Open();
}
