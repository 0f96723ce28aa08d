namespace RetailPos.Hub.Devices.Pagers;

/// <summary>The transmitter of the beepers. Section <c>Pager</c>.</summary>
public sealed record PagerSettings
{
    public const string Section = "Pager";

    /// <summary><c>Pager:Kind</c>: which transmitter, and so which of the other keys are read.</summary>
    public PagerKind Kind { get; init; } = PagerKind.None;

    /// <summary>
    /// <c>Pager:Url</c>: where the transmitter answers, an absolute http address such as <c>http://192.168.1.40</c>, with no
    /// query. Kind Http only.
    /// </summary>
    public string Url { get; init; } = "";

    /// <summary><c>Pager:Line</c>: host and port of the transmitter or of the serial server before it, such as <c>192.168.1.40:4001</c>. Kinds Lrs and Pocsag.</summary>
    public string Line { get; init; } = "";

    /// <summary><c>Pager:Mode</c>, 0–4: 0 LRS, 1 POCSAG, 2 Retekess T112, 3 Retekess TD164, 4 Retekess TD161. Kind Http only.</summary>
    public int Mode { get; init; }

    /// <summary>
    /// <c>Pager:AlertType</c>: how the beeper rings, in the numbers of its maker. Kind Http: 0–255, one byte of the radio's
    /// telegram; 1 is "flash and beep" on LRS. Kind Pocsag: the function, 0–3; 0 shows figures, 3 letters, 1 and 2 only ring.
    /// </summary>
    public int AlertType { get; init; } = 1;

    /// <summary><c>Pager:System</c>, 0–76: which of several houses in reach of the radio this one is. Kinds Lrs and Pocsag.</summary>
    public int System { get; init; } = 1;

    /// <summary>
    /// <c>Pager:PatienceSeconds</c>, 1–30: how long one page may take. The radio sends three times and needs about one second;
    /// after half a minute the guest has come to ask.
    /// </summary>
    public int PatienceSeconds { get; init; } = 5;

    /// <summary>What is wrong, each fault naming its key; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();

        if (!Enum.IsDefined(Kind))
        {
            faults.Add($"{Section}:{nameof(Kind)} is '{Kind}'; it must be one of {string.Join(", ", Enum.GetNames<PagerKind>())}.");
        }

        if (Kind is PagerKind.Http ? !IsAddress(Url) : Url.Length > 0 && !IsAddress(Url))
        {
            faults.Add($"{Section}:{nameof(Url)} is '{Url}'; it must be an absolute http address without a query.");
        }

        if (Kind is PagerKind.Lrs or PagerKind.Pocsag ? !IsLine(Line) : Line.Length > 0 && !IsLine(Line))
        {
            faults.Add($"{Section}:{nameof(Line)} is '{Line}'; it must be a host and a port, such as 192.168.1.40:4001.");
        }

        faults.AddRange(Outside(nameof(Mode), Mode, 0, 4));
        faults.AddRange(Outside(nameof(AlertType), AlertType, 0, Kind is PagerKind.Pocsag ? Pocsag.FunctionMax : byte.MaxValue));
        faults.AddRange(Outside(nameof(System), System, 0, Capcode.SystemMax));
        faults.AddRange(Outside(nameof(PatienceSeconds), PatienceSeconds, 1, 30));
        return faults;
    }

    /// <exception cref="ArgumentException">The settings are faulty, or mean another transmitter.</exception>
    internal void Demand(PagerKind kind)
    {
        if (Kind != kind || Faults().Count > 0)
        {
            throw new ArgumentException($"These settings are not those of {kind}. {string.Join(' ', Faults())}", nameof(kind));
        }
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttp
        && uri.Host.Length > 0
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0
        && uri.UserInfo.Length == 0;

    private static bool IsLine(string line) =>
        Uri.TryCreate($"tcp://{line}", UriKind.Absolute, out var uri)
        && uri is { Host.Length: > 0, Port: > 0, PathAndQuery: "" or "/", UserInfo: "", Fragment: "" }
        && !line.EndsWith('/');

    private static IEnumerable<string> Outside(string key, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            yield return FormattableString.Invariant($"{Section}:{key} is {value}; it must lie between {least} and {most}.");
        }
    }
}

public enum PagerKind
{
    /// <summary>The house has no transmitter.</summary>
    None,

    /// <summary>The open transmitter RPS and what speaks like it: <c>GET /page</c>.</summary>
    Http,

    /// <summary>An LRS transmitter with a serial port, behind a serial server in the house's network.</summary>
    Lrs,

    /// <summary>A bare radio that sends what it is given, bit by bit.</summary>
    Pocsag,

    /// <summary>None that anybody hears: to try the house out.</summary>
    Simulated,
}
