using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Terminals;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;
using RetailPos.Tests;

namespace RetailPos.Devices.Tests.Terminals;

/// <summary>Whatever a line brings, a driver ends with a name for it: no fault, no waiting for ever, no more memory than a frame.</summary>
/// <remarks><c>RETAILPOS_FUZZ_FRAMES</c> says how many lines each protocol is told; a number of a line is its seed, and finds it again.</remarks>
public sealed class TerminalFuzzTests
{
    private static readonly int Frames = int.TryParse(
        Environment.GetEnvironmentVariable("RETAILPOS_FUZZ_FRAMES"), NumberStyles.None, CultureInfo.InvariantCulture, out var frames) ? frames : 20_000;

    [Theory]
    [InlineData(TerminalProtocol.CaisseAp)]
    [InlineData(TerminalProtocol.Zvt)]
    [InlineData(TerminalProtocol.Nexo)]
    public async Task A_mutated_or_random_answer_ends_in_a_named_outcome(TerminalProtocol protocol)
    {
        var scripts = protocol is TerminalProtocol.Nexo ? [] : ScriptsOf(protocol);
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        var seen = new int[Enum.GetValues<CardOutcome>().Length];

        for (var seed = 0; seed < Frames; seed++)
        {
            var chance = new Random(seed);
            ITerminalLines line = protocol is TerminalProtocol.Nexo
                ? new AnsweringLine(request => Mutated([AnswerTo(request, chance)], chance), () => chance.Next(1, 400))
                : new ScriptedLine(Mutated(scripts, chance), () => chance.Next(1, 200));
            var driver = new HouseTerminals(line, clock).For(Terminal.Rule(protocol));

            // Nothing in it waits: a line in memory answers at once, and then hangs up.
            var going = seed % 3 is 2
                ? driver.QueryAsync(Terminal.Order(mark: "0041"), CancellationToken.None).AsTask()
                : driver.StartAsync(Terminal.Order(), new OpenTalk(), CancellationToken.None).AsTask();
            Assert.True(going.IsCompleted, $"Line {seed} is still waited for.");
            var result = (await going).Kept();

            Assert.True(Enum.IsDefined(result.Outcome) && Enum.IsDefined(result.Reason), $"Line {seed} has no name.");
            Assert.True(
                result.Receipt.Length <= CardResult.ReceiptMax && result.Said.Length <= CardResult.WordMax && result.Number.Length <= CardResult.CodeMax,
                $"Line {seed} is kept too long.");
            seen[(int)result.Outcome]++;
        }

        // A generator that reaches only one of them would prove nothing.
        Assert.True(Frames < 1_000 || seen.All(count => count > 0), $"Reached: {string.Join(", ", seen)}.");
    }

    [Theory]
    [InlineData(TerminalProtocol.CaisseAp, "41")]
    [InlineData(TerminalProtocol.CaisseAp, "414B303032")]
    [InlineData(TerminalProtocol.CaisseAp, "414B3030324F4B")]
    [InlineData(TerminalProtocol.Zvt, "800000")]
    [InlineData(TerminalProtocol.Zvt, "04FF010A")]
    [InlineData(TerminalProtocol.Zvt, "06D10300414243")]
    [InlineData(TerminalProtocol.Zvt, "0600FFFF3F")]
    [InlineData(TerminalProtocol.Nexo, "00")]
    [InlineData(TerminalProtocol.Nexo, "0000FFF020")]
    public async Task A_terminal_that_never_stops_talking_is_given_up_within_the_bounds_of_its_protocol(TerminalProtocol protocol, string word)
    {
        var line = new EndlessLine(Convert.FromHexString(word));
        var driver = new HouseTerminals(line, TimeProvider.System).For(Terminal.Rule(protocol));

        var result = await driver.StartAsync(Terminal.Order(), new OpenTalk(), CancellationToken.None);

        Assert.NotEqual(CardOutcome.Approved, result.Outcome);
        Assert.InRange(line.Heard, 1, 4 * NexoCodec.BytesMax);
    }

