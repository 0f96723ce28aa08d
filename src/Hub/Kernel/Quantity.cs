namespace RetailPos.Kernel;

/// <summary>How many, or how much, in thousandths: 2 pieces are 2 000, 350 g of a kilo article are 350.</summary>
public readonly record struct Quantity(int Thousandths)
{
    /// <summary>999 pieces. A longer row on a ticket is a typing error, not an order.</summary>
    public const int ThousandthsMax = 999_000;

    public static readonly Quantity One = new(1_000);

    public static Quantity Pieces(int pieces) => new(checked(pieces * 1_000));

    /// <summary>Greater than zero, and 999 at most.</summary>
    public bool IsValid => Thousandths is > 0 and <= ThousandthsMax;

    public bool IsWhole => Thousandths % 1_000 == 0;

    public override string ToString() => IsWhole ? $"{Thousandths / 1_000}" : $"{Thousandths}/1000";
}
