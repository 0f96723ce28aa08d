namespace RetailPos.Kernel;

/// <summary>How the guest gets it (features.md K71). It chooses price and VAT rate, and the kitchen packs or plates by it.</summary>
public enum ServiceMode
{
    /// <summary>At a table.</summary>
    EatIn,
    TakeAway,

    /// <summary>Brought to the guest's door.</summary>
    Delivery,

    /// <summary>Handed out to a car.</summary>
    Drive,

    /// <summary>Consumed standing, where it is sold.</summary>
    Counter,

    /// <summary>Fetched at a pick-up point.</summary>
    RelayPoint,

    /// <summary>Sent by post or carrier.</summary>
    Shipping,
}

public static class ServiceModes
{
    /// <summary>Consumed on the premises: VAT at the rate for that, plates and no boxes.</summary>
    public static bool IsOnSite(this ServiceMode mode) => mode is ServiceMode.EatIn or ServiceMode.Counter;
}
