using FsCheck;
using FsCheck.Fluent;
using RetailPos.Kernel;

namespace RetailPos.Domain.Tests.Kernel;

public sealed class GeoPointTests
{
    private static readonly GeoPoint Lyon = new(45_764_043, 4_835_659);

    [Fact]
    public void A_place_is_no_metre_from_itself() => Assert.Equal(0, Lyon.MetresTo(Lyon));

    [Theory]
    [InlineData(48_856_614, 2_352_222, 391_494)] // Paris
    [InlineData(45_764_043, -175_164_341, 9_837_642)] // Half around its own parallel: over the pole.
    [InlineData(90_000_000, 0, 4_918_821)]
    public void It_is_as_far_as_the_formula_says(int latitude, int longitude, int metres) =>
        Assert.InRange(Lyon.MetresTo(new(latitude, longitude)), metres - 1, metres + 1);

    [Fact]
    public void In_whole_numbers_it_is_within_a_metre_of_the_formula_in_fractions() => Prop.ForAll(
        Pair(farMicrodegrees: 2_000_000).ToArbitrary(), pair => Math.Abs(pair.From.MetresTo(pair.To) - Haversine(pair.From, pair.To)) <= 1)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Near_by_it_is_the_nearest_metre() => Prop.ForAll(
        Pair(farMicrodegrees: 2_000).ToArbitrary(), pair => Math.Abs(pair.From.MetresTo(pair.To) - Haversine(pair.From, pair.To)) <= 0.502)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void There_is_as_far_as_back() => Prop.ForAll(
        Pair(farMicrodegrees: 90_000_000).ToArbitrary(), pair => pair.From.MetresTo(pair.To) == pair.To.MetresTo(pair.From))
        .QuickCheckThrowOnFailure();

    private static Gen<(GeoPoint From, GeoPoint To)> Pair(int farMicrodegrees) =>
        from latitude in Gen.Choose(-80_000_000, 80_000_000)
        from longitude in Gen.Choose(-180_000_000, 180_000_000)
        from north in Gen.Choose(-farMicrodegrees, farMicrodegrees)
        from east in Gen.Choose(-farMicrodegrees, farMicrodegrees)
        select (
            new GeoPoint(latitude, longitude),
            new GeoPoint(Math.Clamp(latitude + north, -90_000_000, 90_000_000), Math.Clamp(longitude + east, -180_000_000, 180_000_000)));

    private static double Haversine(GeoPoint from, GeoPoint to)
    {
        static double Radians(long microdegrees) => microdegrees / 1e6 * Math.PI / 180;

        var (north, east) = (
            Math.Sin(Radians((long)to.LatitudeMicrodegrees - from.LatitudeMicrodegrees) / 2),
            Math.Sin(Radians((long)to.LongitudeMicrodegrees - from.LongitudeMicrodegrees) / 2));
        var root = Math.Sqrt((north * north)
            + (Math.Cos(Radians(from.LatitudeMicrodegrees)) * Math.Cos(Radians(to.LatitudeMicrodegrees)) * east * east));
        return 2 * 6_371_009 * Math.Asin(Math.Min(1, root));
    }
}
