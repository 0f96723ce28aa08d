using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Closures;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Home;
using RetailPos.Register.School;
using RetailPos.Tests;

namespace RetailPos.Register.Tests;

/// <summary>What is closed and what is due, with the real decider behind the desks; and the way out of the training.</summary>
public sealed class ClosuresScreenTests : Counter, IClosureDesk, ITillDesk
{
    private static readonly TillId C1 = new("C1");
    private static readonly Actor Lea = new("Léa", "C1");

    private readonly Dictionary<long, SealedClosure> _sealed = [];
    private readonly FakeFeed<TillsView> _tills = new(TillsView.Empty with { Position = 1 });
    private HouseRulesRefusal? _refusal;
    private Till _till = Till.New;

    public ClosuresScreenTests()
    {
        Services.AddSingleton<IClosureDesk>(this).AddSingleton<ITillDesk>(this).AddSingleton<IFeed<TillsView>>(_tills);
        Services.AddSingleton(new HouseTills([C1]));
    }

    public ClosingSchedule Schedule { get; private set; } = ClosingSchedule.Off;

    public FiscalCalendar Calendar => FiscalCalendar.Default;

    public Task<SealedClosure?> FindAsync(long position, CancellationToken stop) => Task.FromResult(_sealed.GetValueOrDefault(position));

    public Task<OpenPeriod?> ReadOpenAsync(TillId till) => Task.FromResult(_till.Books.OpenDay(Calendar) is { } open
        ? new OpenPeriod(open, _till.Books.Day, _till.Books.PerpetualAlgebraic, _till.Books.PerpetualAbsolute, Clock.GetUtcNow(), IsOverdue: false, IsSessionOpen: _till.Session is not null)
        : null);

    public Task<Told<HouseRulesRefusal>> LeaveTrainingAsync(CommandId id, Actor by)
    {
        if (_refusal is null)
        {
            Rules.Push(new(Rules.Current.Position + 1, Rules.Current.Rules with { Training = TrainingStage.Left }));
        }

        return Task.FromResult(new Told<HouseRulesRefusal>(_refusal, Rules.Current.Position));
    }

    public Task<Told<TillRefusal>> TellAsync(CommandId id, TillId till, TillCommand command)
    {
        var decision = TillDecider.With(HashOnlySealer.Instance, till).Decide(_till, command, Clock.GetUtcNow());

        foreach (var happened in decision.Events)
        {
            _till = TillDecider.Evolve(_till, happened);

            if (happened is TillEvent.PeriodClosed { Closure: var closure } closed)
            {
                var at = Closures.Current.Position + 1;
                _sealed[at] = new(at, closure, closed.Seal);
                Closures.Push(new(at, Closures.Current.Rows.SetItem(till, Closures.Current.Of(till).Add(new(
                    at, closure.Kind, closure.Number, closure.From, closure.To, closure.Totals.Total, closure.Totals.Tickets,
                    closure.IsLate, closure.Cause, closure.MadeAt, closure.By.Person)))));
            }
        }

        return Task.FromResult(new Told<TillRefusal>(decision.Refusal, Closures.Current.Position));
    }

    [Fact]
    public void A_reading_and_a_closing_are_printed_at_the_till_and_a_till_without_a_printer_says_so()
    {
        _ = TellAsync(new("1"), C1, new TillCommand.Open(new(5_000), Lea));
        _ = TellAsync(new("2"), C1, new TillCommand.Close([new(PaymentMode.Cash, new(5_000))], Money.Zero, Lea));
        var page = Render<ClosuresScreen>();

        Tap(page, "x");
        Tap(page, "print-x");
        Until(page, () => Has(page, "said"));
        Tap(page, "close-day");
        Until(page, () => Has(page, "detail"));
        Papers.Answer = new(ReceiptOutcome.NoPrinter);
        Tap(page, "print");
        Until(page, () => Said(page, "said").Contains("imprimante", StringComparison.OrdinalIgnoreCase));

        Assert.Equal([ReceiptKind.Closing, ReceiptKind.Closing], Papers.Printed.Select(printed => printed.Kind));
    }

    [Fact]
    public void A_day_is_closed_by_hand_and_stands_there_in_full_with_its_extract()
    {
        _ = TellAsync(new("1"), C1, new TillCommand.Open(new(5_000), Lea));
        _ = TellAsync(new("2"), C1, new TillCommand.MoveCash(new("m"), MovementKind.CashOut, new(700), "banque", Lea));
        _ = TellAsync(new("3"), C1, new TillCommand.Close([new(PaymentMode.Cash, new(4_300))], Money.Zero, Lea));
        var page = Render<ClosuresScreen>();

        Tap(page, "x");
        Assert.True(Has(page, "reading"));
        Tap(page, "close-day");
        Until(page, () => Has(page, "detail"));

        Assert.Contains("7,00", Said(page, "detail"), StringComparison.Ordinal);
        Assert.Contains(_sealed.Values.Single().Seal.Extract, Said(page, "extract"), StringComparison.Ordinal);
        Assert.True(Has(page, "row-Day-1"));
        Tap(page, "close-day");
        Until(page, () => Said(page, "said").Contains("déjà", StringComparison.Ordinal));
        Tap(page, "kind-Month");
        Assert.True(Has(page, "none"));
    }

    [Fact]
    public void What_was_made_up_for_and_what_failed_is_said()
    {
        Schedule = new(IsRunning: true, Clock.GetUtcNow(), Clock.GetUtcNow(), MadeUp: 3, Fault: null);
        Assert.Contains("3", Said(Render<ClosuresScreen>(), "made-up"), StringComparison.Ordinal);
        Schedule = Schedule with { Fault = "C1: disk" };
        Assert.Contains("C1: disk", Said(Render<ClosuresScreen>(), "fault"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_band_is_there_as_long_as_the_house_trains_and_the_way_out_asks_first()
    {
        Rules.Push(new(Rules.Current.Position + 1, HouseRules.Default with { Training = TrainingStage.On }));
        var band = Render<TrainingBand>();
        var page = Render<TrainingScreen>();
        Assert.True(Has(band, "training-band"));
        Assert.True(The(page, "leave").HasAttribute("disabled"));

        _refusal = HouseRulesRefusal.TrainingTicketsOpen;
        The(page, "understood").Change(true);
        Tap(page, "leave");
        Until(page, () => Has(page, "said"));
        Assert.True(Has(band, "training-band"));

        _refusal = null;
        Tap(page, "leave");
        Until(page, () => The(page, "training").GetAttribute("data-stage") == "Left");
        Until(band, () => !Has(band, "training-band"));
    }

    [Fact]
    public void The_rules_of_closing_are_saved_and_a_day_that_is_none_is_not()
    {
        var page = Render<ClosingRulesScreen>();
        The(page, "year-month").Change("6");
        The(page, "year-day").Input("31");
        Assert.True(The(page, "save").HasAttribute("disabled"));
        The(page, "year-day").Input("30");
        The(page, "wait").Input("2");
        The(page, "save").Closest("form")!.Submit();
        Until(page, () => Rules.Current.Rules.Closing == new ClosingRules(6, 30, 2));
    }
}
