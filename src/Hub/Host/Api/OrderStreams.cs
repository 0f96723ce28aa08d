using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

/// <summary>What an order's stream is called in the journal. The names of streams are for ever, as those of events are.</summary>
internal static class OrderStreams
{
    public static string Of(OrderId order) => $"order-{order}";
}
