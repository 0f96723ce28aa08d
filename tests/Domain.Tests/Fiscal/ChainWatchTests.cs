using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Watch;
using RetailPos.Tests;

namespace RetailPos.Domain.Tests.Fiscal;

public sealed class ChainWatchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.FromHours(1));
    private static readonly Actor Owner = new("Léa", "office");
    private static readonly FoundFault Cut = new(new("T1"), FiscalChainKind.Tickets, 9, FiscalFaultKind.TailMissing);
    private static readonly FoundFault Changed = new(new("T1"), FiscalChainKind.Tickets, 5, FiscalFaultKind.ContentDiffers);
    private static readonly FoundFault Clock = new(new("T1"), FiscalChainKind.Notes, 7, FiscalFaultKind.ClockWentBack);
    private static readonly Decider<ChainWatch, ChainWatchCommand, ChainWatchEvent, ChainWatchRefusal> Watch =
        ChainWatchDecider.With(HashOnlySealer.Instance);

    [Fact]
    public void A_fault_that_somebody_has_taken_note_of_stays_listed_with_who_when_and_why()
    {
        var watch = After(Found(Changed), Found(Cut), Noted("disque remplacé", Changed, Cut));

        Assert.Empty(watch.Open);
        Assert.False(watch.IsGood);
        Assert.Equal(
            [(Changed, new FaultNote("disque remplacé", Owner, Noon)), (Cut, new FaultNote("disque remplacé", Owner, Noon))],
            watch.Faults.Select(seen => (seen.Fault, seen.Noted!)));
    }

    [Fact]
    public void The_next_fault_rings_again() =>
        Assert.Equal([Cut], After(Found(Changed), Noted("vu", Changed), Found(Cut)).Open.Select(seen => seen.Fault));

    [Fact]
    public void A_changed_record_that_is_met_again_is_no_news_and_an_end_that_is_cut_off_again_is()
    {
        var watch = After(Found(Changed), Found(Cut), Noted("vu", Changed, Cut), Found(Changed), Found(Cut), Found(Cut));

        Assert.Equal([Changed, Cut, Cut], watch.Faults.Select(seen => seen.Fault));
        Assert.Equal([Cut], watch.Open.Select(seen => seen.Fault));
    }

    [Fact]
    public void A_note_is_about_what_was_seen_and_nothing_else() =>
        Assert.Equal([Cut], After(Found(Changed), Found(Cut), Noted("vu", Changed)).Open.Select(seen => seen.Fault));

    [Theory]
    [InlineData("", ChainWatchRefusal.ReasonMissing)]
    [InlineData("  ", ChainWatchRefusal.ReasonMissing)]
    [InlineData("a\u0007b", ChainWatchRefusal.ReasonMissing)]
    [InlineData("vu", ChainWatchRefusal.NothingToNote)]
    public void A_note_needs_a_reason_and_something_to_note(string reason, ChainWatchRefusal refusal) =>
        Assert.Equal(refusal, Watch.Decide(After(Found(Clock)), Noted(reason, Clock), Noon).Refusal);

    [Fact]
    public void Of_a_hundred_faults_that_are_noted_the_oldest_makes_room_and_of_a_hundred_that_wait_none_does()
    {
        FoundFault[] many = [.. Enumerable.Range(1, ChainWatch.FaultsMax).Select(number => Changed with { Number = number })];
        var full = After([.. many.Select(Found)]);

        Assert.Equal(many, Apply(full, Found(Cut)).Faults.Select(seen => seen.Fault));
        var noted = Apply(Apply(full, Noted("vu", many)), Found(Cut));
        Assert.Equal([.. many[1..], Cut], noted.Faults.Select(seen => seen.Fault));
        Assert.Equal([Cut], noted.Open.Select(seen => seen.Fault));
    }

    [Fact]
    public void Keys_are_kept_in_the_order_in_which_they_served()
    {
        var watch = After(new ChainWatchCommand.KeepKey("a", "AA"), new ChainWatchCommand.KeepKey("a", "AA"), new ChainWatchCommand.KeepKey("b", "BB", Lost: "a"));

        Assert.Equal([new HouseKey("a", "AA", Noon), new HouseKey("b", "BB", Noon, "a")], watch.Keys);
    }

    private static ChainWatchCommand.ReportFault Found(FoundFault fault) => new(fault);

    private static ChainWatchCommand.Acknowledge Noted(string reason, params FoundFault[] faults) => new([.. faults], reason, Owner);

    private static ChainWatch After(params ChainWatchCommand[] commands) => commands.Aggregate(ChainWatch.New, Apply);

    private static ChainWatch Apply(ChainWatch watch, ChainWatchCommand command)
    {
        var decision = Watch.Decide(watch, command, Noon);
        Assert.Null(decision.Refusal);
        return decision.Events.Aggregate(watch, Watch.Evolve);
    }
}
