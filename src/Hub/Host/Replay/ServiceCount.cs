using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Hub.Replay;

/// <summary>Counts a service from the journal: what was placed, sealed, started, ready and handed over, and when.</summary>
public sealed class ServiceCount
{
    private readonly Dictionary<LineId, DateTimeOffset> _sentAt = [];
    private readonly Dictionary<LineId, DateTimeOffset> _startedAt = [];
    private readonly Dictionary<string, DateTimeOffset> _placedAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _readyAt = new(StringComparer.Ordinal);
    private readonly List<long> _waited = [];
    private readonly List<long> _cooked = [];
    private readonly List<long> _stood = [];
    private Money _total;
    private Money _vat;
    private long _pieces;
    private int _late;
    private int _tickets;

    public static async Task<ServiceFigures> OfAsync(IJournal journal, int lateAfterMinutes, CancellationToken stop)
    {
        var count = new ServiceCount();

        await foreach (var recorded in journal.ReadAllAsync(afterPosition: 0, stop))
        {
            count.Add(recorded, TimeSpan.FromMinutes(lateAfterMinutes));
        }

        return count.Figures();
    }

    private void Add(Recorded recorded, TimeSpan lateAfter)
    {
        switch (recorded.Event)
        {
            case TillEvent.TicketSealed e:
                _tickets++;
                _total += e.Ticket.Total;
                _vat += e.Ticket.Vat.Sum(share => share.Tax);
                break;
            case OrderEvent.Placed e:
                _placedAt.Add(recorded.Stream, e.At);
                break;
            case OrderEvent.LinesAdded e:
                e.Lines.ToList().ForEach(line => _sentAt.Add(line.Id, e.At));
                _pieces += e.Lines.Sum(line => line.Quantity.Thousandths / 1_000L);
                break;
            case OrderEvent.LinesStarted e:
                Measure(e.Lines, e.At, since: _sentAt, into: _waited);
                e.Lines.ToList().ForEach(line => _startedAt.Add(line, e.At));
                break;
            case OrderEvent.LinesReady e:
                Measure(e.Lines, e.At, since: _startedAt, into: _cooked);
                break;
            case OrderEvent.BecameReady e:
                _readyAt.Add(recorded.Stream, e.At);
                _late += e.At - _placedAt[recorded.Stream] > lateAfter ? 1 : 0;
                break;
            case OrderEvent.Completed e:
                _stood.Add(Seconds(e.At - _readyAt[recorded.Stream]));
                break;
        }
    }

    private ServiceFigures Figures() => new(
        _tickets,
        _sentAt.Count,
        _pieces,
        _total,
        _vat,
        _late,
        StageTime.Of(_waited),
        StageTime.Of(_cooked),
        StageTime.Of(_stood));

    private static void Measure(
        ValueList<LineId> lines, DateTimeOffset at, Dictionary<LineId, DateTimeOffset> since, List<long> into)
    {
        foreach (var line in lines)
        {
            into.Add(Seconds(at - since[line]));
        }
    }

    private static long Seconds(TimeSpan span) => (long)span.TotalSeconds;
}
