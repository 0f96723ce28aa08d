using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.KitchenLines;

/// <summary>Which order a line id belongs to, for ever: whoever merges, moves or resends it elsewhere cooks nothing twice.</summary>
/// <remarks>
/// One of these stands for each line that an outside system names. The lines of our own registers need none: a sale keeps its
/// order through every move.
/// </remarks>
public sealed record KitchenLine(OrderId? Order)
{
    public static readonly KitchenLine Free = new(Order: null);
}
