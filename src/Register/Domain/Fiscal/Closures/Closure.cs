using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Fiscal.Closures;

/// <summary>A period of one till that is over for ever: its totals, and what the till has turned over since its first ticket.</summary>
/// <param name="Number">Gapless within the till's closures of this kind, from 1.</param>
/// <param name="From">The first fiscal day in it. A day's is the day itself, the first of a till excepted: it holds all that was before there were closures.</param>
/// <param name="To">The last fiscal day in it.</param>
/// <param name="PerpetualAlgebraic">Tickets less refunds since the till was put into service. Nothing ever sets it back.</param>
/// <param name="PerpetualAbsolute">Tickets and refunds, each as an amount greater than zero.</param>
/// <param name="IsLate">It was made when something later was to be sealed already, or the day had waited long enough.</param>
/// <param name="MadeAt">With the site's own offset.</param>
public sealed record Closure(
    TillId Till,
    ClosureKind Kind,
    long Number,
    DateOnly From,
    DateOnly To,
    PeriodTotals Totals,
    Money PerpetualAlgebraic,
    Money PerpetualAbsolute,
    bool IsLate,
    ClosureCause Cause,
    DateTimeOffset MadeAt,
    Actor By);

/// <summary>Names stand in sealed records; add, never rename.</summary>
public enum ClosureKind
{
    Day,
    Month,
    Year,
}

/// <summary>What made the hub close. Names stand in sealed records; add, never rename.</summary>
public enum ClosureCause
{
    /// <summary>Somebody pressed the key at the end of the service.</summary>
    ByHand,

    /// <summary>The house's hour had come.</summary>
    Scheduled,

    /// <summary>The hub was off when the house's hour came, and closed when it was started.</summary>
    AtStart,

    /// <summary>Something of a later day was to be sealed.</summary>
    BeforeRecord,
}

public static class ClosureKinds
{
    public static FiscalChainKind ChainOf(ClosureKind kind) => kind switch
    {
        ClosureKind.Day => FiscalChainKind.Days,
        ClosureKind.Month => FiscalChainKind.Months,
        ClosureKind.Year => FiscalChainKind.Years,
    };
}
