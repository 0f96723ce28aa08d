using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Tests;

namespace RetailPos.Look.Tests;

public sealed class FreshnessTests : BunitContext
{
    private readonly FakeClock _clock = new(new(2026, 7, 15, 10, 47, 8, TimeSpan.Zero));
    private long _shown = 118;
    private long _head = 118;
    private readonly List<PageSaid> _heard = [];

    public FreshnessTests()
    {
        Services.AddLocalization(options => options.ResourcesPath = "Resources");
        Services.AddSingleton<TimeProvider>(_clock);
        JSInterop.Setup<PageSaid?>("look.beat", _ => true).SetResult(new(118, Visible: true, "on"));
        JSInterop.Setup<PageSaid?>("look.alive", _ => true).SetResult(null);
    }

    [Fact]
    public void A_page_hears_at_once_and_then_every_second_how_far_it_is()
    {
        Beat();
        Assert.Single(JSInterop.Invocations["look.beat"]);

        _shown = _head = 119;
        _clock.Advance(TimeSpan.FromSeconds(3));

        var beats = JSInterop.Invocations["look.beat"];
        Assert.Equal(4, beats.Count);
        Assert.Equal(119L, beats[^1].Arguments[0]);
        Assert.Equal("47", beats[^1].Arguments[2]);
    }

    [Fact]
    public void A_beat_carries_the_hub_s_time_with_the_offset_of_the_site()
    {
        Beat();

        var time = Assert.IsType<string>(JSInterop.Invocations["look.beat"][0].Arguments[1]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$", time);
        Assert.Equal(_clock.GetUtcNow(), DateTimeOffset.Parse(time, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_feed_that_stalls_while_the_journal_grows_leaves_the_page_without_proof()
    {
        Beat();

        _head = 120;
        _clock.Advance(FreshnessBeat.Every);
        _clock.Advance(FreshnessBeat.Every);

        Assert.Equal(2, JSInterop.Invocations["look.beat"].Count);
        Assert.Single(JSInterop.Invocations["look.alive"]);

        _shown = 120;
        _clock.Advance(FreshnessBeat.Every);

        Assert.Equal(3, JSInterop.Invocations["look.beat"].Count);
    }

    [Fact]
    public void In_a_quiet_hour_a_screen_that_shows_nothing_new_is_up_to_date()
    {
        Beat();

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(76, JSInterop.Invocations["look.beat"].Count);
        Assert.Empty(JSInterop.Invocations["look.alive"]);
    }

    [Fact]
    public async Task A_closed_page_is_not_told_anything_more()
    {
        Beat();
        await DisposeComponentsAsync();

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Single(JSInterop.Invocations["look.beat"]);
    }

    [Fact]
    public void A_page_that_does_not_answer_is_not_sent_a_queue_of_beats()
    {
        var mute = JSInterop.Setup<PageSaid?>("look.beat", _ => true);
        Beat();

        _clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Single(mute.Invocations);
    }

    [Fact]
    public void What_the_page_has_painted_is_what_it_answers_and_not_what_it_was_sent()
    {
        JSInterop.Setup<PageSaid?>("look.beat", _ => true).SetResult(new(117, Visible: true, "blocked"));
        Beat();

        Assert.Equal(new(117, Visible: true, "blocked"), Assert.Single(_heard));
        Assert.True(_heard[0].IsMuted);
    }

    [Fact]
    public void A_screen_that_has_fallen_behind_is_not_asked_what_it_has_painted()
    {
        Beat();
        _head = 120;
        _clock.Advance(FreshnessBeat.Every);
        _clock.Advance(FreshnessBeat.Every);

        Assert.Equal(2, _heard.Count);
    }

    private void Beat() => Render<FreshnessBeat>(beat => beat
        .Add(it => it.Seen, () => new Seen(_shown, "47"))
        .Add(it => it.Head, () => _head)
        .Add(it => it.Heard, _heard.Add));
}
