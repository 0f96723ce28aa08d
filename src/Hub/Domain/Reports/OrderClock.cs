using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Reports;

/// <summary>What is being measured of one order.</summary>
internal sealed class OrderClock
{
    private readonly Dictionary<LineId, LineWatch> _watches = [];

    public Order Order { get; set; } = Order.None;

    public DateTimeOffset? SurfacedAt { get; set; }

    public DateTimeOffset? ReadyAt { get; set; }

    public bool IsMeasured { get; set; }

    public LineWatch WatchOf(LineId line)
    {
        if (!_watches.TryGetValue(line, out var watch))
        {
            _watches[line] = watch = new();
        }

        return watch;
    }
}
