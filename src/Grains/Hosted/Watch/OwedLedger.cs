using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Grains.Watch;

/// <summary>What each station owes, and from which position and moment on a screen can show it as it is.</summary>
/// <remarks>A line that comes back, is cancelled or is changed must be painted anew; one that was only begun need not be.</remarks>
internal sealed class OwedLedger
{
    private readonly record struct Key(StationId Station, LineId Line, bool IsCancelled, int Epoch);

    private Dictionary<Key, (SentLine Sent, OwedLine Owed)> _lines = [];
    private KitchenView? _read;

    public IReadOnlyDictionary<StationId, ValueList<OwedLine>> ByStation { get; private set; } =
        new Dictionary<StationId, ValueList<OwedLine>>();

    public void Read(KitchenView view, DateTimeOffset now)
    {
        if (ReferenceEquals(view, _read))
        {
            return;
        }

        var lines = new Dictionary<Key, (SentLine, OwedLine)>();

        foreach (var order in view.Orders.Values)
        {
            foreach (var line in order.Lines)
            {
                if (line.Station is { } station && order.Header is { } header && IsOwed(line))
                {
                    var key = new Key(station, line.Id, line.AwaitsAcknowledgement, line.Epoch);
                    lines[key] = _lines.TryGetValue(key, out var known) && known.Sent == line.Sent
                        ? known
                        : (line.Sent, new(line.Id, key.IsCancelled, header.Mode, view.Position, now));
                }
            }
        }

        _read = view;
        _lines = lines;
        ByStation = lines
            .GroupBy(line => line.Key.Station, line => line.Value.Item2)
            .ToDictionary(station => station.Key, station => station.ToValueList());
    }

    private static bool IsOwed(OrderLine line) =>
        line.State is LineState.Queued or LineState.Started || line.AwaitsAcknowledgement;
}
