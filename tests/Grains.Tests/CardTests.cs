using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Money at a card terminal: paid once, or unknown and in the way. Whatever dies, whenever it dies.</summary>
public sealed class CardTests
{
    private static readonly PaymentKeyId Card = new("card");
    private static readonly PaymentKeyId Cash = new("cash");
    private static readonly CommandId Attempt = new("card-tap");

    private readonly ScriptedTerminal _terminal = new();

    [Fact]
    public async Task A_yes_of_the_terminal_is_a_payment_with_the_attempts_own_id()
    {
        await using var house = await OpenAsync(New());
        var sale = await SoldAsync(house);

        var asked = await PayAsync(house, sale);
        var paid = await EndedAsync(house, sale);

        Assert.Equal((CardStage.Asked, true), (asked.Card!.Stage, asked.Refusal is null));
        Assert.Equal((Attempt, new Money(1_450)), (paid.Payments[0].Id, paid.Payments[0].Applied));
        Assert.Equal(SaleStage.Settled, paid.Stage);
        Assert.Equal([Attempt], _terminal.Taken);
        Assert.Equal("497010******0014", paid.Cards![0].Result!.Number);
    }

    [Fact]
    public async Task A_no_leaves_the_sale_to_be_paid_otherwise()
    {
        _terminal.Answer = new(CardOutcome.Declined, CardReason.Refused);
        await using var house = await OpenAsync(New());
        var sale = await SoldAsync(house);

        await PayAsync(house, sale);
        await house.SalesShowAsync(view => view.Find(sale) is { Card: null, Cards: not null });
        var cash = await house.RegisterDesk.PayAsync(House.NewCommand(), sale, Cash, new(1_450), House.Lea);

        Assert.Null(cash.Refusal);
        Assert.Equal(SaleRefusal.CardRefused, (await PayAsync(house, sale)).Refusal);
        Assert.Equal(CardOutcome.Declined, (await house.RegisterDesk.ReadAsync(sale)).Cards![0].Result!.Outcome);
    }

    [Fact]
    public async Task While_a_card_is_at_the_terminal_the_sale_stands_still()
    {
        _terminal.Hold();
        await using var house = await OpenAsync(New());
        var sale = await SoldAsync(house);
        await PayAsync(house, sale);
        await _terminal.HeldAsync();

        Assert.Equal(Attempt, (await PayAsync(house, sale)).Card!.Id); // The same key again is the same attempt.
        Assert.Equal(SaleRefusal.CardPending, (await house.RegisterDesk.PayAsync(House.NewCommand(), sale, Cash, new(1_450), House.Lea)).Refusal);
        Assert.Equal(SaleRefusal.CardPending, (await house.RegisterDesk.PayAsync(House.NewCommand(), sale, Card, new(1_450), House.Lea)).Refusal);
        Assert.Equal(SaleRefusal.CardPending, (await house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.Abandon("", House.Lea))).Refusal);
        Assert.Equal(TillRefusal.CardsUnknown, await CloseTillAsync(house));

