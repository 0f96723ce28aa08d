using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Grains.People;

/// <summary>Who is signed in on which browser.</summary>
/// <remarks>
/// Coming and going are events; who stands where is kept beside the journal like a snapshot, so that a cashier is not asked
/// for a PIN because the hub was started again. Of a browser's secret only the fingerprint is kept.
/// </remarks>
public sealed class DeviceSessions(
    IJournal journal, IFeed<PeopleView> people, PeopleSettings settings, TimeProvider clock, ILogger<DeviceSessions> log)
    : IHostedService, IDisposable
{
    private const string Name = "device-sessions";
    private const string Shape = "session-1";

    /// <summary>More browsers than a house has devices: past it the one that did nothing for longest is forgotten.</summary>
    private const int SessionsMax = 500;

    private static readonly TimeSpan TicketLasts = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Token, DateTimeOffset Until)> _tickets = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, DeviceSession> _sessions = ImmutableDictionary<string, DeviceSession>.Empty;
    private ImmutableList<Action> _listeners = [];
    private IDisposable? _subscription;
    private ITimer? _look;
    private Task _keeping = Task.CompletedTask;

    private TimeSpan Patience => TimeSpan.FromMinutes(settings.IdleMinutes);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await journal.ReadSnapshotAsync(Name, Shape, cancellationToken) is { } kept)
        {
            _sessions = JsonSerializer.Deserialize<List<DeviceSession>>(kept.State.Span, JournalJson.Options)!
                .ToImmutableDictionary(session => session.Id);
        }

        _subscription = people.Subscribe(_ => SendAway());
        _look = clock.CreateTimer(_ => SendAway(), state: null, LooksEvery, LooksEvery);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return _keeping.WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _look?.Dispose();
    }

    public DeviceSession? Find(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > Text.NoteMax)
        {
            return null;
        }

        var hash = HashOf(token);
        return Read(_sessions.Values.FirstOrDefault(session => session.TokenHash == hash)?.Id);
    }

    public DeviceSession? Read(string? id) =>
        id is not null && _sessions.GetValueOrDefault(id) is { } session && !IsIdle(session) && Works(session.Current)
            ? session with { Present = [.. session.Present.Where(one => Works(one.Person))] }
            : null;

    /// <summary>Somebody has come. The browser gets a new secret with it: one that was planted there before is worth nothing.</summary>
    /// <returns>The ticket that the secret is fetched with.</returns>
    public string Enter(string? id, PersonId person, SecretKind by, string place)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        string ticket;

        lock (_gate)
        {
            var before = Read(id);
            var session = new DeviceSession(
                before?.Id ?? Guid.CreateVersion7().ToString("N"),
                HashOf(token),
                place,
                [.. (before?.Present ?? []).Where(one => one.Person != person), new(person, by)],
                person,
                clock.GetUtcNow());
            MakeRoom();
            _sessions = _sessions.SetItem(session.Id, session);
            ticket = TicketFor(token);
        }

        Tell();
        return ticket;
    }

    public void TakeOver(string id, PersonId person, SecretKind? by) => Change(id, session => session with
    {
        Current = person,
        Present = [.. session.Present.Where(one => one.Person != person), new(person, by)],
        TouchedAt = clock.GetUtcNow(),
    });

    /// <summary>Whoever has the device in hand and leaves closes it: the next one says who it is, and gets nothing as a gift.</summary>
    public void Leave(string id, PersonId person) => Change(id, session => session.Current == person
        ? null
        : session with { Present = [.. session.Present.Where(one => one.Person != person)] });

    public void Touch(string id)
    {
        lock (_gate)
        {
            if (_sessions.TryGetValue(id, out var session))
            {
                _sessions = _sessions.SetItem(id, session with { TouchedAt = clock.GetUtcNow() });
            }
        }
    }

    public string? Redeem(string ticket)
    {
        lock (_gate)
        {
            return _tickets.Remove(ticket, out var kept) && kept.Until > clock.GetUtcNow() ? kept.Token : null;
        }
    }

    public IDisposable Subscribe(Action changed)
    {
        lock (_gate)
        {
            _listeners = _listeners.Add(changed);
        }

        return new Subscription(this, changed);
    }

    // Whoever was sent away or fell asleep is out of every list, and every page of theirs hears of it.
    private void SendAway()
    {
        bool isSame;

        lock (_gate)
        {
            var before = _sessions;
            _sessions = _sessions.RemoveRange(_sessions.Values.Where(session => Read(session.Id) is null).Select(session => session.Id));
            isSame = ReferenceEquals(before, _sessions);
        }

        if (!isSame)
        {
            Tell();
        }
    }

    private void Change(string id, Func<DeviceSession, DeviceSession?> change)
    {
        lock (_gate)
        {
            if (Read(id) is { } session)
            {
                _sessions = change(session) is { } after ? _sessions.SetItem(id, after) : _sessions.Remove(id);
            }
        }

        Tell();
    }

    private bool IsIdle(DeviceSession session) => clock.GetUtcNow() - session.TouchedAt > Patience;

    private bool Works(PersonId person) => people.Current.People.Find(person) is { IsActive: true };

    private void MakeRoom()
    {
        if (_sessions.Count >= SessionsMax)
        {
            _sessions = _sessions.Remove(_sessions.Values.MinBy(session => session.TouchedAt)!.Id);
        }
    }

    private string TicketFor(string token)
    {
        var now = clock.GetUtcNow();

        foreach (var old in _tickets.Where(pair => pair.Value.Until <= now).Select(pair => pair.Key).ToList())
        {
            _tickets.Remove(old);
        }

        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        _tickets.Add(ticket, (token, now + TicketLasts));
        return ticket;
    }

    private void Tell()
    {
        lock (_gate)
        {
            var before = _keeping;
            _keeping = Task.Run(() => KeepAsync(before));
        }

        foreach (var listener in _listeners)
        {
            try
            {
                listener();
            }
            catch (Exception fault)
            {
                // A page that is just going must not keep another from hearing that its person has left.
                log.LogWarning(fault, "A page could not be told who is signed in.");
            }
        }
    }

    // One after the other, so that the last word is the last written.
    private async Task KeepAsync(Task before)
    {
        await before;

        try
        {
            var state = JsonSerializer.SerializeToUtf8Bytes(_sessions.Values.ToList(), JournalJson.Options);
            await journal.SaveSnapshotAsync(Name, Shape, new(journal.Head, state), CancellationToken.None);
        }
        catch (Exception fault) when (fault is JournalUnwritableException or ObjectDisposedException)
        {
            log.LogWarning("Who is signed in could not be kept: {Reason}", fault.Message);
        }
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed class Subscription(DeviceSessions sessions, Action changed) : IDisposable
    {
        public void Dispose()
        {
            lock (sessions._gate)
            {
                sessions._listeners = sessions._listeners.Remove(changed);
            }
        }
    }
}
