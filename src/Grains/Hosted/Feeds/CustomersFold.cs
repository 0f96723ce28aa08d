using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains.Feeds;

/// <summary>Whom the house knows, and what they owe.</summary>
public sealed class CustomersFold : IFold<CustomersView>
{
    public string Name => "feed/customers";

    public CustomersView Empty => CustomersView.Empty;

    public CustomersView At(CustomersView view, long position) => view with { Position = position };

    public ValueTask<CustomersView> FoldAsync(CustomersView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event is CustomerEvent happened
            ? Put(view, new(recorded.KeyOf(Streams.Customer)), happened)
            : view);

    // The lines of ten thousand accounts would be most of a hub's memory.
    private static CustomersView Put(CustomersView view, CustomerId id, CustomerEvent happened) => view with
    {
        Customers = view.Customers.SetItem(
            id, CustomerDecider.Evolve(view.Customers.GetValueOrDefault(id) ?? Customer.Unknown, happened) with { Entries = [] }),
    };
}
