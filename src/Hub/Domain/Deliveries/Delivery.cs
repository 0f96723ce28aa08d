using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Deliveries;

/// <summary>One sale on its way to a guest's door. Its key is the sale's id.</summary>
/// <param name="Job">What is to be brought where; null before the sale was sent.</param>
/// <param name="Courier">Who has it; empty while nobody does. One at a time, whoever asks at once.</param>
/// <param name="Reason">Why the last try failed; empty when none did.</param>
/// <param name="Collected">What couriers took at the door, oldest first.</param>
/// <param name="Since">When it came to its present stage.</param>
/// <param name="Tries">How often it left the house.</param>
public sealed record Delivery(
    DeliveryStage Stage,
    DeliveryJob? Job,
    string Courier,
    string Reason,
    ValueList<Collection> Collected,
    DateTimeOffset Since,
    int Tries)
{
    public static readonly Delivery None = new(DeliveryStage.Absent, Job: null, Courier: "", Reason: "", [], Since: default, Tries: 0);

    public bool IsOver => Stage is DeliveryStage.Delivered or DeliveryStage.Cancelled;

    /// <summary>What couriers hold of its money, and have not handed in.</summary>
    public Money Held => Collected.Where(taken => !taken.IsHandedIn).Sum(taken => taken.Amount);
}

/// <param name="CallNumber">Null for what no kitchen prepares.</param>
/// <param name="Place">Null where nobody knows the spot.</param>
/// <param name="DueAt">When the guest wants it; null for as soon as possible.</param>
/// <param name="Relay">The pick-up point that it is brought to, and its hours; empty for the guest's own door.</param>
public sealed record DeliveryJob(
    SaleId Sale,
    OrderId Order,
    int? CallNumber,
    string Customer,
    string Phone,
    string Address,
    GeoPoint? Place,
    string? Zone,
    DateTimeOffset? DueAt,
    string Relay = "");

/// <summary>Money that a guest gave a courier, net of the change.</summary>
/// <param name="Id">Of the key that was pressed: the payment of the sale bears the same.</param>
/// <param name="IsHandedIn">The till has it.</param>
public sealed record Collection(CommandId Id, string Courier, Money Amount, CollectedAs As, DateTimeOffset At, bool IsHandedIn);

public enum CollectedAs
{
    Cash,

    /// <summary>At the courier's own terminal: nothing to hand in but the slip.</summary>
    Card,
}

public enum DeliveryStage
{
    Absent,
    ToAssign,
    Assigned,

    /// <summary>It has left the house.</summary>
    Out,
    Delivered,

    /// <summary>Brought back, or lost. It can be tried again.</summary>
    Failed,

    /// <summary>The sale was given up, or is no delivery any more.</summary>
    Cancelled,
}
