namespace RetailPos.Grains.Contracts.Ports;

/// <summary>The house's letter box for what goes out.</summary>
public interface IMailer
{
    /// <summary>Whether the house has one at all. It may still not be reached: that is an outcome.</summary>
    bool IsSetUp { get; }

    /// <summary>Tries once, within the driver's own patience. Whether to try again is for the caller.</summary>
    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> asked for it.</exception>
    ValueTask<MailOutcome> SendAsync(Letter letter, CancellationToken stop);
}

/// <param name="Text">Plain, in lines of fixed width.</param>
/// <param name="Enclosed">A file that goes along; null for none.</param>
public sealed record Letter(string To, string Subject, string Text, Enclosure? Enclosed = null);

/// <param name="Kind">Its media type, such as application/pdf.</param>
public sealed record Enclosure(string Name, string Kind, ReadOnlyMemory<byte> Content);

public enum MailOutcome
{
    /// <summary>The next server has it. Whether anybody reads it nobody knows.</summary>
    Sent,

    /// <summary>There is no such address, it was said.</summary>
    AddressRefused,
    Failed,

    /// <summary>It may be under way, or not.</summary>
    Doubtful,
}
