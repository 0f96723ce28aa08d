using System.Text;
using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Cards;

/// <summary>How a go at a card ended, and what of the card may be kept.</summary>
/// <param name="Said">The terminal's own words.</param>
/// <param name="CardKind">Visa, CB sans contact, …</param>
/// <param name="Number">Masked: at most the first six and the last four figures.</param>
/// <param name="Authorisation">Of the issuer.</param>
/// <param name="Reference">What the terminal calls the transaction: by it a refund or a query finds it again.</param>
/// <param name="Receipt">The terminal's own paper, line by line.</param>
public sealed record CardResult(
    CardOutcome Outcome,
    CardReason Reason = CardReason.None,
    string Said = "",
    string CardKind = "",
    string Number = "",
    string Authorisation = "",
    string Reference = "",
    string Receipt = "")
{
    /// <summary>A paper of fifty lines; a terminal that goes on talking is cut off.</summary>
    public const int ReceiptMax = 2_000;

    public const int WordMax = 120;

    public const int CodeMax = 40;

    /// <summary>The shortest card number there is.</summary>
    private const int NumberMin = 12;

    public bool IsUnknown => Outcome is CardOutcome.Unknown;

    /// <summary>As it may be written down: cut to its limits, without a whole card number anywhere, whatever the terminal has sent.</summary>
    public CardResult Kept() => this with
    {
        Said = Clean(Said, WordMax),
        CardKind = Clean(CardKind, CodeMax),
        Number = Clean(Number, CodeMax),
        Authorisation = Clean(Authorisation, CodeMax),
        Reference = Plain(Reference, WordMax), // The terminal's own number must come back as it was.
        Receipt = Clean(Receipt, ReceiptMax),
    };

    private static string Clean(string text, int max) => Masked(Plain(text, max));

    private static string Plain(string text, int max)
    {
        var clean = new StringBuilder(Math.Min(text.Length, max));

        foreach (var sign in text.Length > max ? text.AsSpan(0, max) : text)
        {
            clean.Append(sign is '\n' || !char.IsControl(sign) && !char.IsSurrogate(sign) ? sign : ' ');
        }

        return clean.ToString().Trim();
    }

    // Twelve figures or more in a row, with or without gaps between groups, could be a card's: the middle is nobody's business.
    private static string Masked(string text)
    {
        var signs = text.ToCharArray();

        for (var at = 0; at < signs.Length;)
        {
            if (!char.IsAsciiDigit(signs[at]))
            {
                at++;
                continue;
            }

            var figures = new List<int>();
            var end = at;

            while (end < signs.Length && (char.IsAsciiDigit(signs[end]) || (signs[end] is ' ' or '-' && end + 1 < signs.Length && char.IsAsciiDigit(signs[end + 1]))))
            {
                if (char.IsAsciiDigit(signs[end]))
                {
                    figures.Add(end);
                }

                end++;
            }

            if (figures.Count is >= NumberMin and <= 19)
            {
                figures.Skip(6).SkipLast(4).ToList().ForEach(figure => signs[figure] = '*');
            }

            at = end;
        }

        return new(signs);
    }
}

public enum CardOutcome
{
    Approved,

    /// <summary>Nothing was taken, and the terminal says so, or nothing was ever sent to it.</summary>
    Declined,

    /// <summary>Nothing was taken because somebody did not want it any more.</summary>
    Cancelled,

    /// <summary>Something may have been taken.</summary>
    Unknown,
}

/// <summary>Why it ended as it did, as far as anybody can tell.</summary>
public enum CardReason
{
    None,

    /// <summary>No terminal answered at that address; nothing was sent.</summary>
    NotReached,

    /// <summary>The issuer, or the terminal for it.</summary>
    Refused,

    /// <summary>The guest, or whoever stands at the terminal.</summary>
    Abandoned,

    /// <summary>No card came in time.</summary>
    NoCard,

    /// <summary>The issuer wants to be called.</summary>
    CallIssuer,

    /// <summary>The card could not be read, or was taken out too early.</summary>
    CardUnreadable,
    NotAllowed,
    CurrencyUnknown,

    /// <summary>The terminal did not understand what it was asked.</summary>
    NotUnderstood,

    /// <summary>The terminal is at something else.</summary>
    Busy,

    /// <summary>The terminal was asked afterwards, and has not done it.</summary>
    NotCarriedOut,

    /// <summary>No answer within the house's patience.</summary>
    Silent,

    /// <summary>The line was cut after the amount had left.</summary>
    LineCut,

    /// <summary>What came was no answer in any protocol.</summary>
    Nonsense,

    /// <summary>A yes to something else than was asked.</summary>
    OtherAmount,

    /// <summary>Two answers that cannot both be true.</summary>
    Contradiction,

    /// <summary>The terminal was taken out of the house's list.</summary>
    NoTerminal,

    /// <summary>Found after a restart, too late for a guest to be still standing there.</summary>
    TooLate,

    /// <summary>The terminal knows nothing of it that anybody could rely on.</summary>
    NotTold,

    /// <summary>A person has decided.</summary>
    ByHand,
}
