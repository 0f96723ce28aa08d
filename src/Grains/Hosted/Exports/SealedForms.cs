using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Grains.Exports;

/// <summary>The columns of the records whose table is their sealed text: what each of its fields is called.</summary>
internal static class SealedForms
{
    private const string Margins = "margins_cents";

    private static readonly string[] Head = ["till", "number", "form"];

    private static readonly string[] Movement = ["record", "sealed_at", "of_till", "session"];

    private static readonly string[] Closure =
    [
        "vat_included_cents", "total_cents", "perpetual_algebraic_cents", "sealed_at", "period", "record", "of_till", "from_day", "to_day",
        "perpetual_absolute_cents", "vat_cents", "modes_cents", "tickets", "sold_cents", "refunds", "refunded_cents", "first_ticket", "last_ticket",
        "tips_cents", "rounding_cents", "settled_cents", "cash_in_cents", "cash_out_cents", "difference_cents", "is_late", "cause", "person", "place",
    ];

    private static readonly string[] Archive =
    [
        "vat_included_cents", "vat_cents", "total_cents", "sealed_at", "record", "kind", "of_till", "scope", "first_day", "last_day", "after_position",
        "until_position", "looked_position", "manifest_sha256", "tickets", "refunds", "records", "manifest_key", "manifest_signature", "person", "place",
    ];

    private static readonly string[] Closing =
    [
        .. Movement, "opened_at", "opened_by", "opened_place", "cashier", "opening_cash_cents", "moved_cents", "modes_cents", "vat_cents", "tickets",
        "refunds", "tips_cents", "rounding_cents", "settled_cents", "counts_cents", "left_cents", "person", "place", "closed_at",
    ];

    private static readonly string[] Note =
    [
        "vat_included_cents", "vat_cents", "total_cents", "sealed_at", "record", "kind", "of_till", "sale", "mode", "table", "covers", "call_number",
        "person", "place", "lines",
    ];

    private static readonly string[] Invoice =
    [
        "vat_included_cents", "vat_cents", "total_cents", "sealed_at", "record", "of_till", "sale", "ticket", "corrects", "seller", "buyer", "currency",
        "process", "form_of_paper", "lines", "lines_and_rest",
    ];

    private static readonly string[] Key = ["record", "sealed_at", "of_till", "from_key", "to_key", "public_key", "person", "place"];

    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["ARCHIVE1"] = Archive,
        ["ARCHIVE2"] = [.. Archive, Margins],
        ["DAY1"] = Closure,
        ["DAY2"] = [.. Closure, Margins],
        ["MONTH1"] = Closure,
        ["MONTH2"] = [.. Closure, Margins],
        ["YEAR1"] = Closure,
        ["YEAR2"] = [.. Closure, Margins],
        ["OPEN1"] = [.. Movement, "opening_cash_cents", "expected_cents", "person", "place"],
        ["CASH1"] = [.. Movement, "movement", "kind", "amount_cents", "reason", "person", "place", "moved_at"],
        ["DEBT1"] = [.. Movement, "settling", "customer", "customer_name", "key", "mode", "amount_cents", "person", "place"],
        ["COUNT1"] = [.. Movement, "counts_cents", "person", "place"],
        ["HAND1"] = [.. Movement, "from", "to", "counts_cents", "person", "place"],
        ["CLOSE1"] = Closing,
        ["CLOSE2"] = Closing,
        ["NOTE1"] = [.. Note, "lines_and_paid_cents"],
        ["NOTE2"] = [.. Note, "lines_paid_and_margins_cents"],
        ["INVOICE1"] = Invoice,
        ["INVOICE2"] = Invoice,
        ["CREDIT1"] = Invoice,
        ["CREDIT2"] = Invoice,
        ["JET1"] = ["record", "code", "information", "sealed_at", "person", "place", "of_till"],
        ["DUP1"] = ["record", "sealed_at", "of_till", "of", "original", "print", "person", "place"],
        ["EXPENSE1"] =
        [
            "vat_included_cents", "vat_cents", "amount_cents", "sealed_at", "record", "kind", "of_till", "sale", "ticket", "ticket_sealed_at", "basis",
            "payment", "person", "place", "lines_and_rest",
        ],
        ["KEY1"] = Key,
        ["KEYLOST1"] = Key,
    };

    /// <summary>Such a record says of a row how it is taxed: its archive has the notes and the tables that explain it.</summary>
    public static bool NamesSchemes(string form) => form is
        "TICKET3" or "NOTE2" or "INVOICE2" or "CREDIT2" or "CLOSE2" or "DAY2" or "MONTH2" or "YEAR2" or "ARCHIVE2";

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
