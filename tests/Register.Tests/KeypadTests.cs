using RetailPos.Kernel;
using RetailPos.Register.Counter;

namespace RetailPos.Register.Tests;

public sealed class KeypadTests
{
    [Theory]
    [InlineData("", 1_000)]
    [InlineData("3", 3_000)]
    [InlineData("3*", 3_000)]
    [InlineData("12*", 12_000)]
    [InlineData("0,35", 350)]
    [InlineData(",5", 500)]
    [InlineData("*", 1_000)]
    [InlineData("1000", 1_000_000)]
    public void The_quantity_is_the_multiplier_or_what_is_typed_or_one(string keys, int thousandths) =>
        Assert.Equal(new(thousandths), Typed(keys).Quantity);

    [Theory]
    [InlineData("20", 2_000L)]
    [InlineData("12,5", 1_250L)]
    [InlineData("12,", 1_200L)]
    [InlineData("007", 700L)]
    [InlineData("", null)]
    [InlineData("1,234", null)]
    public void An_amount_has_two_decimals_at_most(string keys, long? cents) =>
        Assert.Equal(cents, Typed(keys).Amount?.Cents);

    [Fact]
    public void Stepping_back_clears_first_what_is_typed_and_then_the_multiplier()
    {
        var typed = Typed("3*5");

        Assert.Equal(Typed("3*"), typed.StepBack());
        Assert.Equal(Keypad.Empty, typed.StepBack().StepBack());
    }

    [Fact]
    public void A_second_comma_and_a_ninth_sign_are_not_taken()
    {
        Assert.Equal("1,5", Typed("1,,5").Typed);
        Assert.Equal(Keypad.SignsMax, Typed("1234567890").Typed.Length);
    }

    [Fact]
    public void Backspace_takes_the_last_sign_and_then_the_multiplier()
    {
        Assert.Equal(Typed("1"), Typed("12").Back());
        Assert.Equal(Keypad.Empty, Typed("3*").Back());
    }

    private static Keypad Typed(string keys) =>
        keys.Aggregate(Keypad.Empty, (keypad, key) => key == '*' ? keypad.Multiply() : keypad.Press(key));
}
