using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Who calls the house. It is kept in memory for a while and written nowhere: a call that is not taken up concerns nobody.</summary>
public interface ICallBoard
{
    /// <summary>The newest first, none older than a quarter of an hour.</summary>
    ValueList<PhoneCall> Recent { get; }

    /// <summary>A telephone rings. The same number that rings on is the same call.</summary>
    void Ring(string number, string name, CallerKind kind);

    IDisposable Subscribe(Action<PhoneCall> rung);
}

/// <param name="Number">As the line gave it; empty where it is withheld.</param>
/// <param name="Name">What the line calls the caller; empty as a rule.</param>
public sealed record PhoneCall(long Id, string Number, string Name, CallerKind Kind, DateTimeOffset At);

public enum CallerKind
{
    Known,

    /// <summary>The caller does not want to be known.</summary>
    Private,

    /// <summary>The line cannot tell.</summary>
    Unavailable,
}
