using RetailPos.Hub.Devices.Terminals;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Devices.Tests.Terminals;

public sealed class ZvtCodecTests
{
    [Fact]
    public void Ten_euros_are_the_telegram_of_the_specification() =>
        Assert.Equal("06010704000000001000", Convert.ToHexString(ZvtCodec.Authorize(new(1_000))));

    [Fact]
    public void The_other_telegrams_carry_password_amount_currency_and_receipt()
    {
        Assert.Equal("060006000000BE0978", Convert.ToHexString(ZvtCodec.Register(CardCurrency.EUR)));
        Assert.Equal("060006000000BE0756", Convert.ToHexString(ZvtCodec.Register(CardCurrency.CHF)));
        Assert.Equal("06300600000087" + "0042", Convert.ToHexString(ZvtCodec.Reverse("42")));
        Assert.Equal("06310D00000004000000001250490978", Convert.ToHexString(ZvtCodec.GiveBack(new(1_250), CardCurrency.EUR)));
        Assert.Equal("065003000000", Convert.ToHexString(ZvtCodec.CloseDay()));
        Assert.Equal("06B000", Convert.ToHexString(ZvtCodec.LetGo()));
        Assert.Equal("050103000000", Convert.ToHexString(ZvtCodec.Enquire()));
    }

    [Fact]
    public void A_status_information_of_a_real_terminal_is_read()
    {
        // Result 6C, 12.00, EUR, 11:33:39 on 17 August: the beginning of the vector that the field's open client is tested with.
        var fields = ZvtFields.Of(Convert.FromHexString("276C040000000012004909780C1133390D0817"));

        Assert.True(fields.IsWhole);
        Assert.Equal((0x6C, 1_200L, 978L, 113_339L, 817L), (fields.Byte(0x27)!.Value, fields.Number(0x04)!.Value, fields.Number(0x49)!.Value, fields.Number(0x0C)!.Value, fields.Number(0x0D)!.Value));
    }

    [Fact]
    public void A_long_telegram_has_its_length_in_three_bytes()
    {
        var data = new byte[300];
        var telegram = ZvtCodec.Write(ZvtCodec.PrintBlock, data);

        Assert.Equal("06D3FF2C01", Convert.ToHexString(telegram.AsSpan(0, 5)));
        Assert.Equal(FrameState.Whole, ZvtCodec.Read(telegram, out var frame, out var used));
        Assert.Equal((300, telegram.Length), (frame!.Data.Length, used));
    }

    [Fact]
    public void A_telegram_is_whole_with_its_last_byte_and_not_before()
    {
        var telegram = Convert.FromHexString("040F0F276C04000000001200490978870042");

        for (var count = 0; count < telegram.Length; count++)
        {
            Assert.Equal(FrameState.Part, ZvtCodec.Read(telegram.AsSpan(0, count), out _, out _));
        }

        Assert.Equal(FrameState.Part, ZvtCodec.Read([0x04], out _, out _));
        Assert.Equal(FrameState.Whole, ZvtCodec.Read([.. telegram[..2], (byte)(telegram.Length - 3), .. telegram[3..], 0x80, 0x00, 0x00], out _, out var used));
        Assert.Equal(telegram.Length, used);
    }

    [Fact]
    public void A_field_that_nobody_knows_hides_what_stands_behind_it_and_nothing_before()
    {
        var fields = ZvtFields.Of(Convert.FromHexString("2700" + "FF0102" + "04000000001250"));

        Assert.False(fields.IsWhole);
        Assert.Equal((byte)0, fields.Byte(ZvtFields.ResultCode));
        Assert.Null(fields.Number(ZvtFields.Amount));
    }

    [Fact]
    public void A_card_number_keeps_the_stars_of_the_terminal() =>
        Assert.Equal("6725********0014", ZvtFields.Of(Convert.FromHexString("22F0F86725EEEEEEEE0014")).Card);

    [Theory]
    [InlineData("FF")]
    [InlineData("41")]
    [InlineData("0401FFFFFF")]
    public void What_no_terminal_says_is_nonsense(string hex) =>
        Assert.Equal(FrameState.Nonsense, ZvtCodec.Read(Convert.FromHexString(hex), out _, out _));
}
