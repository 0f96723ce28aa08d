namespace RetailPos.Hub.Devices.Pagers;

/// <summary>The transmitter of the beepers. Section <c>Pager</c>.</summary>
public sealed record PagerSettings
{
    public const string Section = "Pager";

    /// <summary>
    /// <c>Pager:Url</c>: where the transmitter answers, an absolute http address such as <c>http://192.168.1.40</c>, with no
    /// query. Empty: the house has none.
    /// </summary>
    public string Url { get; init; } = "";

    /// <summary><c>Pager:Mode</c>, 0–4: 0 LRS, 1 POCSAG, 2 Retekess T112, 3 Retekess TD164, 4 Retekess TD161.</summary>
    public int Mode { get; init; }

    /// <summary>
    /// <c>Pager:AlertType</c>, 0–255: how the beeper rings, in the numbers of its maker; one byte of the radio's telegram.
    /// 1 is "flash and beep" on LRS.
    /// </summary>
    public int AlertType { get; init; } = 1;

    /// <summary>
    /// <c>Pager:PatienceSeconds</c>, 1–30: how long one page may take. The radio sends three times and needs about one second;
    /// after half a minute the guest has come to ask.
    /// </summary>
    public int PatienceSeconds { get; init; } = 5;

    public bool IsPresent => Url.Length > 0;

    /// <summary>What is wrong, each fault naming its key; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();

        if (IsPresent && !IsAddress(Url))
        {
            faults.Add($"{Section}:{nameof(Url)} is '{Url}'; it must be empty or an absolute http address without a query.");
        }

        faults.AddRange(Outside(nameof(Mode), Mode, 0, 4));
        faults.AddRange(Outside(nameof(AlertType), AlertType, 0, 255));
        faults.AddRange(Outside(nameof(PatienceSeconds), PatienceSeconds, 1, 30));
        return faults;
    }

    private static bool IsAddress(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Scheme == Uri.UriSchemeHttp
        && uri.Host.Length > 0
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0
        && uri.UserInfo.Length == 0;

    private static IEnumerable<string> Outside(string key, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            yield return FormattableString.Invariant($"{Section}:{key} is {value}; it must lie between {least} and {most}.");
        }
    }
}
