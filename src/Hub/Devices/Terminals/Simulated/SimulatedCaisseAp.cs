using System.Globalization;
using System.Text;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;

namespace RetailPos.Hub.Devices.Terminals.Simulated;

/// <summary>A terminal of a French bank that nobody has to plug in.</summary>
public sealed class SimulatedCaisseAp(int port = 0) : SimulatedTerminal(port)
{
    private static readonly string[] Mandatory = ["CZ", "CJ", "CA", "CB", "CD", "CE"];

    protected override async Task TalkAsync(SimulatedLine line, CancellationToken stop)
    {
        if (await RequestAsync(line, stop) is not { } request)
        {
            return;
        }

        if (!Mandatory.All(request.ContainsKey))
        {
            await line.PutAsync(CaisseApCodec.Write([("AE", "01"), ("AF", "09")]), stop);
            return;
        }

        var amount = new Money(long.Parse(request["CB"], CultureInfo.InvariantCulture));

        switch (request["CD"])
        {
            case "0":
                await TakeAsync(line, request, CardDeed.Payment, amount, stop);
                break;
            case "1":
                await TakeAsync(line, request, CardDeed.Refund, amount, stop);
                break;
            case "2":
                await TakeAsync(line, request, CardDeed.Reversal, amount, stop);
                break;
            case "3":
                await RepeatAsync(line, request, stop);
                break;
            default:
                await line.PutAsync(Answer(request, [("AE", "10")]), stop);
                break;
        }
    }

    private async Task TakeAsync(SimulatedLine line, Dictionary<string, string> request, CardDeed deed, Money amount, CancellationToken stop)
    {
        var mood = MoodOf(amount);

        switch (mood)
        {
            case TerminalMood.HangUpBefore:
                return;
            case TerminalMood.Silent:
                await ClosedAsync(line, stop);
                return;
            case TerminalMood.Nonsense:
                await line.PutAsync(SimulatedLine.Nonsense, stop);
                return;
            case TerminalMood.Decline:
                await line.PutAsync(Answer(request, [("AE", "01"), ("AF", "04")]), stop);
                return;
            case TerminalMood.Abandon:
                await line.PutAsync(Answer(request, [("AE", "01"), ("AF", "06")]), stop);
                return;
            case TerminalMood.OtherAmount:
                request["CB"] = (amount.Cents + 1).ToString("D2", CultureInfo.InvariantCulture);
                break;
            case TerminalMood.WaitForCard:
                await HeldBackAsync(stop);
                break;
            default:
                await CardAsync(stop);
                break;
        }

        var booked = Book(deed, amount, request.GetValueOrDefault("CH", ""));

        if (mood is TerminalMood.HangUpAfter)
        {
            return;
        }

        if (mood is TerminalMood.Late)
        {
            await HeldBackAsync(stop);
        }

        line.IsInPieces = mood is TerminalMood.InPieces;
        var answer = Answer(request, Approval(booked));
        await line.PutAsync(answer, stop);

        if (mood is TerminalMood.Twice)
        {
            await line.PutAsync(answer, stop);
        }
    }

    private Task RepeatAsync(SimulatedLine line, Dictionary<string, string> request, CancellationToken stop)
    {
        if (Booked is not [.., var last])
        {
            return line.PutAsync(Answer(request, [("AE", "01"), ("AF", "07")]), stop);
        }

        request["CB"] = last.Amount.Cents.ToString("D2", CultureInfo.InvariantCulture);
        request["CH"] = last.Reference;
        return line.PutAsync(Answer(request, Approval(last)), stop);
    }

    private static (string, string)[] Approval(BookedCard booked) =>
    [
        ("AE", "10"), ("AF", "01"), ("CC", "B"), ("AA", "497010******0014"), ("AB", "2912"), ("AC", "123456"), ("AI", "A0000000421010"),
        ("AQ", booked.Receipt.ToString("D6", CultureInfo.InvariantCulture)), ("AK", "CARTE BANCAIRE SANS CONTACT\nCB ************0014\nMERCI"),
    ];

    private static byte[] Answer(Dictionary<string, string> request, IEnumerable<(string, string)> fields) => CaisseApCodec.Write(
    [
        .. ((string[])["CZ", "CJ", "CA", "CE", "CD", "CB", "CH"]).Where(tag => request.GetValueOrDefault(tag, "").Length > 0).Select(tag => (tag, request[tag])),
        .. fields,
    ]);

    private static async Task ClosedAsync(SimulatedLine line, CancellationToken stop)
    {
        var buffer = new byte[64];

        while (await line.ReceiveAsync(buffer, stop) > 0)
        {
        }
    }

    // A request has no end sign either: it is whole when the amount, which every client sends last or next to last, is.
    private static async Task<Dictionary<string, string>?> RequestAsync(SimulatedLine line, CancellationToken stop)
    {
        var heard = new byte[CaisseApCodec.BytesMax];
        var count = 0;

        while (await line.ReceiveAsync(heard.AsMemory(count), stop) is > 0 and var read)
        {
            count += read;
            var text = Encoding.Latin1.GetString(heard, 0, count);
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            var at = 0;

            while (at + 5 <= text.Length && int.TryParse(text.AsSpan(at + 2, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && at + 5 + length <= text.Length)
            {
                fields[text.Substring(at, 2)] = text.Substring(at + 5, length);
                at += 5 + length;
            }

            if (at == text.Length && fields.ContainsKey("CB"))
            {
                return fields;
            }
        }

        return null;
    }
}
