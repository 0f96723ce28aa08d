using RetailPos.Register.Domain.Fiscal.Closures;

namespace RetailPos.Register.Domain.Tills;

/// <summary>What a till must know of its house before it seals anything. Its grain says it with every command, so that nobody can forget it.</summary>
/// <param name="IsTraining">Nothing that the till does is real: it is written beside the real chains, and marked.</param>
public sealed record TillHouse(FiscalCalendar Calendar, bool IsTraining)
{
    public static readonly TillHouse Default = new(FiscalCalendar.Default, IsTraining: false);
}
