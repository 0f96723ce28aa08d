namespace RetailPos.Register.Parcels;

/// <summary>What was pressed on a parcel.</summary>
public abstract record ParcelPress
{
    private ParcelPress() { }

    public sealed record Print : ParcelPress;

    public sealed record Post(string Carrier, string Tracking) : ParcelPress;

    public sealed record Arrive : ParcelPress;

    public sealed record ComeBack(string Reason) : ParcelPress;

    public sealed record TryAgain : ParcelPress;
}
