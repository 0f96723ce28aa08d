namespace RetailPos.Grains.Contracts.Ports;

/// <summary>The house's letter box for what goes out.</summary>
public interface IMailer
{
    /// <summary>Whether the house has one at all. It may still not be reached: that is an outcome.</summary>
    bool IsSetUp { get; }

    /// <summary>Tries once, within the driver's own patience, and says why where it did not go well. Whether to try again is for the caller.</summary>
    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> asked for it.</exception>
    ValueTask<MailReport> SendAsync(Letter letter, CancellationToken stop);
}

/// <param name="Trouble">What kept it, in the order of the talk with the server; <see cref="MailTrouble.None"/> for what was sent.</param>
public sealed record MailReport(MailOutcome Outcome, MailTrouble Trouble);

/// <param name="Text">Plain, in lines of fixed width.</param>
/// <param name="Enclosed">A file that goes along; null for none.</param>
/// <param name="Mark">What a letter that is tried again is known by to the servers on the way; null for one of its own each time.</param>
public sealed record Letter(string To, string Subject, string Text, Enclosure? Enclosed = null, string? Mark = null);

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

/// <summary>Why a letter did not go, in the order in which it is found out.</summary>
public enum MailTrouble
{
    None,

    /// <summary>The house has no mail server.</summary>
    NotSetUp,

    /// <summary>What stands there is no address.</summary>
    AddressInvalid,

    /// <summary>Nobody answers where the server should be.</summary>
    Unreached,

    /// <summary>The server has too much to do, or does not want to now: later it may.</summary>
    TryLater,

    /// <summary>It offers no encryption, though the house wants it.</summary>
    NotEncrypted,

    /// <summary>Its certificate is not one that this machine trusts.</summary>
    Untrusted,

    /// <summary>The house signs in there, and its secret is not on this machine.</summary>
    SecretMissing,

    /// <summary>User or secret are wrong.</summary>
    SecretRefused,

    /// <summary>It does not let this house send under that name, or to that place.</summary>
    SenderRefused,

    /// <summary>There is no such address.</summary>
    AddressRefused,

    /// <summary>It has read the letter and does not want it.</summary>
    LetterRefused,

    /// <summary>The line was cut, or silent for too long, before the letter was over: the server throws it away.</summary>
    CutBefore,

    /// <summary>The line was cut, or silent for too long, when the letter was over: nobody knows whether it was taken.</summary>
    CutAfter,

    /// <summary>What answers is no mail server, or none that can be understood.</summary>
    Unclear,
}
