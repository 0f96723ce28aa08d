using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;

namespace RetailPos.Hub.Devices.Terminals.Simulated;

/// <summary>A nexo terminal that nobody has to plug in.</summary>
public sealed class SimulatedNexo(int port = 0) : SimulatedTerminal(port)
{
    private readonly ConcurrentDictionary<string, JsonObject> _answered = new(StringComparer.Ordinal);

    protected override async Task TalkAsync(SimulatedLine line, CancellationToken stop)
    {
        var reader = new FrameReader<NexoMessage>(line, NexoCodec.Read, NexoCodec.BytesMax);

        while ((await reader.NextAsync(stop)).Frame is { } request)
        {
            if (!await ServeAsync(line, reader, request, stop))
            {
                return;
            }
        }
    }

    private async Task<bool> ServeAsync(SimulatedLine line, FrameReader<NexoMessage> reader, NexoMessage request, CancellationToken stop)
    {
        switch (request.Category)
        {
            case "Payment":
                var body = NexoCodec.In(request.Body, "PaymentRequest");
                var amount = NexoCodec.AmountIn(body, "PaymentTransaction", "AmountsReq", "RequestedAmount") ?? Money.Zero;
                var deed = NexoCodec.Word(body, "PaymentData", "PaymentType") is "Refund" ? CardDeed.Refund : CardDeed.Payment;
                return await TakeAsync(line, reader, request, deed, amount, stop);
            case "Reversal":
                var original = NexoCodec.Word(request.Body, "ReversalRequest", "OriginalPOITransaction", "POITransactionID", "TransactionID");
                return Booked.FirstOrDefault(known => $"T{known.Receipt}" == original) is { } undone
                    ? await TakeAsync(line, reader, request, CardDeed.Reversal, undone.Amount, stop)
                    : await PutAsync(line, Response(request, Failure("NotFound")), stop);
            case "TransactionStatus":
                return await PutAsync(line, Response(request, StatusOf(request)), stop);
            case "Abort":
                return true; // Nothing is under way, and an abort has no answer.
            default:
                return await PutAsync(line, Response(request, Success()), stop);
        }
    }

    private async Task<bool> TakeAsync(
        SimulatedLine line, FrameReader<NexoMessage> reader, NexoMessage request, CardDeed deed, Money amount, CancellationToken stop)
    {
        var mood = MoodOf(amount);
        await PutAsync(line, DisplayOf(request, "Karte bitte"), stop);

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
                await line.PutAsync(SimulatedLine.Nonsense, stop);
                return true;
            case TerminalMood.Decline:
                return await EndAsync(line, request, Failure("Refusal"), stop);
            case TerminalMood.Abandon:
                return await EndAsync(line, request, Failure("Cancel"), stop);
            case TerminalMood.WaitForCard:
                if (!await IsCardAsync(reader, stop))
                {
                    return await EndAsync(line, request, Failure("Aborted"), stop);
                }

                break;
            default:
                await CardAsync(stop);
                break;
        }

        var booked = Book(deed, amount, request.ServiceId);
        var approval = Approval(deed, mood is TerminalMood.OtherAmount ? amount + new Money(1) : amount, booked);
        _answered[request.ServiceId] = approval;

        if (mood is TerminalMood.HangUpAfter)
        {
            return false;
        }

        if (mood is TerminalMood.Late)
        {
            await HeldBackAsync(stop);
        }

