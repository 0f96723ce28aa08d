using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains;

/// <summary>How streams are called: the family, a dash, the key.</summary>
internal static class Streams
{
    public const string Order = "order";
    public const string KitchenLine = "kitchen-line";
    public const string Table = "table";
    public const string FloorPlan = "floor-plan";
    public const string Station = "station";
    public const string Beepers = "beepers";
    public const string SoldOut = "sold-out";
    public const string CallNumbers = "call-numbers";
    public const string Screens = "screens";
    public const string Devices = "devices";
    public const string Outbox = "outbox";
    public const string People = "people";
    public const string Sale = "sale";
    public const string Till = "till";
    public const string ChainWatch = "chain-watch";
    public const string HouseRules = "house-rules";
    public const string Catalogue = "catalogue";
    public const string Delivery = "delivery";
    public const string Shipment = "shipment";
    public const string Customer = "customer";
    public const string Routing = "routing";
    public const string Technical = "technical";

    public static string KeyOf(this Recorded recorded, string family) => recorded.Stream[(family.Length + 1)..];

    /// <summary>What happened, real or in training: for whoever shows it and does not count it.</summary>
    public static object Inside(this Recorded recorded) => recorded.Event is TillEvent happened ? happened.Inside() : recorded.Event;
}
