using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Tills;

using Answer = Decision<TillEvent, TillRefusal>;

/// <summary>What a till gives out beside its tickets: bills before they are paid, and whatever is given out again.</summary>
internal static class TillPapers
{
    public static Answer BringNote(Till till, TillCommand.BringNote c, DateTimeOffset now, Sealing sealing)
    {
        if (c.Sale.Lines.IsEmpty)
        {
            return TillRefusal.NoLines;
        }

        var note = Note.Of(c.Sale, sealing.Till, till.EndOf(FiscalChainKind.Notes).Next, c.By, now);

        return till.Notes.TryGetValue(c.Sale.Id, out var last) && last.Note.AsksAs(note)
            ? GiveAgain(till, new(FiscalChainKind.Notes, last.Note.Number, last.Duplicates + 1, c.By), now, sealing)
            : [new TillEvent.NoteSealed(note, sealing.Of(till, FiscalChainKind.Notes, Canonical.Of(note)), now)];
    }

    public static Answer GiveAgain(Till till, TillCommand.GiveAgain c, DateTimeOffset now, Sealing sealing)
    {
        if (c.Original < 1 || c.Original > till.EndOf(c.Of).Number || c.Print < 1)
        {
            return TillRefusal.NoSuchTicket;
        }

        var duplicate = new Duplicate(
            sealing.Till, till.EndOf(FiscalChainKind.Duplicates).Next, c.Of, c.Original, c.Print, c.By, now);
        return [new TillEvent.DuplicateSealed(duplicate, sealing.Of(till, FiscalChainKind.Duplicates, Canonical.Of(duplicate)), now)];
    }

    public static Answer HandOverKey(Till till, TillCommand.HandOverKey c, DateTimeOffset now, Sealing sealing)
    {
        var handOver = new KeyHandOver(
            sealing.Till, till.EndOf(FiscalChainKind.Keys).Next, c.From, c.To, c.PublicKey, c.By, now, c.IsLoss);
        var seal = c.IsLoss
            ? sealing.Sealer.Seal(Canonical.Of(handOver), till.EndOf(FiscalChainKind.Keys), c.To)
            : sealing.Of(till, FiscalChainKind.Keys, Canonical.Of(handOver));
        return [new TillEvent.KeyHandedOver(handOver, seal, now)];
    }

    public static Till Apply(Till till, TillEvent.NoteSealed e) => till.Sealed(FiscalChainKind.Notes, e.Note.Number, e.Seal) with
    {
        Notes = till.Notes.SetItem(e.Note.Sale, new(e.Note, e.Seal.Extract, Duplicates: 0)),
    };

    public static Till Apply(Till till, TillEvent.DuplicateSealed e)
    {
        var after = till.Sealed(FiscalChainKind.Duplicates, e.Duplicate.Number, e.Seal);

        if (e.Duplicate.Of is FiscalChainKind.Expenses)
        {
            return Expensing.Given(after, e.Duplicate.Original);
        }

        return e.Duplicate.Of is FiscalChainKind.Notes
            && after.Notes.Values.FirstOrDefault(open => open.Note.Number == e.Duplicate.Original) is { } note
            ? after with { Notes = after.Notes.SetItem(note.Note.Sale, note with { Duplicates = e.Duplicate.Print }) }
            : after;
    }
}
