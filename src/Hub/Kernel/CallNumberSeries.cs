namespace RetailPos.Kernel;

/// <summary>Numbers that one way of service counts in, so that a guest or a cook tells by the number what it is: 500–999 is to take away.</summary>
/// <param name="From">1 at least.</param>
/// <param name="To">Not below <paramref name="From"/>, and <see cref="Limits.CallNumberMax"/> at most.</param>
public sealed record CallNumberSeries(int From, int To)
{
    public bool IsValid => From >= 1 && To >= From && To <= Limits.CallNumberMax;
}
