using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Shipments;

/// <summary>One sale on its way by post or carrier. Its key is the sale's id.</summary>
/// <param name="Job">What is to be sent where; null before the sale was sent to the kitchen, or paid.</param>
/// <param name="Labels">How many labels were given out for it: the second says that there is one already.</param>
/// <param name="Carrier">Who has it; empty while nobody does, or nobody said.</param>
/// <param name="Tracking">What the carrier calls it; empty for a letter without a number.</param>
/// <param name="Reason">Why it came back the last time; empty when it never did.</param>
/// <param name="Since">When it came to its present stage.</param>
public sealed record Shipment(
    ShipmentStage Stage,
    ShipmentJob? Job,
    int Labels,
    string Carrier,
    string Tracking,
    string Reason,
    DateTimeOffset Since)
{
    public static readonly Shipment None = new(ShipmentStage.Absent, Job: null, Labels: 0, Carrier: "", Tracking: "", Reason: "", Since: default);

    /// <summary>Somebody in the house still has to do something about it.</summary>
    public bool IsToDo => Stage is ShipmentStage.ToSend or ShipmentStage.Returned;
}

/// <param name="CallNumber">Null for what no kitchen prepares.</param>
public sealed record ShipmentJob(SaleId Sale, OrderId Order, int? CallNumber, string Customer, string Phone, string Address);

public enum ShipmentStage
{
    Absent,
    ToSend,

    /// <summary>The carrier has it.</summary>
    Sent,
    Arrived,

    /// <summary>The carrier has brought it back. It can be sent again.</summary>
    Returned,

    /// <summary>The sale was given up, or is not to be shipped any more.</summary>
    Cancelled,
}
