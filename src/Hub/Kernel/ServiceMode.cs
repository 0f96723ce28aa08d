namespace RetailPos.Kernel;

/// <summary>How the guest gets it. It chooses the VAT rate, and the kitchen packs or plates by it.</summary>
/// <remarks>The other modes of features.md K71 join with the floor and the register.</remarks>
public enum ServiceMode
{
    EatIn,
    TakeAway,
}
