namespace RetailPos.Grains.Embedded;

/// <summary>More callers wait for one grain than its mailbox holds. The call was not begun; it may be tried again later.</summary>
public sealed class MailboxFullException(string grain, string key, int limit)
    : Exception($"Grain {grain} '{key}' has {limit} calls waiting, which is the limit of its mailbox.")
{
    public string Grain => grain;

    public string Key => key;

    public int Limit => limit;
}

/// <summary>The host is stopping and takes no more calls. The call was not begun.</summary>
public sealed class GrainHostStoppedException(string grain, string key)
    : Exception($"Grain {grain} '{key}' cannot be called: the grain host has been stopped.")
{
    public string Grain => grain;

    public string Key => key;
}

/// <summary>The grains do not fit together: an interface without a class, with two, or with a method that no host can carry.</summary>
public sealed class GrainSetupException(IReadOnlyCollection<string> faults)
    : Exception($"The grains do not fit together:{string.Concat(faults.Select(fault => $"{Environment.NewLine}- {fault}"))}")
{
    public IReadOnlyCollection<string> Faults => faults;
}
