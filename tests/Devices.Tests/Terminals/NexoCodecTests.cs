using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using RetailPos.Hub.Devices.Terminals;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Devices.Tests.Terminals;

public sealed class NexoCodecTests
{
    [Fact]
    public void A_payment_is_a_request_with_header_transaction_and_amount()
    {
        var frame = NexoCodec.Write(NexoCodec.Request(
            "Payment", "ABC1234567", "T1", "P400Plus-1", NexoCodec.PaymentOf(Terminal.Order(), "ABC1234567", CardCurrency.EUR, DateTimeOffset.UnixEpoch)));
        var text = JsonNode.Parse(frame.AsSpan(4))!["SaleToPOIRequest"]!;

        Assert.Equal(frame.Length - 4, BinaryPrimitives.ReadInt32BigEndian(frame));
        Assert.Equal(
            """{"ProtocolVersion":"3.0","MessageClass":"Service","MessageCategory":"Payment","MessageType":"Request","ServiceID":"ABC1234567","SaleID":"T1","POIID":"P400Plus-1"}""",
            text["MessageHeader"]!.ToJsonString());
        Assert.Equal("""{"Currency":"EUR","RequestedAmount":12.5}""", text["PaymentRequest"]!["PaymentTransaction"]!["AmountsReq"]!.ToJsonString());
    }

    [Fact]
    public void A_message_is_whole_with_its_last_byte_and_not_before()
    {
        var frame = NexoCodec.Write(NexoCodec.Request("Login", "1", "T1", "P", []));

        for (var count = 0; count < frame.Length; count++)
        {
            Assert.Equal(FrameState.Part, NexoCodec.Read(frame.AsSpan(0, count), out _, out _));
        }

        Assert.Equal(FrameState.Whole, NexoCodec.Read([.. frame, 0, 0, 0], out var message, out var used));
        Assert.Equal(("Login", frame.Length), (message!.Category, used));
    }

    [Theory]
    [InlineData("""{"Response":{"Result":"Success"},"PaymentResult":{"AmountsResp":{"Currency":"EUR","AuthorizedAmount":12.50}}}""", CardOutcome.Approved, CardReason.None)]
    [InlineData("""{"Response":{"Result":"Success"},"PaymentResult":{"AmountsResp":{"Currency":"CHF","AuthorizedAmount":12.50}}}""", CardOutcome.Unknown, CardReason.OtherAmount)]
    [InlineData("""{"Response":{"Result":"Success"},"PaymentResult":{"AmountsResp":{"AuthorizedAmount":12.505}}}""", CardOutcome.Unknown, CardReason.OtherAmount)]
    [InlineData("""{"Response":{"Result":"Success"}}""", CardOutcome.Unknown, CardReason.OtherAmount)]
    [InlineData("""{"Response":{"Result":"Partial"}}""", CardOutcome.Unknown, CardReason.OtherAmount)]
    [InlineData("""{"Response":{"Result":"Failure","ErrorCondition":"Refusal"}}""", CardOutcome.Declined, CardReason.Refused)]
    [InlineData("""{"Response":{"Result":"Failure","ErrorCondition":"Aborted"}}""", CardOutcome.Cancelled, CardReason.Abandoned)]
    [InlineData("""{"Response":{"Result":"Failure","ErrorCondition":"Busy"}}""", CardOutcome.Declined, CardReason.Busy)]
    [InlineData("""{"Response":{"Result":"Failure","ErrorCondition":"InProgress"}}""", CardOutcome.Unknown, CardReason.Busy)]
    [InlineData("""{"Response":{"Result":1}}""", CardOutcome.Unknown, CardReason.NotTold)]
    [InlineData("[]", CardOutcome.Unknown, CardReason.NotTold)]
    [InlineData("""{"Response":{"Result":"Failure","ErrorCondition":"\ud800"}}""", CardOutcome.Declined, CardReason.Refused)]
    public void Every_answer_has_one_meaning(string response, CardOutcome outcome, CardReason reason)
    {
        using var document = System.Text.Json.JsonDocument.Parse(response);
        var result = NexoResults.Of(document.RootElement, Terminal.Order(), CardCurrency.EUR);

        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("""{"SaleToPOIResponse":3}""")]
    public void What_is_no_message_is_nonsense(string text)
    {
        var frame = new byte[4 + text.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, text.Length);
        Encoding.UTF8.GetBytes(text).CopyTo(frame, 4);

        Assert.Equal(FrameState.Nonsense, NexoCodec.Read(frame, out _, out _));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    [InlineData(NexoCodec.BytesMax)]
    public void A_length_that_no_message_has_is_nonsense_before_a_byte_of_it_is_kept(int length)
    {
        var frame = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(frame, length);

        Assert.Equal(FrameState.Nonsense, NexoCodec.Read(frame, out _, out _));
    }
}
