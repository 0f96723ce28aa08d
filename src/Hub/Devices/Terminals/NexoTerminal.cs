using System.Text.Json;
using System.Text.Json.Nodes;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Terminals;

/// <summary>A terminal that speaks nexo Retailer in JSON, over TCP. What became of an attempt it tells by the attempt's own name.</summary>
public sealed class NexoTerminal(TerminalRule rule, ITerminalLines lines, TimeProvider clock) : LineTerminal(rule, lines, clock)
{
    /// <summary>What a terminal tells beside its answer: displays, events. More is a terminal that spins.</summary>
    private const int MessagesMax = 200;

    private const string SaleId = "RetailPos";

    private static int _last;

    protected override async ValueTask<CardResult> TakeAsync(ITerminalLine line, CardOrder order, ICardTalk talk, CancellationToken stop)
    {
        var reader = Reader(line);
        var (state, login) = await ExchangeAsync(line, reader, "Login", NewService(), LoginOf(), talk: null, stop);

        if (login is null)
        {
            return NotBegun(state);
        }

        if (NexoCodec.Word(login.Body, "LoginResponse", "Response", "Result") != "Success")
        {
            return new(CardOutcome.Declined, CardReason.NotAllowed, NexoCodec.Word(login.Body, "LoginResponse", "Response", "AdditionalResponse"));
        }

        if (!await talk.MaySendAsync(mark: ""))
        {
            return NotSent;
        }

        talk.Says(TerminalWord.PresentCard, "");
        var reference = CardReference.Of(order.Attempt);
        var category = CategoryOf(order.Deed);
        var body = order.Deed is CardDeed.Reversal
            ? NexoCodec.ReversalOf(order, reference, Clock.GetLocalNow())
            : NexoCodec.PaymentOf(order, reference, Rule.Currency, Clock.GetLocalNow());
        (state, var answer) = await ExchangeAsync(line, reader, category, reference, body, talk, stop);
        return answer is null ? Lost(state) : NexoResults.Of(NexoCodec.In(answer.Body, $"{category}Response"), order, Rule.Currency);
    }

    protected override async ValueTask<CardResult> AskAsync(ITerminalLine line, CardOrder order, CancellationToken stop)
    {
        var category = CategoryOf(order.Deed);
        var (state, answer) = await ExchangeAsync(
            line, Reader(line), "TransactionStatus", NewService(), NexoCodec.Reference(category, SaleId, CardReference.Of(order.Attempt)), talk: null, stop);

        if (answer is null)
        {
            return Lost(state);
        }

        var status = NexoCodec.In(answer.Body, "TransactionStatusResponse");
        var repeated = NexoCodec.In(status, "RepeatedMessageResponse", "RepeatedResponseMessageBody", $"{category}Response");

        return NexoCodec.Word(status, "Response", "Result") is "Success" ? NexoResults.Of(repeated, order, Rule.Currency)
            : NexoCodec.Word(status, "Response", "ErrorCondition") is "NotFound" ? new(CardOutcome.Declined, CardReason.NotCarriedOut)
            : new(CardOutcome.Unknown, NexoCodec.Word(status, "Response", "ErrorCondition") is "InProgress" ? CardReason.Busy : CardReason.NotTold);
    }

    protected override async ValueTask<TerminalAnswer> GreetAsync(ITerminalLine line, CancellationToken stop) =>
        await SimpleAsync(line, "Diagnosis", new() { ["HostDiagnosisFlag"] = false }, stop);

    protected override async ValueTask<TerminalAnswer> CloseDayAsync(ITerminalLine line, CancellationToken stop) =>
        await SimpleAsync(line, "Reconciliation", new() { ["ReconciliationType"] = "SaleReconciliation" }, stop);

    protected override byte[] AbortOf(CommandId attempt)
    {
        var abort = NexoCodec.Reference("Payment", SaleId, CardReference.Of(attempt));
        abort["AbortReason"] = "MerchantAbort";
        return NexoCodec.Write(NexoCodec.Request("Abort", NewService(), SaleId, Rule.Poi, abort));
    }

    private static FrameReader<NexoMessage> Reader(ITerminalLine line) => new(line, NexoCodec.Read, NexoCodec.BytesMax);

    private static string CategoryOf(CardDeed deed) => deed is CardDeed.Reversal ? "Reversal" : "Payment";

    // Unique for two days, which is what the protocol asks of its questions; an attempt's own name is never one of these.
    private string NewService() =>
        $"-{Clock.GetUtcNow().ToUnixTimeSeconds() % 1_000_000:D6}{(Interlocked.Increment(ref _last) & int.MaxValue) % 1_000:D3}";

    private JsonObject LoginOf() => new()
    {
        ["DateTime"] = NexoCodec.Time(Clock.GetLocalNow()),
        ["SaleSoftware"] = new JsonObject { ["ManufacturerID"] = "RetailPos", ["ApplicationName"] = "RetailPos", ["SoftwareVersion"] = "1" },
        ["OperatorLanguage"] = "fr",
    };

    private async ValueTask<TerminalAnswer> SimpleAsync(ITerminalLine line, string category, JsonObject body, CancellationToken stop)
    {
        var (state, answer) = await ExchangeAsync(line, Reader(line), category, NewService(), body, talk: null, stop);
        var response = NexoCodec.In(answer?.Body, $"{category}Response", "Response");
        return answer is null ? Heard(state)
            : NexoCodec.Word(response, "Result") is "Success" or "Partial" ? new(TerminalState.Ready)
            : new(NexoCodec.Word(response, "ErrorCondition") is "Busy" ? TerminalState.Busy : TerminalState.Refused, NexoCodec.Word(response, "AdditionalResponse"));
    }

    private async ValueTask<(FrameState State, NexoMessage? Answer)> ExchangeAsync(
        ITerminalLine line, FrameReader<NexoMessage> reader, string category, string service, JsonObject body, ICardTalk? talk, CancellationToken stop)
    {
        if (!await line.SendAsync(NexoCodec.Write(NexoCodec.Request(category, service, SaleId, Rule.Poi, body)), stop))
        {
            return (FrameState.Cut, null);
        }

        for (var messages = 0; messages < MessagesMax; messages++)
        {
            var (state, message) = await reader.NextAsync(stop);

            if (message is null || message.IsAnswerTo(category, service))
            {
                return (state, message);
            }

            if (message is { Type: "Request", Category: "Display" })
            {
                talk?.Says(TerminalWord.Other, DisplayOf(message.Body));
            }
        }

        return (FrameState.Nonsense, null);
    }

    private static string DisplayOf(JsonElement body) =>
        NexoCodec.In(body, "DisplayRequest", "DisplayOutput") is { ValueKind: JsonValueKind.Array } outputs
            ? string.Join(' ', outputs.EnumerateArray().Take(3).SelectMany(output =>
                NexoCodec.In(output, "OutputContent", "OutputText") is { ValueKind: JsonValueKind.Array } lines
                    ? lines.EnumerateArray().Take(10).Select(line => NexoCodec.Word(line, "Text"))
                    : []))
            : "";
}