        _terminal.LetGo();
        Assert.Equal(SaleStage.Settled, (await EndedAsync(house, sale)).Stage);
        Assert.Single(_terminal.Taken);
    }

    [Fact]
    public async Task Unknown_is_in_the_way_until_the_terminal_says_what_it_did()
    {
        _terminal.Answer = new(CardOutcome.Unknown, CardReason.Silent);
        _terminal.Queried = new(CardOutcome.Unknown, CardReason.NotTold);
        await using var house = await OpenAsync(New());
        var sale = await SoldAsync(house);
        await PayAsync(house, sale);
        await UnknownAsync(house, sale);

        Assert.Equal(SaleRefusal.CardPending, (await house.RegisterDesk.PayAsync(House.NewCommand(), sale, Cash, new(1_450), House.Lea)).Refusal);
        Assert.Equal(TillRefusal.CardsUnknown, await CloseTillAsync(house));

        _terminal.Queried = ScriptedTerminal.Yes;
        await house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.QueryCard(Attempt, House.Lea));

        Assert.Single((await EndedAsync(house, sale)).Payments);
        Assert.Null(await CloseTillAsync(house));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_person_decides_with_a_reason_what_no_terminal_tells(bool wasDone, int payments)
    {
        _terminal.Answer = _terminal.Queried = new(CardOutcome.Unknown, CardReason.LineCut);
        await using var house = await OpenAsync(New());
        var sale = await SoldAsync(house);
        await PayAsync(house, sale);
        await UnknownAsync(house, sale);

        var mute = await house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.ResolveCard(Attempt, wasDone, " ", House.Lea));
        await house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.ResolveCard(Attempt, wasDone, "Vu sur le ticket", House.Lea));
        await house.SalesShowAsync(view => view.Find(sale) is { Card: null, Pending: null });

        Assert.Equal(SaleRefusal.CardReasonMissing, mute.Refusal);
        Assert.Equal(payments, (await house.RegisterDesk.ReadAsync(sale)).Payments.Count);
    }

    [Fact]
    public async Task A_guest_may_change_their_mind_while_the_card_is_at_the_terminal()
    {
        _terminal.Hold();
        await using var house = await OpenAsync(New());
        var sale = await SoldAsync(house);
        await PayAsync(house, sale);
        await _terminal.HeldAsync();

        await house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.CancelCard(Attempt, House.Lea));
        var after = await house.SalesShowAsync(view => view.Find(sale) is { Card: null });

        Assert.Equal(CardOutcome.Cancelled, after.Find(sale)!.Cards![0].Result!.Outcome);
        Assert.Empty(after.Find(sale)!.Payments);
    }

    [Fact]
    public async Task The_second_register_at_a_terminal_waits_its_turn_and_may_be_let_go_before_it()
    {
        _terminal.Hold();
        await using var house = await OpenAsync(New());
        var (first, second) = (await SoldAsync(house), await SoldAsync(house));
        var other = new CommandId("card-tap-2");
        await PayAsync(house, first);
        await _terminal.HeldAsync();
        await house.RegisterDesk.PayAsync(other, second, Card, new(1_450), House.Lea);

        await house.RegisterDesk.TellAsync(House.NewCommand(), second, new SaleCommand.CancelCard(other, House.Lea));
        _terminal.LetGo();
        await EndedAsync(house, first);

        Assert.Equal([Attempt], _terminal.Taken);
        Assert.Equal(CardReason.ByHand, (await house.RegisterDesk.ReadAsync(second)).Cards![0].Result!.Reason);
    }

    [Fact]
    public async Task Money_goes_back_to_the_card_through_the_terminal_and_a_whole_payment_of_today_is_undone()
    {
        await using var house = await OpenAsync(New());
        var sale = await SoldAsync(house);
        await PayAsync(house, sale);
        await EndedAsync(house, sale);

        var asked = await house.RegisterDesk.RefundAsync(new("back-tap"), sale, new(new("T1"), Card, Lines: null, Amount: null, "Froid"), House.Lea);
        await house.SalesShowAsync(view => view.Find(sale) is { Card: null, Refunding: null, Refunds: not null });

        Assert.Equal((CardDeed.Reversal, "R-1"), (asked.Card!.Deed, asked.Card.Original));
        Assert.Equal(new Money(1_450), (await house.RegisterDesk.ReadAsync(sale)).Refunded);
        Assert.Equal([Attempt, new("back-tap")], _terminal.Taken);
    }

    [Fact]
    public async Task What_a_terminal_will_not_undo_it_is_asked_to_give_back()
    {
        await using var house = await OpenAsync(New());
        var sale = await SoldAsync(house);
        await PayAsync(house, sale);
        await EndedAsync(house, sale);
        _terminal.Answer = new(CardOutcome.Declined, CardReason.NotCarriedOut);
        var wish = new RefundWish(new("T1"), Card, Lines: null, Amount: null, "Froid");
        await house.RegisterDesk.RefundAsync(new("back-1"), sale, wish, House.Lea);
        await house.SalesShowAsync(view => view.Find(sale) is { Card: null, Cards.Count: 2 });

        var again = await house.RegisterDesk.RefundAsync(new("back-2"), sale, wish, House.Lea);

        Assert.Equal(CardDeed.Refund, again.Card!.Deed);
    }

    [Fact]
    public async Task A_house_at_school_asks_no_terminal_and_one_without_pays_as_before()
    {
        await using var house = await OpenAsync(New());
        await house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.BeginTraining(House.Lea));
        var sale = await SoldAsync(house);

        Assert.NotNull((await PayAsync(house, sale)).Payment);
        Assert.Empty(_terminal.Taken);
    }

    [Fact]
    public async Task What_the_till_will_not_take_is_not_forgotten_and_is_booked_once_it_does()
    {
        _terminal.Hold();
        await using var house = await OpenAsync(New());
        var sale = await SoldAsync(house);
        await PayAsync(house, sale);
        await _terminal.HeldAsync();

        // From now on tills must be opened, and nobody has opened this one.
        await house.Of<IHouseRulesDesk>().TellAsync(
            House.NewCommand(), new HouseRulesCommand.SetTillDay(TillDayRules.Default with { MustBeOpened = true }, House.Lea));
        _terminal.LetGo();
        await house.SalesShowAsync(view => view.Find(sale) is { Card.Stage: CardStage.Unbooked, Pending: null });
        Assert.Equal(SaleRefusal.CardPending, (await house.RegisterDesk.PayAsync(House.NewCommand(), sale, Cash, new(1_450), House.Lea)).Refusal);

        await house.Of<ITillDesk>().TellAsync(House.NewCommand(), new("T1"), new TillCommand.Open(Money.Zero, House.Lea));
        await house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.QueryCard(Attempt, House.Lea));
        var paid = await EndedAsync(house, sale);

        Assert.Equal(new Money(1_450), Assert.Single(paid.Payments).Applied);
        Assert.Single(_terminal.Taken);
    }

    /// <summary>The hub dies at each write of a payment, before it or after it, and comes back.</summary>
    [Theory]
    [InlineData(Fault.BeforeWriting, true)]
    [InlineData(Fault.AfterWriting, true)]
    [InlineData(Fault.BeforeWriting, false)]
    [InlineData(Fault.AfterWriting, false)]
    public async Task Killed_at_any_write_the_guest_has_paid_once_or_the_sale_says_that_nobody_knows(Fault fault, bool tells)
    {
        var appends = await WalkAsync(0, fault, tells);

        Assert.InRange(appends, 5, 60); // Asked, sent, answered, sealed, confirmed.

        for (var failAt = 1; failAt <= appends; failAt++)
        {
            await WalkAsync(failAt, fault, tells);
        }
    }

    /// <summary>The hub dies at each write of a refund to the card.</summary>
    [Theory]
    [InlineData(Fault.BeforeWriting)]
    [InlineData(Fault.AfterWriting)]
    public async Task Killed_at_any_write_the_money_has_gone_back_once(Fault fault)
    {
        for (var failAt = 1; failAt <= 5; failAt++)
        {
            var terminal = new ScriptedTerminal();
            var disk = New();
            SaleId sale;
            await using (var before = await OpenAsync(disk, terminal))
            {
                sale = await SoldAsync(before);
                await PayAsync(before, sale);
                await EndedAsync(before, sale);
            }

            var faulty = new FaultyJournal(disk, failAt, fault, dies: true);
            var house = await OpenAsync(faulty, terminal, setUp: false);
            var going = BackAsync(house, sale);
            await faulty.Failed.WaitAsync(TimeSpan.FromSeconds(20));
            _ = going.ContinueWith(left => left.Exception, TaskScheduler.Default);
            await house.DisposeAsync();
            house = await OpenAsync(disk, terminal, setUp: false);
            await BackAsync(house, sale);
            var ended = await house.SalesShowAsync(view =>
                view.Find(sale) is { Card: null, Refunding: null } shown && (shown.Refunds is not null || shown.Cards is { Count: 2 } cards && cards[1].Result!.Outcome is not CardOutcome.Approved));
            await house.DisposeAsync();

            var where = $"append {failAt}, {fault}";
            var given = terminal.Taken.Count - 1;
            Assert.True(given <= 1 && (ended.Find(sale)!.Refunds?.Count ?? 0) == given, where);
        }
    }

    /// <summary>The hub dies while the terminal has the card, and while it is asked what became of it.</summary>
    [Fact]
    public async Task Killed_while_the_terminal_has_the_card_it_asks_and_never_sends_again()
    {
        var disk = New();
        _terminal.Hold();
        var house = await OpenAsync(disk);
        var sale = await SoldAsync(house);
        await PayAsync(house, sale);
        await _terminal.HeldAsync();
        await house.DisposeAsync();

        _terminal.LetGo();
        await using var again = await OpenAsync(disk, setUp: false);
        var paid = await EndedAsync(again, sale);

        Assert.Single(paid.Payments);
        Assert.Equal([Attempt], _terminal.Taken);
        Assert.Equal(1, _terminal.Queries);
    }

    /// <param name="tells">Whether the terminal tells afterwards what it did.</param>
    private static async Task<int> WalkAsync(int failAt, Fault fault, bool tells)
    {
        var terminal = new ScriptedTerminal { KnowsAfterwards = tells };
        var disk = New();
        SaleId sale;
        await using (var before = await OpenAsync(disk, terminal))
        {
            sale = await SoldAsync(before);
        }

        var faulty = new FaultyJournal(disk, failAt, fault, dies: true);
        var house = await OpenAsync(faulty, terminal, setUp: false);
        var going = PayAsync(house, sale);
        var ended = EndAsync(house, sale);
        await Task.WhenAny(faulty.Failed, Task.WhenAll(going, ended));
        _ = going.ContinueWith(left => left.Exception, TaskScheduler.Default);

        if (faulty.Failed.IsCompleted)
        {
            await house.DisposeAsync();
            house = await OpenAsync(disk, terminal, setUp: false);
            await PayAsync(house, sale); // The person presses the same key again.
            ended = EndAsync(house, sale);
        }

        var after = await ended;
        await house.DisposeAsync();
        var where = $"append {failAt}, {fault}, tells {tells}";
        Assert.True(terminal.Taken.Count <= 1, where);

        if (after.Card is { Stage: CardStage.Unknown })
        {
            Assert.False(tells, where);
            Assert.Empty(after.Payments);
        }
        else
        {
            Assert.True(terminal.Taken.Count == after.Payments.Count && (after.Stage is SaleStage.Settled) == (terminal.Taken.Count is 1), where);
        }

        return faulty.Appends;
    }

    private static MemoryJournal New() => new(HouseEvents.Catalog, TimeProvider.System);

    private Task<House> OpenAsync(IJournal journal, bool setUp = true) => OpenAsync(journal, _terminal, setUp);

    private static async Task<House> OpenAsync(IJournal journal, ScriptedTerminal terminal, bool setUp = true)
    {
        var house = await House.OpenAsync(journal, also: services => services.AddSingleton<ICardTerminals>(terminal).AddCards().AddCardTalks());

        if (setUp)
        {
            await house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetTerminals(
                new([new(new("tpe"), "", TerminalProtocol.CaisseAp, "127.0.0.1:8888", 180, CardCurrency.EUR, [new("T1")])]), House.Lea));
        }

        return house;
    }

    private static Task<SaleId> SoldAsync(House house) => house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1_450, null));

    private static Task<PayAnswer> PayAsync(House house, SaleId sale) => house.RegisterDesk.PayAsync(Attempt, sale, Card, new(1_450), House.Lea);

    private static Task<RefundAnswer> BackAsync(House house, SaleId sale) => house.RegisterDesk.RefundAsync(
        new("back-tap"), sale, new(new("T1"), Card, Lines: null, Amount: null, "Froid"), House.Lea);

    private static async Task<Sale> EndedAsync(House house, SaleId sale)
    {
        var shown = await house.SalesShowAsync(view => view.Find(sale) is { Card: null, Pending: null, Payments.IsEmpty: false });
        return shown.Find(sale)!;
    }

    // Paid, or nobody knows, or the terminal says that it was never asked.
    private static async Task<Sale> EndAsync(House house, SaleId sale)
    {
        var shown = await house.SalesShowAsync(view =>
            view.Find(sale) is { Card: null, Pending: null, Payments.IsEmpty: false } or { Card.Stage: CardStage.Unknown }
                or { Card: null, Pending: null, Cards: [.., { Result.Outcome: not CardOutcome.Approved }] });
        return shown.Find(sale)!;
    }

    private static Task<SalesView> UnknownAsync(House house, SaleId sale) =>
        house.SalesShowAsync(view => view.Find(sale) is { Card.Stage: CardStage.Unknown });

    private static async Task<TillRefusal?> CloseTillAsync(House house)
    {
        if ((await house.Grains.GetGrain<ITillGrain>("T1").ReadAsync()).Session is null)
        {
            await house.Of<ITillDesk>().TellAsync(House.NewCommand(), new("T1"), new TillCommand.Open(Money.Zero, House.Lea));
        }

        return (await house.Of<ITillDesk>().TellAsync(
            House.NewCommand(), new("T1"), new TillCommand.Close([new(PaymentMode.Cash, Money.Zero)], Money.Zero, House.Lea))).Refusal;
    }
}

