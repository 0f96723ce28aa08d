using System.Text;

namespace RetailPos.Hub.Devices.Mail;

/// <summary>What a server says to one command: three figures, and rows of text (RFC 5321, 4.2).</summary>
public sealed record SmtpAnswer(int Code, IReadOnlyList<string> Rows)
{
    /// <summary>The standard grants 512; some servers write a whole paragraph with an address in it.</summary>
    public const int RowBytesMax = 2_048;

    /// <summary>What a server offers has some twenty rows.</summary>
    public const int RowsMax = 100;

    public bool IsGood => Code is >= 200 and < 300;

    public bool IsForLater => Code is >= 400 and < 500;

    /// <summary>The enhanced code 5.7.x: it is not the address that is wrong but who writes to it.</summary>
    public bool IsOfPolicy => Rows is [var row, ..] && row.StartsWith("5.7.", StringComparison.Ordinal);

    public bool Offers(string word) => Rows.Skip(1).Any(row =>
        row.Equals(word, StringComparison.OrdinalIgnoreCase) || row.StartsWith($"{word} ", StringComparison.OrdinalIgnoreCase));

    public bool OffersSignIn(string how) => Rows.Skip(1).Any(row =>
        row.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase)
        && row.Split([' ', '='], StringSplitOptions.RemoveEmptyEntries).Skip(1).Contains(how, StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads one answer off the beginning of what was heard.</summary>
    /// <param name="used">How many bytes it took; 0 unless it is whole.</param>
    public static (SmtpHeard Heard, SmtpAnswer? Answer) Read(ReadOnlySpan<byte> heard, out int used)
    {
        var rows = new List<string>();
        var (at, code) = (0, 0);
        used = 0;

        while (heard[at..].IndexOf((byte)'\n') is >= 0 and var end)
        {
            var row = heard.Slice(at, end).TrimEnd((byte)'\r');

            if (end > RowBytesMax || rows.Count >= RowsMax || CodeOf(row) is not { } said || (rows.Count > 0 && said != code))
            {
                return (SmtpHeard.Nonsense, null);
            }

            (code, at) = (said, at + end + 1);
            rows.Add(row.Length > 4 ? Encoding.Latin1.GetString(row[4..]) : "");

            if (row.Length == 3 || row[3] == ' ')
            {
                used = at;
                return (SmtpHeard.Whole, new(code, rows));
            }
        }

        return (heard.Length - at > RowBytesMax ? SmtpHeard.Nonsense : SmtpHeard.Part, null);
    }

    private static int? CodeOf(ReadOnlySpan<byte> row) =>
        row is [>= (byte)'2' and <= (byte)'5' and var one, >= (byte)'0' and <= (byte)'9' and var two, >= (byte)'0' and <= (byte)'9' and var three, .. var rest]
        && rest is [] or [(byte)' ' or (byte)'-', ..]
            ? ((one - '0') * 100) + ((two - '0') * 10) + (three - '0')
            : null;
}

public enum SmtpHeard
{
    /// <summary>More is to come.</summary>
    Part,
    Whole,

    /// <summary>No mail server says this.</summary>
    Nonsense,
}
