using System.Security.Cryptography;
using System.Text;
using RetailPos.Grains.Desks;
using RetailPos.Hub.Domain.People;

namespace RetailPos.Grains.People;

/// <summary>The code that makes the first administrator. Whoever reads the hub's console owns the house.</summary>
/// <remarks>In memory and said once, to the console alone: a log file travels further than its house. A hub started again says a new one.</remarks>
public sealed class FirstCode(TimeProvider clock)
{
    public const int Length = 8;

    private readonly Lock _gate = new();
    private string? _code;
    private int _wrong;
    private DateTimeOffset _heardAgainAt;

    /// <summary>The code, made when it is first asked for.</summary>
    public string Value
    {
        get
        {
            lock (_gate)
            {
                return _code ??= RandomNumberGenerator.GetString(PairingDesk.Signs, Length);
            }
        }
    }

    /// <summary>Compares; whoever guesses waits longer each time, as with a PIN.</summary>
    public SignInTry Try(string typed)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();

            if (_heardAgainAt > now)
            {
                return new(IsRight: false, Left: 0, _heardAgainAt);
            }

            var said = Encoding.UTF8.GetBytes(typed.Trim().ToUpperInvariant());

            if (_code is { } code && CryptographicOperations.FixedTimeEquals(said, Encoding.UTF8.GetBytes(code)))
            {
                return new(IsRight: true, Tries.Free, LockedUntil: null);
            }

            _wrong++;
            _heardAgainAt = now.AddSeconds(Tries.LockSeconds(_wrong));
            return new(IsRight: false, Math.Max(0, Tries.Free - _wrong), _heardAgainAt > now ? _heardAgainAt : null);
        }
    }

    /// <summary>It has done its work.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _code = null;
        }
    }
}

public sealed record SignInTry(bool IsRight, int Left, DateTimeOffset? LockedUntil);
