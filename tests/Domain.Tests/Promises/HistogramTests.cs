using RetailPos.Hub.Domain.Promises;
using RetailPos.Kernel;

namespace RetailPos.Domain.Tests.Promises;

public sealed class HistogramTests
{
    private static readonly StationId Grill = new("grill");

    [Theory]
    [InlineData(500)]
    [InlineData(5_000)]
    [InlineData(9_500)]
    public void A_quantile_is_read_to_a_few_per_cent(int level)
    {
        var values = Enumerable.Range(0, 200).Select(step => 500 + step * 10).ToList();

        Assert.InRange(Histogram.Of(values).Quantile(level), values[level * 199 / 10_000] * 0.93, values[level * 199 / 10_000] * 1.07);
    }

    [Fact]
    public void A_higher_level_is_never_a_lower_value()
    {
        var measured = Histogram.Of([700, 700, 900, 2_000, 5_000]);
        var values = Enumerable.Range(-100, 10_800).Select(measured.Quantile).ToList();

        Assert.Equal(values.Order(), values);
        Assert.True(values[^1] > 5_000);
    }

    [Fact]
    public void Two_halves_together_are_the_whole()
    {
        int[] values = [300, 800, 1_000, 1_000, 1_300, 19_999, 20_000, 0];

        Assert.Equal(Histogram.Of(values), Histogram.Of(values[..3]).With(Histogram.Of(values[3..])));
        Assert.Equal(Histogram.Of(values), Histogram.Of(values[3..]).With(Histogram.Of(values[..3])));
    }

    [Fact]
    public void What_is_old_weighs_less_and_what_is_very_old_nothing()
    {
        var old = Enumerable.Repeat(1_000, 40).Aggregate(Histogram.Empty, (sum, value) => sum.Add(value, day: 0));

        Assert.Equal(40, old.Samples);
        Assert.Equal(21, old.Add(1_000, day: Histogram.HalfLifeDays).Samples);
        Assert.Equal(1, old.Add(1_000, day: 400).Samples);
    }

    [Fact]
    public void However_much_is_measured_it_weighs_a_bounded_number_of_samples()
    {
        var busy = Enumerable.Range(0, 5_000).Aggregate(Histogram.Empty, (sum, index) => sum.Add(1_000 + index % 7, day: 1));

        Assert.InRange(busy.Samples, Histogram.SamplesMax / 2 - 10, Histogram.SamplesMax);
    }

    [Fact]
    public void A_new_cook_shows_within_an_evening_where_much_is_sold()
    {
        var before = Enumerable.Repeat(1_000, 256).Aggregate(Histogram.Empty, (sum, value) => sum.Add(value, day: 3));
        var after = Enumerable.Repeat(1_500, 200).Aggregate(before, (sum, value) => sum.Add(value, day: 4));

        Assert.InRange(after.Quantile(5_000), 1_400, 1_600);
    }

    [Fact]
    public void Without_enough_samples_the_article_then_the_station_then_the_card_is_asked()
    {
        var book = PaceBook.Empty;
        Assert.Same(Histogram.Guess, book.Find(Grill, "steak", load: 2));

        book = Learned(book, "fish", load: 1, pace: 2_000, count: PaceBook.SamplesMin);
        Assert.InRange(book.Find(Grill, "steak", load: 2).Quantile(5_000), 1_850, 2_200);

        book = Learned(book, "steak", load: 1, pace: 700, count: PaceBook.SamplesMin);
        Assert.InRange(book.Find(Grill, "steak", load: 2).Quantile(5_000), 640, 760);

        book = Learned(book, "steak", load: 2, pace: 1_400, count: PaceBook.SamplesMin);
        Assert.InRange(book.Find(Grill, "steak", load: 2).Quantile(5_000), 1_300, 1_550);
        Assert.InRange(book.Find(Grill, "steak", load: 1).Quantile(5_000), 640, 760);
    }

    [Fact]
    public void A_ticket_that_was_forgotten_teaches_nothing() =>
        Assert.Same(PaceBook.Empty, PaceBook.Empty.Learn(Grill, "steak", load: 0, Histogram.ValueMax + 1, day: 1));

    [Fact]
    public void A_year_of_daily_specials_does_not_grow_the_book()
    {
        var book = Enumerable.Range(0, PaceBook.PacesMax).Aggregate(
            PaceBook.Empty, (sum, day) => sum.Learn(Grill, $"special {day}", load: 0, pace: 1_000, day));

        Assert.Equal(PaceBook.PacesMax, book.Paces.Count);
        Assert.Contains(Grill.Value, book.Paces.Keys);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(60, 1)]
    [InlineData(61, 2)]
    [InlineData(120, 2)]
    [InlineData(960, 5)]
    [InlineData(961, 6)]
    [InlineData(1_000_000, 6)]
    public void Loads_double_from_bucket_to_bucket(long seconds, int bucket) => Assert.Equal(bucket, LoadBucket.Of(seconds));

    [Fact]
    public void A_window_that_misses_widens_and_one_that_holds_narrows_in_balance_at_one_in_twenty()
    {
        var late = WindowLevels.Start.After(PromiseOutcome.Late);
        var early = WindowLevels.Start.After(PromiseOutcome.Early);
        var twenty = Enumerable.Repeat(PromiseOutcome.Held, 19).Append(PromiseOutcome.Late)
            .Aggregate(WindowLevels.Start, (levels, outcome) => levels.After(outcome));

        Assert.True(late.High > WindowLevels.Start.High && early.Low < WindowLevels.Start.Low);
        Assert.Equal(WindowLevels.Start.High, twenty.High);
    }

    [Fact]
    public void However_long_a_window_misses_it_stays_a_window()
    {
        var worst = Enumerable.Repeat(PromiseOutcome.Late, 10_000).Aggregate(WindowLevels.Start, (levels, outcome) => levels.After(outcome));
        var best = Enumerable.Repeat(PromiseOutcome.Held, 10_000).Aggregate(WindowLevels.Start, (levels, outcome) => levels.After(outcome));

        Assert.InRange(worst.High, 9_500, 12_000);
        Assert.True(best.Low < best.High);
    }

    private static PaceBook Learned(PaceBook book, string article, int load, int pace, int count) =>
        Enumerable.Repeat(pace, count).Aggregate(book, (sum, value) => sum.Learn(Grill, article, load, value, day: 1));
}
