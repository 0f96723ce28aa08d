using System.Globalization;
using System.Text.RegularExpressions;

namespace RetailPos.Domain.Tests.Accounting;

/// <summary>
/// The rules of the tax office's own tool (Test-Compta-Demat) and of LPF art. A.47 A-1, written down from their text and not from
/// our writer: fiscal-and-protocols.md §4.
/// </summary>
public static partial class FecRules
{
    private static readonly string[] Columns =
        ("JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib "
            + "Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise").Split(' ');

    private static readonly string[] NeverEmpty =
        ["JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit", "ValidDate"];

    public static List<string> FaultsOf(IReadOnlyList<string> lines, bool mayBeEmpty = false)
    {
        var faults = new List<string>();

        if (lines.Count < 2 && !mayBeEmpty)
        {
            faults.Add("an empty file");
        }

        if (!lines[0].Split('\t').SequenceEqual(Columns, StringComparer.OrdinalIgnoreCase))
        {
            faults.Add("a wrong header");
        }

        var (number, sums) = (0L, new Dictionary<string, long>(StringComparer.Ordinal));
        var lastDate = "";

        for (var at = 1; at < lines.Count; at++)
        {
            var cells = lines[at].Split('\t');

            if (cells.Length != Columns.Length)
            {
                faults.Add($"line {at + 1}: {cells.Length} fields");
                continue;
            }

            var row = Columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
            Check(NeverEmpty.All(column => row[column].Trim().Length > 0), at, "an empty field");
            Check(Account().IsMatch(row["CompteNum"]), at, "account without three digits");
            Check(new[] { "EcritureDate", "PieceDate", "ValidDate" }.All(column => IsDate(row[column])), at, "no date");
            Check(row["DateLet"].Length is 0 || IsDate(row["DateLet"]), at, "no date");
            Check(Amount().IsMatch(row["Debit"]) && Amount().IsMatch(row["Credit"]), at, "debit or credit is no amount");
            Check((Cents(row["Debit"]) is 0) != (Cents(row["Credit"]) is 0), at, "debit and credit both, or neither");
            Check(string.CompareOrdinal(row["EcritureDate"], lastDate) >= 0, at, "not in the order of validation");
            Check(!lines[at].Contains('|', StringComparison.Ordinal), at, "a second separator");
            lastDate = row["EcritureDate"];

            if (row["EcritureNum"] != number.ToString(CultureInfo.InvariantCulture))
            {
                Check(row["EcritureNum"] == (++number).ToString(CultureInfo.InvariantCulture), at, "numbers have a gap");
            }

            sums[row["EcritureNum"]] = sums.GetValueOrDefault(row["EcritureNum"]) + Cents(row["Debit"]) - Cents(row["Credit"]);
        }

        faults.AddRange(sums.Where(sum => sum.Value != 0).Select(sum => $"entry {sum.Key} does not balance: {sum.Value}"));
        return faults;

        void Check(bool holds, int at, string fault)
        {
            if (!holds)
            {
                faults.Add($"line {at + 1}: {fault}");
            }
        }
    }

    public static long Cents(string amount) =>
        long.TryParse(amount.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var cents) ? cents : long.MinValue / 4;

    private static bool IsDate(string text) =>
        DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and <= 2099;

    [GeneratedRegex("^[0-9]{3}")]
    private static partial Regex Account();

    [GeneratedRegex(@"^-?\d+,\d{2}$")]
    private static partial Regex Amount();
}
