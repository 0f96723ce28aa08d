using System.Text;
using RetailPos.Hub.Devices.Terminals;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Devices.Tests.Terminals;

public sealed class CaisseApCodecTests
{
    private const string Yes = "CZ0040300CJ012012345678901CA00201CE003978CD0010CB0041250AE00210AF00201CC001BAA016497010******0014AC006123456";

    [Theory]
    [InlineData(1_250, "CZ0040300CJ012012345678901CA00201CE003978BA0010CD0010CB0041250")]
    [InlineData(5, "CZ0040300CJ012012345678901CA00201CE003978BA0010CD0010CB00205")]
    [InlineData(0, "CZ0040300CJ012012345678901CA00201CE003978BA0010CD0010CB00200")]
    public void A_debit_is_the_frame_that_every_known_client_sends(int cents, string frame) =>
        Assert.Equal(frame, Encoding.ASCII.GetString(CaisseApCodec.Request('0', new(cents), CardCurrency.EUR)));

    [Fact]
    public void A_yes_tells_the_card_and_the_authorisation()
    {
        var result = ResultOf(Yes);

        Assert.Equal((CardOutcome.Approved, "CB sans contact", "497010******0014", "123456"), (result.Outcome, result.CardKind, result.Number, result.Authorisation));
    }

    [Fact]
    public void A_frame_is_the_same_in_whatever_pieces_it_comes()
    {
        var bytes = Encoding.ASCII.GetBytes(Yes);
        var whole = Enumerable.Range(0, bytes.Length + 1)
            .Where(count => CaisseApCodec.Read(bytes.AsSpan(0, count), out _, out _) is FrameState.Whole).ToList();

        // Whole at the ends of the fields from the answer code on, and never in the middle of one.
        Assert.Equal(Yes.IndexOf("AF", StringComparison.Ordinal), whole[0]);
        Assert.Equal(bytes.Length, whole[^1]);
        Assert.DoesNotContain(
            Enumerable.Range(0, bytes.Length), count => CaisseApCodec.Read(bytes.AsSpan(0, count), out _, out _) is FrameState.Nonsense);
    }

    [Theory]
    [InlineData("AE00201AF00204", CardOutcome.Declined, CardReason.Refused)]
    [InlineData("AE00201AF00206", CardOutcome.Cancelled, CardReason.Abandoned)]
    [InlineData("AE00201AF00211", CardOutcome.Cancelled, CardReason.Abandoned)]
    [InlineData("AE00201AF00202", CardOutcome.Declined, CardReason.CallIssuer)]
    [InlineData("AE00201AF00208", CardOutcome.Declined, CardReason.NoCard)]
    [InlineData("AE00201AF00209", CardOutcome.Declined, CardReason.NotUnderstood)]
    [InlineData("AE00201AF00213", CardOutcome.Declined, CardReason.CurrencyUnknown)]
    [InlineData("AE00201", CardOutcome.Declined, CardReason.Refused)]
    [InlineData("AE00201AF00201", CardOutcome.Unknown, CardReason.Contradiction)]
    [InlineData("AE00211", CardOutcome.Unknown, CardReason.NotTold)]
    [InlineData("AE00210", CardOutcome.Unknown, CardReason.OtherAmount)]
    [InlineData("CD0010CE003978CB0041251AE00210", CardOutcome.Unknown, CardReason.OtherAmount)]
    [InlineData("CD0010CE003756CB0041250AE00210", CardOutcome.Unknown, CardReason.OtherAmount)]
    [InlineData("CD0011CE003978CB0041250AE00210", CardOutcome.Unknown, CardReason.OtherAmount)]
    [InlineData("CD0010CE003978CB0041250AE00210AE00201", CardOutcome.Unknown, CardReason.Contradiction)]
    [InlineData("CD0010CE003978CB00800001250AE00210", CardOutcome.Approved, CardReason.None)]
    public void Every_answer_has_one_meaning(string answer, CardOutcome outcome, CardReason reason)
    {
        var result = ResultOf(answer);

        Assert.Equal((outcome, reason), (result.Outcome, result.Reason));
    }

    [Theory]
    [InlineData("cz004")]
    [InlineData("CZ000")]
    [InlineData("C1004")]
    [InlineData("CZ00x")]
    [InlineData("HTTP/1.1 400")]
    public void What_is_no_field_is_nonsense(string text) =>
        Assert.Equal(FrameState.Nonsense, CaisseApCodec.Read(Encoding.ASCII.GetBytes(text), out _, out _));

    private static CardResult ResultOf(string answer)
    {
        Assert.Equal(FrameState.Whole, CaisseApCodec.Read(Encoding.ASCII.GetBytes(answer), out var message, out _));
        return message!.ResultOf(Terminal.Order(), '0', CardCurrency.EUR);
    }
}
