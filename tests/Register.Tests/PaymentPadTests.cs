using RetailPos.Kernel;
using RetailPos.Register.Counter;

namespace RetailPos.Register.Tests;

public sealed class PaymentPadTests
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly SaleId Sale = new("s1");
    private static readonly PaymentPad Pad = PaymentPad.None.Open(Sale, new("a"));

    [Theory]
    [InlineData(4_680, new long[] { 5_000, 6_000, 10_000 })]
    [InlineData(1_230, new long[] { 1_500, 2_000, 5_000, 10_000 })]
    [InlineData(300, new long[] { 500, 1_000, 2_000, 5_000 })]
    [InlineData(5_000, new long[] { 6_000, 10_000 })]
    [InlineData(0, new long[0])]
    public void The_next_notes_are_more_than_what_is_due_and_rise(long due, long[] notes) =>
        Assert.Equal(notes, PaymentPad.NotesFor(new(due)).Select(note => note.Cents));

    [Fact]
    public void Presses_before_the_answer_are_one_attempt()
    {
        Assert.Equal(new("a"), Pad.At(Noon));
        Assert.Equal(new("a"), Pad.At(Noon.AddMinutes(5)));
    }

    [Fact]
    public void A_press_soon_after_the_answer_is_still_that_attempt()
    {
        var after = Pad.After(new("a"), new("b"), Noon);

        Assert.Equal(new("a"), after.At(Noon + PaymentPad.Bounce - TimeSpan.FromMilliseconds(1)));
        Assert.Equal(new("b"), after.At(Noon + PaymentPad.Bounce));
    }

    [Fact]
    public void Another_key_is_another_payment_however_soon_it_comes()
    {
        var after = Pad.After(new("a"), new("b"), Noon, new("cash"));

        Assert.Equal(new("a"), after.At(Noon.AddMilliseconds(100), new("cash")));
        Assert.Equal(new("b"), after.At(Noon.AddMilliseconds(100), new("card")));
    }

    [Fact]
    public void An_answer_that_came_before_changes_nothing()
    {
        var after = Pad.After(new("a"), new("b"), Noon);

        Assert.Same(after, after.After(new("a"), new("c"), Noon.AddSeconds(2)));
    }

    [Fact]
    public void Opened_again_for_the_same_sale_it_is_the_same_attempt()
    {
        Assert.Equal(new("a"), Pad.Open(Sale, new("b")).Attempt);
        Assert.Equal(new("b"), Pad.Open(new("s2"), new("b")).Attempt);
    }

    [Fact]
    public void After_a_refusal_the_next_try_is_another() =>
        Assert.Equal(new("b"), Pad.Refused(new("a"), new("b")).At(Noon));
}
