using RetailPos.Kernel;

namespace RetailPos.Register.Counter;

/// <summary>A weight that somebody types: « 0,35 » is in kilograms, « 350 » in grams, for nobody types 350 kilograms.</summary>
public static class WeightTyped
{
    /// <summary>Null for nothing, or for what no plate carries.</summary>
    public static Quantity? Of(Keypad keypad) =>
        keypad is not { Typed.Length: > 0, Times: null } ? null
        : keypad.Typed.Contains(',', StringComparison.Ordinal) ? Sound(keypad.Quantity)
        : int.TryParse(keypad.Typed, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var grams) ? Sound(new(grams))
        : null;

    private static Quantity? Sound(Quantity quantity) => quantity.IsValid ? quantity : null;
}
