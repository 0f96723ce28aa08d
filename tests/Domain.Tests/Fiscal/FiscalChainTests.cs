using RetailPos.Domain.Tests.Sales;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Fiscal;

/// <summary>
/// Goal: whatever is done to a stored record, the chain names the first one that is wrong. Method: every field of every
/// record is changed, one at a time; a field that is added later and forgotten here fails the last tests.
/// </summary>
public sealed class FiscalChainTests
{
    private static readonly Record<Ticket>[] Tickets = Chain(number => Ticket.Of(
        Counter.After(Counter.Opened, Counter.Added(Counter.Steak, Counter.Wine)) with
        {
            Id = new($"s-{number}"), Table = Counter.T4, Covers = 2, CallNumber = 40 + (int)number,
        },
        number, Counter.Taken(Counter.Cash("p-1", 3_000), 2_000), Anna, Noon.AddMinutes(number)), Canonical.Of);

    private static readonly Record<Ticket>[] Schemed = Chain(number => Ticket.Of(
        Counter.After(Counter.Opened, Counter.Added(Counter.Lamp, Counter.Wine)) with
        {
            Id = new($"s-{number}"), Table = Counter.T4, Covers = 2, CallNumber = 40 + (int)number,
        },
        number, Counter.Taken(Counter.Cash("p-1", 3_000), 2_000), Anna, Noon.AddMinutes(number)) with { Exempt = "DE123456788" }, Canonical.Of);

    private static readonly Record<LaterPayment>[] Payments = Chain(number => new LaterPayment(
        Counter.TheTill, number, number + 10, new($"s-{number}"), Counter.Taken(Counter.Card("p-1", 500), 500), new(770), Anna,
        Noon.AddMinutes(number)), Canonical.Of);

