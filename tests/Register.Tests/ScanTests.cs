using RetailPos.Register.Counter;

namespace RetailPos.Register.Tests;

public sealed class ScanTests
{
    [Theory]
    [InlineData("3017620422003", ScanKind.Article, "3017620422003")]
    [InlineData("$0ABC-1", ScanKind.Article, "ABC-1")]
    [InlineData("$1plats", ScanKind.Department, "plats")]
    [InlineData("$2lea", ScanKind.User, "lea")]
    [InlineData("$3c-12", ScanKind.Client, "c-12")]
    [InlineData("$4minus-10", ScanKind.Discount, "minus-10")]
    [InlineData("$5b-1", ScanKind.Coupon, "b-1")]
    [InlineData("$6T4", ScanKind.Table, "T4")]
    [InlineData("$7lunch", ScanKind.Menu, "lunch")]
    [InlineData("$9x", ScanKind.Article, "9x")]
    // A scanner set to an American keyboard, on a French one: digits come as the signs of their row.
    [InlineData("\"à&èéà'éé\"àà\"", ScanKind.Article, "3017204223003")]
    [InlineData("4-T'", ScanKind.Table, "T4")]
    [InlineData("4àQBC)&", ScanKind.Article, "ABC-1")]
    // And with the caps lock on, where only the dollar sign comes wrong.
    [InlineData("'6T4", ScanKind.Table, "T4")]
    public void A_scan_says_what_it_names(string raw, ScanKind kind, string code) => Assert.Equal(new Scan(kind, code), Scan.Read(raw));

    [Fact]
    public void Keys_without_a_pause_are_a_scan()
    {
        var (ear, at) = Typed("54490000", gapMs: 12);

        Assert.Equal("54490000", ear.Ended("Enter", at + 12));
        Assert.Equal("54490000", ear.Ended("Tab", at + 12));
    }

    [Fact]
    public void Fingers_are_no_scan()
    {
        var (ear, at) = Typed("54490000", gapMs: 90);

        Assert.Null(ear.Ended("Enter", at + 90));
        Assert.True(ear.HasJustBegun);
    }

    [Fact]
    public void A_pause_before_the_last_key_makes_it_a_fingers()
    {
        var (ear, at) = Typed("54490000", gapMs: 12);

        Assert.Null(ear.Ended("Enter", at + 300));
    }

    [Theory]
    [InlineData("12", false)]
    [InlineData("$12", true)]
    [InlineData("1234", true)]
    public void Few_keys_are_a_scan_only_with_its_sign(string typed, bool isScan)
    {
        var (ear, at) = Typed(typed, gapMs: 5);

        Assert.Equal(isScan, ear.Ended("Enter", at + 5) is not null);
    }

    [Fact]
    public void What_a_finger_typed_before_is_not_part_of_it()
    {
        var ear = ScanEar.Quiet.Hear("3", 1_000).Hear("5", 1_400).Hear("4", 1_410).Hear("4", 1_420).Hear("9", 1_430);

        Assert.Equal("5449", ear.Ended("Enter", 1_440));
    }

    [Fact]
    public void A_key_that_nobody_timed_is_a_fingers() =>
        Assert.Null(ScanEar.Quiet.Hear("1", null).Hear("2", null).Hear("3", null).Hear("4", null).Ended("Enter", null));

    private static (ScanEar Ear, long At) Typed(string text, int gapMs)
    {
        var (ear, at) = (ScanEar.Quiet, 1_000L);

        foreach (var sign in text)
        {
            at += gapMs;
            ear = ear.Hear($"{sign}", at);
        }

        return (ear, at);
    }
}
