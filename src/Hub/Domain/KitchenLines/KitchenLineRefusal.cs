namespace RetailPos.Hub.Domain.KitchenLines;

/// <summary>Every reason a line id cannot be sent with an order.</summary>
public enum KitchenLineRefusal
{
    OrderIdInvalid,

    /// <summary>It was sent with another order; the state names which.</summary>
    TakenElsewhere,
}