    private static readonly Dictionary<string, Func<Ticket, Ticket>> TicketChanges = new()
    {
        ["Till"] = ticket => ticket with { Till = new("till-2") },
        ["SealedAt"] = ticket => ticket with { SealedAt = ticket.SealedAt.AddSeconds(1) },
        ["Sale"] = ticket => ticket with { Sale = new("s-9") },
        ["Mode"] = ticket => ticket with { Mode = ServiceMode.TakeAway },
        ["Table"] = ticket => ticket with { Table = null },
        ["Covers"] = ticket => ticket with { Covers = 3 },
        ["CallNumber"] = ticket => ticket with { CallNumber = null },
        ["By"] = ticket => ticket with { By = ticket.By with { Person = "Zoé" } },
        ["By.Place"] = ticket => ticket with { By = ticket.By with { Place = "till-9" } },
        ["SealedAt.Offset"] = ticket => ticket with { SealedAt = ticket.SealedAt.ToOffset(TimeSpan.FromHours(2)) },
        ["Total"] = ticket => ticket with { Total = ticket.Total - new Money(1) },
        ["Due"] = ticket => ticket with { Due = Money.Zero },
        ["Lines"] = ticket => ticket with { Lines = [ticket.Lines[0]] },
        ["Lines, swapped"] = ticket => ticket with { Lines = [ticket.Lines[1], ticket.Lines[0]] },
        ["Lines.Id"] = ticket => Line(ticket, line => line with { Id = new("x") }),
        ["Lines.Article"] = ticket => Line(ticket, line => line with { Article = null }),
        ["Lines.Name"] = ticket => Line(ticket, line => line with { Name = "Steak" }),
        ["Lines.Quantity"] = ticket => Line(ticket, line => line with { Quantity = Quantity.Pieces(2) }),
        ["Lines.UnitPrice"] = ticket => Line(ticket, line => line with { UnitPrice = new(1) }),
        ["Lines.Rate"] = ticket => Line(ticket, line => line with { Rate = new(550) }),
        ["Lines.Total"] = ticket => Line(ticket, line => line with { Total = new(1) }),
        ["Vat"] = ticket => ticket with { Vat = [ticket.Vat[0]] },
        ["Vat.Rate"] = ticket => Share(ticket, share => share with { Rate = new(550) }),
        ["Vat.TaxIncluded"] = ticket => Share(ticket, share => share with { TaxIncluded = new(1) }),
        ["Vat.Tax"] = ticket => Share(ticket, share => share with { Tax = new(1) }),
        ["First"] = ticket => ticket with { First = Counter.Taken(Counter.Card("p-7", 1), 1) },
        ["First.Id"] = ticket => ticket with { First = ticket.First with { Id = new("p-2") } },
        ["First.Mode"] = ticket => ticket with { First = ticket.First with { Mode = PaymentMode.Card } },
        ["First.Given"] = ticket => ticket with { First = ticket.First with { Given = new(1) } },
        ["First.Applied"] = ticket => ticket with { First = ticket.First with { Applied = new(1) } },
        ["Refund"] = ticket => ticket with { Refund = new(Counter.TheTill, 3, new("r-1"), "froid") },
        ["Lines.Gross"] = ticket => Line(ticket, line => line with { Gross = new(1) }),
        ["Lines.Shares"] = ticket => Line(ticket, line => line with { Shares = [new("Happy hour", new(-1))] }),
        ["Lines.Choices"] = ticket => Line(ticket, line => line with { Choices = ["saignant"] }),
        ["First.Tip"] = ticket => ticket with { First = ticket.First with { Tip = new(1) } },
        ["First.Rounding"] = ticket => ticket with { First = ticket.First with { Rounding = new(1) } },
        ["First.Key"] = ticket => ticket with { First = ticket.First with { Key = new("cash") } },
        ["First.Name"] = ticket => ticket with { First = ticket.First with { Name = "Liquide" } },
        ["First.For"] = ticket => ticket with { First = ticket.First with { For = [new(new("steak"), Quantity.One)] } },
        ["First.Customer"] = ticket => ticket with { First = ticket.First with { Customer = new("zoe") } },
        ["Exempt"] = ticket => ticket with { Exempt = "DE123456789" },
        ["Lines.Scheme"] = ticket => Line(ticket, line => line with { Scheme = VatScheme.Art }),
        ["Lines.Purchase"] = ticket => Line(ticket, line => line with { Purchase = new(1) }),
        ["Lines.Margin"] = ticket => Line(ticket, line => line with { Margin = new(1) }),
        ["Vat.Scheme"] = ticket => Share(ticket, share => share with { Scheme = VatScheme.Antiques }),
        ["Vat.Margin"] = ticket => Share(ticket, share => share with { Margin = new(1) }),
        ["First.Change"] = ticket => ticket with { First = ticket.First with { Change = new(1) } },
    };

    private static readonly Dictionary<string, Func<LaterPayment, LaterPayment>> PaymentChanges = new()
    {
        ["Till"] = payment => payment with { Till = new("till-2") },
        ["Ticket"] = payment => payment with { Ticket = 99 },
        ["Sale"] = payment => payment with { Sale = new("s-9") },
        ["Payment"] = payment => payment with { Payment = payment.Payment with { Applied = new(1) } },
        ["Due"] = payment => payment with { Due = Money.Zero },
        ["By"] = payment => payment with { By = payment.By with { Person = "" } },
        ["At"] = payment => payment with { At = payment.At.AddHours(-1) },
    };

    private static readonly Dictionary<string, Func<Seal, Seal>> SealChanges = new()
    {
        ["Text"] = seal => seal with { Text = seal.Text.Replace("1850", "1750", StringComparison.Ordinal) + " " },
        ["Previous"] = seal => seal with { Previous = seal.Previous + "A" },
        ["Hash"] = seal => seal with { Hash = (seal.Hash[0] is 'A' ? "B" : "A") + seal.Hash[1..] },
    };

    public static TheoryData<string> TicketFields => [.. TicketChanges.Keys];

    public static TheoryData<string> PaymentFields => [.. PaymentChanges.Keys];

    public static TheoryData<string> SealFields => [.. SealChanges.Keys];

