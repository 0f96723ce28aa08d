using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Feeds;

public sealed class InvoicesFold : IFold<InvoicesView>
{
    public string Name => "feed/invoices";

    public InvoicesView Empty => InvoicesView.Empty;

    public InvoicesView At(InvoicesView view, long position) => view with { Position = position };

    public ValueTask<InvoicesView> FoldAsync(InvoicesView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event switch
        {
            TillEvent.InvoiceSealed e => Put(view, recorded.Position, e.Invoice),
            TillEvent.QuoteDrawn e => Put(view, recorded.Position, e.Quote),
            _ => view,
        });

    private static InvoicesView Put(InvoicesView view, long position, Invoice invoice) => view with
    {
        Sales = view.Sales.SetItem(invoice.Sale, [.. view.Of(invoice.Sale), InvoiceRow.Of(position, invoice)]),
    };
}
