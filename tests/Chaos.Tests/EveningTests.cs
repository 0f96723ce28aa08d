using System.Globalization;
using System.Text.Json;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;
using Xunit.Abstractions;

namespace RetailPos.Chaos.Tests;

/// <summary>
/// A day of the pizza place on devices that misbehave. In the end the paper under the printers, the terminals' own lists, the drawers
/// and the journal's file tell one story: every ticket once or in doubt, every payment once.
/// </summary>
/// <remarks>
/// RETAILPOS_CHAOS_SEED chooses the same moods again, RETAILPOS_CHAOS_EVENINGS is how many there are, and RETAILPOS_EVENING names the
/// folder of the real place.
/// </remarks>
public sealed class EveningTests(ITestOutputHelper output)
{
    private static readonly int Evenings = NumberOf("RETAILPOS_CHAOS_EVENINGS") ?? 1;
    private static readonly int Seed = NumberOf("RETAILPOS_CHAOS_SEED") ?? Random.Shared.Next();

    [Fact]
    public async Task A_chaos_evening_ends_with_every_ticket_printed_once_or_in_doubt_and_every_payment_right()
    {
        for (var evening = 0; evening < Evenings; evening++)
        {
            await LiveAsync(unchecked(Seed + evening));
        }
    }

    private async Task LiveAsync(int seed)
    {
        var day = PizzaDay.Read();
        output.WriteLine($"{day.Count} orders, seed {seed}: RETAILPOS_CHAOS_SEED={seed} chooses the same again.");
        await using var chaos = await ChaosHouse.OpenAsync(seed);
        var chance = new Random(seed);
        var cashiers = ChaosHouse.Tills.ToDictionary(till => till, till => new Cashier(chaos, till, new(chance.Next())));

        await PlayAsync(chaos, day, cashiers, chance);
        chaos.PlugIn();
        var expected = await QueuedAsync(chaos, [.. cashiers.Values]);
        var list = await chaos.RestAsync();

        output.WriteLine($"printers: {chaos.PrinterDeck}");
        output.WriteLine($"terminals: {chaos.TerminalDeck}");
        var doubtful = EveryTicketIsOnPaperOnceOrInDoubt(chaos, expected, list);
        chaos.CalmDown();
        await EverythingIsDecidedAsync(chaos, list);
        EveryTicketIsOnPaperOnce(chaos, expected);
        EveryPaymentIsRight(chaos, cashiers);
        await EveryDrawerIsRightAsync(chaos, cashiers);

        var unknown = cashiers.Values.Sum(cashier => cashier.Unknowns);
        output.WriteLine(
            $"{expected.Count} dishes and receipts, {doubtful} of them in doubt, {chaos.Read().Of("outbox.job-moved").Count()} papers taken over; {chaos.Terminals.Values.Sum(terminal => terminal.Booked.Length)} cards booked, " +
            $"{unknown} goes unknown, {cashiers.Values.Sum(cashier => cashier.ByHand)} ended by hand");
        // An evening in which nothing was ever in doubt would prove nothing.
        Assert.True(doubtful > 0 && unknown > 0, $"{doubtful} papers and {unknown} cards in doubt");
    }

    // Each register takes its orders in turn; now and then somebody pulls a cable, and somebody else finds it.
    private static async Task PlayAsync(
        ChaosHouse chaos, IReadOnlyList<PizzaTicket> day, Dictionary<TillId, Cashier> cashiers, Random chance)
    {
        var extras = Extras(day);
        var cables = day.Chunk(8).Select(_ => chaos.Printers.ElementAt(chance.Next(chaos.Printers.Count)).Value).ToList();

        await Task.WhenAll(ChaosHouse.Tills.Select((till, at) => Task.Run(async () =>
        {
            foreach (var ticket in day.Where(ticket => ticket.Number % ChaosHouse.Tills.Length == at))
            {
                if (ticket.Number % 8 == 1)
                {
                    cables[ticket.Number / 8].Unplug();
                }

                await cashiers[till].SellAsync(ticket, extras[ticket.Number]);

                if (ticket.Number % 8 == 5)
                {
                    cables[ticket.Number / 8].PlugIn();
                }
            }
        })));
    }

