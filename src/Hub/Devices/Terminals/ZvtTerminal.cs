using System.Globalization;
using System.Text;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Terminals;

/// <summary>A terminal of Germany, Austria or Switzerland, by ZVT over TCP.</summary>
/// <remarks>
/// A transaction has no name in this protocol. So the terminal is asked for its last receipt before the amount leaves, and
/// again when nobody knows what became of it: the same receipt, and nothing was done; the next one with our amount, and it was.
/// </remarks>
public sealed class ZvtTerminal(TerminalRule rule, ITerminalLines lines, TimeProvider clock) : LineTerminal(rule, lines, clock)
{
    /// <summary>Every line of a long paper is a telegram; a terminal with more is not printing but spinning.</summary>
    private const int TelegramsMax = 500;

    private const int ReceiptNumberMax = 9_999;

    protected override async ValueTask<CardResult> TakeAsync(ITerminalLine line, CardOrder order, ICardTalk talk, CancellationToken stop)
    {
        var reader = Reader(line);

        if (await ExchangeAsync(line, reader, ZvtCodec.Register(Rule.Currency), talk: null, stop) is { IsDone: false } unready)
        {
            return unready.IsLost ? NotBegun(unready.State) : new(CardOutcome.Declined, unready.Code is 0 ? CardReason.Busy : ReasonOf(unready.Code));
        }

        var last = await ExchangeAsync(line, reader, ZvtCodec.Repeat(), talk: null, stop);

        if (last.IsLost)
        {
            return NotBegun(last.State);
        }

        if (!await talk.MaySendAsync(ReceiptOf(last.Status)))
        {
            return NotSent;
        }

        talk.Says(TerminalWord.PresentCard, "");
        return ResultOf(await ExchangeAsync(line, reader, TelegramOf(order), talk, stop), order);
    }

    protected override async ValueTask<CardResult> AskAsync(ITerminalLine line, CardOrder order, CancellationToken stop)
    {
        var reader = Reader(line);

        if (await ExchangeAsync(line, reader, ZvtCodec.Register(Rule.Currency), talk: null, stop) is { IsDone: false } unready)
        {
            return new(CardOutcome.Unknown, unready.IsLost ? Lost(unready.State).Reason : CardReason.Busy);
        }

        var last = await ExchangeAsync(line, reader, ZvtCodec.Repeat(), talk: null, stop);
        return last.IsDone ? RepeatedOf(last, order) : new(CardOutcome.Unknown, last.IsLost ? Lost(last.State).Reason : CardReason.NotTold);
    }

    protected override async ValueTask<TerminalAnswer> GreetAsync(ITerminalLine line, CancellationToken stop)
    {
        var end = await ExchangeAsync(line, Reader(line), ZvtCodec.Enquire(), talk: null, stop);
        return end.IsLost ? Heard(end.State) : new(end.IsDone ? TerminalState.Ready : TerminalState.Busy, end.Paper);
    }

    protected override async ValueTask<TerminalAnswer> CloseDayAsync(ITerminalLine line, CancellationToken stop)
    {
        var reader = Reader(line);

        if (await ExchangeAsync(line, reader, ZvtCodec.Register(Rule.Currency), talk: null, stop) is { IsDone: false } unready)
        {
            return unready.IsLost ? Heard(unready.State) : new(TerminalState.Busy);
        }

        var end = await ExchangeAsync(line, reader, ZvtCodec.CloseDay(), talk: null, stop);
        return end.IsLost ? Heard(end.State) : new(end.IsDone ? TerminalState.Ready : TerminalState.Refused, end.Paper);
    }

    protected override byte[] AbortOf(CommandId attempt) => ZvtCodec.LetGo();

    private static FrameReader<ZvtFrame> Reader(ITerminalLine line) => new(line, ZvtCodec.Read, ZvtCodec.BytesMax);

