using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Customers;

/// <summary>Two records that may be one person.</summary>
/// <param name="First">The older one: ids are given in the order of time.</param>
public sealed record LikelyDouble(Customer First, Customer Second, ValueList<DoubleSign> Signs);

/// <summary>What makes two customers look like one, the surest first.</summary>
public enum DoubleSign
{
    Phone,
    Mail,
    NameAndPostcode,
}

/// <summary>Finds who stands in the book twice. It proposes; a person decides.</summary>
public static class LikelyDoubles
{
    /// <summary>An afternoon's work. What is merged makes room for the next.</summary>
    public const int FoundMax = 100;

    /// <returns>The surest first; of three that are alike, the first with each of the others.</returns>
    public static ValueList<LikelyDouble> Of(IEnumerable<Customer> customers)
    {
        var standing = customers
            .Where(customer => customer is { Id: not null, IsErased: false, MergedInto: null })
            .OrderBy(customer => customer.Id!.Value.Value, StringComparer.Ordinal)
            .ToList();
        var pairs = new Dictionary<(Customer, Customer), List<DoubleSign>>(ByTheirIds.Same);

        foreach (var sign in Enum.GetValues<DoubleSign>())
        {
            foreach (var alike in standing.SelectMany(customer => MarksOf(customer.Facts, sign).Select(mark => (Mark: mark, Customer: customer)))
                .GroupBy(marked => marked.Mark, marked => marked.Customer, StringComparer.Ordinal))
            {
                Note(pairs, [.. alike], sign);
            }
        }

        return
        [
            .. pairs.Select(pair => new LikelyDouble(pair.Key.Item1, pair.Key.Item2, [.. pair.Value]))
                .OrderByDescending(pair => pair.Signs.Count).ThenBy(pair => pair.Signs[0]).ThenBy(pair => pair.First.Facts.Name, StringComparer.Ordinal)
                .Take(FoundMax),
        ];
    }

    private static void Note(Dictionary<(Customer, Customer), List<DoubleSign>> pairs, List<Customer> alike, DoubleSign sign)
    {
        foreach (var other in alike.Skip(1).Where(other => !IsApart(alike[0], other)))
        {
            if (!pairs.TryGetValue((alike[0], other), out var signs))
            {
                pairs[(alike[0], other)] = signs = [];
            }

            signs.Add(sign);
        }
    }

    /// <summary>By what somebody is known again, the surest first.</summary>
    internal static IEnumerable<string> MarksOf(CustomerFacts facts) => Enum.GetValues<DoubleSign>().SelectMany(sign => MarksOf(facts, sign));

    private static IEnumerable<string> MarksOf(CustomerFacts facts, DoubleSign sign) => sign switch
    {
        DoubleSign.Phone => new[] { facts.Phone, facts.Phone2 }.Where(phone => phone.Length > 0).Distinct(),
        DoubleSign.Mail => facts.Mail.Length > 0 ? [facts.Mail.ToUpperInvariant()] : [],

        // Without a postcode every « Martin » of the town would be one person.
        DoubleSign.NameAndPostcode => facts.Postcode.Length > 0 ? [$"{WordsOf(facts.Name)}|{CustomerSearch.Folded(facts.Postcode)}"] : [],
    };

    // « DUPONT Jean » is « Jean Dupont ».
    private static string WordsOf(string name) =>
        string.Join(' ', CustomerSearch.Folded(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    private static bool IsApart(Customer one, Customer other) =>
        one.Apart.Contains(other.Id!.Value) || other.Apart.Contains(one.Id!.Value);

    // Records compare by all that they hold, and a customer holds much.
    private sealed class ByTheirIds : IEqualityComparer<(Customer First, Customer Second)>
    {
        public static readonly ByTheirIds Same = new();

        public bool Equals((Customer First, Customer Second) one, (Customer First, Customer Second) other) =>
            one.First.Id == other.First.Id && one.Second.Id == other.Second.Id;

        public int GetHashCode((Customer First, Customer Second) pair) => HashCode.Combine(pair.First.Id, pair.Second.Id);
    }
}