/// <summary>A terminal that does as it is told, outlives the hub, and remembers what it was asked to take.</summary>
public sealed class ScriptedTerminal : ICardTerminals, ICardTerminal
{
    public static readonly CardResult Yes = new(
        CardOutcome.Approved, CardKind: "CB", Number: "497010******0014", Authorisation: "123456", Reference: "R-1");

    private readonly ConcurrentQueue<CommandId> _taken = new();
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<CardResult?>? _hold;
    private int _queries;

    public CardResult Answer { get; set; } = Yes;

    /// <summary>What it says when it is asked afterwards; null for the truth.</summary>
    public CardResult? Queried { get; set; }

    public bool KnowsAfterwards { get; init; } = true;

    public IReadOnlyList<CommandId> Taken => [.. _taken];

    public int Queries => _queries;

    public void Hold() => _hold = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void LetGo() => Interlocked.Exchange(ref _hold, null)?.TrySetResult(null);

    public Task HeldAsync() => _held.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public ICardTerminal For(TerminalRule rule) => this;

    public async ValueTask<CardResult> StartAsync(CardOrder order, ICardTalk talk, CancellationToken stop)
    {
        if (!await talk.MaySendAsync(""))
        {
            return new(CardOutcome.Cancelled);
        }

        talk.Says(TerminalWord.PresentCard, "");

        if (_hold is { } hold)
        {
            _taken.Enqueue(order.Attempt);
            _held.TrySetResult();
            return await hold.Task.WaitAsync(stop) ?? Answer;
        }

        _taken.Enqueue(order.Attempt);
        return Answer;
    }

    public ValueTask<CardResult> QueryAsync(CardOrder order, CancellationToken stop)
    {
        Interlocked.Increment(ref _queries);
        return ValueTask.FromResult(
            Queried
            ?? (!KnowsAfterwards ? new(CardOutcome.Unknown, CardReason.NotTold)
                : _taken.Contains(order.Attempt) ? Yes
                : new(CardOutcome.Declined, CardReason.NotCarriedOut)));
    }

    public ValueTask<bool> CancelAsync(CommandId attempt, CancellationToken stop) =>
        ValueTask.FromResult(Interlocked.Exchange(ref _hold, null)?.TrySetResult(new(CardOutcome.Cancelled, CardReason.Abandoned)) is true);

    public ValueTask<TerminalAnswer> TestAsync(CancellationToken stop) => ValueTask.FromResult(new TerminalAnswer(TerminalState.Ready));

    public ValueTask<TerminalAnswer> ReconcileAsync(CancellationToken stop) => ValueTask.FromResult(new TerminalAnswer(TerminalState.Ready));
}
