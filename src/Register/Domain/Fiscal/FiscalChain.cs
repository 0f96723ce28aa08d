namespace RetailPos.Register.Domain.Fiscal;

/// <summary>Walks one chain of a till from its first record, one record at a time, and stops at the first that is wrong.</summary>
public sealed class FiscalChain
{
    private string _previous = Seal.NoPrevious;

    /// <summary>Records found good so far; the number of the last one.</summary>
    public long Verified { get; private set; }

    /// <summary>What is wrong with the first bad record; null while none was found.</summary>
    public FiscalFault? Fault { get; private set; }

    /// <param name="fields">The record written out again by <see cref="Canonical"/>.</param>
    public void Add(long number, string fields, Seal seal)
    {
        if (Fault is not null)
        {
            return;
        }

        Fault = number != Verified + 1 ? new(number, FiscalFaultKind.NumberGap)
            : !seal.IsIntact(_previous) ? new(number, FiscalFaultKind.BrokenLink)
            : seal != Seal.Of(fields, _previous) ? new(number, FiscalFaultKind.ContentDiffers)
            : null;

        if (Fault is null)
        {
            Verified = number;
            _previous = seal.Hash;
        }
    }
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
}
