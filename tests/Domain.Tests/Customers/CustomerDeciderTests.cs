using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using Xunit;

namespace RetailPos.Domain.Tests.Customers;

public sealed class CustomerDeciderTests
{
    private static readonly Actor Anna = new("Anna", "T1");
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(2));
    private static readonly CustomerId Id = new("c-1");
    private static readonly CustomerFacts Durand = new("Mme Durand", "+33612345678", "Bureaux");
    private static readonly TillId Till = new("T1");
    private static readonly SaleId Sale = new("s-1");

    [Fact]
    public void A_debt_is_held_first_and_owed_once_the_till_has_sealed_it()
    {
        var held = Given(Enter(5_000), Hold("p-1", 3_000));
        Assert.Equal((Money.Zero, new Money(2_000)), (held.Owed, held.Left));

        var owes = Given(Enter(5_000), Hold("p-1", 3_000), Charge("p-1", 3_000));
        Assert.Equal((new Money(3_000), new Money(2_000), 0), (owes.Owed, owes.Left, owes.Held.Count));
        var entry = Assert.Single(owes.Entries);
        Assert.Equal((AccountEntryKind.Charged, new Money(3_000), 7L), (entry.Kind, entry.Owed, entry.Ticket));
    }

    [Fact]
    public void What_the_till_did_not_seal_is_let_go() =>
        Assert.Equal(new Money(5_000), Given(Enter(5_000), Hold("p-1", 3_000), new CustomerCommand.Release(new("p-1"))).Left);

    [Fact]
    public void Two_registers_at_once_do_not_pass_the_limit_together() => Assert.Equal(
        CustomerRefusal.AboveLimit,
        CustomerDecider.Decide(Given(Enter(5_000), Hold("p-1", 3_000)), Hold("p-2", 2_001), Noon).Refusal);

    [Fact]
    public void Asked_again_nothing_happens_twice()
    {
        var customer = Given(Enter(5_000), Hold("p-1", 3_000), Charge("p-1", 3_000), Settle("s-1", 1_000));

        Assert.All(
            (CustomerCommand[])[Enter(5_000), Hold("p-1", 3_000), Charge("p-1", 3_000), Settle("s-1", 1_000), new CustomerCommand.Release(new("p-1"))],
            command => Assert.True(CustomerDecider.Decide(customer, command, Noon) is { Refusal: null, Events.IsEmpty: true }));
    }

    [Fact]
    public void What_was_sealed_is_owed_though_nobody_held_it() =>
        Assert.Equal(new Money(9_000), Given(Enter(5_000), Charge("p-1", 9_000)).Owed);

    [Fact]
    public void More_than_is_owed_is_credit_and_is_eaten_first() =>
        Assert.Equal(new Money(6_000), Given(Enter(5_000), Settle("s-1", 1_000)).Left);

    public static TheoryData<CustomerCommand[], CustomerCommand, CustomerRefusal> Refused => new()
    {
        { [], new CustomerCommand.Enter(new("no id"), Durand, Money.Zero, Anna), CustomerRefusal.IdInvalid },
        { [], new CustomerCommand.Enter(Id, Durand with { Name = " " }, Money.Zero, Anna), CustomerRefusal.NameInvalid },
        { [], new CustomerCommand.Enter(Id, Durand with { Phone = "0612" }, Money.Zero, Anna), CustomerRefusal.PhoneInvalid },
        { [], new CustomerCommand.Enter(Id, Durand with { Group = "\n" }, Money.Zero, Anna), CustomerRefusal.GroupInvalid },
        { [], Enter(-1), CustomerRefusal.LimitOutOfRange },
        { [Enter(1)], new CustomerCommand.SetLimit(new(1_000_001), Anna), CustomerRefusal.LimitOutOfRange },
        { [Enter(1)], new CustomerCommand.Enter(Id, Durand with { Name = "M. Petit" }, Money.Zero, Anna), CustomerRefusal.AlreadyKnown },
        { [], Hold("p-1", 1), CustomerRefusal.Unknown },
        { [Enter(5_000)], Settle("s-1", 0), CustomerRefusal.AmountOutOfRange },
        { [Enter(5_000)], Hold("p-1", -1), CustomerRefusal.AmountOutOfRange },
        { [Enter(5_000)], Hold("p-1", 5_001), CustomerRefusal.AboveLimit },
        { [Enter(5_000)], Settle("s-1", 1) with { Fault = CustomerRefusal.PaymentKeyUnknown }, CustomerRefusal.PaymentKeyUnknown },
        { [Enter(5_000)], Settle("s-1", 1) with { Fault = CustomerRefusal.TillClosed }, CustomerRefusal.TillClosed },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Each_refusal_has_its_case(CustomerCommand[] given, CustomerCommand command, CustomerRefusal refusal) =>
        Assert.Equal(refusal, CustomerDecider.Decide(Given(given), command, Noon).Refusal);

    [Theory]
    [InlineData("06 12 34 56 78", PhoneCountry.France, "+33612345678")]
    [InlineData("0033 6.12.34.56.78", PhoneCountry.Switzerland, "+33612345678")]
    [InlineData("+33 (0)6 12 34 56 78", PhoneCountry.France, "+33612345678")]
    [InlineData("079 123 45 67", PhoneCountry.Switzerland, "+41791234567")]
    [InlineData("+44 20 7946 0958", PhoneCountry.France, "+442079460958")]
    [InlineData("06 12", PhoneCountry.France, null)]
    [InlineData("06 12 34 56 7x", PhoneCountry.France, null)]
    [InlineData("612345678", PhoneCountry.France, null)]
    [InlineData("", PhoneCountry.France, null)]
    public void A_number_is_one_number_however_it_is_typed(string typed, PhoneCountry home, string? number) =>
        Assert.Equal(number, PhoneNumber.Read(typed, home));

    [Theory]
    [InlineData("dur", 1)]
    [InlineData("DÛRAND mme", 1)]
    [InlineData("0612", 1)]
    [InlineData("06 12 34", 1)]
    [InlineData("bureaux", 1)]
    [InlineData("", 1)]
    [InlineData("urand", 0)]
    [InlineData("0712", 0)]
    public void A_customer_is_found_as_typed(string typed, int found) =>
        Assert.Equal(found, CustomerSearch.Find([Given(Enter(0))], typed).Count());

    // Whatever is asked in whatever order: the balance is the recount of what happened, and what was held was below the limit.
    [Fact]
    public void The_balance_is_the_recount_of_the_events_and_nothing_held_passes_the_limit()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var chance = new Random(seed);
            var customer = Given(Enter(5_000));
            long recount = 0;
            var held = 0;

            for (var step = 0; step < 80; step++)
            {
                var command = Any(chance, customer);
                var decision = CustomerDecider.Decide(customer, command, Noon);
                var before = customer;

                foreach (var happened in decision.Events)
                {
                    customer = CustomerDecider.Evolve(customer, happened);
                    recount += happened switch
                    {
                        CustomerEvent.Charged e => e.Amount.Cents,
                        CustomerEvent.CreditedBack e => -e.Amount.Cents,
                        CustomerEvent.Settled e => -e.Amount.Cents,
                        _ => 0,
                    };
                    held += happened is CustomerEvent.DebtHeld ? 1 : 0;
                    Assert.True(happened is not CustomerEvent.DebtHeld || !customer.Left.IsNegative, $"seed {seed}");
                    Assert.True(
                        happened is not CustomerEvent.Charged charged || before.Held.All(one => one.Tender != charged.Tender)
                        || customer.Left == before.Left,
                        $"seed {seed}");
                }

                Assert.True(customer.Owed.Cents == recount, $"seed {seed}");
            }

            Assert.InRange(held, 5, 80);
        }
    }

    private static CustomerCommand Any(Random chance, Customer customer) => chance.Next(6) switch
    {
        0 or 1 => Hold($"p-{chance.Next(60)}", chance.Next(1, 2_500)),
        2 when customer.Held is [var first, ..] => Charge(first.Tender.Value, (int)first.Amount.Cents),
        3 when customer.Held is [.., var last] => new CustomerCommand.Release(last.Tender),
        4 => new CustomerCommand.CreditBack(new($"r-{chance.Next(60)}"), Sale, Till, 8, new(chance.Next(1, 500)), Anna),
        _ => Settle($"s-{chance.Next(60)}", chance.Next(1, 2_000)),
    };

    private static Customer Given(params CustomerCommand[] commands) => commands.Aggregate(
        Customer.Unknown,
        (customer, command) => CustomerDecider.Decide(customer, command, Noon).Events.Aggregate(customer, CustomerDecider.Evolve));

    private static CustomerCommand.Enter Enter(long limitCents) => new(Id, Durand, new(limitCents), Anna);

    private static CustomerCommand.Hold Hold(string tender, long cents) => new(new(tender), Sale, new(cents));

    private static CustomerCommand.Charge Charge(string tender, long cents) => new(new(tender), Sale, Till, 7, new(cents), Anna);

    private static CustomerCommand.Settle Settle(string id, long cents) => new(new(id), Till, new("cash"), new(cents), Anna);
}
