namespace RetailPos.Kernel;

/// <summary>The written form that every id of the house has, wherever it comes from.</summary>
public static class Id
{
    /// <summary>Room for a UUID and a prefix; short enough for a log line, a URL and an index.</summary>
    public const int LengthMax = 64;

    /// <summary>1–64 ASCII letters, digits, dots, dashes or underscores: safe in a URL, a file name and a stream name.</summary>
    public static bool IsValid(string? text)
    {
        if (text is null || text.Length is 0 or > LengthMax)
        {
            return false;
        }

        foreach (var sign in text)
        {
            if (!char.IsAsciiLetterOrDigit(sign) && sign is not ('.' or '-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>What the kitchen owes for one sale, table visit or outside order.</summary>
public readonly record struct OrderId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One thing to prepare or sell. Given by whoever took it, unique for ever, the same in sale and kitchen.</summary>
public readonly record struct LineId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct TableId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A place of preparation: kitchen, bar, oven, pastry.</summary>
public readonly record struct StationId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A screen that was paired with the house, for as long as it is.</summary>
public readonly record struct ScreenId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct SaleId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A register with its own numbered, sealed journal.</summary>
public readonly record struct TillId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A card terminal that the house has set up.</summary>
public readonly record struct TerminalId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct ArticleId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct DepartmentId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A set of choices that an article offers: cooking, toppings, size.</summary>
public readonly record struct ChoiceSetId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One choice within its set.</summary>
public readonly record struct ChoiceId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A fixed price for a choice of several departments: « formule ».</summary>
public readonly record struct MenuId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A named discount, supplement or automatic rule that the house has written down.</summary>
public readonly record struct OfferId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One thing that changes the price of a sale: a reduction, a menu, a free dish.</summary>
public readonly record struct AdjustmentId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One way of paying that the house has a key for.</summary>
public readonly record struct PaymentKeyId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One key of a register that does something other than sell an article.</summary>
public readonly record struct ActionKeyId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Somebody who works in the house.</summary>
public readonly record struct PersonId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A guest whom the house knows by name.</summary>
public readonly record struct CustomerId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A printer that the house has set up, or its letter box.</summary>
public readonly record struct DeviceId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One paper or letter for a device, through every try and every move.</summary>
public readonly record struct JobId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Chosen once by whoever pressed the button, and kept through every retry.</summary>
public readonly record struct CommandId(string Value)
{
    /// <summary>The id of a command that follows from this one, the same at every retry.</summary>
    public CommandId Then(string step) => new($"{Value}/{step}");

    public override string ToString() => Value;
}