    private static Dictionary<int, long> Extras(IReadOnlyList<PizzaTicket> day)
    {
        var totals = new HashSet<long>();
        return day.ToDictionary(ticket => ticket.Number, ticket =>
        {
            var extra = 0L;

            while (!totals.Add(ticket.Lines.Sum(line => line.Cents * line.Quantity) + extra))
            {
                extra++;
            }

            return extra;
        });
    }

    /// <summary>What must be on paper: each article that a kitchen was sent, and each receipt. All of it is with the printers when this returns.</summary>
    private static async Task<HashSet<(bool IsReceipt, string Mark)>> QueuedAsync(ChaosHouse chaos, IReadOnlyList<Cashier> cashiers)
    {
        var expected = cashiers.SelectMany(cashier =>
            cashier.Cooked.Select(mark => (false, mark)).Concat(cashier.Receipts.Select(mark => (true, mark)))).ToHashSet();
        var queued = new HashSet<(bool, string)>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        await foreach (var batch in chaos.House.Journal.FollowAsync(0, happened => happened is OutboxEvent.JobQueued, patience.Token))
        {
            foreach (var job in batch.Select(recorded => recorded.Event).OfType<OutboxEvent.JobQueued>().Select(e => e.Job))
            {
                queued.UnionWith(Sheet.MarksIn(JsonSerializer.Serialize(job, JournalJson.Options)).Select(mark => (job.Kind is JobKind.Receipt, mark)));
            }

            if (expected.IsSubsetOf(queued))
            {
                break;
            }
        }

        return expected;
    }

    /// <returns>How many tickets are in doubt.</returns>
    private static int EveryTicketIsOnPaperOnceOrInDoubt(ChaosHouse chaos, HashSet<(bool IsReceipt, string Mark)> expected, DevicesView list)
    {
        var jobs = chaos.Read().Jobs();

        // Whoever decides has the same list as the journal's file.
        var listed = list.Outboxes.Values.SelectMany(outbox => outbox.Jobs).Select(job => job.Id.Value).Order();
        var doubtful = jobs.Where(job => job.Value.State is "Doubtful").ToList();
        Assert.Equal(doubtful.Select(job => job.Key).Order(), listed);

        var inDoubt = doubtful.SelectMany(job => Sheet.MarksIn(job.Value.Text).Select(mark => (job.Value.Kind == "Receipt", mark))).ToHashSet();
        var sheets = chaos.Sheets.ToList();

        foreach (var ticket in expected)
        {
            var (whole, torn) = (Count(sheets, ticket, isWhole: true), Count(sheets, ticket, isWhole: false));
            Assert.True(
                inDoubt.Contains(ticket) ? whole + torn <= 1 : whole == 1 && torn == 0,
                $"{ticket} is {whole} times on paper and {torn} times torn, and {(inDoubt.Contains(ticket) ? "in doubt" : "not in doubt")}");
        }

        return inDoubt.Count;
    }

    // Somebody goes and looks: what came out, came out; what did not, is asked for again.
    private static async Task EverythingIsDecidedAsync(ChaosHouse chaos, DevicesView list)
    {
        var sheets = chaos.Sheets.Where(sheet => sheet.IsWhole).ToList();

        foreach (var (device, job) in list.Outboxes.SelectMany(outbox => outbox.Value.Jobs.Select(job => (outbox.Key, job))))
        {
            var marks = Sheet.MarksIn(JsonSerializer.Serialize(job, JournalJson.Options));
            var isOut = sheets.Any(sheet => sheet.IsReceipt == job.Kind is JobKind.Receipt && sheet.Marks.SetEquals(marks));
            var told = await chaos.House.Of<IDeviceDesk>().TellAsync(House.NewCommand(), device, isOut
                ? new OutboxCommand.SayItCameOut(job.Id, House.Lea)
                : new OutboxCommand.AskAgain(job.Id, House.Lea));
            Assert.Null(told.Refusal);
        }

        Assert.All((await chaos.RestAsync()).Outboxes.Values, outbox => Assert.Empty(outbox.Jobs));
    }

