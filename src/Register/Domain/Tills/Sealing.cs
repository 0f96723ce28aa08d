using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Tills;

/// <summary>What a till seals with: the key of the house, and its own name.</summary>
internal sealed record Sealing(ISealer Sealer, TillId Till)
{
    /// <param name="fields">The record's canonical text; its number is the chain's next.</param>
    public Seal Of(Till till, FiscalChainKind kind, string fields) => Sealer.Seal(fields, till.EndOf(kind), till.SealKey);

    /// <summary>A record of the drawer, numbered and sealed.</summary>
    /// <param name="draft">The record under its number, without a seal.</param>
    public TEvent Movement<TEvent>(
        Till till, Func<long, TEvent> draft, Func<TillId, TEvent, string> written, Func<TEvent, Seal, TEvent> stamped)
    {
        var record = draft(till.EndOf(FiscalChainKind.Movements).Next);
        return stamped(record, Of(till, FiscalChainKind.Movements, written(Till, record)));
    }
}
