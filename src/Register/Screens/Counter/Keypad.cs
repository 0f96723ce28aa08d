using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Register.Counter;

/// <summary>What the fingers have typed and not used yet: "3", "3 ×", "12,5". One use empties it.</summary>
/// <param name="Typed">Digits with at most one comma.</param>
/// <param name="Times">The multiplier, once × was pressed.</param>
public sealed record Keypad(string Typed, Quantity? Times)
{
    /// <summary>A thousand euros and cents, or three figures and three decimals: more is a typing error.</summary>
    public const int SignsMax = 8;

    /// <summary>A guest who lays down more papers than that counts them in bundles.</summary>
    private const int CountMax = 999;

    public static readonly Keypad Empty = new("", Times: null);

    /// <summary>As if the amount had been typed.</summary>
    public static Keypad Of(Money amount) =>
        new(amount.Cents % 100 == 0 ? $"{amount.Cents / 100}" : $"{amount.Cents / 100},{amount.Cents % 100:00}", Times: null) { IsAmount = true };

    /// <summary>Set as an amount, and not typed: it counts nothing, however whole it is.</summary>
    public bool IsAmount { get; init; }

    public bool IsEmpty => Typed.Length == 0 && Times is null;

    /// <summary>How many of the article that is tapped next: the multiplier, else what is typed, else one.</summary>
    /// <remarks>Zero or a thousand is handed on as it is: the hub refuses it, and says why.</remarks>
    public Quantity Quantity => Times ?? QuantityOf(Typed) ?? Quantity.One;

    /// <summary>What is typed, as money; null when nothing is, or it has more than two decimals.</summary>
    public Money? Amount => Digits.Read(Typed.TrimEnd(','), 2) is { } cents ? new Money(cents) : null;

    /// <summary>A whole number that was typed, or multiplied with; null for anything else.</summary>
    public int? Count => IsAmount ? null
        : Typed.Length > 0 ? (Digits.Read(Typed, 0) is > 0 and <= CountMax and { } typed ? (int)typed : null)
        : Times is { Thousandths: > 0 } times && times.Thousandths % 1000 == 0 ? times.Thousandths / 1000
        : null;

    /// <summary>The amount that a key takes: where it has a usual one, what is typed without a comma is how many of it.</summary>
    public Money? AmountFor(Money? usual) =>
        usual is not { } one ? Amount
        : Count is { } count ? new Money(one.Cents * count)
        : Amount;

    public Keypad Press(char sign) => sign switch
    {
        _ when Typed.Length >= SignsMax => this,
        ',' or '.' => Typed.Contains(',', StringComparison.Ordinal) ? this : this with { Typed = (Typed.Length == 0 ? "0" : Typed) + "," },
        '0' when Typed == "0" => this,
        _ when char.IsAsciiDigit(sign) => this with { Typed = Typed == "0" ? $"{sign}" : Typed + sign },
        _ => this,
    };

    /// <summary>Turns what is typed into the multiplier; pressed on nothing it does nothing.</summary>
    public Keypad Multiply() => QuantityOf(Typed) is { } times ? new("", times) : this;

    public Keypad Back() => Typed.Length > 0 ? this with { Typed = Typed[..^1] } : Empty;

    /// <summary>First what is typed, then the multiplier (features.md K13).</summary>
    public Keypad StepBack() => Typed.Length > 0 ? this with { Typed = "" } : Empty;

    private static Quantity? QuantityOf(string typed) => Digits.Read(typed.TrimEnd(','), 3) is { } thousandths
        ? new Quantity((int)Math.Min(thousandths, int.MaxValue))
        : null;
}
