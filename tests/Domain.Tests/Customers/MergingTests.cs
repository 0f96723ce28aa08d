using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using Xunit;

namespace RetailPos.Domain.Tests.Customers;

/// <summary>Two records of one person: no cent lost or doubled, no ring, whatever comes between.</summary>
public sealed class MergingTests
{
    private static readonly Actor Anna = new("Anna", "office");
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(2));
    private static readonly CustomerId Kept = new("kept");
    private static readonly CustomerId Other = new("other");
    private static readonly CustomerFacts Durand = new("Mme Durand", "+33612345678", "");

    [Fact]
    public void The_kept_one_has_what_both_had_and_the_other_has_nothing_left()
    {
        var book = new Book(Kept, Other);
        book.Tell(Kept, Charge("k-1", 1_000));
        book.Tell(Other, Charge("o-1", 2_500), new CustomerCommand.Hold(new("o-2"), new("s-2"), new(300)));

        book.Merge(Kept, Other);

        Assert.Equal((new Money(3_500), new Money(300)), (book[Kept].Owed, book[Kept].Held.Sum(held => held.Amount)));
        Assert.Equal((Money.Zero, 0, Kept), (book[Other].Owed, book[Other].Held.Count, book[Other].MergedInto));
        Assert.Equal(
            [(AccountEntryKind.Merged, Other), (AccountEntryKind.Charged, null), (AccountEntryKind.Charged, (CustomerId?)Other)],
            book[Kept].Entries.Select(entry => (entry.Kind, entry.Of)));
        Assert.Equal(new Money(3_500), book[Kept].Entries[0].Owed);
    }

    [Fact]
    public void Merged_twice_nothing_happens_twice()
    {
        var book = new Book(Kept, Other);
        book.Tell(Other, Charge("o-1", 2_500));
        book.Merge(Kept, Other);
        var before = book[Kept];

        book.Merge(Kept, Other);
        book.Absorb(Other);

        Assert.Equal(before, book[Kept]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Merged_crosswise_at_once_there_is_no_ring(bool firstComesFirst)
    {
        var book = new Book(Kept, Other);
        book.Tell(Kept, new CustomerCommand.Keep(Other, Anna));
        book.Tell(Other, new CustomerCommand.Keep(Kept, Anna));

        foreach (var (kept, other) in firstComesFirst ? new[] { (Kept, Other), (Other, Kept) } : [(Other, Kept), (Kept, Other)])
        {
            book.Come(kept, other);
        }

        var gone = Assert.Single((CustomerId[])[Kept, Other], id => book[id].MergedInto is not null);
        book.Absorb(gone);
        Assert.Equal((0, 0), (book[Kept].Awaited.Count, book[Other].Awaited.Count));
    }

    [Fact]
    public void What_is_only_known_of_the_other_is_kept_and_nothing_is_written_over()
    {
        var facts = Durand with { PublicNote = "Table 4", Mail = "d@example.test" };
        var after = facts.With(new(
            "Durand M.", "+33799999999", "Bureaux", "other@example.test", MayMail: true, Tag: "04AABBCC", PublicNote: "Noix", Born: "1980-05-31",
            Address: new("1 rue Haute", "59000", "Lille", "")));

        Assert.Equal(
            ("Mme Durand", "+33612345678", "+33799999999", "Bureaux", "d@example.test", "Table 4 · Noix", "1980-05-31"),
            (after.Name, after.Phone, after.Phone2, after.Group, after.Mail, after.PublicNote, after.Born));
        Assert.False(after.MayMail); // It was given for another address.
        Assert.Equal(("59000", null), (after.Postcode, after.Check()));
    }

    [Fact]
    public void Whoever_was_merged_refuses_everything_but_what_it_has_booked_itself()
    {
        var book = new Book(Kept, Other);
        book.Tell(Other, Charge("o-1", 2_500));
        book.Merge(Kept, Other);

        Assert.Empty(CustomerDecider.Decide(book[Other], Charge("o-1", 2_500), Noon).Events);
        Assert.All(
            (CustomerCommand[])
            [
                Charge("o-2", 100), new CustomerCommand.Hold(new("o-3"), new("s-1"), new(1)), new CustomerCommand.Release(new("o-3")),
                new CustomerCommand.Change(Durand, Anna), new CustomerCommand.Erase(Anna), new CustomerCommand.Keep(new("third"), Anna), new CustomerCommand.Join(new("third"), Anna),
            ],
            command => Assert.Equal(CustomerRefusal.Merged, CustomerDecider.Decide(book[Other], command, Noon).Refusal));
    }

    public static TheoryData<CustomerCommand[], CustomerCommand, CustomerRefusal> Refused => new()
    {
        { [], new CustomerCommand.Keep(Kept, Anna), CustomerRefusal.SamePerson },
        { [], new CustomerCommand.Join(Kept, Anna), CustomerRefusal.SamePerson },
        { [], new CustomerCommand.TellApart(Kept, Anna), CustomerRefusal.SamePerson },
        { [new CustomerCommand.Keep(Other, Anna)], new CustomerCommand.Join(new("third"), Anna), CustomerRefusal.MergeUnderWay },
        { [new CustomerCommand.Keep(Other, Anna)], new CustomerCommand.Erase(Anna), CustomerRefusal.MergeUnderWay },
        { [new CustomerCommand.Erase(Anna)], new CustomerCommand.Keep(Other, Anna), CustomerRefusal.Erased },
        { [new CustomerCommand.Erase(Anna)], new CustomerCommand.Join(Other, Anna), CustomerRefusal.Erased },
        {
            [.. Enumerable.Range(0, Customer.DoublesMax).Select(number => new CustomerCommand.Keep(new($"c-{number}"), Anna))],
            new CustomerCommand.Keep(Other, Anna), CustomerRefusal.TooManyDoubles
        },
        { [], new CustomerCommand.Change(Durand with { Title = new('x', 31) }, Anna), CustomerRefusal.TitleInvalid },
        { [], new CustomerCommand.Change(Durand with { Phone2 = "0612" }, Anna), CustomerRefusal.PhoneInvalid },
        { [], new CustomerCommand.Change(Durand with { Code = "a b" }, Anna), CustomerRefusal.CodeInvalid },
        { [], new CustomerCommand.Change(Durand with { Address = new("", "1234567890123", "", "") }, Anna), CustomerRefusal.AddressInvalid },
        { [], new CustomerCommand.Change(Durand with { Warning = new('x', 201) }, Anna), CustomerRefusal.NoteInvalid },
        { [], new CustomerCommand.Change(Durand with { Born = "1980-02-30" }, Anna), CustomerRefusal.BirthInvalid },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Each_refusal_has_its_case(CustomerCommand[] given, CustomerCommand command, CustomerRefusal refusal)
    {
        var book = new Book(Kept);
        book.Tell(Kept, given);

        Assert.Equal(refusal, CustomerDecider.Decide(book[Kept], command, Noon).Refusal);
    }

    /// <summary>Four records of one person, merged this way and that while debts are held, sealed, let go and paid, in any order.</summary>
    [Fact]
    public void In_any_order_every_debt_is_owed_once_by_somebody_and_nobody_merged_owes_anything()
    {
        var merges = 0;

        for (var seed = 0; seed < 300; seed++)
        {
            var chance = new Random(seed);
            CustomerId[] all = [new("a"), new("b"), new("c"), new("d")];
            var book = new Book(all);
            var expected = 0L;
            var waiting = new List<(CustomerId Kept, CustomerId Other)>();

            for (var step = 0; step < 60; step++)
            {
                var one = all[chance.Next(all.Length)];
                var other = all[chance.Next(all.Length)];

                switch (chance.Next(6))
                {
                    case 0:
                        book.Tell(one, new CustomerCommand.Keep(other, Anna));
                        waiting.Add((one, other));
                        break;
                    case 1 when waiting.Count > 0:
                        var (kept, comes) = waiting[chance.Next(waiting.Count)];
                        book.Come(kept, comes);
                        break;
                    case 2:
                        book.Follow(one, new CustomerCommand.Hold(new($"p-{step}"), new("s"), new(100)));
                        break;
                    case 3:
                        // A tender that was held is sealed; told twice it counts once.
                        expected += book.Follow(one, Charge($"p-{step}", 100)) ? 100 : 0;
                        book.Follow(one, Charge($"p-{step}", 100));
                        break;
                    case 4:
                        book.Follow(one, new CustomerCommand.Release(new($"p-{chance.Next(60)}")));
                        break;
                    default:
                        expected -= book.Follow(one, Settle($"r-{step}", 70)) ? 70 : 0;
                        book.Follow(one, Settle($"r-{step}", 70));
                        break;
                }
            }

            Assert.Equal(expected, all.Sum(id => book[id].Owed.Cents + book.OnTheWay(id)));
            Assert.All(all, id => Assert.True(book[id].MergedInto is null || book[id].Owed.IsZero));
            Assert.All(all, id => Assert.True(book.EndOf(id) is not null));
            merges += all.Count(id => book[id].MergedInto is not null);
        }

        Assert.True(merges > 100, $"{merges} merges prove nothing.");
    }

    [Fact]
    public void Doubles_are_proposed_by_telephone_mail_and_name_with_postcode_and_not_when_they_were_told_apart()
    {
        Customer[] book =
        [
            Entered("1", Durand with { Mail = "D@example.test" }),
            Entered("2", new("M. Petit", "", "", Phone2: "+33612345678")),
            Entered("3", new("Durand Mme", "", "", "d@EXAMPLE.test", Address: new("", "59000", "Lille", ""))),
            Entered("4", new("MMÊ  dUrand", "", "", Address: new("", "59000", "", ""))),
            Entered("5", new("Mme Durand", "", "")),
        ];

        var found = LikelyDoubles.Of(book);

        Assert.Equal(
            [("1", "2", DoubleSign.Phone), ("1", "3", DoubleSign.Mail), ("3", "4", DoubleSign.NameAndPostcode)],
            found.Select(pair => (pair.First.Id!.Value.Value, pair.Second.Id!.Value.Value, Assert.Single(pair.Signs))));
        book[1] = book[1] with { Apart = [new("1")] };
        Assert.Equal(2, LikelyDoubles.Of(book).Count);
    }

    private static Customer Entered(string id, CustomerFacts facts) =>
        CustomerDecider.Evolve(Customer.Unknown, new CustomerEvent.Entered(new(id), facts, new(1_000_000), Anna, Noon));

    private static CustomerCommand.Charge Charge(string tender, long cents) => new(new(tender), new("s-1"), new("T1"), 7, new(cents), Anna);

    private static CustomerCommand.Settle Settle(string id, long cents) => new(new(id), new("T1"), new("cash"), new(cents), Anna);

    /// <summary>The customers of a house, and the way from a double to the kept one.</summary>
    private sealed class Book
    {
        private readonly Dictionary<CustomerId, Customer> _all = [];

        public Book(params CustomerId[] ids)
        {
            foreach (var id in ids)
            {
                _all[id] = Entered(id.Value, Durand);
            }
        }

        public Customer this[CustomerId id] => _all[id];

        public void Tell(CustomerId id, params CustomerCommand[] commands)
        {
            foreach (var command in commands)
            {
                Tell(id, command);
            }
        }

        public Decision<CustomerEvent, CustomerRefusal> Tell(CustomerId id, CustomerCommand command)
        {
            var decision = CustomerDecider.Decide(_all[id], command, Noon);
            _all[id] = decision.Events.Aggregate(_all[id], CustomerDecider.Evolve);
            return decision;
        }

        public void Merge(CustomerId kept, CustomerId other)
        {
            Tell(kept, new CustomerCommand.Keep(other, Anna));
            Come(kept, other);

            if (_all[other].MergedInto is not null)
            {
                Absorb(other);
            }
        }

        public void Come(CustomerId kept, CustomerId other)
        {
            if (_all[kept].Awaited.Contains(other) && Tell(other, new CustomerCommand.Join(kept, Anna)).Refusal is { } why)
            {
                Tell(kept, new CustomerCommand.DropMerge(other, why));
            }
        }

        public CustomerId Absorb(CustomerId other)
        {
            var gone = _all[other];
            Tell(gone.MergedInto!.Value, new CustomerCommand.Absorb(other, gone.Facts, gone.Carried, gone.Entries, gone.Doubles, Anna));
            return gone.MergedInto.Value;
        }

        /// <returns>Whether it was booked.</returns>
        public bool Follow(CustomerId id, CustomerCommand command)
        {
            while (true)
            {
                var decision = Tell(id, command);

                if (decision.Refusal is not CustomerRefusal.Merged)
                {
                    return !decision.Events.IsEmpty;
                }

                id = Absorb(id);
            }
        }

        /// <summary>What has left an account and has not come to the other yet.</summary>
        public long OnTheWay(CustomerId id) =>
            _all[id].MergedInto is { } kept && !_all[kept].Doubles.Contains(id) ? _all[id].Carried.Owed.Cents : 0;

        public CustomerId? EndOf(CustomerId id)
        {
            for (var steps = 0; steps <= _all.Count; steps++)
            {
                if (_all[id].MergedInto is not { } next)
                {
                    return id;
                }

                id = next;
            }

            return null;
        }
    }
}