    private byte[] TelegramOf(CardOrder order) => order.Deed switch
    {
        CardDeed.Payment => ZvtCodec.Authorize(order.Amount),
        CardDeed.Refund => ZvtCodec.GiveBack(order.Amount, Rule.Currency),
        CardDeed.Reversal when IsReceipt(order.Original) => ZvtCodec.Reverse(order.Original),
        CardDeed.Reversal => ZvtCodec.GiveBack(order.Amount, Rule.Currency),
    };

    private static bool IsReceipt(string original) => original.Length is > 0 and <= 4 && original.All(char.IsAsciiDigit);

    private CardResult ResultOf(ZvtEnd end, CardOrder order) =>
        end.Contradicts ? With(end, CardOutcome.Unknown, CardReason.Contradiction)
        : end.IsLost ? With(end, CardOutcome.Unknown, Lost(end.State).Reason)
        : end.Status?.Byte(ZvtFields.ResultCode) is { } code
            ? code is not 0 ? With(end, OutcomeOf(code), ReasonOf(code))
            : !end.IsDone ? With(end, CardOutcome.Unknown, CardReason.Contradiction)
            : IsOurs(end.Status, order) ? With(end, CardOutcome.Approved, CardReason.None)
            : With(end, CardOutcome.Unknown, CardReason.OtherAmount)
        : end.IsDone ? With(end, CardOutcome.Unknown, CardReason.NotTold)
        : With(end, OutcomeOf(end.Code), ReasonOf(end.Code));

    private CardResult RepeatedOf(ZvtEnd last, CardOrder order)
    {
        var isNumbered = int.TryParse(order.Mark, NumberStyles.None, CultureInfo.InvariantCulture, out var mark);

        return !isNumbered || last.Contradicts || last.Status?.Number(ZvtFields.Receipt) is not { } receipt
                ? new(CardOutcome.Unknown, CardReason.NotTold)
            : receipt == mark ? new(CardOutcome.Declined, CardReason.NotCarriedOut)
            : receipt != (mark % ReceiptNumberMax) + 1 || !IsOurs(last.Status, order) ? new(CardOutcome.Unknown, CardReason.NotTold)
            : last.Status.Byte(ZvtFields.ResultCode) is 0 ? With(last, CardOutcome.Approved, CardReason.None)
            : last.Status.Byte(ZvtFields.ResultCode) is { } code ? With(last, OutcomeOf(code), ReasonOf(code))
            : new(CardOutcome.Unknown, CardReason.NotTold);
    }

    private bool IsOurs(ZvtFields status, CardOrder order) =>
        status.Number(ZvtFields.Amount) == order.Amount.Cents
        && (status.Number(ZvtFields.Currency) is not { } currency || currency == (int)Rule.Currency);

    private static CardResult With(ZvtEnd end, CardOutcome outcome, CardReason reason) => new(
        outcome, reason, end.Status?.Text(ZvtFields.AddedText) ?? "", end.Status?.Text(ZvtFields.CardName) ?? "", end.Status?.Card ?? "",
        end.Status?.Text(ZvtFields.Authorisation) ?? "", ReceiptOf(end.Status), end.Paper);

    private static string ReceiptOf(ZvtFields? status) =>
        status?.Number(ZvtFields.Receipt) is { } number ? number.ToString("D4", CultureInfo.InvariantCulture) : "";

    // Pressed at the terminal, or by us.
    private static CardOutcome OutcomeOf(int code) => code is 0x6C ? CardOutcome.Cancelled : CardOutcome.Declined;

    private static CardReason ReasonOf(int code) => code switch
    {
        0x6C => CardReason.Abandoned,
        0x64 or 0x65 or 0x67 or 0x6B => CardReason.CardUnreadable,
        0x66 => CardReason.NotCarriedOut,
        0x6D => CardReason.NoCard,
        0x6F => CardReason.CurrencyUnknown,
        0x02 => CardReason.CallIssuer,
        0x62 or 0x63 or 0x72 or 0x77 or 0x78 or 0x79 or 0x7A or 0x7B or 0x7D => CardReason.NotAllowed,
        0x83 or 0x9A or 0x85 => CardReason.NotUnderstood,
        0xA0 or 0xB3 or 0x9C => CardReason.Busy,
        _ => CardReason.Refused,
    };

