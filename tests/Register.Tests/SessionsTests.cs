using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.TillDay;

namespace RetailPos.Register.Tests;

public sealed class SessionsTests : Counter
{
    private static readonly TillId C1 = new("C1");
    private static readonly TillId C2 = new("C2");

    private readonly FakeFeed<SessionsView> _sessions = new(SessionsView.Empty with { Position = 1 });

    public SessionsTests()
    {
        Services.AddSingleton<IFeed<SessionsView>>(_sessions);
        Services.AddRegister(_ => [C1, C2]);
        _sessions.Push(new(2, ImmutableDictionary<TillId, ValueList<PastSession>>.Empty
            .Add(C1, [Session(C1, 1, "Léa", counted: 9_500), Session(C1, 2, "Zoé", counted: 10_000)])
            .Add(C2, [Session(C2, 1, "Hugo", counted: null)])));
    }

    [Fact]
    public void Sessions_are_found_by_till_person_and_difference_and_told_in_full()
    {
        var page = Render<SessionsScreen>();
        Assert.Equal(3, page.FindAll("[data-test^='row-']").Count);
        Assert.Contains("-5,00", Said(page, "sum-gaps"), StringComparison.Ordinal);

        The(page, "only-gaps").Change(true);
        Assert.Equal(["row-C1-1"], page.FindAll("[data-test^='row-']").Select(row => row.GetAttribute("data-test")!));
        The(page, "only-gaps").Change(false);
        The(page, "text").Input("zo");
        Assert.Equal(["row-C1-2"], page.FindAll("[data-test^='row-']").Select(row => row.GetAttribute("data-test")!));
        The(page, "text").Input("");
        The(page, "at-till").Change("C2");
        Assert.Equal(["row-C2-1"], page.FindAll("[data-test^='row-']").Select(row => row.GetAttribute("data-test")!));
        The(page, "at-till").Change("");
        The(page, "to").Change("2026-07-01");
        Assert.True(Has(page, "none"));
        The(page, "to").Change("2026-07-15");

        Tap(page, "row-C1-1");
        Assert.Contains("banque", Said(page, "movements"), StringComparison.Ordinal);
        Assert.Contains("-5,00", Said(page, "error"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_counts_blind_reads_no_counts_of_a_session_that_is_open()
    {
        Rules.Push(new(2, HouseRules.Default with { TillDay = TillDayRules.Default with { BlindCount = true } }));
        Acting.IsOff = false;
        Acting.Lacks.Add(Right.SeeReports);
        var page = Render<SessionsScreen>();

        Tap(page, "row-C2-1");

        Assert.True(Has(page, "blind"));
        Assert.Empty(page.FindAll("[data-test=detail] table"));
    }

    private PastSession Session(TillId till, int number, string person, int? counted)
    {
        var (at, by) = (Clock.GetUtcNow().AddHours(-number), new Actor(person, till.Value));
        ValueList<CountedMode> counts = [new(PaymentMode.Cash, new(10_000), new Money(counted ?? 10_000))];
        return new(
            till, number, at, person, new(10_000), new(10_000),
            [new(new($"{till}-{number}"), MovementKind.CashOut, new(1_000), "banque", by, at)],
            [new(at, person, counts)],
            counted is null ? null : new(number, at, by, person, new(10_000), Money.Zero, SessionTotals.None, counts, new(10_000), by, at));
    }
}