    [Fact]
    public void Untouched_chains_verify()
    {
        Assert.Equal((5L, (FiscalFault?)null), Verify(Tickets));
        Assert.Equal((5L, (FiscalFault?)null), Verify(Schemed));
        Assert.Equal((5L, (FiscalFault?)null), Verify(Payments));
        Assert.Equal((0L, (FiscalFault?)null), Verify<Ticket>([]));
    }

    [Theory]
    [MemberData(nameof(TicketFields))]
    public void A_changed_field_of_a_ticket_is_found(string field) => Assert.All(Enumerable.Range(0, 5), at =>
        Finds(at + 1, FiscalFaultKind.ContentDiffers, Changed(Tickets, at, record =>
            record with { Fields = Canonical.Of(TicketChanges[field](record.Content)) })));

    [Theory]
    [MemberData(nameof(TicketFields))]
    public void A_changed_field_of_a_ticket_with_schemes_is_found(string field) => Assert.All(Enumerable.Range(0, 5), at =>
        Finds(at + 1, FiscalFaultKind.ContentDiffers, Changed(Schemed, at, record =>
            record with { Fields = Canonical.Of(TicketChanges[field](record.Content)) })));

    [Theory]
    [MemberData(nameof(PaymentFields))]
    public void A_changed_field_of_a_later_payment_is_found(string field) => Assert.All(Enumerable.Range(0, 5), at =>
        Finds(at + 1, FiscalFaultKind.ContentDiffers, Changed(Payments, at, record =>
            record with { Fields = Canonical.Of(PaymentChanges[field](record.Content)) })));

    [Theory]
    [MemberData(nameof(SealFields))]
    public void A_changed_seal_is_found(string field) => Assert.All(Enumerable.Range(0, 5), at =>
        Finds(at + 1, FiscalFaultKind.BrokenLink, Changed(Tickets, at, record =>
            record with { Seal = SealChanges[field](record.Seal) })));

    [Fact]
    public void A_changed_number_is_found() => Assert.All(Enumerable.Range(0, 5), at =>
        Finds(99, FiscalFaultKind.NumberGap, Changed(Tickets, at, record => record with { Number = 99 })));

    // Whoever changes a record and seals it again breaks the link of the next.
    [Fact]
    public void A_record_sealed_again_is_found_at_the_next() => Assert.All(Enumerable.Range(0, 4), at =>
        Finds(at + 2, FiscalFaultKind.BrokenLink, Changed(Tickets, at, record =>
        {
            var fields = Canonical.Of(record.Content with { Total = Money.Zero });
            return record with { Fields = fields, Seal = Seal.Of(fields, record.Seal.Previous) };
        })));

    [Fact]
    public void A_dropped_record_is_found_at_the_next() => Assert.All(Enumerable.Range(0, 4), at =>
        Finds(at + 2, FiscalFaultKind.NumberGap, Without(Tickets, at)));

    [Fact]
    public void A_dropped_record_is_found_though_the_rest_is_renumbered() => Assert.All(Enumerable.Range(0, 4), at =>
        Finds(at + 1, FiscalFaultKind.BrokenLink, Renumbered(Without(Tickets, at))));

    // The chain alone cannot miss what never came; the till's own end can.
    [Fact]
    public void A_chain_that_lost_its_tail_ends_too_early() =>
        Assert.Equal((4L, (FiscalFault?)null), Verify(Without(Tickets, 4)));

    [Fact]
    public void Two_swapped_records_are_found_at_the_first() => Assert.All(Enumerable.Range(0, 4), at =>
        Finds(at + 2, FiscalFaultKind.NumberGap, Swapped(at)));

    [Fact]
    public void Two_swapped_records_are_found_though_renumbered() => Assert.All(Enumerable.Range(0, 4), at =>
        Finds(at + 1, FiscalFaultKind.BrokenLink, Renumbered(Swapped(at))));

    [Fact]
    public void A_record_told_twice_is_found() => Assert.All(Enumerable.Range(0, 5), at =>
        Finds(at + 1, FiscalFaultKind.NumberGap, [.. Tickets[..(at + 1)], .. Tickets[at..]]));

