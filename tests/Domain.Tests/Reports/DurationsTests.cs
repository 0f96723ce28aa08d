using RetailPos.Hub.Domain.Reports;

namespace RetailPos.Domain.Tests.Reports;

public sealed class DurationsTests
{
    [Fact]
    public void Nothing_took_no_time()
    {
        var none = new Durations();

        Assert.Equal((0, 0, 0, 0), (none.Count, none.Mean, none.Percentile(50), none.Percentile(95)));
    }

    [Theory]
    [InlineData(new[] { 7 }, 7, 7, 7)]
    [InlineData(new[] { 10, 20 }, 15, 10, 20)]
    [InlineData(new[] { 1, 2 }, 2, 1, 2)] // One and a half rounds up.
    [InlineData(new[] { 30, 10, 20 }, 20, 20, 30)]
    [InlineData(new[] { 0, 0, 0, 90_000 }, 21_600, 0, 86_400)] // What stood longer than a day counts as a day.
    public void Mean_and_ranks_are_as_one_would_count_them_by_hand(int[] seconds, int mean, int median, int p95)
    {
        var durations = Of(seconds);

        Assert.Equal((mean, median, p95), (durations.Mean, durations.Percentile(50), durations.Percentile(95)));
    }

    [Fact]
    public void Any_percentile_is_the_nearest_rank_of_the_sorted_list()
    {
        var chance = new Random(20_260_314);

        for (var round = 0; round < 200; round++)
        {
            var seconds = Enumerable.Range(0, chance.Next(1, 80)).Select(_ => chance.Next(0, 60)).ToArray();
            var sorted = seconds.Order().ToList();
            var percent = chance.Next(1, 101);
            var rank = (int)Math.Ceiling(percent * sorted.Count / 100m);

            Assert.Equal(sorted[rank - 1], Of(seconds).Percentile(percent));
        }
    }

    [Fact]
    public void What_is_taken_out_was_never_in()
    {
        var durations = Of(10, 20, 20, 400);

        durations.Remove(400);
        durations.Remove(20);

        Assert.Equal((2, 15, 10, 20), (durations.Count, durations.Mean, durations.Percentile(50), durations.Percentile(95)));
    }

    [Fact]
    public void Two_put_together_are_as_one_that_saw_both()
    {
        var together = Of(1, 5, 5);
        together.Add(Of(5, 9));

        Assert.Equal((5, 5, 5, 9), (together.Count, together.Mean, together.Percentile(50), together.Percentile(95)));
    }

    private static Durations Of(params int[] seconds)
    {
        var durations = new Durations();
        Array.ForEach(seconds, durations.Add);
        return durations;
    }
}
