using System.Globalization;
using System.Text;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Terminals;

/// <summary>Caisse-AP over IP: fields of two letters, three figures of length, and a value, one after the other, in ASCII.</summary>
public static class CaisseApCodec
{
    /// <summary>Two papers of 999 signs and every other field there is come to half of it.</summary>
    public const int BytesMax = 8_192;

    /// <summary>More fields than the protocol has letters for.</summary>
    private const int FieldsMax = 100;

    private const string Version = "0300";
    private const string Protocol = "012345678901";

    /// <summary>A request, with the fields in the order that every known client sends them.</summary>
    /// <param name="reference">What the terminal is to call it, too; empty for nothing.</param>
    public static byte[] Request(char action, Money amount, CardCurrency currency, string register = "01", string reference = "")
    {
        List<(string Tag, string Value)> fields =
        [
            ("CZ", Version), ("CJ", Protocol), ("CA", register), ("CE", ((int)currency).ToString("D3", CultureInfo.InvariantCulture)),
            ("BA", "0"), ("CD", $"{action}"), ("CB", amount.Cents.ToString("D2", CultureInfo.InvariantCulture)),
        ];

        return Write(reference.Length > 0 ? [.. fields, ("CH", reference)] : fields);
    }

    public static byte[] Write(IEnumerable<(string Tag, string Value)> fields) => Encoding.Latin1.GetBytes(
        string.Concat(fields.Select(field => $"{field.Tag}{field.Value.Length.ToString("D3", CultureInfo.InvariantCulture)}{field.Value}")));

    /// <summary>Reads what has come so far. There is no end sign: it is whole when its last field is, and an answer code is among them.</summary>
    public static FrameState Read(ReadOnlySpan<byte> heard, out CaisseApMessage? message, out int used)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var contradicts = false;
        var at = 0;
        (message, used) = (null, 0);

        while (at < heard.Length)
        {
            var rest = heard[at..];

            if (!IsTag(rest) || !IsLength(rest, out var length))
            {
                return FrameState.Nonsense;
            }

            if (rest.Length < 5 || rest.Length < 5 + length)
            {
                return FrameState.Part;
            }

            var tag = Encoding.ASCII.GetString(rest[..2]);
            var value = Encoding.Latin1.GetString(rest.Slice(5, length));

            // Said twice, it is said once; said twice differently, nobody knows which is true.
            contradicts |= !fields.TryAdd(tag, value) && fields[tag] != value;
            at += 5 + length;

            if (fields.Count > FieldsMax)
            {
                return FrameState.Nonsense;
            }
        }

        if (!fields.ContainsKey("AE"))
        {
            return FrameState.Part;
        }

        (message, used) = (new(fields, contradicts), at);
        return FrameState.Whole;
    }

    private static bool IsTag(ReadOnlySpan<byte> rest)
    {
        foreach (var sign in rest[..Math.Min(2, rest.Length)])
        {
            if (sign is not (>= (byte)'A' and <= (byte)'Z'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsLength(ReadOnlySpan<byte> rest, out int length)
    {
        length = 0;

        foreach (var sign in rest.Length > 2 ? rest[2..Math.Min(5, rest.Length)] : [])
        {
            if (sign is not (>= (byte)'0' and <= (byte)'9'))
            {
                return false;
            }

            length = (length * 10) + sign - '0';
        }

        return rest.Length < 5 || length > 0;
    }
}

/// <param name="Contradicts">A field came twice, with two values.</param>
public sealed record CaisseApMessage(IReadOnlyDictionary<string, string> Fields, bool Contradicts)
{
    public string Of(string tag) => Fields.GetValueOrDefault(tag, "");

    /// <summary>What it says of an amount that was asked for. A yes counts only with everything that was asked repeated.</summary>
    public CardResult ResultOf(CardOrder order, char action, CardCurrency currency)
    {
        var code = Of("AE");
        var why = Of("AF");

        return Contradicts ? With(CardOutcome.Unknown, CardReason.Contradiction)
            : code is "10" ? IsEcho(order, action, currency)
                ? With(CardOutcome.Approved, CardReason.None)
                : With(CardOutcome.Unknown, CardReason.OtherAmount)
            : code is not "01" ? With(CardOutcome.Unknown, CardReason.NotTold)
            : why is "01" or "03" ? With(CardOutcome.Unknown, CardReason.Contradiction)
            : With(why is "06" or "11" ? CardOutcome.Cancelled : CardOutcome.Declined, ReasonOf(why));
    }

    /// <summary>What the duplicate of the last transaction says of an attempt: only one that bears its name is about it.</summary>
    public CardResult RepeatedOf(CardOrder order, string reference, CardCurrency currency) =>
        !Contradicts && Of("AE") is "10" && Of("CH") == reference && IsAmount(order, currency)
            ? With(CardOutcome.Approved, CardReason.None)
            : With(CardOutcome.Unknown, CardReason.NotTold);

    private bool IsEcho(CardOrder order, char action, CardCurrency currency) => Of("CD") == $"{action}" && IsAmount(order, currency);

    private bool IsAmount(CardOrder order, CardCurrency currency) =>
        long.TryParse(Of("CB"), NumberStyles.None, CultureInfo.InvariantCulture, out var cents) && cents == order.Amount.Cents
        && int.TryParse(Of("CE"), NumberStyles.None, CultureInfo.InvariantCulture, out var money) && money == (int)currency;

    private CardResult With(CardOutcome outcome, CardReason reason) => new(
        outcome, reason, Said: "", KindOf(Of("CC")), Of("AA"), Of("AC"), Of("AQ").Length > 0 ? Of("AQ") : Of("AC"), Of("AK"));

    private static CardReason ReasonOf(string why) => why switch
    {
        "02" => CardReason.CallIssuer,
        "04" => CardReason.Refused,
        "05" => CardReason.NotAllowed,
        "06" or "11" => CardReason.Abandoned,
        "07" => CardReason.CardUnreadable,
        "08" => CardReason.NoCard,
        "09" or "10" or "12" => CardReason.NotUnderstood,
        "13" => CardReason.CurrencyUnknown,
        _ => CardReason.Refused,
    };

    // Named as the banks name them on paper.
    private static string KindOf(string code) => code switch
    {
        "1" => "CB",
        "B" => "CB sans contact",
        "2" => "American Express",
        "D" => "American Express sans contact",
        "3" => "CB enseigne",
        "5" => "Cofinoga",
        "6" => "Diners Club",
        "7" => "CB Pass",
        "8" => "Franfinance",
        "9" => "JCB",
        "A" => "Accord",
        "C" => "Cheque",
        "I" => "CPEI",
        "E" => "CMCIC",
        "U" => "China UnionPay",
        _ => "",
    };
}
