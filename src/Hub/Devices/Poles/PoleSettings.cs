using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Poles;

/// <summary>The pole displays, each by the id of its register. Section <c>Poles</c>: <c>Poles:T1:Kind</c>, <c>Poles:T1:Address</c>.</summary>
public sealed class PoleSettings : Dictionary<string, PoleSetting>
{
    public const string Section = "Poles";

    public PoleSettings()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>What is wrong, each fault naming its key; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults() => [.. this.SelectMany(pole => Faults(pole.Key, pole.Value))];

    private static IEnumerable<string> Faults(string till, PoleSetting pole)
    {
        if (!Id.IsValid(till))
        {
            yield return $"{Section}:{till} names no register; its id has letters, digits, dots, dashes or underscores.";
        }

        if (pole.Endpoint is null)
        {
            yield return $"{Section}:{till}:{nameof(pole.Address)} is '{pole.Address}'; it must be a host and a port, such as 192.168.1.60:9100.";
        }

        if (!Enum.IsDefined(pole.Kind))
        {
            yield return $"{Section}:{till}:{nameof(pole.Kind)} is '{pole.Kind}'; it must be one of {string.Join(", ", Enum.GetNames<PoleKind>())}.";
        }

        if (pole.PatienceSeconds is < 1 or > 30)
        {
            yield return FormattableString.Invariant(
                $"{Section}:{till}:{nameof(pole.PatienceSeconds)} is {pole.PatienceSeconds}; it must lie between 1 and 30.");
        }
    }
}

public sealed record PoleSetting
{
    /// <summary><c>Poles:T1:Kind</c>: whose commands it speaks.</summary>
    public PoleKind Kind { get; init; } = PoleKind.Epson;

    /// <summary><c>Poles:T1:Address</c>: host and port of the pole, or of the box that its serial line ends in.</summary>
    public string Address { get; init; } = "";

    /// <summary><c>Poles:T1:PatienceSeconds</c>, 1–30: how long one text may take to go out.</summary>
    public int PatienceSeconds { get; init; } = 3;

    internal (string Host, int Port)? Endpoint =>
        Uri.TryCreate($"tcp://{Address}", UriKind.Absolute, out var uri)
        && uri is { Host.Length: > 0, Port: > 0, UserInfo: "", PathAndQuery: "/" or "" }
            ? (uri.Host, uri.Port)
            : null;
}

public enum PoleKind
{
    /// <summary>Epson DM-D and whatever follows its ESC/POS commands.</summary>
    Epson,

    /// <summary>The CD5220 commands that most other makers understand.</summary>
    Cd5220,

    /// <summary>The display of an Epson printer that is asked over HTTP.</summary>
    Epos,
}
