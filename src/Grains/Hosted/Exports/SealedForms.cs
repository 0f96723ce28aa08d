using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Grains.Exports;

/// <summary>The columns of the records whose table is their sealed text: what each of its fields is called.</summary>
internal static class SealedForms
{
    private static readonly string[] Head = ["till", "number", "form"];

    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["ARCHIVE1"] =
        [
            "vat_included_cents", "vat_cents", "total_cents", "sealed_at", "record", "kind", "of_till", "scope", "first_day", "last_day", "after_position",
            "until_position", "manifest_sha256", "tickets", "refunds", "records", "manifest_key", "manifest_signature", "person", "place",
        ],
    };

    public static string NameOf(string form) => $"{form.ToLowerInvariant()}.csv";

    /// <summary>Till, number and form, and a column for each field; of a form without names, one for all of them.</summary>
    public static IReadOnlyList<string> ColumnsOf(string form) => [.. Head, .. Fields.GetValueOrDefault(form) ?? ["fields"]];

    /// <summary>The fields as they were sealed, their escapes taken back; what has no column of its own stands in the last one as it was sealed.</summary>
    public static IEnumerable<string> CellsOf(TillId till, long number, Seal seal, int columns)
    {
        // Without the link to the record before: a mark, and what the record names.
        var fields = seal.Text[..^(seal.Previous.Length + 3)].Split(',', columns - Head.Length + 1);
        return
        [
            till.Value, Cells.Of(number), fields[0],
            .. fields.Skip(1).Select(Read),
            .. Enumerable.Repeat("", columns - Head.Length + 1 - fields.Length),
        ];
    }

    private static string Read(string field) => field.Contains(',', StringComparison.Ordinal)
        ? field
        : field.Replace("%7C", "|", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
