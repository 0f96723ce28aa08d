using RetailPos.Verifier.Zip;

namespace RetailPos.Verifier.Records;

/// <summary>
/// The tables of tickets and payments, read side by side with the seals: each sealed ticket has its row, its lines, its rates and
/// its first payment, in the same order. From them the sealed text is written again, and the totals are counted.
/// </summary>
internal sealed class Tickets : IDisposable
{
    private static readonly string[] Forms = ["TICKET1", "TICKET2", "TICKET3"];
    private static readonly string[] LaterForms = ["PAYMENT1", "PAYMENT2"];

    private readonly Sheet _tickets;
    private readonly Sheet _lines;
    private readonly Sheet _rates;
    private readonly Sheet _payments;
    private readonly Sheet _later;
    private readonly Schemes _schemes;
    private readonly Dictionary<string, TillCount> _open = new(StringComparer.Ordinal);

    public Tickets(ArchiveFile archive)
    {
        _tickets = Open(archive, "tickets.csv", "till", "number");
        _lines = Open(archive, "lines.csv", "till", "ticket");
        _rates = Open(archive, "vat.csv", "till", "ticket");
        _payments = Open(archive, "payments.csv", "till", "ticket");
        _later = Open(archive, "later-payments.csv", "till", "number");
        _schemes = new(archive);
    }

    /// <summary>Tickets, refunds, turnover, and tax-included amount and tax by rate, by till.</summary>
    public SortedDictionary<string, Count> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>What a till has not closed yet.</summary>
    public TillCount CountOf(string till)
    {
        if (!_open.TryGetValue(till, out var count))
        {
            _open[till] = count = new();
        }

        return count;
    }

    /// <param name="text">Without the link to the record before.</param>
    /// <returns>What is wrong; null when it is as it was sealed.</returns>
    public string? Ticket(string till, long number, string text)
    {
        var ticket = new Row(_tickets, _tickets.Demand());

        if (ticket["till"] != till || ticket["number"] != Figures.Plain(number))
        {
            throw _tickets.Fault($"row {_tickets.Row} is not the ticket {number} of {till}");
        }

        var lines = Take(_lines, ticket, Figures.Whole(ticket["lines"]));
        var rates = Take(_rates, ticket, Figures.Whole(ticket["rates"]));
        var payment = Take(_payments, ticket, 1)[0];
        var schemes = ticket["form"] is "TICKET3" ? _schemes.Of(ticket, lines, rates) : null;

        return !Forms.Contains(ticket["form"]) ? $"its form {ticket["form"]} is not known here"
            : SealedText.Of(ticket, rates, lines, payment, schemes) != text ? "the tables say something else than what was sealed"
            : Taxed(ticket, rates, lines, schemes) ?? Paid(ticket, payment) ?? Counted(ticket, rates, payment, schemes);
    }

    public string? Later(string till, long number, string text)
    {
        var payment = new Row(_later, _later.Demand());

        if (payment["till"] != till || payment["number"] != Figures.Plain(number))
        {
            throw _later.Fault($"row {_later.Row} is not the payment {number} of {till}");
        }

        Pay(payment);
        return !LaterForms.Contains(payment["form"]) ? $"its form {payment["form"]} is not known here"
            : SealedText.OfLater(payment) != text ? "the table says something else than what was sealed"
            : null;
    }

    /// <summary>Rows that no seal asked for.</summary>
    public IEnumerable<string> Left() => new[] { _tickets, _lines, _rates, _payments, _later }.Concat(_schemes.Sheets)
        .Where(sheet => sheet.Read() is not null)
        .Select(sheet => sheet.Fault($"row {sheet.Row} belongs to no sealed record").Message);

    public void Dispose()
    {
        _tickets.Dispose();
        _lines.Dispose();
        _rates.Dispose();
        _payments.Dispose();
        _later.Dispose();
        _schemes.Dispose();
    }

    internal static Sheet Open(ArchiveFile archive, string name, params string[] columns) =>
        new(name, archive.Read(archive.Find(name) ?? throw new InvalidDataException($"There is no {name}.")), columns);

    internal static List<Row> Take(Sheet sheet, Row ticket, long count)
    {
        var rows = new List<Row>();

        for (var at = 0L; at < count; at++)
        {
            var row = new Row(sheet, sheet.Demand());

            if (row["till"] != ticket["till"] || row["ticket"] != ticket["number"])
            {
                throw sheet.Fault($"row {sheet.Row} does not belong to the ticket {ticket["number"]} of {ticket["till"]}");
            }

            rows.Add(row);
        }

        return rows;
    }

