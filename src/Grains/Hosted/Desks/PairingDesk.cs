using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <remarks>
/// Codes and tickets live in memory, for minutes. A device that was let in when the hub died shows a new code, and its old
/// name stands in the list to be forgotten.
/// </remarks>
public sealed class PairingDesk(IGrainFactory grains, IFeed<ScreensView> screens, TimeProvider clock) : IPairingDesk
{
    /// <summary>None that is taken for another, read aloud or from a greasy glass: no 0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V.</summary>
    public const string Signs = "ACDEFHJKMNPRTWXY34679";

    public const int CodeLength = 6;

    /// <summary>Long enough to walk from the kitchen to the office.</summary>
    public static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(10);

    /// <summary>Wrong codes that are answered in a minute: of 85 million, a guesser finds one of fifty in a month of trying.</summary>
    public const int GuessesMax = 10;

    /// <summary>Devices that wait at once. More is not a house that is being furnished.</summary>
    public const int WaitingMax = 50;

    /// <summary>The device follows it at once.</summary>
    private static readonly TimeSpan TicketLasts = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan GuessesCountFor = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Waiter> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (PairingSecret Secret, DateTimeOffset Until)> _tickets = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> _guesses = new();

    public ValueList<PairingOffer> Waiting
    {
        get
        {
            lock (_gate)
            {
                ForgetOld();
                return _waiting.Values.Select(waiter => waiter.Offer).OrderBy(offer => offer.Since).ToValueList();
            }
        }
    }

    public PairingOffer? Offer(Action<string> admitted)
    {
        lock (_gate)
        {
            ForgetOld();

            if (_waiting.Count >= WaitingMax)
            {
                return null;
            }

            string code;

            do
            {
                code = RandomNumberGenerator.GetString(Signs, CodeLength);
            }
            while (_waiting.ContainsKey(code));

            var now = clock.GetUtcNow();
            var offer = new PairingOffer(code, now, now + CodeLasts, new Leaving(this, code));
            _waiting.Add(code, new(offer, admitted));
            return offer;
        }
    }

    public async Task<PairingAnswer> AdmitAsync(
        string code, string name, ScreenPlace place, ScreenSettings settings, Actor by)
    {
        var (fault, waiter) = Take(code);

        if (waiter is null)
        {
            return new(fault, Refusal: null);
        }

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var id = new ScreenId(Guid.CreateVersion7().ToString("N"));
        Told<HouseScreensRefusal> told;

        try
        {
            told = await TellAsync(
                new($"pair-{id}"), new HouseScreensCommand.Pair(id, name, place, settings, HashOf(token), by));
        }
        catch
        {
            Return(waiter);
            throw;
        }

        if (told.Refusal is { } refusal)
        {
            Return(waiter);
            return new(Fault: null, refusal);
        }

        // The device comes back with its secret at once, and must be known by then.
        await screens.ReachAsync(told.Position, CancellationToken.None);
        waiter.Admitted(TicketFor(new(id, token)));
        return new(Fault: null, Refusal: null);
    }

    public PairingSecret? Redeem(string ticket)
    {
        lock (_gate)
        {
            ForgetOld();
            return _tickets.Remove(ticket, out var kept) ? kept.Secret : null;
        }
    }

    // Hashes are compared, not secrets: how long it takes says nothing of the secret.
    public PairedScreen? Find(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > Text.NoteMax)
        {
            return null;
        }

        var hash = HashOf(token);
        return screens.Current.Screens.Paired.Values.FirstOrDefault(screen => screen.TokenHash == hash);
    }

    public Task<Told<HouseScreensRefusal>> TellAsync(CommandId id, HouseScreensCommand command) =>
        grains.GetGrain<IHouseScreensGrain>(GrainKeys.House).TellAsync(id, command);

    private (PairingFault? Fault, Waiter? Waiter) Take(string typed)
    {
        var code = typed.Trim().ToUpperInvariant();

        lock (_gate)
        {
            ForgetOld();

            if (_guesses.Count >= GuessesMax)
            {
                return (PairingFault.TooManyGuesses, null);
            }

            if (_waiting.Remove(code, out var waiter))
            {
                return (null, waiter);
            }

            _guesses.Enqueue(clock.GetUtcNow());
            return (PairingFault.NoSuchCode, null);
        }
    }

    private void Return(Waiter waiter)
    {
        lock (_gate)
        {
            _waiting.TryAdd(waiter.Offer.Code, waiter);
        }
    }

    private string TicketFor(PairingSecret secret)
    {
        lock (_gate)
        {
            var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
            _tickets.Add(ticket, (secret, clock.GetUtcNow() + TicketLasts));
            return ticket;
        }
    }

    private void ForgetOld()
    {
        var now = clock.GetUtcNow();

        foreach (var code in _waiting.Where(pair => pair.Value.Offer.ExpiresAt <= now).Select(pair => pair.Key).ToList())
        {
            _waiting.Remove(code);
        }

        foreach (var ticket in _tickets.Where(pair => pair.Value.Until <= now).Select(pair => pair.Key).ToList())
        {
            _tickets.Remove(ticket);
        }

        while (_guesses.TryPeek(out var at) && now - at >= GuessesCountFor)
        {
            _guesses.Dequeue();
        }
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record Waiter(PairingOffer Offer, Action<string> Admitted);

    private sealed class Leaving(PairingDesk desk, string code) : IDisposable
    {
        public void Dispose()
        {
            lock (desk._gate)
            {
                desk._waiting.Remove(code);
            }
        }
    }
}
