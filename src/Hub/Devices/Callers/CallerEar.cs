using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Callers;

/// <summary>Who calls, as a modem said it.</summary>
public sealed record Caller(string Number, string Name, CallerKind Kind);

/// <summary>
/// Hears a modem line by line: RING, then between the first and the second ring DATE, TIME, NMBR and NAME, with or without
/// spaces around the equals sign (fiscal-and-protocols.md §8.6). Pure: the same lines are the same callers.
/// </summary>
/// <param name="Number">What was said of the call that rings, until it is told.</param>
/// <param name="IsTold">The call that rings is known already; whatever is said again is the same call.</param>
public sealed record CallerEar(string? Number, string Name, bool IsTold)
{
    /// <summary>A number has fifteen figures, a name as many letters as a modem has room for.</summary>
    public const int LineMax = 200;

    public const int NumberMax = 24;
    public const int NameMax = 60;

    public static readonly CallerEar Quiet = new(null, "", IsTold: false);

    /// <returns>What it knows now, and the caller where the call can be told.</returns>
    public (CallerEar Next, Caller? Caller) Hear(string line)
    {
        var text = line.Trim();

        if (text.Equals("RING", StringComparison.OrdinalIgnoreCase))
        {
            return Told();
        }

        var (key, value) = text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (text[..at].Trim().ToUpperInvariant(), text[(at + 1)..].Trim())
            : ("", "");
        return key switch
        {
            "NMBR" or "DDN_NMBR" when !IsTold && Number is null => (this with { Number = Clean(value, NumberMax) }, null),
            "NAME" when !IsTold => (this with { Name = Clean(value, NameMax) } is { Number: not null } known ? known.Told() : (this with { Name = Clean(value, NameMax) }, null)),
            _ => (this, null),
        };
    }

    /// <summary>Nothing was said for a moment: who has a number and no name is told without.</summary>
    public (CallerEar Next, Caller? Caller) Pause() => Told();

    private (CallerEar Next, Caller? Caller) Told()
    {
        if (IsTold || Number is not { } number)
        {
            return (this, null);
        }

        var kind = number.ToUpperInvariant() switch
        {
            "P" or "PRIVATE" or "ANONYMOUS" => CallerKind.Private,
            "O" or "" or "UNAVAILABLE" => CallerKind.Unavailable,
            _ => number.Any(char.IsAsciiDigit) ? CallerKind.Known : CallerKind.Unavailable,
        };
        return (
            this with { IsTold = true },
            new(kind is CallerKind.Known ? number : "", kind is CallerKind.Known && Name.ToUpperInvariant() is not ("P" or "O") ? Name : "", kind));
    }

    private static string Clean(string value, int max) =>
        string.Concat(value.Where(sign => !char.IsControl(sign)).Take(max)).Trim();
}
