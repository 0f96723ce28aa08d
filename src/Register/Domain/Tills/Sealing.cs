using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Tills;

/// <summary>What a till seals with: the key of the house, and its own name.</summary>
internal sealed record Sealing(ISealer Sealer, TillId Till)
{
    /// <param name="fields">The record's canonical text; its number is the chain's next.</param>
    public Seal Of(Till till, FiscalChainKind kind, string fields) => Sealer.Seal(fields, till.EndOf(kind));
}
