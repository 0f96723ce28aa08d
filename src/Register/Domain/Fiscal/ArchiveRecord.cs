using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>That an archive was made, of what, and what it came to at this till: a record of the till's own.</summary>
/// <param name="Number">Gapless within the till's archives, from 1.</param>
/// <param name="Scope">The till it was made of; null for all of them.</param>
/// <param name="After">Where in the journal the archive begins: after this position, and up to <paramref name="Until"/>.</param>
/// <param name="Looked">Up to where closures of the period were looked for: they are made when it is over.</param>
/// <param name="Manifest">SHA-256 of the archive's manifest, 64 hexadecimal signs: the archive's name for ever.</param>
/// <param name="Vat">Of the tickets that stand in it.</param>
/// <param name="Records">Sealed records of this till that stand in it, its technical events aside.</param>
/// <param name="Signature">What signed the manifest. Kept, because the same text signed twice has two signatures, and an archive made again must be the same to the byte.</param>
public sealed record ArchiveRecord(
    TillId Till,
    long Number,
    TillId? Scope,
    DateOnly First,
    DateOnly Last,
    long After,
    long Until,
    long Looked,
    string Manifest,
    ValueList<VatShare> Vat,
    int Tickets,
    int Refunds,
    long Records,
    ManifestSignature Signature,
    Actor By,
    DateTimeOffset At)
{
    public Money Total => Vat.Sum(share => share.TaxIncluded);

    public bool IsOf(TillId? scope, DateOnly first, DateOnly last) => Scope == scope && First == first && Last == last;
}

/// <summary>The detached signature of an archive's manifest.</summary>
/// <param name="Text">What was signed: it names the manifest by its fingerprint.</param>
public sealed record ManifestSignature(string Text, string KeyId, string Signature)
{
    public static string TextOf(string manifest) => $"MANIFEST1,{manifest},N,";
}
