using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Scales;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Tests;

namespace RetailPos.Devices.Tests.Scales;

/// <summary>Scales over a real line, played from the makers' descriptions and knowing nothing of our codecs.</summary>
public sealed class ScaleTests
{
    private static readonly TillId Till = new("T1");
    private static readonly Money Kilogram = new(1_290);

    [Theory]
    [InlineData("\u0002 1.250\r", ScaleOutcome.Stable, 1_250)]
    [InlineData("\u000200.350N\r", ScaleOutcome.Stable, 350)]
    [InlineData("\u00021.5\r", ScaleOutcome.Stable, 1_500)]
    [InlineData("\u000200350\r", ScaleOutcome.Stable, 350)]
    [InlineData("rubbish\u00020.005\r", ScaleOutcome.Stable, 5)]
    [InlineData("\u00020.000\r", ScaleOutcome.Empty, 0)]
    [InlineData("\u0002?\u0001\r", ScaleOutcome.Moving, 0)]
    [InlineData("\u0002?\u0002\r", ScaleOutcome.OutOfRange, 0)]
    [InlineData("\u0002?\u0004\r", ScaleOutcome.BelowZero, 0)]
    [InlineData("\u0002?\u0010\r", ScaleOutcome.Empty, 0)]
    [InlineData("\u00021.2.5\r", ScaleOutcome.Unclear, 0)]
    [InlineData("\u0002-1.25\r", ScaleOutcome.Unclear, 0)]
    [InlineData("\u00021000.1\r", ScaleOutcome.OutOfRange, 0)]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", ScaleOutcome.Unclear, 0)]
    public async Task A_toledo_says_what_it_weighs(string answer, ScaleOutcome outcome, int grams)
    {
        await using var scale = new Talker(Talker.Answering(asked => asked is [(byte)'W'] ? Encoding.Latin1.GetBytes(answer) : null, piece: 3));

        Assert.Equal(new(outcome, grams), await WeighAsync(CounterKind.ScaleToledo, scale.Address));
    }

    [Fact]
    public async Task Parity_that_nobody_took_off_is_no_other_weight()
    {
        byte[] answer = [0x82, 0xb1, 0x2e, 0xb2, 0x35, 0x30, 0x8d];
        await using var scale = new Talker(Talker.Answering(_ => answer));

        Assert.Equal(new(ScaleOutcome.Stable, 1_250), await WeighAsync(CounterKind.ScaleToledo, scale.Address));
    }

    [Fact]
    public async Task A_dialog06_is_told_the_price_and_computes()
    {
        var scale = new PriceScale { Grams = 356 };
        await using var line = new Talker(Talker.Answering(scale.Hear, piece: 2));

        Assert.Equal(new(ScaleOutcome.Stable, 356), await WeighAsync(CounterKind.ScaleDialog06, line.Address));
        Assert.Equal(1_290, scale.Price);
    }

    [Theory]
    [InlineData(20, ScaleOutcome.Moving)]
    [InlineData(21, ScaleOutcome.Moving)]
    [InlineData(22, ScaleOutcome.Moving)]
    [InlineData(30, ScaleOutcome.OutOfRange)]
    [InlineData(31, ScaleOutcome.BelowZero)]
    [InlineData(32, ScaleOutcome.OutOfRange)]
    [InlineData(11, ScaleOutcome.Unclear)]
    public async Task A_dialog06_that_does_not_weigh_says_why(int status, ScaleOutcome outcome)
    {
        await using var line = new Talker(Talker.Answering(new PriceScale { Status = status }.Hear));

        Assert.Equal(new(outcome), await WeighAsync(CounterKind.ScaleDialog06, line.Address));
    }

    [Fact]
    public async Task A_computed_amount_that_is_wrong_is_not_sold_by()
    {
        await using var line = new Talker(Talker.Answering(new PriceScale { Grams = 356, Error = 1 }.Hear));

        Assert.Equal(new(ScaleOutcome.Differs), await WeighAsync(CounterKind.ScaleDialog06, line.Address));
    }

