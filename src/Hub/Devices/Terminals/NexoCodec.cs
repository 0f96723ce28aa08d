using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Terminals;

/// <summary>nexo Retailer 3.0 in JSON over TCP: four bytes of length, the first the heaviest, and a message.</summary>
public static class NexoCodec
{
    /// <summary>A response with two papers in it is a tenth of it.</summary>
    public const int BytesMax = 65_536;

    private const int LengthBytes = 4;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    public static byte[] Write(JsonObject message)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(message);
        var frame = new byte[LengthBytes + text.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, text.Length);
        text.CopyTo(frame, LengthBytes);
        return frame;
    }

    public static FrameState Read(ReadOnlySpan<byte> heard, out NexoMessage? message, out int used)
    {
        (message, used) = (null, 0);

        if (heard.Length < LengthBytes)
        {
            return FrameState.Part;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(heard);

        if (length is < 2 or > BytesMax - LengthBytes)
        {
            return FrameState.Nonsense;
        }

        if (heard.Length < LengthBytes + length)
        {
            return FrameState.Part;
        }

        message = Parse(heard.Slice(LengthBytes, length));
        used = message is null ? 0 : LengthBytes + length;
        return message is null ? FrameState.Nonsense : FrameState.Whole;
    }

    /// <returns>Null for what is no nexo message.</returns>
    private static NexoMessage? Parse(ReadOnlySpan<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.ToArray(), Strict);

            foreach (var name in (string[])["SaleToPOIResponse", "SaleToPOIRequest"])
            {
                if (In(document.RootElement, name) is { ValueKind: JsonValueKind.Object } body && In(body, "MessageHeader") is { ValueKind: JsonValueKind.Object } header)
                {
                    return new(
                        Word(header, "MessageCategory"), Word(header, "MessageType"), Word(header, "ServiceID"), Word(header, "SaleID"), Word(header, "POIID"),
                        body.Clone());
                }
            }

            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonObject Request(string category, string serviceId, string saleId, string poiId, JsonObject? body, string? messageClass = null)
    {
        var request = new JsonObject
        {
            ["MessageHeader"] = new JsonObject
            {
                ["ProtocolVersion"] = "3.0",
                ["MessageClass"] = messageClass ?? "Service",
                ["MessageCategory"] = category,
                ["MessageType"] = "Request",
                ["ServiceID"] = serviceId,
                ["SaleID"] = saleId,
                ["POIID"] = poiId,
            },
        };

        if (body is not null)
        {
            request[$"{category}Request"] = body;
        }

        return new() { ["SaleToPOIRequest"] = request };
    }

    public static JsonObject PaymentOf(CardOrder order, string reference, CardCurrency currency, DateTimeOffset now)
    {
        var payment = new JsonObject
        {
            ["SaleData"] = new JsonObject { ["SaleTransactionID"] = Transaction(reference, now) },
            ["PaymentTransaction"] = new JsonObject
            {
                ["AmountsReq"] = new JsonObject { ["Currency"] = $"{currency}", ["RequestedAmount"] = order.Amount.Cents / 100m },
            },
        };

        if (order.Deed is CardDeed.Refund)
        {
            payment["PaymentData"] = new JsonObject { ["PaymentType"] = "Refund" };
        }

        return payment;
    }

    /// <summary>The terminal's own name of what is undone: its number and, after a stroke, its time.</summary>
    public static JsonObject ReversalOf(CardOrder order, string reference, DateTimeOffset now)
    {
        var parts = order.Original.Split('|', 2);
        return new()
        {
            ["SaleData"] = new JsonObject { ["SaleTransactionID"] = Transaction(reference, now) },
            ["OriginalPOITransaction"] = new JsonObject
            {
                ["POITransactionID"] = new JsonObject { ["TransactionID"] = parts[0], ["TimeStamp"] = parts.Length > 1 ? parts[1] : Time(now) },
            },
            ["ReversalReason"] = "CustCancel",
        };
    }

    public static JsonObject Reference(string category, string saleId, string serviceId) =>
        new() { ["MessageReference"] = new JsonObject { ["MessageCategory"] = category, ["SaleID"] = saleId, ["ServiceID"] = serviceId } };

    public static JsonObject Transaction(string id, DateTimeOffset at) => new() { ["TransactionID"] = id, ["TimeStamp"] = Time(at) };

    public static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    public static JsonElement? In(JsonElement? element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element is not { ValueKind: JsonValueKind.Object } found || !found.TryGetProperty(name, out var inner))
            {
                return null;
            }

            element = inner;
        }

        return element;
    }

    public static string Word(JsonElement? element, params ReadOnlySpan<string> path) =>
        In(element, path) is { ValueKind: JsonValueKind.String } found && TryText(found, out var text) ? text : "";

    // A string may hold half of a pair that no text can hold.
    private static bool TryText(JsonElement element, out string text)
    {
        try
        {
            text = element.GetString() ?? "";
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    /// <returns>Null for anything but an amount in whole cents that a till could know.</returns>
    public static Money? AmountIn(JsonElement? element, params ReadOnlySpan<string> path) =>
        In(element, path) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var amount)
        && amount is >= 0 and <= 1_000_000 && amount * 100 == decimal.Truncate(amount * 100)
            ? new((long)(amount * 100))
            : null;
}