    [Fact]
    public void An_inserted_record_is_found_though_it_is_well_sealed_and_all_is_renumbered() => Assert.All(Enumerable.Range(1, 4), at =>
    {
        var forged = Tickets[at - 1] with { Seal = Seal.Of(Tickets[at - 1].Fields, Tickets[at - 1].Seal.Hash) };
        var (verified, fault) = Verify(Renumbered([.. Tickets[..at], forged, .. Tickets[at..]]));

        // The forgery itself hangs on well; what was sealed after the true record does not hang on the forgery.
        Assert.Equal((at + 1, new FiscalFault(at + 2, FiscalFaultKind.BrokenLink)), (verified, fault));
    });

    [Fact]
    public void After_the_first_fault_nothing_more_is_said()
    {
        var broken = Changed(Changed(Tickets, 1, record => record with { Number = 99 }), 3, record => record with { Number = 98 });

        Assert.Equal((1L, new FiscalFault(99, FiscalFaultKind.NumberGap)), Verify(broken));
    }

    [Fact]
    public void Every_field_of_a_ticket_is_changed_once()
    {
        Covers<Ticket>(TicketChanges.Keys, "", "Number");
        Covers<TicketLine>(TicketChanges.Keys, "Lines.", "Row");
        Covers<VatShare>(TicketChanges.Keys, "Vat.", "TaxExcluded", "Row", "Base", "HasMargin");
        Covers<Payment>(TicketChanges.Keys, "First.", "Cost");
    }

    [Fact]
    public void Every_field_of_a_payment_and_of_a_seal_is_changed_once()
    {
        Covers<LaterPayment>(PaymentChanges.Keys, "", "Number");
        Covers<Seal>(SealChanges.Keys, "", "KeyId", "Signature", "Link", "Extract"); // The signed ones: SignedChainTests.
    }

    private static void Covers<T>(IEnumerable<string> changes, string prefix, params string[] elsewhere) => Assert.Empty(
        typeof(T).GetProperties().Select(property => property.Name).Except(elsewhere)
            .Select(name => prefix + name).Except(changes));

    private static void Finds<T>(long number, FiscalFaultKind kind, Record<T>[] chain)
    {
        var (verified, fault) = Verify(chain);

        Assert.Equal(new FiscalFault(number, kind), fault);
        Assert.InRange(verified, 0, chain.Length - 1);
    }

    private static (long, FiscalFault?) Verify<T>(Record<T>[] records)
    {
        var chain = new FiscalChain();

        foreach (var record in records)
        {
            chain.Add(record.Number, record.Fields, record.Seal);
        }

        return (chain.Verified, chain.Fault);
    }

    private static Record<T>[] Chain<T>(Func<long, T> content, Func<T, string> written)
    {
        var (records, previous) = (new List<Record<T>>(), Seal.NoPrevious);

        for (var number = 1L; number <= 5; number++)
        {
            var one = content(number);
            var seal = Seal.Of(written(one), previous);
            records.Add(new(number, one, written(one), seal));
            previous = seal.Link;
        }

        return [.. records];
    }

    private static Record<T>[] Changed<T>(Record<T>[] chain, int at, Func<Record<T>, Record<T>> change) =>
        [.. chain[..at], change(chain[at]), .. chain[(at + 1)..]];

    private static Record<T>[] Without<T>(Record<T>[] chain, int at) => [.. chain[..at], .. chain[(at + 1)..]];

    private static Record<Ticket>[] Swapped(int at) =>
        [.. Tickets[..at], Tickets[at + 1], Tickets[at], .. Tickets[(at + 2)..]];

    private static Record<T>[] Renumbered<T>(Record<T>[] chain) =>
        [.. chain.Select((record, index) => record with { Number = index + 1 })];

    private static Ticket Line(Ticket ticket, Func<TicketLine, TicketLine> change) =>
        ticket with { Lines = ticket.Lines.With(0, change(ticket.Lines[0])) };

    private static Ticket Share(Ticket ticket, Func<VatShare, VatShare> change) =>
        ticket with { Vat = ticket.Vat.With(0, change(ticket.Vat[0])) };

    private sealed record Record<T>(long Number, T Content, string Fields, Seal Seal);
}