    // The register says one thing, and acknowledges everything it is told until there is an end.
    private static async ValueTask<ZvtEnd> ExchangeAsync(
        ITerminalLine line, FrameReader<ZvtFrame> reader, byte[] telegram, ICardTalk? talk, CancellationToken stop)
    {
        var end = new ZvtEnd();
        var paper = new StringBuilder();

        if (!await line.SendAsync(telegram, stop))
        {
            return end with { State = FrameState.Cut };
        }

        for (var telegrams = 0; telegrams < TelegramsMax; telegrams++)
        {
            var (state, frame) = await reader.NextAsync(stop);

            if (frame is null)
            {
                return end with { State = state, Paper = paper.ToString() };
            }

            if (frame.Class is 0x80)
            {
                continue;
            }

            if (frame.Class is 0x84)
            {
                return end with { State = FrameState.Whole, Code = frame.Instruction, Paper = paper.ToString() };
            }

            // Told to a line that is cut, it changes nothing: what the terminal has said, it has said.
            await line.SendAsync(ZvtCodec.Acknowledgement, stop);
            end = end.After(frame);
            Note(frame, paper, talk);

            if (frame.Code is ZvtCodec.Completion or ZvtCodec.Aborted)
            {
                return end with { State = FrameState.Whole, Paper = paper.ToString() };
            }
        }

        return end with { State = FrameState.Nonsense };
    }

    private static void Note(ZvtFrame frame, StringBuilder paper, ICardTalk? talk)
    {
        if (frame.Code is ZvtCodec.Intermediate && !frame.Data.IsEmpty)
        {
            talk?.Says(WordOf(frame.Data[0]), "");
        }
        else if (frame.Code is ZvtCodec.PrintLine && frame.Data.Length > 0 && paper.Length < CardResult.ReceiptMax)
        {
            paper.Append(Encoding.Latin1.GetString(frame.Data.AsSpan()[1..])).Append('\n');
            talk?.Says(TerminalWord.Printing, "");
        }
        else if (frame.Code is ZvtCodec.PrintBlock)
        {
            talk?.Says(TerminalWord.Printing, "");
        }
    }

    private static TerminalWord WordOf(byte code) => code switch
    {
        0x0A or 0x00 or 0x4A => TerminalWord.PresentCard,
        0x01 or 0x08 or 0x09 => TerminalWord.EnterPin,
        0x04 or 0x17 => TerminalWord.RemoveCard,
        0x0E or 0x0F or 0x12 or 0x13 => TerminalWord.AskingBank,
        _ => TerminalWord.Other,
    };

    /// <param name="State">Whole once the terminal has said that it is over, one way or the other.</param>
    /// <param name="Code">Why it was not done; 0 for no reason.</param>
    /// <param name="IsDone">The terminal has said that it is over, and not that it was given up.</param>
    /// <param name="Contradicts">Two results that cannot both be true.</param>
    private sealed record ZvtEnd(
        FrameState State = FrameState.Part, bool IsDone = false, int Code = 0, ZvtFields? Status = null, bool Contradicts = false, string Paper = "")
    {
        public bool IsLost => State is not FrameState.Whole;

        public ZvtEnd After(ZvtFrame frame)
        {
            if (frame.Code is ZvtCodec.Completion)
            {
                return this with { IsDone = true };
            }

            if (frame.Code is ZvtCodec.Aborted)
            {
                return this with { Code = frame.Data.IsEmpty ? 0x6C : frame.Data[0] };
            }

            if (frame.Code is not ZvtCodec.StatusInformation)
            {
                return this;
            }

            var status = ZvtFields.Of(frame.Data.AsSpan());
            return this with { Status = status, Contradicts = Contradicts || (Status is { } before && !IsSame(before, status)) };
        }

        private static bool IsSame(ZvtFields one, ZvtFields other) =>
            one.Byte(ZvtFields.ResultCode) == other.Byte(ZvtFields.ResultCode) && one.Number(ZvtFields.Amount) == other.Number(ZvtFields.Amount);
    }
}
