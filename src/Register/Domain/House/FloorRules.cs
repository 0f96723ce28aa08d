namespace RetailPos.Register.Domain.House;

/// <summary>What holds at the tables.</summary>
/// <param name="Guests">What the code on a table lets a guest do.</param>
/// <param name="MustBeCleared">Whether a table whose guests have paid waits until somebody says that it is cleared.</param>
/// <param name="ReservedMinutes">How long before its time a reservation is shown on the table, 0–240.</param>
public sealed record FloorRules(GuestOrdering Guests, bool MustBeCleared, int ReservedMinutes)
{
    /// <summary>Longer, and the table looks taken through a whole service.</summary>
    public const int ReservedMinutesMax = 240;

    public static readonly FloorRules Default = new(GuestOrdering.SeatedTables, MustBeCleared: false, ReservedMinutes: 60);

    public HouseRulesRefusal? Check() =>
        Enum.IsDefined(Guests) && ReservedMinutes is >= 0 and <= ReservedMinutesMax ? null : HouseRulesRefusal.FloorInvalid;
}

/// <summary>What the code on a table lets a guest do.</summary>
public enum GuestOrdering
{
    /// <summary>The page says that the code is not in use.</summary>
    Off,
    ReadOnly,

    /// <summary>Order where a server has seated them; read elsewhere.</summary>
    SeatedTables,

    /// <summary>Order at once: the first order opens the table.</summary>
    AllTables,
}