        line.IsInPieces = mood is TerminalMood.InPieces;
        var answer = Response(request, approval);
        await PutAsync(line, answer, stop);
        line.IsInPieces = false;
        return mood is TerminalMood.Twice ? await PutAsync(line, answer, stop) : mood is not TerminalMood.WaitForCard;
    }

    private async Task<bool> IsCardAsync(FrameReader<NexoMessage> reader, CancellationToken stop)
    {
        var card = HeldBackAsync(stop);
        var next = reader.NextAsync(stop).AsTask();

        if (await Task.WhenAny(card, next) == next)
        {
            return (await next).Frame is { } frame ? frame.Category is not "Abort" : throw new IOException("The register has hung up.");
        }

        _ = next.ContinueWith(left => left.Exception, TaskScheduler.Default);
        return true;
    }

    private Task<bool> EndAsync(SimulatedLine line, NexoMessage request, JsonObject body, CancellationToken stop)
    {
        _answered[request.ServiceId] = body;
        return PutAsync(line, Response(request, body), stop);
    }

    private JsonObject StatusOf(NexoMessage request)
    {
        var reference = NexoCodec.In(request.Body, "TransactionStatusRequest", "MessageReference");

        if (!_answered.TryGetValue(NexoCodec.Word(reference, "ServiceID"), out var answered))
        {
            return Failure("NotFound");
        }

        var status = Success();
        status["RepeatedMessageResponse"] = new JsonObject
        {
            ["RepeatedResponseMessageBody"] = new JsonObject { [$"{NexoCodec.Word(reference, "MessageCategory")}Response"] = answered.DeepClone() },
        };
        return status;
    }

    private static JsonObject Approval(CardDeed deed, Money amount, BookedCard booked)
    {
        var approval = Success();
        approval["POIData"] = new JsonObject { ["POITransactionID"] = NexoCodec.Transaction($"T{booked.Receipt}", DateTimeOffset.UnixEpoch) };

        if (deed is CardDeed.Reversal)
        {
            approval["ReversedAmount"] = amount.Cents / 100m;
            return approval;
        }

        approval["PaymentResult"] = new JsonObject
        {
            ["AmountsResp"] = new JsonObject { ["Currency"] = "EUR", ["AuthorizedAmount"] = amount.Cents / 100m },
            ["PaymentInstrumentData"] = new JsonObject
            {
                ["CardData"] = new JsonObject { ["PaymentBrand"] = "Visa", ["MaskedPan"] = "401288******1881" },
            },
            ["PaymentAcquirerData"] = new JsonObject { ["ApprovalCode"] = "123456" },
        };
        approval["PaymentReceipt"] = new JsonArray(new JsonObject
        {
            ["OutputContent"] = new JsonObject { ["OutputText"] = new JsonArray(new JsonObject { ["Text"] = "VISA ************1881" }) },
        });
        return approval;
    }

    private static JsonObject Success() => new() { ["Response"] = new JsonObject { ["Result"] = "Success" } };

    private static JsonObject Failure(string condition) =>
        new() { ["Response"] = new JsonObject { ["Result"] = "Failure", ["ErrorCondition"] = condition } };

    private static JsonObject Response(NexoMessage request, JsonObject body) => new()
    {
        ["SaleToPOIResponse"] = new JsonObject { ["MessageHeader"] = Header(request, request.Category, "Response"), [$"{request.Category}Response"] = body.DeepClone() },
    };

    private static JsonObject DisplayOf(NexoMessage request, string text) => new()
    {
        ["SaleToPOIRequest"] = new JsonObject
        {
            ["MessageHeader"] = Header(request, "Display", "Request"),
            ["DisplayRequest"] = new JsonObject
            {
                ["DisplayOutput"] = new JsonArray(new JsonObject
                {
                    ["OutputContent"] = new JsonObject { ["OutputText"] = new JsonArray(new JsonObject { ["Text"] = text }) },
                }),
            },
        },
    };

    private static JsonObject Header(NexoMessage request, string category, string type) => new()
    {
        ["ProtocolVersion"] = "3.0", ["MessageClass"] = "Service", ["MessageCategory"] = category, ["MessageType"] = type,
        ["ServiceID"] = request.ServiceId, ["SaleID"] = request.SaleId, ["POIID"] = request.PoiId,
    };

    private static async Task<bool> PutAsync(SimulatedLine line, JsonObject message, CancellationToken stop)
    {
        await line.PutAsync(NexoCodec.Write(message), stop);
        return true;
    }
}
