using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Tests;

/// <summary>Links records and signs none of them: the same command gives the same event, for tests that need no key.</summary>
public sealed class HashOnlySealer : ISealer
{
    public static readonly HashOnlySealer Instance = new();

    public Seal Seal(string fields, ChainEnd previous) => Register.Domain.Fiscal.Seal.Of(fields, previous.Link);
}