/// <param name="Body">The whole of it, header and all.</param>
public sealed record NexoMessage(string Category, string Type, string ServiceId, string SaleId, string PoiId, JsonElement Body)
{
    public bool IsAnswerTo(string category, string serviceId) =>
        Type == "Response" && Category == category && ServiceId == serviceId;
}

/// <summary>What a response says of an amount that was asked for.</summary>
public static class NexoResults
{
    /// <param name="response">PaymentResponse or ReversalResponse.</param>
    public static CardResult Of(JsonElement? response, CardOrder order, CardCurrency currency)
    {
        var result = NexoCodec.Word(response, "Response", "Result");
        var condition = NexoCodec.Word(response, "Response", "ErrorCondition");
        var said = NexoCodec.Word(response, "Response", "AdditionalResponse");

        return result switch
        {
            "Success" => IsOurs(response, order, currency)
                ? With(response, CardOutcome.Approved, CardReason.None, said)
                : With(response, CardOutcome.Unknown, CardReason.OtherAmount, said),
            "Partial" => With(response, CardOutcome.Unknown, CardReason.OtherAmount, said),
            "Failure" => With(response, OutcomeOf(condition), ReasonOf(condition), said),
            _ => new(CardOutcome.Unknown, CardReason.NotTold),
        };
    }

    // A reversal that answers without an amount has undone the whole; a payment without one has said nothing.
    private static bool IsOurs(JsonElement? response, CardOrder order, CardCurrency currency)
    {
        if (order.Deed is CardDeed.Reversal)
        {
            return NexoCodec.In(response, "ReversedAmount") is null || NexoCodec.AmountIn(response, "ReversedAmount") == order.Amount;
        }

        var money = NexoCodec.Word(response, "PaymentResult", "AmountsResp", "Currency");
        return NexoCodec.AmountIn(response, "PaymentResult", "AmountsResp", "AuthorizedAmount") == order.Amount
            && (money.Length == 0 || money == $"{currency}");
    }

    private static CardResult With(JsonElement? response, CardOutcome outcome, CardReason reason, string said)
    {
        var id = NexoCodec.Word(response, "POIData", "POITransactionID", "TransactionID");
        var at = NexoCodec.Word(response, "POIData", "POITransactionID", "TimeStamp");
        var card = NexoCodec.In(response, "PaymentResult", "PaymentInstrumentData", "CardData");

        return new(
            outcome, reason, said, NexoCodec.Word(card, "PaymentBrand"), NexoCodec.Word(card, "MaskedPan"),
            NexoCodec.Word(response, "PaymentResult", "PaymentAcquirerData", "ApprovalCode"), at.Length > 0 ? $"{id}|{at}" : id, PaperOf(response));
    }

    private static string PaperOf(JsonElement? response) =>
        NexoCodec.In(response, "PaymentReceipt") is { ValueKind: JsonValueKind.Array } papers
            ? string.Join('\n', GuestsOf([.. papers.EnumerateArray().Take(2)]).SelectMany(paper =>
                NexoCodec.In(paper, "OutputContent", "OutputText") is { ValueKind: JsonValueKind.Array } lines
                    ? lines.EnumerateArray().Take(100).Select(line => NexoCodec.Word(line, "Text"))
                    : []))
            : "";

    // The other one is the house's, and of a terminal that names neither both are kept.
    private static List<JsonElement> GuestsOf(List<JsonElement> papers) =>
        papers.FindAll(paper => NexoCodec.Word(paper, "DocumentQualifier") is "CustomerReceipt") is { Count: > 0 } guests ? guests : papers;

    private static CardOutcome OutcomeOf(string condition) => condition switch
    {
        "Aborted" or "Cancel" => CardOutcome.Cancelled,
        "InProgress" => CardOutcome.Unknown,
        _ => CardOutcome.Declined,
    };

    public static CardReason ReasonOf(string condition) => condition switch
    {
        "Aborted" or "Cancel" => CardReason.Abandoned,
        "Busy" or "InProgress" or "DeviceOut" or "UnavailableDevice" or "UnavailableService" => CardReason.Busy,
        "InvalidCard" or "PaymentRestriction" => CardReason.CardUnreadable,
        "LoggedOut" or "NotAllowed" or "WrongPIN" => CardReason.NotAllowed,
        "MessageFormat" => CardReason.NotUnderstood,
        "NotFound" => CardReason.NotCarriedOut,
        _ => CardReason.Refused,
    };
}
