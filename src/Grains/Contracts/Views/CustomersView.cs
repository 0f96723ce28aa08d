using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>Whom the house knows, without the lines of their accounts: those are asked for one customer at a time.</summary>
public sealed record CustomersView(long Position, ImmutableDictionary<CustomerId, Customer> Customers) : IView
{
    public static readonly CustomersView Empty = new(Position: 0, ImmutableDictionary<CustomerId, Customer>.Empty);

    /// <summary>How many people that is: nobody twice, and nobody who was forgotten.</summary>
    public int Count => Customers.Values.Count(customer => customer is { IsErased: false, MergedInto: null });

    /// <summary>Whoever was merged is found as whom the house kept.</summary>
    public Customer? Find(CustomerId id) => Customers.GetValueOrDefault(id) is { } found ? KeptOf(found) : null;

    /// <summary>Whom an id leads to; itself for whoever stands alone, and for nobody.</summary>
    public CustomerId KeptOf(CustomerId id) => Find(id)?.Id ?? id;

    /// <summary>Whose card it is; null for nobody's.</summary>
    public Customer? FindTag(string tag) => KeptOrNone(Customers.Values.FirstOrDefault(customer => customer.Facts.Tag == tag));

    /// <summary>Whose code a scanner has read; null for nobody's.</summary>
    public Customer? FindCode(string code) =>
        code.Length == 0 ? null : KeptOrNone(Customers.Values.FirstOrDefault(customer => customer.Facts.Code.Equals(code, StringComparison.OrdinalIgnoreCase)));

    /// <param name="typed">The beginning of a name, or figures of the telephone; a double's finds the kept one.</param>
    public IEnumerable<Customer> Find(string typed) => CustomerSearch.Find(Customers.Values, typed).Select(KeptOf).DistinctBy(customer => customer.Id);

    /// <summary>Who may stand in the book twice.</summary>
    public ValueList<LikelyDouble> LikelyDoubles() => Register.Domain.Customers.LikelyDoubles.Of(Customers.Values);

    private Customer? KeptOrNone(Customer? found) => found is null ? null : KeptOf(found);

    // The kept one waits while a double comes, so there are no rings.
    private Customer KeptOf(Customer customer)
    {
        while (customer.MergedInto is { } kept && Customers.TryGetValue(kept, out var next))
        {
            customer = next;
        }

        return customer;
    }
}
