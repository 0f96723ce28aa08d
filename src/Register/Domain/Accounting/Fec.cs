using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Accounting;

/// <summary>
/// The accounting entries of some days (« fichier des écritures comptables », LPF art. A.47 A-1): one entry for each till and
/// service day, numbered from 1, each balanced. It holds the days' sums and no ticket, so a year of any house fits in memory.
/// </summary>
/// <param name="nameOf">What a till is called.</param>
public sealed class Fec(AccountingRules rules, Func<TillId, string> nameOf)
{
    /// <summary>In the order of the law; it is read by their place.</summary>
    public static readonly ValueList<string> Columns =
    [
        "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib", "PieceRef",
        "PieceDate", "EcritureLib", "Debit", "Credit", "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise",
    ];

    private const char Separator = '\t';

    private readonly SortedDictionary<(DateOnly Day, string Till), SortedDictionary<Key, (Account Account, Money Amount)>> _days = [];

    public static string Header => string.Join(Separator, Columns);

    /// <param name="day">The service day it belongs to.</param>
    public void Add(DateOnly day, Piece piece)
    {
        if (!_days.TryGetValue((day, piece.Till.Value), out var sums))
        {
            _days[(day, piece.Till.Value)] = sums = [];
        }

        foreach (var posting in piece.Postings)
        {
            var key = new Key(posting.IsReversal, posting.Account.Code, posting.Customer?.Id.Value ?? "", posting.Customer?.Name ?? "");
            sums[key] = (posting.Account, sums.GetValueOrDefault(key).Amount + posting.Amount);
        }
    }

    /// <summary>The lines of the file, without its header, in the order in which the days were closed.</summary>
    public IEnumerable<string> Lines()
    {
        var number = 0;

        foreach (var ((day, till), sums) in _days)
        {
            var lines = sums.Where(sum => !sum.Value.Amount.IsZero).ToList();
            number += lines.Count > 0 ? 1 : 0;

            foreach (var (key, (account, amount)) in lines)
            {
                yield return Line(number, day, new(till), key, account, amount);
            }
        }
    }

    private string Line(int number, DateOnly day, TillId till, Key key, Account account, Money amount)
    {
        var date = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var name = $"Caisse {nameOf(till)}";

        return string.Join(
            Separator,
            rules.JournalPrefix + till,
            Clean(name),
            Whole(number),
            date,
            account.Code,
            Clean(account.Name),
            key.Customer,
            Clean(key.CustomerName),
            $"{till}-{date}",
            date,
            Clean($"{(key.IsReversal ? "Remboursements" : "Recettes")} {name} {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}"),
            Amount(amount.IsNegative ? Money.Zero : amount),
            Amount(amount.IsNegative ? -amount : Money.Zero),
            "",
            "",
            date,
            "",
            "");
    }

    /// <summary>With a comma, and without a sign between thousands.</summary>
    public static string Amount(Money amount) => string.Create(
        CultureInfo.InvariantCulture, $"{(amount.IsNegative ? "-" : "")}{Math.Abs(amount.Cents) / 100},{Math.Abs(amount.Cents) % 100:00}");

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    // What separates fields and records cannot stand in one.
    private static string Clean(string text) =>
        string.Concat(text.Select(sign => char.IsControl(sign) || sign is '|' ? ' ' : sign));

    private readonly record struct Key(bool IsReversal, string Account, string Customer, string CustomerName) : IComparable<Key>
    {
        public int CompareTo(Key other) =>
            IsReversal != other.IsReversal ? IsReversal.CompareTo(other.IsReversal)
            : string.CompareOrdinal(Account, other.Account) is not 0 and var account ? account
            : string.CompareOrdinal(Customer, other.Customer) is not 0 and var customer ? customer
            : string.CompareOrdinal(CustomerName, other.CustomerName);
    }
}