    private static byte[] Mutated(byte[][] scripts, Random chance)
    {
        var script = scripts[chance.Next(scripts.Length)].ToList();

        if (chance.Next(10) is 0)
        {
            var random = new byte[chance.Next(0, 300)];
            chance.NextBytes(random);
            return random;
        }

        for (var times = chance.Next(0, 6); times > 0 && script.Count > 0; times--)
        {
            var at = chance.Next(script.Count);

            switch (chance.Next(6))
            {
                case 0:
                    script[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    script[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 2:
                    script.RemoveRange(at, Math.Min(chance.Next(1, 20), script.Count - at));
                    break;
                case 3:
                    script.Insert(at, (byte)chance.Next(256));
                    break;
                case 4:
                    script.InsertRange(at, script.GetRange(at, Math.Min(chance.Next(1, 40), script.Count - at)));
                    break;
                default:
                    script.RemoveRange(at, script.Count - at);
                    break;
            }
        }

        return [.. script];
    }

    private static byte[][] ScriptsOf(TerminalProtocol protocol) => protocol switch
    {
        TerminalProtocol.CaisseAp =>
        [
            Caisse("CB0041250AE00210AF00201CC001BAA016497010******0014AC006123456AK010MERCI     "),
            Caisse("CB0041250AE00201AF00204"),
            Caisse("CB0041250AE00201AF00206"),
        ],
        TerminalProtocol.Zvt =>
        [
            [.. Ready, .. Acknowledged, .. Status(0, 1_250, "0042"), .. ZvtCodec.Write(ZvtCodec.PrintLine, 0x00, 0x41, 0x42), .. Done],
            [.. Ready, .. Acknowledged, .. ZvtCodec.Write(ZvtCodec.Intermediate, 0x0E), .. Status(5, 1_250, "0041"), .. ZvtCodec.Write(ZvtCodec.Aborted, 0x05)],
            [.. Ready, .. Acknowledged, .. ZvtCodec.Write(ZvtCodec.Aborted, 0x6C)],
            [.. Ready, .. Acknowledged, .. ZvtCodec.Write(ZvtCodec.PrintBlock, new byte[300]), .. Done],
            [.. Acknowledged, .. Done, .. Acknowledged, .. Status(0, 1_250, "0042"), .. Done],
        ],
        TerminalProtocol.Nexo => [],
    };

    private static byte[] Acknowledged => ZvtCodec.Acknowledgement;

    private static byte[] Done => ZvtCodec.Write(ZvtCodec.Completion);

    // Registered, and the last receipt was number 41.
    private static byte[] Ready => [.. Acknowledged, .. Done, .. Acknowledged, .. Status(0, 0, "0041"), .. Done];

    private static byte[] Status(byte result, long cents, string receipt) => ZvtCodec.Write(
        ZvtCodec.StatusInformation, [0x27, result, 0x04, .. ZvtCodec.AmountOf(new(cents)), 0x49, 0x09, 0x78, 0x87, .. ZvtCodec.Packed(receipt)]);

    private static byte[] Caisse(string rest) => Encoding.ASCII.GetBytes($"CZ0040300CJ012012345678901CA00201CE003978CD0010{rest}");

    private static byte[] AnswerTo(NexoMessage request, Random chance)
    {
        const string Yes = """
            {"Response":{"Result":"Success"},"POIData":{"POITransactionID":{"TransactionID":"T42"}},"PaymentResult":{"AmountsResp":{"Currency":"EUR","AuthorizedAmount":12.50}}}
            """;
        string[] payments =
        [
            Yes,
            """{"Response":{"Result":"Failure","ErrorCondition":"Refusal"}}""",
            """{"Response":{"Result":"Failure","ErrorCondition":"Aborted","AdditionalResponse":"x"}}""",
        ];
        string[] statuses =
        [
            """{"Response":{"Result":"Success"},"RepeatedMessageResponse":{"RepeatedResponseMessageBody":{"PaymentResponse":""" + Yes + "}}}",
            """{"Response":{"Result":"Failure","ErrorCondition":"NotFound"}}""",
        ];
        var body = request.Category switch
        {
            "Payment" => payments[chance.Next(payments.Length)],
            "TransactionStatus" => statuses[chance.Next(statuses.Length)],
            _ => """{"Response":{"Result":"Success"}}""",
        };

        return NexoCodec.Write(new()
        {
            ["SaleToPOIResponse"] = new JsonObject
            {
                ["MessageHeader"] = new JsonObject
                {
                    ["MessageCategory"] = request.Category, ["MessageType"] = "Response", ["ServiceID"] = request.ServiceId,
                },
                [$"{request.Category}Response"] = JsonNode.Parse(body),
            },
        });
    }
}
