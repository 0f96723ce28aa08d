using System.Globalization;
using System.Text;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Terminals.Simulated;

/// <summary>A ZVT terminal that nobody has to plug in.</summary>
public sealed class SimulatedZvt(int port = 0) : SimulatedTerminal(port)
{
    private static readonly byte[] Done = ZvtCodec.Write(ZvtCodec.Completion);

    protected override async Task TalkAsync(SimulatedLine line, CancellationToken stop)
    {
        var reader = new FrameReader<ZvtFrame>(line, ZvtCodec.Read, ZvtCodec.BytesMax);

        while ((await reader.NextAsync(stop)).Frame is { } frame)
        {
            if (frame.Class is 0x80)
            {
                continue;
            }

            await line.PutAsync(ZvtCodec.Acknowledgement, stop);

            if (!await ServeAsync(line, reader, frame, stop))
            {
                return;
            }
        }
    }

    /// <returns>False once it hangs up.</returns>
    private async Task<bool> ServeAsync(SimulatedLine line, FrameReader<ZvtFrame> reader, ZvtFrame frame, CancellationToken stop)
    {
        switch (frame.Code)
        {
            case ZvtCodec.Authorization:
                return await TakeAsync(line, reader, CardDeed.Payment, AmountIn(frame.Data.AsSpan()), stop);
            case ZvtCodec.Refund:
                return await TakeAsync(line, reader, CardDeed.Refund, AmountIn(frame.Data.AsSpan()[3..]), stop);
            case ZvtCodec.Reversal:
                var receipt = ZvtFields.Of(frame.Data.AsSpan()[3..]).Number(ZvtFields.Receipt);
                return Booked.FirstOrDefault(known => known.Receipt == receipt) is { } original
                    ? await TakeAsync(line, reader, CardDeed.Reversal, original.Amount, stop)
                    : await PutAsync(line, ZvtCodec.Write(ZvtCodec.Aborted, 0x66), stop);
            case ZvtCodec.RepeatReceipt:
                await line.PutAsync(Booked is [.., var last] ? Status(0, last.Amount, last.Receipt) : Status(0, Money.Zero, LastReceipt), stop);
                return await PutAsync(line, Done, stop);
            case ZvtCodec.EndOfDay:
                await line.PutAsync(Status(0, new(Booked.Sum(card => card.Deed is CardDeed.Payment ? card.Amount.Cents : -card.Amount.Cents)), LastReceipt), stop);
                await line.PutAsync(ZvtCodec.Write(ZvtCodec.PrintLine, [0x00, .. Encoding.Latin1.GetBytes("KASSENSCHNITT")]), stop);
                return await PutAsync(line, Done, stop);
            case ZvtCodec.Abort:
                return true; // Nothing is under way.
            default:
                return await PutAsync(line, Done, stop);
        }
    }

    private async Task<bool> TakeAsync(SimulatedLine line, FrameReader<ZvtFrame> reader, CardDeed deed, Money amount, CancellationToken stop)
    {
        var mood = MoodOf(amount);
        await line.PutAsync(ZvtCodec.Write(ZvtCodec.Intermediate, 0x0A, 0x01), stop);

        switch (mood)
        {
            case TerminalMood.HangUpBefore:
                return false;
            case TerminalMood.Silent:
                while ((await reader.NextAsync(stop)).Frame is not null)
                {
                }

                return false;
            case TerminalMood.Nonsense:
                return await PutAsync(line, SimulatedLine.Nonsense, stop);
            case TerminalMood.Decline:
                await line.PutAsync(Status(0x05, amount, LastReceipt), stop);
                return await PutAsync(line, ZvtCodec.Write(ZvtCodec.Aborted, 0x05), stop);
            case TerminalMood.Abandon:
                return await PutAsync(line, ZvtCodec.Write(ZvtCodec.Aborted, 0x6C), stop);
            case TerminalMood.WaitForCard:
                if (!await IsCardAsync(reader, stop))
                {
                    await line.PutAsync(ZvtCodec.Acknowledgement, stop);
                    return await PutAsync(line, ZvtCodec.Write(ZvtCodec.Aborted, 0x6C), stop);
                }

                break;
            default:
                await CardAsync(stop);
                break;
        }

        var booked = Book(deed, amount, "");

        if (mood is TerminalMood.HangUpAfter)
        {
            return false;
        }

        if (mood is TerminalMood.Late)
        {
            await HeldBackAsync(stop);
        }

        line.IsInPieces = mood is TerminalMood.InPieces;
        var status = Status(0, mood is TerminalMood.OtherAmount ? amount + new Money(1) : amount, booked.Receipt);
        byte[] answer = [.. status, .. ZvtCodec.Write(ZvtCodec.PrintLine, [0x00, .. Encoding.Latin1.GetBytes("KUNDENBELEG")]), .. Done];
        await line.PutAsync(answer, stop);
        line.IsInPieces = false;
        return mood is TerminalMood.Twice ? await PutAsync(line, answer, stop) : mood is not TerminalMood.WaitForCard;
    }

    private async Task<bool> IsCardAsync(FrameReader<ZvtFrame> reader, CancellationToken stop)
    {
        var card = HeldBackAsync(stop);
        var next = reader.NextAsync(stop).AsTask();

        while (await Task.WhenAny(card, next) == next)
        {
            var (_, frame) = await next;

            if (frame is null)
            {
                throw new IOException("The register has hung up.");
            }

            if (frame.Code is ZvtCodec.Abort)
            {
                return false;
            }

            next = reader.NextAsync(stop).AsTask();
        }

        // Whatever the register says from here on is an acknowledgement that nobody waits for; after the answer the line is closed.
        _ = next.ContinueWith(left => left.Exception, TaskScheduler.Default);
        return true;
    }

    private static async Task<bool> PutAsync(SimulatedLine line, byte[] bytes, CancellationToken stop)
    {
        await line.PutAsync(bytes, stop);
        return true;
    }

    private static Money AmountIn(ReadOnlySpan<byte> data) => new(ZvtFields.Of(data).Number(ZvtFields.Amount) ?? 0);

    private static byte[] Status(byte result, Money amount, int receipt) => ZvtCodec.Write(
        ZvtCodec.StatusInformation,
        [
            0x27, result, 0x04, .. ZvtCodec.AmountOf(amount), 0x49, .. ZvtCodec.CurrencyOf(CardCurrency.EUR),
            0x87, .. ZvtCodec.Packed(receipt.ToString("D4", CultureInfo.InvariantCulture)),
            0x22, 0xF0, 0xF8, 0x67, 0x25, 0xEE, 0xEE, 0xEE, 0xEE, 0x00, 0x14,
            0x3B, .. Encoding.ASCII.GetBytes("123456  "), 0x8B, 0xF0, 0xF7, .. Encoding.ASCII.GetBytes("girocar"),
        ]);
}
