namespace RetailPos.Register.Domain.Fiscal;

/// <summary>Walks one chain of a till, one record at a time, and stops at the first that is wrong.</summary>
/// <param name="keys">Null where nothing is signed: then a signed record is one whose key nobody knows.</param>
/// <param name="from">The end of what was verified before; null to walk from the first record.</param>
public sealed class FiscalChain(ISealKeys? keys = null, ChainEnd? from = null)
{
    private bool _isSigned;

    /// <summary>The last record that was found good.</summary>
    public ChainEnd End { get; private set; } = from ?? ChainEnd.Start;

    /// <summary>The number of the last record found good.</summary>
    public long Verified => End.Number;

    /// <summary>What is wrong with the first bad record; null while none was found.</summary>
    public FiscalFault? Fault { get; private set; }

    /// <param name="fields">The record written out again by <see cref="Canonical"/>.</param>
    public void Add(long number, string fields, Seal seal)
    {
        if (Fault is not null)
        {
            return;
        }

        if (FaultOf(number, fields, seal) is { } kind)
        {
            Fault = new(number, kind);
            return;
        }

        End = new(number, seal.Link);
        _isSigned |= seal.Signature is not null;
    }

    private FiscalFaultKind? FaultOf(long number, string fields, Seal seal) =>
        number != End.Next ? FiscalFaultKind.NumberGap
        : !seal.IsIntact(End.Link) ? FiscalFaultKind.BrokenLink
        : seal.Text != Seal.Of(fields, End.Link).Text ? FiscalFaultKind.ContentDiffers
        : seal is { KeyId: null, Signature: null } ? (_isSigned ? FiscalFaultKind.NotSigned : null)
        : keys?.Knows(seal.KeyId ?? "") is not true ? FiscalFaultKind.KeyUnknown
        : !seal.IsSigned(keys) ? FiscalFaultKind.SignatureWrong
        : null;
}

public sealed record FiscalFault(long Number, FiscalFaultKind Kind);

public enum FiscalFaultKind
{
    /// <summary>A record is missing, doubled or out of place.</summary>
    NumberGap,

    /// <summary>The sealed text, its fingerprint or its link to the record before is not what it was.</summary>
    BrokenLink,

    /// <summary>The seal is sound, but the record beside it says something else.</summary>
    ContentDiffers,

    /// <summary>The key that signed is none of the house's.</summary>
    KeyUnknown,

    /// <summary>The signature is not that key's, or not over this text.</summary>
    SignatureWrong,

    /// <summary>Unsigned, after a record that was signed.</summary>
    NotSigned,

    /// <summary>Well sealed, but another than the one that was noted outside of the journal under this number.</summary>
    OtherThanNoted,

    /// <summary>From here on records are gone that were noted outside of the journal: its end was cut off, or an old copy put back.</summary>
    TailMissing,

    /// <summary>Nobody noted outside of the journal where it ends, though it is sealed: the file is gone.</summary>
    HeadMissing,

    /// <summary>What was noted outside of the journal is not signed by a key of the house.</summary>
    HeadWrong,

    /// <summary>Sealed with an earlier time than the record before. The records are what they were; somebody moved the clock.</summary>
    ClockWentBack,

    /// <summary>Well signed, but by a key that had handed over already, or that nobody has handed over to.</summary>
    KeyOutOfTurn,

    /// <summary>From here on another key signs, and the one before could not hand over: it is lost. The records are what they were.</summary>
    KeyLost,
}
