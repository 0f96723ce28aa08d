using System.Globalization;
using RetailPos.Hub.Devices.Pagers;

namespace RetailPos.Devices.Tests;

public sealed class PocsagTests
{
    [Theory]
    [InlineData(Pocsag.Idle)]
    [InlineData(Pocsag.Sync)]
    public void The_words_of_the_standard_protect_themselves(uint word) => Assert.Equal(word, Pocsag.Protect(word >> 11));

    [Theory]
    [InlineData(700_080, 3, "2ABAD97C", 0)]
    [InlineData(1_234_567, 0, "4B5A0780", 7)]
    public void An_address_becomes_this_word_in_this_frame(int address, int function, string word, int frame)
    {
        Assert.Equal(Bits(word), Pocsag.AddressWord(address, function));

        var batches = Pocsag.Batches(address, new PocsagMessage.Tone(function));
        Assert.Equal(1 + (2 * frame), Array.IndexOf(batches, Bits(word)));
    }

    [Fact]
    public void Figures_become_these_words() =>
        Assert.Equal([Bits("C261572C")], MessageOf(new PocsagMessage.Numeric("12345")));

    [Fact]
    public void Letters_become_these_words() =>
        Assert.Equal([Bits("89A2634D"), Bits("CCF905DE")], MessageOf(new PocsagMessage.Alpha("HELLO")));

    [Fact]
    public void A_transmission_is_a_preamble_and_whole_batches()
    {
        var bytes = Pocsag.Transmission(700_080, new PocsagMessage.Alpha("47"));

        Assert.All(bytes.Take(Pocsag.PreambleBits / 8), octet => Assert.Equal(0xAA, octet));
        Assert.Equal([0x7C, 0xD2, 0x15, 0xD8], bytes.Skip(Pocsag.PreambleBits / 8).Take(4));
        Assert.Equal(0, (bytes.Length - (Pocsag.PreambleBits / 8)) % (17 * 4));
    }

    [Fact]
    public void What_does_not_fit_flows_into_the_next_batch_behind_its_sync_word()
    {
        var batches = Pocsag.Batches(1_234_567, new PocsagMessage.Numeric("0123456789"));

        Assert.Equal(34, batches.Length);
        Assert.Equal([Pocsag.Sync, Pocsag.Sync], [batches[0], batches[17]]);
        Assert.All(batches[1..15], word => Assert.Equal(Pocsag.Idle, word));
    }

    // The seed is printed by the first assertion that fails: it is in the message's own text.
    [Theory]
    [InlineData(1)]
    [InlineData(20260314)]
    [InlineData(-7)]
    public void Whatever_is_sent_a_pager_hears_the_same(int seed)
    {
        var chance = new Random(seed);

        for (var round = 0; round < 2_000; round++)
        {
            var address = chance.Next(8, Pocsag.AddressMax + 1);

            if (!Pocsag.IsAddress(address))
            {
                continue;
            }

            var length = chance.Next(0, Pocsag.MessageMax + 1);
            var figures = new string([.. Enumerable.Range(0, length).Select(_ => "0123456789U -][*"[chance.Next(16)])]);
            var letters = new string([.. Enumerable.Range(0, length).Select(_ => (char)chance.Next(' ', '~' + 1))]);

            var numeric = Assert.Single(PocsagDecoder.Listen(Pocsag.Transmission(address, new PocsagMessage.Numeric(figures))));
            Assert.Equal((address, 0, Pocsag.PreambleBits), (numeric.Address, numeric.Function, numeric.PreambleBits));
            Assert.Equal(figures, new string([.. numeric.Nibbles.Select(nibble => "0123456789*U -]["[nibble])])[..figures.Length]);
            Assert.All(numeric.Nibbles.Skip(figures.Length), filling => Assert.Equal(12, filling));

            var alpha = Assert.Single(PocsagDecoder.Listen(Pocsag.Transmission(address, new PocsagMessage.Alpha(letters))));
            Assert.Equal((address, 3, letters), (alpha.Address, alpha.Function, alpha.Text));

            var kind = chance.Next(1, 3);
            var tone = Assert.Single(PocsagDecoder.Listen(Pocsag.Transmission(address, new PocsagMessage.Tone(kind))));
            Assert.Equal((address, kind, 0), (tone.Address, tone.Function, tone.Nibbles.Count));
        }
    }

    [Fact]
    public void What_no_pager_can_show_becomes_a_sign_that_it_can()
    {
        Assert.Equal("caf? ??", Heard(new PocsagMessage.Alpha("café \u0007€")).Text);
        Assert.Equal([1, 12, 2, 12, 12], Heard(new PocsagMessage.Numeric("1x2")).Nibbles);
    }

    [Fact]
    public void A_message_is_cut_to_what_a_beeper_shows() =>
        Assert.Equal(Pocsag.MessageMax, Heard(new PocsagMessage.Alpha(new('a', 500))).Text.Length);

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(2_007_664)]
    [InlineData(2_007_671)]
    [InlineData(2_097_152)]
    public void Where_no_pager_may_listen_nothing_is_sent(int address) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Pocsag.AddressWord(address, 0));

    // Why those eight: in one of their frames the pause itself would be their call.
    [Fact]
    public void The_idle_word_is_the_address_of_a_pager_that_must_not_be() =>
        Assert.Equal(2_007_664, (int)((Pocsag.Idle >> 13) & 0x3FFFF) * 8);

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void There_are_four_functions(int function) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Pocsag.AddressWord(700_080, function));

    private static PocsagDecoder.Heard Heard(PocsagMessage message) =>
        Assert.Single(PocsagDecoder.Listen(Pocsag.Transmission(700_080, message)));

    private static IEnumerable<uint> MessageOf(PocsagMessage message) =>
        Pocsag.Batches(700_080, message).Where(word => (word & 0x80000000) != 0);

    private static uint Bits(string hex) => uint.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
