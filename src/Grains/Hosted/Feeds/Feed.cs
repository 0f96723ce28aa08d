using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Feeds;

/// <summary>Keeps one view at the journal's head, and tells whoever listens.</summary>
public sealed class Feed<TView>(IFold<TView> fold, IJournal journal, ILogger<Feed<TView>> log)
    : IHostedService, IFeed<TView>, IAsyncDisposable
    where TView : class, IView
{
    /// <summary>A start replays at most this many events more than it must: a tenth of a second.</summary>
    private const int SnapshotEvery = 5_000;

    private static readonly string Shape = SnapshotShape.Of<TView>(typeof(Feed<TView>), typeof(OrderDecider), typeof(SaleDecider));

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private ImmutableArray<Listener> _listeners = [];
    private ImmutableArray<Wait> _waits = [];
    private TView _current = fold.Empty;
    private long _snapshotAt;
    private Task _following = Task.CompletedTask;

    public TView Current => Volatile.Read(ref _current);

    public long Head => journal.Head;

    /// <summary>Returns once the view has reached what the journal held when it was called: no screen ever sees a half-told past.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await journal.ReadSnapshotAsync(fold.Name, Shape, cancellationToken) is { } snapshot)
        {
            _current = fold.At(
                JsonSerializer.Deserialize<TView>(snapshot.State.Span, JournalJson.Options)!, snapshot.At);
            _snapshotAt = snapshot.At;
        }

        _following = Task.Run(() => FollowAsync(_stop.Token), CancellationToken.None);
        await ReachAsync(journal.Head, cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _following.WaitAsync(cancellationToken);
        await SaveSnapshotAsync(cancellationToken);
    }

    public IDisposable Subscribe(Action<TView> changed)
    {
        var listener = new Listener(this, changed);

        lock (_gate)
        {
            _listeners = _listeners.Add(listener);
        }

        return listener;
    }

    public ValueTask<TView> ReachAsync(long position, CancellationToken stop)
    {
        Wait wait;

        lock (_gate)
        {
            if (_current.Position >= position)
            {
                return ValueTask.FromResult(_current);
            }

            wait = new(position, new(TaskCreationOptions.RunContinuationsAsynchronously));
            _waits = _waits.Add(wait);
        }

        return new(wait.Reached.Task.WaitAsync(stop));
    }

    private async Task FollowAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await foreach (var batch in journal.FollowAsync(_current.Position, stop))
                {
                    await ShowAsync(batch, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // A feed that stands still is seen on every screen within two seconds; giving up would be seen for ever.
                log.LogError(fault, "The feed {Feed} stumbled at position {Position} and goes on from there.",
                    fold.Name, _current.Position);
                await Task.Delay(TimeSpan.FromSeconds(1), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async ValueTask ShowAsync(IReadOnlyList<Recorded> batch, CancellationToken stop)
    {
        var view = _current;

        foreach (var recorded in batch)
        {
            view = await fold.FoldAsync(view, recorded, stop);
        }

        var changed = !ReferenceEquals(view, _current);
        Publish(fold.At(view, batch[^1].Position), changed);

        if (_current.Position - _snapshotAt >= SnapshotEvery)
        {
            await SaveSnapshotAsync(stop);
        }
    }

    private void Publish(TView view, bool changed)
    {
        ImmutableArray<Wait> reached;

        lock (_gate)
        {
            Volatile.Write(ref _current, view);
            reached = _waits.IsEmpty ? [] : [.. _waits.Where(wait => wait.Position <= view.Position)];
            _waits = reached.IsEmpty ? _waits : _waits.RemoveRange(reached);
        }

        foreach (var wait in reached)
        {
            wait.Reached.TrySetResult(view);
        }

        foreach (var listener in changed ? _listeners : [])
        {
            listener.Tell(view);
        }
    }

    private void Call(Action<TView> listener, TView view)
    {
        try
        {
            listener(view);
        }
        catch (Exception fault)
        {
            // One broken screen must not keep the others from seeing.
            log.LogWarning(fault, "A listener of the feed {Feed} threw.", fold.Name);
        }
    }

    private async ValueTask SaveSnapshotAsync(CancellationToken stop)
    {
        var view = _current;

        if (view.Position == _snapshotAt)
        {
            return;
        }

        try
        {
            var state = JsonSerializer.SerializeToUtf8Bytes(view, JournalJson.Options);
            await journal.SaveSnapshotAsync(fold.Name, Shape, new(view.Position, state), stop);
            _snapshotAt = view.Position;
        }
        catch (JournalUnwritableException fault)
        {
            // The screens live on with a full disk; only the next start takes longer.
            log.LogWarning("The feed {Feed} could not keep its snapshot: {Reason}", fold.Name, fault.Message);
            _snapshotAt = view.Position;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The container knows it under several names, and disposes it once for each.
        await _stop.CancelAsync();
        await _following;
    }

    private sealed record Wait(long Position, TaskCompletionSource<TView> Reached);

    /// <summary>Calls back on a thread of its own choosing, so that a slow screen holds up neither the feed nor the others.</summary>
    private sealed class Listener(Feed<TView> feed, Action<TView> changed) : IThreadPoolWorkItem, IDisposable
    {
        private readonly Lock _gate = new();
        private TView? _newest;
        private bool _isCalling;
        private bool _isOver;

        public void Tell(TView view)
        {
            lock (_gate)
            {
                _newest = view;

                if (_isCalling || _isOver)
                {
                    return; // Whoever is calling back takes the newest when it is done.
                }

                _isCalling = true;
            }

            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        public void Execute()
        {
            while (Take() is { } view)
            {
                feed.Call(changed, view);
            }
        }

        private TView? Take()
        {
            lock (_gate)
            {
                var view = _isOver ? null : _newest;
                _newest = null;
                _isCalling = view is not null;
                return view;
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _isOver = true;
            }

            lock (feed._gate)
            {
                feed._listeners = feed._listeners.Remove(this);
            }
        }
    }
}
