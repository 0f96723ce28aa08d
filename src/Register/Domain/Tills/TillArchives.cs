using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Tills;

using Answer = Decision<TillEvent, TillRefusal>;

/// <summary>A till writes down which archives were made of it.</summary>
internal static class TillArchives
{
    private const int FingerprintSigns = 64;

    /// <summary>Months and years for a century, and days for a year. What is older is in the journal.</summary>
    private const int RememberedMax = 2_000;

    public static Answer Seal(Till till, TillCommand.SealArchive c, DateTimeOffset now, Sealing sealing)
    {
        if (c.First > c.Last || c.Until < c.After || c.Manifest.Length != FingerprintSigns)
        {
            return TillRefusal.ArchiveInvalid;
        }

        var archive = new ArchiveRecord(
            sealing.Till, till.EndOf(FiscalChainKind.Archives).Next, c.Scope, c.First, c.Last, c.After, c.Until, c.Looked, c.Manifest, c.Vat, c.Tickets, c.Refunds,
            c.Records, c.Signature, c.By, now);
        return [new TillEvent.ArchiveSealed(archive, sealing.Of(till, FiscalChainKind.Archives, Canonical.Of(archive)), now)];
    }

    /// <summary>The till after it: of one period the last archive is remembered.</summary>
    public static Till With(Till till, TillEvent.ArchiveSealed e) =>
        till.Sealed(FiscalChainKind.Archives, e.Archive.Number, e.Seal) with
        {
            Archives =
            [
                .. till.Archives.Where(made => !made.IsOf(e.Archive.Scope, e.Archive.First, e.Archive.Last)).TakeLast(RememberedMax - 1),
                e.Archive,
            ],
        };
}