    private static void EveryTicketIsOnPaperOnce(ChaosHouse chaos, HashSet<(bool IsReceipt, string Mark)> expected)
    {
        var sheets = chaos.Sheets.ToList();
        Assert.DoesNotContain(expected, ticket => Count(sheets, ticket, isWhole: true) != 1);
        Assert.DoesNotContain(sheets.SelectMany(sheet => sheet.Marks.Select(mark => (sheet.IsReceipt, mark))), ticket => !expected.Contains(ticket) && !ticket.IsReceipt);
    }

    private static int Count(List<Sheet> sheets, (bool IsReceipt, string Mark) ticket, bool isWhole) =>
        sheets.Count(sheet => sheet.IsWhole == isWhole && sheet.IsReceipt == ticket.IsReceipt && sheet.Marks.Contains(ticket.Mark));

    private static void EveryPaymentIsRight(ChaosHouse chaos, Dictionary<TillId, Cashier> cashiers)
    {
        var journal = chaos.Read();
        var paid = journal.Sealed();
        var held = journal.Held().Where(payment => payment.Mode == "Card").Select(payment => payment.Cents).ToList();
        Assert.DoesNotContain(journal.Cards().Values, card => card.Outcome is not ("Approved" or "Declined" or "Cancelled"));

        foreach (var (till, cashier) in cashiers)
        {
            var booked = chaos.Terminals[till].Booked;
            var taken = booked.Where(card => card.Deed is CardDeed.Payment).Select(card => card.Amount.Cents).Order().ToList();
            var givenBack = booked.Where(card => card.Deed is not CardDeed.Payment).Select(card => card.Amount.Cents).Order().ToList();
            var atTill = paid.Where(payment => payment.Stream == $"till-{till}" && payment.Mode == "Card").Select(payment => payment.Cents).ToList();

            Assert.Equal(taken.Distinct(), taken);
            Assert.Equal(taken, atTill.Where(cents => cents > 0).Order());
            Assert.Equal(givenBack, atTill.Where(cents => cents < 0).Select(cents => -cents).Order());
            Assert.All(taken, cents => Assert.Single(held, cents));
            Assert.Equal((cashier.CardCents, cashier.RefundedCents), (taken.Sum(), givenBack.Sum()));
        }

        Assert.Equal(cashiers.Values.Sum(cashier => cashier.CardCents), held.Sum());
    }

    // The drawer is counted, the till is closed, and what the closing says is added up once more.
    private static async Task EveryDrawerIsRightAsync(ChaosHouse chaos, Dictionary<TillId, Cashier> cashiers)
    {
        foreach (var (till, cashier) in cashiers)
        {
            var inDrawer = ChaosHouse.Float + new Money(cashier.CashCents);
            Assert.Equal(inDrawer, chaos.House.Of<IFeed<TillsView>>().Current.Tills[till].Session!.ExpectedIn(PaymentMode.Cash));
            Assert.Null((await chaos.House.Of<ITillDesk>().TellAsync(
                House.NewCommand(), till, new TillCommand.Close([new(PaymentMode.Cash, inDrawer)], Money.Zero, House.Lea))).Refusal);
        }

        var journal = chaos.Read();

        foreach (var closed in journal.Of("till.closed"))
        {
            var cashier = cashiers[new(closed.Stream["till-".Length..])];
            var modes = closed.Payload.GetProperty("session").GetProperty("totals").GetProperty("modes").EnumerateArray()
                .ToDictionary(mode => mode.GetProperty("mode").GetString()!, mode => mode.GetProperty("amount").GetInt64());
            Assert.Equal(cashier.CashCents, modes.GetValueOrDefault("Cash"));
            Assert.Equal(cashier.CardCents - cashier.RefundedCents, modes.GetValueOrDefault("Card"));
        }

        Assert.Equal(cashiers.Count, journal.Of("till.closed").Count());
        Assert.True(
            chaos.Printers.Values.Sum(Sheet.DrawersOf) <= cashiers.Values.Sum(cashier => cashier.CashPayments), "A drawer has sprung open twice for one payment.");
    }

    private static int? NumberOf(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
