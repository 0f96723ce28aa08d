using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Feeds;

/// <summary>The bills that are not closed, and who sits where.</summary>
public sealed class SalesFold : IFold<SalesView>
{
    public string Name => "feed/sales";

    public SalesView Empty => SalesView.Empty;

    public SalesView At(SalesView view, long position) => view with { Position = position };

    public ValueTask<SalesView> FoldAsync(SalesView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event switch
        {
            SaleEvent happened => Put(view, new(recorded.KeyOf(Streams.Sale)), happened),
            TableEvent happened => Put(view, new TableId(recorded.KeyOf(Streams.Table)), happened),
            _ => view,
        });

    private static SalesView Put(SalesView view, SaleId id, SaleEvent happened)
    {
        if ((happened is SaleEvent.RefundRequested or SaleEvent.RefundConfirmed or SaleEvent.RefundRefused && !view.Sales.ContainsKey(id))
            || (IsOfCard(happened) && !view.Sales.ContainsKey(id)))
        {
            return Refund(view, id, happened);
        }

        // A receipt of a sale that was closed leaves it where it stands among the closed, or is of none that is shown.
        if (happened is SaleEvent.ReceiptGiven or SaleEvent.ReceiptTakenBack && !view.Sales.ContainsKey(id))
        {
            return view.Closed.Find(sale => sale.Id == id) is { } closed
                ? view with { Closed = view.Closed.Replace(closed, SaleDecider.Evolve(closed, happened)) }
                : view;
        }

        var sale = SaleDecider.Evolve(view.Sales.GetValueOrDefault(id, Sale.None), happened);

        return sale.Stage is SaleStage.Settled or SaleStage.Abandoned
            ? view with { Sales = view.Sales.Remove(id), Closed = Newest(view.Closed, sale) }
            : view with { Sales = view.Sales.SetItem(id, sale) };
    }

    private static bool IsOfCard(SaleEvent happened) => happened is SaleEvent.CardAsked or SaleEvent.CardSent or SaleEvent.CardCancelAsked
        or SaleEvent.CardQueryAsked or SaleEvent.CardAnswered or SaleEvent.CardUnbooked or SaleEvent.CardResolved;

    // Of a sale that was closed long ago, and is in nobody's list any more, the request carries what it was.
    private static SalesView Refund(SalesView view, SaleId id, SaleEvent happened)
    {
        var known = view.Closed.Find(sale => sale.Id == id) ?? happened switch
        {
            SaleEvent.RefundRequested e => e.Sale,
            SaleEvent.CardAsked e => e.Sale,
            _ => null,
        };

        return known is null ? view : view with
        {
            Closed = Newest(view.Closed.RemoveAll(sale => sale.Id == id), SaleDecider.Evolve(known, happened)),
        };
    }

    private static SalesView Put(SalesView view, TableId id, TableEvent happened)
    {
        var table = TableDecider.Evolve(view.Floor.GetValueOrDefault(id, Table.Free), happened);

        return view with
        {
            Floor = table is { IsFree: true, Reservations.IsEmpty: true } ? view.Floor.Remove(id) : view.Floor.SetItem(id, table),
            Tables = table.Visit is { } visit ? view.Tables.SetItem(id, visit) : view.Tables.Remove(id),
        };
    }

    private static ImmutableList<Sale> Newest(ImmutableList<Sale> closed, Sale sale)
    {
        var longer = closed.Insert(0, sale);
        return longer.Count > SalesView.ClosedMax ? longer.RemoveAt(longer.Count - 1) : longer;
    }
}
