using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>Something that was given out again, on paper or by letter.</summary>
/// <param name="Number">Gapless within the till's duplicates, from 1.</param>
/// <param name="Of">The chain of the original.</param>
/// <param name="Original">Its number there.</param>
/// <param name="Print">Which duplicate of it, from 1: what the paper says.</param>
/// <param name="At">With the site's own offset.</param>
public sealed record Duplicate(
    TillId Till, long Number, FiscalChainKind Of, long Original, int Print, Actor By, DateTimeOffset At);