    [Theory]
    [InlineData("4711", "1021", ScaleOutcome.Stable)]
    [InlineData("4711", "8005", ScaleOutcome.Refused)]
    [InlineData("", "", ScaleOutcome.Refused)]
    public async Task A_scale_that_asks_for_proof_weighs_for_the_checked_program_alone(string checkSum, string polynomial, ScaleOutcome outcome)
    {
        var scale = new PriceScale { Grams = 200, Chance = (3, 12) };
        await using var line = new Talker(Talker.Answering(scale.Hear));

        Assert.Equal(outcome, (await WeighAsync(CounterKind.ScaleDialog06, line.Address, new() { CheckSum = checkSum, Polynomial = polynomial })).Outcome);
    }

    [Fact]
    public void The_code_of_a_check_sum_is_that_of_the_division_by_hand() => Assert.Equal(Divided(0x4711, 0x1021), Dialog06.Code(0x4711, 0x1021));

    [Fact]
    public async Task A_scale_that_is_off_or_silent_or_cut_is_not_there()
    {
        Assert.Equal(ScaleOutcome.Unreached, (await WeighAsync(CounterKind.ScaleToledo, await Talker.NobodyAsync())).Outcome);

        await using var cut = new Talker(Talker.Answering(_ => null));
        Assert.Equal(ScaleOutcome.Unreached, (await WeighAsync(CounterKind.ScaleToledo, cut.Address)).Outcome);

        var asked = new TaskCompletionSource();
        await using var silent = new Talker(Talker.Answering(_ => { asked.TrySetResult(); return []; }));
        var clock = new FakeClock(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        using var scales = Scales(CounterKind.ScaleToledo, silent.Address, clock: clock);
        var weighing = scales.WeighAsync(Till, Kilogram, CancellationToken.None);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(ScaleOutcome.Unreached, (await weighing).Outcome);
    }

    [Fact]
    public async Task Whoever_watches_a_weight_keeps_the_line_and_a_cut_one_is_made_anew()
    {
        var answers = 0;
        await using var scale = new Talker(Talker.Answering(_ => ++answers == 3 ? null : Encoding.ASCII.GetBytes($"\u00020.00{answers}\r")));
        using var scales = Scales(CounterKind.ScaleToledo, scale.Address);
        var seen = new List<Weighed>();

        for (var time = 0; time < 4; time++)
        {
            seen.Add(await scales.WeighAsync(Till, Kilogram, CancellationToken.None));
        }

        Assert.Equal([new(ScaleOutcome.Stable, 1), new(ScaleOutcome.Stable, 2), new(ScaleOutcome.Unreached), new(ScaleOutcome.Stable, 4)], seen);
        Assert.Equal(2, scale.Guests);
    }

    [Fact]
    public async Task A_register_asks_its_own_scale_alone()
    {
        using var scales = new HouseScales(
            new RulesFeed(
                new("a", "", CounterKind.ScaleToledo, "127.0.0.1:9", new("T2")),
                new("b", "", CounterKind.ScaleToledo, "127.0.0.1:9", Till, IsOn: false),
                new("c", "", CounterKind.PoleEpson, "127.0.0.1:9", Till)),
            new(), TimeProvider.System, NullLogger<HouseScales>.Instance);

        Assert.Equal((false, true), (scales.Has(Till), scales.Has(new("T2"))));
        Assert.Equal(ScaleOutcome.Unreached, (await scales.WeighAsync(Till, Kilogram, CancellationToken.None)).Outcome);
    }

    [FactOnLinux]
    public async Task A_scale_on_the_machines_own_serial_line_is_asked_as_well()
    {
        using var line = PseudoTerminal.Open();
        var playing = Task.Run(() => line.Play(asked => asked == "W" ? "\u00020.730\r" : ""));

        Assert.Equal(new(ScaleOutcome.Stable, 730), await WeighAsync(CounterKind.ScaleToledo, line.Path));
        await playing.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("", "", 1_500, 0)]
    [InlineData("4711", "1021", 200, 0)]
    [InlineData("471", "1021", 1_500, 1)]
    [InlineData("4711", "0000", 1_500, 1)]
    [InlineData("4711", "", 1_500, 1)]
    [InlineData("", "", 199, 1)]
    [InlineData("", "", 10_001, 1)]
    public void A_faulty_setting_is_named(string checkSum, string polynomial, int patience, int faults)
    {
        var found = new ScaleSettings { CheckSum = checkSum, Polynomial = polynomial, PatienceMilliseconds = patience }.Faults();

        Assert.Equal(faults, found.Count);
        Assert.All(found, fault => Assert.StartsWith("Scales:", fault, StringComparison.Ordinal));
    }

    private static HouseScales Scales(CounterKind kind, string address, ScaleSettings? settings = null, TimeProvider? clock = null) =>
        new(new RulesFeed(new CounterDevice("scale", "", kind, address, Till)), settings ?? new() { PatienceMilliseconds = 10_000 }, clock ?? TimeProvider.System, NullLogger<HouseScales>.Instance);

    private static async Task<Weighed> WeighAsync(CounterKind kind, string address, ScaleSettings? settings = null)
    {
        using var scales = Scales(kind, address, settings is null ? null : settings with { PatienceMilliseconds = 10_000 });
        return await scales.WeighAsync(Till, Kilogram, CancellationToken.None);
    }

    private static ushort Divided(ushort sum, ushort polynomial)
    {
        var rest = (ulong)sum << 16;
        var divisor = 0x1_0000UL | polynomial;

        for (var bit = 31; bit >= 16; bit--)
        {
            rest = (rest >> bit & 1) == 1 ? rest ^ (divisor << (bit - 16)) : rest;
        }

        return (ushort)rest;
    }

    /// <summary>A price-computing scale, written from the description of its records.</summary>
    private sealed class PriceScale
    {
        private const int Sum = 0x4711;
        private string _heard = "";
        private bool _isProven;

        public int Grams { get; init; }

        public int Status { get; init; }

        public int Error { get; init; }

        public (int First, int Second)? Chance { get; init; }

        public int Price { get; private set; }

        public byte[]? Hear(byte[] bytes)
        {
            _heard += Encoding.Latin1.GetString(bytes);
            var answer = Answer();
            _heard = answer is null ? _heard : "";
            return Encoding.Latin1.GetBytes(answer ?? "");
        }

        private string? Answer()
        {
            if (_heard.EndsWith("\u0004\u0005", StringComparison.Ordinal))
            {
                return Status > 0 ? "\u0015" : $"\u000202\u001b3\u001b{Grams:00000}\u001b{Price:000000}\u001b{((Grams * Price) + 500) / 1_000 + Error:000000}\u0003";
            }

            if (!_heard.EndsWith('\u0003'))
            {
                return null;
            }

            switch (_heard[2..4])
            {
                case "01" when Chance is var (first, second) && !_isProven:
                    return $"\u000211\u001b2\u001b{first:X}{second:X}\u0003";
                case "01":
                    Price = int.Parse(_heard[5..11], System.Globalization.CultureInfo.InvariantCulture);
                    return "\u0006";
                case "08":
                    return $"\u000209\u001b{Status:00}\u0003";
                case "10":
                    var sum = ((Sum << Chance!.Value.First) | (Sum >> (16 - Chance.Value.First))) & 0xffff;
                    var code = (int)Divided(Sum, 0x1021);
                    code = ((code >> Chance.Value.Second) | (code << (16 - Chance.Value.Second))) & 0xffff;
                    _isProven = _heard[5..13] == $"{sum:X4}{code:X4}";
                    return $"\u000211\u001b{(_isProven ? 1 : 0)}\u0003";
                default:
                    return "\u0015";
            }
        }
    }
}
