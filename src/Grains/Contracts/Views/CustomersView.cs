using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>Whom the house knows, without the lines of their accounts: those are asked for one customer at a time.</summary>
public sealed record CustomersView(long Position, ImmutableDictionary<CustomerId, Customer> Customers) : IView
{
    public static readonly CustomersView Empty = new(Position: 0, ImmutableDictionary<CustomerId, Customer>.Empty);

    public Customer? Find(CustomerId id) => Customers.GetValueOrDefault(id);

    /// <summary>Whose card it is; null for nobody's.</summary>
    public Customer? FindTag(string tag) => Customers.Values.FirstOrDefault(customer => customer.Facts.Tag == tag);

    /// <param name="typed">The beginning of a name, or figures of the telephone.</param>
    public IEnumerable<Customer> Find(string typed) => CustomerSearch.Find(Customers.Values, typed);
}
