using System.Net;
using System.Net.Sockets;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Terminals;
using RetailPos.Hub.Devices.Terminals.Simulated;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;
using RetailPos.Tests;

namespace RetailPos.Devices.Tests.Terminals;

/// <summary>Every way in which a terminal misbehaves, in every language, on a real line.</summary>
public sealed class TerminalTests
{
    public static TheoryData<TerminalProtocol, TerminalMood, CardOutcome, CardOutcome, int> Matrix()
    {
        var rows = new TheoryData<TerminalProtocol, TerminalMood, CardOutcome, CardOutcome, int>();

        foreach (var protocol in Enum.GetValues<TerminalProtocol>())
        {
            // What a bank's terminal of France has not done it cannot say: its last transaction is somebody else's.
            var notDone = protocol is TerminalProtocol.CaisseAp ? CardOutcome.Unknown : CardOutcome.Declined;

            rows.Add(protocol, TerminalMood.Approve, CardOutcome.Approved, CardOutcome.Approved, 1);
            rows.Add(protocol, TerminalMood.Decline, CardOutcome.Declined, CardOutcome.Declined, 0);
            rows.Add(protocol, TerminalMood.Abandon, CardOutcome.Cancelled, CardOutcome.Cancelled, 0);
            rows.Add(protocol, TerminalMood.Silent, CardOutcome.Unknown, notDone, 0);
            rows.Add(protocol, TerminalMood.HangUpBefore, CardOutcome.Unknown, notDone, 0);
            rows.Add(protocol, TerminalMood.HangUpAfter, CardOutcome.Unknown, CardOutcome.Approved, 1);
            rows.Add(protocol, TerminalMood.Late, CardOutcome.Unknown, CardOutcome.Approved, 1);
            rows.Add(protocol, TerminalMood.Twice, CardOutcome.Approved, CardOutcome.Approved, 1);
            rows.Add(protocol, TerminalMood.InPieces, CardOutcome.Approved, CardOutcome.Approved, 1);
            rows.Add(protocol, TerminalMood.Nonsense, CardOutcome.Unknown, notDone, 0);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Whatever_it_does_has_a_name_and_a_question_afterwards_finds_the_truth_or_says_that_nobody_knows(
        TerminalProtocol protocol, TerminalMood mood, CardOutcome first, CardOutcome afterwards, int booked)
    {
        await using var simulator = Terminal.Simulator(protocol);
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        var driver = new HouseTerminals(new TcpTerminalLines(), clock).For(Terminal.Rule(protocol, simulator.Address));
        var talk = new OpenTalk();
        simulator.Next(mood);

        var starting = driver.StartAsync(Terminal.Order(), talk, CancellationToken.None).AsTask();
        await await Task.WhenAny(simulator.ReceivedAsync(), starting);

        if (mood is TerminalMood.Silent or TerminalMood.Late)
        {
            clock.Advance(TimeSpan.FromSeconds(60));
        }

        var started = await starting;
        var asked = started.IsUnknown ? await driver.QueryAsync(Terminal.Order(mark: talk.Mark!), CancellationToken.None) : started;

        Assert.Equal((first, afterwards), (started.Outcome, asked.Outcome));
        Assert.Equal(booked, simulator.Booked.Length);
        Assert.True(asked.Outcome is not CardOutcome.Approved || asked.Kept() is { Number.Length: > 0, Authorisation: "123456", Reference.Length: > 0 });
    }

    [Theory]
    [InlineData(TerminalProtocol.CaisseAp)]
    [InlineData(TerminalProtocol.Zvt)]
    [InlineData(TerminalProtocol.Nexo)]
    public async Task A_yes_to_another_amount_is_no_yes(TerminalProtocol protocol)
    {
        await using var simulator = Terminal.Simulator(protocol);
        simulator.Next(TerminalMood.OtherAmount);

        var result = await DriverOf(protocol, simulator.Address).StartAsync(Terminal.Order(), new OpenTalk(), CancellationToken.None);

        Assert.Equal((CardOutcome.Unknown, CardReason.OtherAmount), (result.Outcome, result.Reason));
    }

    [Theory]
    [InlineData(TerminalProtocol.Zvt)]
    [InlineData(TerminalProtocol.Nexo)]
    public async Task A_guest_who_changes_their_mind_gets_the_card_back(TerminalProtocol protocol)
    {
        await using var simulator = Terminal.Simulator(protocol);
        var driver = DriverOf(protocol, simulator.Address);
        simulator.Next(TerminalMood.WaitForCard);

        var starting = driver.StartAsync(Terminal.Order(), new OpenTalk(), CancellationToken.None).AsTask();
        await await Task.WhenAny(simulator.ReceivedAsync(), starting);
        var isTold = await driver.CancelAsync(Terminal.Order().Attempt, CancellationToken.None);
        var result = await starting;

        Assert.True(isTold);
        Assert.Equal((CardOutcome.Cancelled, CardReason.Abandoned), (result.Outcome, result.Reason));
        Assert.Empty(simulator.Booked);
    }

    [Fact]
    public async Task A_french_terminal_lets_go_of_a_card_only_by_its_own_key()
    {
        await using var simulator = new SimulatedCaisseAp();
        var driver = DriverOf(TerminalProtocol.CaisseAp, simulator.Address);
        simulator.Next(TerminalMood.WaitForCard);

        var starting = driver.StartAsync(Terminal.Order(), new OpenTalk(), CancellationToken.None).AsTask();
        await await Task.WhenAny(simulator.ReceivedAsync(), starting);
        Assert.False(await driver.CancelAsync(Terminal.Order().Attempt, CancellationToken.None));
        simulator.Release();

        Assert.Equal(CardOutcome.Approved, (await starting).Outcome);
    }

    [Theory]
    [InlineData(TerminalProtocol.CaisseAp)]
    [InlineData(TerminalProtocol.Zvt)]
    [InlineData(TerminalProtocol.Nexo)]
    public async Task What_was_paid_is_given_back_or_undone_by_the_name_that_the_terminal_gave_it(TerminalProtocol protocol)
    {
        await using var simulator = Terminal.Simulator(protocol);
        var driver = DriverOf(protocol, simulator.Address);

        var paid = (await driver.StartAsync(Terminal.Order(), new OpenTalk(), CancellationToken.None)).Kept();
        var undone = await driver.StartAsync(Terminal.Order("undo-1", CardDeed.Reversal, original: paid.Reference), new OpenTalk(), CancellationToken.None);
        var back = await driver.StartAsync(Terminal.Order("back-1", CardDeed.Refund, 300), new OpenTalk(), CancellationToken.None);

        Assert.Equal((CardOutcome.Approved, CardOutcome.Approved), (undone.Outcome, back.Outcome));
        Assert.Equal([CardDeed.Payment, CardDeed.Reversal, CardDeed.Refund], simulator.Booked.Select(booked => booked.Deed));
        Assert.Equal([1_250L, 1_250L, 300L], simulator.Booked.Select(booked => booked.Amount.Cents));
    }

    [Theory]
    [InlineData(TerminalProtocol.CaisseAp)]
    [InlineData(TerminalProtocol.Zvt)]
    [InlineData(TerminalProtocol.Nexo)]
    public async Task Where_nobody_answers_nothing_was_taken(TerminalProtocol protocol)
    {
        var result = await DriverOf(protocol, FreeAddress()).StartAsync(Terminal.Order(), new OpenTalk(), CancellationToken.None);

        Assert.Equal((CardOutcome.Declined, CardReason.NotReached), (result.Outcome, result.Reason));
    }

    [Theory]
    [InlineData(TerminalProtocol.CaisseAp)]
    [InlineData(TerminalProtocol.Zvt)]
    [InlineData(TerminalProtocol.Nexo)]
    public async Task What_the_house_does_not_let_go_never_reaches_the_terminal(TerminalProtocol protocol)
    {
        await using var simulator = Terminal.Simulator(protocol);

        var result = await DriverOf(protocol, simulator.Address).StartAsync(Terminal.Order(), new OpenTalk(maySend: false), CancellationToken.None);

        Assert.Equal(CardOutcome.Cancelled, result.Outcome);
        Assert.Empty(simulator.Booked);
    }

    [Theory]
    [InlineData(TerminalProtocol.CaisseAp)]
    [InlineData(TerminalProtocol.Zvt)]
    [InlineData(TerminalProtocol.Nexo)]
    public async Task The_office_hears_whether_it_is_there_and_closes_its_day(TerminalProtocol protocol)
    {
        await using var simulator = Terminal.Simulator(protocol);
        var driver = DriverOf(protocol, simulator.Address);

        Assert.Equal(TerminalState.Ready, (await driver.TestAsync(CancellationToken.None)).State);
        Assert.Equal(TerminalState.Ready, (await driver.ReconcileAsync(CancellationToken.None)).State);

        simulator.IsOutOfOrder = true;
        Assert.Equal(TerminalState.Silent, (await driver.TestAsync(CancellationToken.None)).State);
        Assert.Equal(TerminalState.NotReached, (await DriverOf(protocol, FreeAddress()).TestAsync(CancellationToken.None)).State);
    }

    [Theory]
    [InlineData(TerminalProtocol.CaisseAp)]
    [InlineData(TerminalProtocol.Zvt)]
    [InlineData(TerminalProtocol.Nexo)]
    public async Task A_transaction_of_the_same_amount_that_is_not_ours_is_not_taken_for_ours(TerminalProtocol protocol)
    {
        await using var simulator = Terminal.Simulator(protocol);
        var driver = DriverOf(protocol, simulator.Address);
        var talk = new OpenTalk();
        simulator.Next(TerminalMood.HangUpBefore);
        await driver.StartAsync(Terminal.Order("lost"), talk, CancellationToken.None);

        // Two guests later somebody asks what became of the first.
        await driver.StartAsync(Terminal.Order("next"), new OpenTalk(), CancellationToken.None);
        await driver.StartAsync(Terminal.Order("next-but-one"), new OpenTalk(), CancellationToken.None);
        var asked = await driver.QueryAsync(Terminal.Order("lost", mark: talk.Mark!), CancellationToken.None);

        Assert.NotEqual(CardOutcome.Approved, asked.Outcome);
    }

    [Fact]
    public async Task A_terminal_tells_whoever_waits_what_it_is_doing()
    {
        await using var simulator = new SimulatedNexo();
        var talk = new OpenTalk();

        await DriverOf(TerminalProtocol.Nexo, simulator.Address).StartAsync(Terminal.Order(), talk, CancellationToken.None);

        Assert.Contains((TerminalWord.Other, "Karte bitte"), talk.Said);
    }

    [Fact]
    public async Task A_french_terminal_that_leaves_the_line_open_has_answered_all_the_same()
    {
        var line = new ScriptedLine(
            System.Text.Encoding.ASCII.GetBytes("CD0010CE003978CB0041250AE00210"), () => 7);
        var driver = new CaisseApTerminal(Terminal.Rule(TerminalProtocol.CaisseAp), line, TimeProvider.System);

        Assert.Equal(CardOutcome.Approved, (await driver.StartAsync(Terminal.Order(), new OpenTalk(), CancellationToken.None)).Outcome);
    }

    private static ICardTerminal DriverOf(TerminalProtocol protocol, string address) =>
        new HouseTerminals(new TcpTerminalLines(), TimeProvider.System).For(Terminal.Rule(protocol, address));

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
