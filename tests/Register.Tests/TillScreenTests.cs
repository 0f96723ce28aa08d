using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.TillDay;
using RetailPos.Tests;

namespace RetailPos.Register.Tests;

/// <summary>The till's page: the real decider behind its desk.</summary>
public sealed class TillScreenTests : Counter, ITillDesk
{
    private static readonly TillId C1 = new("C1");

    private readonly FakeFeed<TillsView> _tills = new(TillsView.Empty with { Position = 1 });

    public TillScreenTests()
    {
        Services.AddSingleton<ITillDesk>(this);
        Services.AddSingleton<IFeed<TillsView>>(_tills);
    }

    [Fact]
    public void A_drawer_that_hangs_on_a_printer_is_opened_without_a_sale()
    {
        var bare = Render<TillScreen>(screen => screen.Add(it => it.Till, "C1"));
        The(bare, "float").Input("50,00");
        The(bare, "opening").Submit();
        Until(bare, () => Has(bare, "movement"));
        Assert.False(Has(bare, "open-drawer"));

        Printers.Has(PrinterSetup.Usual(new("bar"), "Bar", "127.0.0.1:9100") with { Tills = [C1] });
        var page = Render<TillScreen>(screen => screen.Add(it => it.Till, "C1"));
        Tap(page, "open-drawer");

        Assert.Equal(JobKind.Drawer, Assert.Single(Devices.Current.OutboxOf(new("bar")).Jobs).Kind);
    }

    public Task<Told<TillRefusal>> TellAsync(CommandId id, TillId till, TillCommand command)
    {
        var before = _tills.Current.Of(till);
        var decision = TillDecider.With(HashOnlySealer.Instance, till).Decide(before, command, Clock.GetUtcNow());

        if (decision.Refusal is null)
        {
            _tills.Push(new(_tills.Current.Position + 1, _tills.Current.Tills.SetItem(till, decision.Events.Aggregate(before, TillDecider.Evolve))));
        }

        return Task.FromResult(new Told<TillRefusal>(decision.Refusal, _tills.Current.Position));
    }

    [Fact]
    public void A_till_is_opened_by_its_coins_moved_counted_and_closed_with_what_is_missing()
    {
        var page = Page();
        The(page, "float-5000").Input("2");
        The(page, "float-50").Input("3");
        Assert.Equal("101,50", The(page, "float").GetAttribute("value"));
        The(page, "opening").Submit();
        Assert.Contains("101,50", Said(page, "expected"), StringComparison.Ordinal);

        Tap(page, "kind-CashIn");
        The(page, "movement-amount").Input("50");
        The(page, "movement-reason").Input("banque");
        The(page, "movement").Submit();
        Assert.Contains("banque", Said(page, "movements"), StringComparison.Ordinal);
        Assert.Contains("151,50", Said(page, "expected"), StringComparison.Ordinal);

        The(page, "count-cash").Input("151");
        Assert.Contains("0,50", Said(page, "gap-Cash"), StringComparison.Ordinal);
        The(page, "left").Input("100");
        The(page, "count").Submit();
        Assert.Contains("0,50", Said(page, "till-error"), StringComparison.Ordinal);
        Assert.Equal((new Money(-50), new Money(10_000)), (_tills.Current.Of(C1).Last!.Difference, _tills.Current.Of(C1).Left));
        Assert.Equal("100,00", The(page, "float").GetAttribute("value"));
    }

    [Fact]
    public void Who_counts_blind_sees_no_expected_sum_before_the_till_is_closed()
    {
        Rules.Push(new(2, HouseRules.Default with { TillDay = TillDayRules.Default with { BlindCount = true } }));
        var page = Page();
        The(page, "float").Input("87,30");
        The(page, "opening").Submit();
        The(page, "count-cash").Input("80");

        Assert.False(Has(page, "expected"));
        Assert.False(Has(page, "gap-Cash"));
        Assert.True(Has(page, "blind"));
        Assert.DoesNotContain("7,30", Said(page, "count"), StringComparison.Ordinal);

        The(page, "count").Submit();
        Assert.Contains("7,30", Said(page, "till-error"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_till_is_handed_over_with_a_count_and_the_session_goes_on()
    {
        var page = Page();
        The(page, "opening").Submit();
        The(page, "count-cash").Input("0");
        The(page, "to-person").Input("Zoé");
        Tap(page, "hand-over");

        Until(page, () => Said(page, "cashier") == "Zoé");
        Assert.Equal(1, _tills.Current.Of(C1).Session!.Number);
    }

    [Fact]
    public void A_till_that_somebody_else_opens_is_open_here_too()
    {
        var page = Page();
        _ = TellAsync(new("x"), C1, new TillCommand.Open(Money.Zero, Actor.Hub));

        Until(page, () => Has(page, "session"));
    }

    [Theory]
    [InlineData("12", 1_200)]
    [InlineData("1 250,5", 125_050)]
    [InlineData("1'250.50", 125_050)]
    [InlineData("", null)]
    [InlineData("1,234", null)]
    [InlineData("-3", null)]
    public void Sums_are_read_as_people_type_them(string typed, int? cents) =>
        Assert.Equal(cents, (int?)CashText.Read(typed)?.Cents);

    [Theory]
    [InlineData("EUR", 14)]
    [InlineData("CHF", 13)]
    [InlineData("XXX", 0)]
    public void Each_currency_has_its_coins_and_notes(string currency, int kinds) =>
        Assert.Equal(kinds, Denominations.Of(currency).Count);

    [Fact]
    public void What_lies_in_no_drawer_is_not_asked_for() => Assert.DoesNotContain(
        PaymentMode.OnAccount,
        CountSheet.ModesOf(PaymentRules.Default.Keys, TillSession.New(1, Money.Zero, Actor.Hub, Clock.GetUtcNow())));

    private IRenderedComponent<TillScreen> Page() => Render<TillScreen>(screen => screen.Add(it => it.Till, "C1"));
}