    // The tax is taken once for each rate, on the sum of its lines; what a rate holds, its lines hold.
    private static string? Taxed(Row ticket, List<Row> rates, List<Row> lines, TicketSchemes? schemes)
    {
        if (schemes is not null && Schemes.Taxed(ticket, schemes, lines, rates) is { } fault)
        {
            return fault;
        }

        foreach (var rate in schemes is null ? rates : [])
        {
            var (included, tax) = (Figures.Amount(rate["tax_included"]), Figures.Amount(rate["tax"]));

            if (tax != Figures.TaxInside(included, Figures.BasisPoints(rate["rate"])) || Figures.Amount(rate["tax_excluded"]) != included - tax)
            {
                return $"the tax at {rate["rate"]} % is not that of its sum";
            }

            if (lines.Where(line => line["rate"] == rate["rate"]).Sum(line => Figures.Amount(line["total"])) != included)
            {
                return $"its lines at {rate["rate"]} % do not come to the sum of the rate";
            }
        }

        return rates.Sum(rate => Figures.Amount(rate["tax_included"])) == Figures.Amount(ticket["total"])
            && lines.Sum(line => Figures.Amount(line["total"])) == Figures.Amount(ticket["total"])
                ? null
                : "its rates or its lines do not come to its total";
    }

    private static string? Paid(Row ticket, Row payment)
    {
        var (given, applied) = (Figures.Amount(payment["given"]), Figures.Amount(payment["applied"]));
        return given != applied + Figures.Amount(payment["rounding"]) + Figures.Amount(payment["tip"]) + Figures.Amount(payment["change"])
            ? "what was given is not what was applied, rounded, tipped and given back"
            : Figures.Amount(ticket["total"]) - applied != Figures.Amount(ticket["due"]) ? "what is left to pay is not its total less its payment"
            : null;
    }

    private void Pay(Row payment) => CountOf(payment["till"]).Day.Payment(
        payment["mode"], Figures.Amount(payment["given"]), Figures.Amount(payment["change"]), Figures.Amount(payment["tip"]), Figures.Amount(payment["rounding"]));

    private string? Counted(Row ticket, List<Row> rates, Row payment, TicketSchemes? schemes)
    {
        Pay(payment);
        CountOf(ticket["till"]).Day.Ticket(
            ticket["number"],
            ticket["operation"] is "Remboursement",
            Figures.Amount(ticket["total"]),
            rates.Select((rate, at) => (schemes?.NameOf(at, Figures.Rate(rate["rate"])) ?? Figures.Rate(rate["rate"]), SumOf(rate, at))));

        if (!Counts.TryGetValue(ticket["till"], out var count))
        {
            Counts[ticket["till"]] = count = new();
        }

        count.Add(ticket["operation"] is "Remboursement", Figures.Amount(ticket["total"]));

        foreach (var (at, rate) in rates.Index())
        {
            count.Add(schemes?.NameOf(at, rate["rate"]) ?? rate["rate"], SumOf(rate, at));
        }

        return null;

        RowSum SumOf(Row rate, int at) => new(
            Figures.Amount(rate["tax_included"]), Figures.Amount(rate["tax"]), schemes is null ? null : Figures.Cents(schemes.Rates[at]["margin"]));
    }
}

/// <summary>What one till's tickets come to.</summary>
internal sealed class Count
{
    public long Tickets { get; private set; }

    public long Refunds { get; private set; }

    public long Turnover { get; private set; }

    public SortedDictionary<string, RowSum> Rates { get; } = new(StringComparer.Ordinal);

    public void Add(bool isRefund, long total)
    {
        Tickets += isRefund ? 0 : 1;
        Refunds += isRefund ? 1 : 0;
        Turnover += total;
    }

    public void Add(string rate, RowSum sum) => Rates[rate] = Rates.GetValueOrDefault(rate) + sum;
}

/// <summary>What one rate, or one rate in one scheme, comes to in cents.</summary>
/// <param name="Margin">Null where there is none to speak of.</param>
internal readonly record struct RowSum(long TaxIncluded, long Tax, long? Margin)
{
    public static RowSum operator +(RowSum one, RowSum other) => new(
        one.TaxIncluded + other.TaxIncluded, one.Tax + other.Tax, one.Margin is null ? other.Margin : one.Margin + (other.Margin ?? 0));
}
