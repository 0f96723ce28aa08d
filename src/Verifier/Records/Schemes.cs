using RetailPos.Verifier.Zip;

namespace RetailPos.Verifier.Records;

/// <summary>
/// The tables of tickets that are not taxed on their whole price: a row for each ticket of the form TICKET3, and for each of its
/// lines and rates, in the order of the other tables. An archive without such a ticket has none of them.
/// </summary>
internal sealed class Schemes : IDisposable
{
    private const string Standard = "Standard";
    private const string Untaxed = "IntraCommunity";

    private readonly Sheet? _tickets;
    private readonly Sheet? _lines;
    private readonly Sheet? _rates;

    public Schemes(ArchiveFile archive)
    {
        _tickets = Open(archive, "ticket-schemes.csv");
        _lines = Open(archive, "line-schemes.csv");
        _rates = Open(archive, "vat-schemes.csv");
    }

    public IEnumerable<Sheet> Sheets => new[] { _tickets, _lines, _rates }.OfType<Sheet>();

    public TicketSchemes Of(Row ticket, IReadOnlyList<Row> lines, IReadOnlyList<Row> rates)
    {
        var schemes = new TicketSchemes(
            Tickets.Take(Demand(_tickets), ticket, 1)[0], Tickets.Take(Demand(_lines), ticket, lines.Count), Tickets.Take(Demand(_rates), ticket, rates.Count));

        return schemes.Lines.Zip(lines).All(pair => pair.First["line"] == pair.Second["line"])
            && schemes.Rates.Zip(rates).All(pair => pair.First["rate"] == pair.Second["rate"])
                ? schemes
                : throw _lines!.Fault($"its rows are not those of the ticket {ticket["number"]} of {ticket["till"]}");
    }

    /// <summary>What a row of a table of VAT is called: its rate, and its scheme where that is not the usual one.</summary>
    public static string Name(string rate, string scheme) => scheme is Standard ? rate : $"{rate}/{scheme}";

    /// <summary>The tax is taken once for each row: on the sum of its lines, or on that of their margins.</summary>
    public static string? Taxed(Row ticket, TicketSchemes schemes, IReadOnlyList<Row> lines, IReadOnlyList<Row> rates)
    {
        for (var at = 0; at < rates.Count; at++)
        {
            var (name, scheme) = (Name(rates[at]["rate"], schemes.Rates[at]["scheme"]), schemes.Rates[at]["scheme"]);
            var mine = Enumerable.Range(0, lines.Count)
                .Where(line => Name(lines[line]["rate"], schemes.Lines[line]["scheme"]) == name).ToList();
            var (included, tax) = (Figures.Amount(rates[at]["tax_included"]), Figures.Amount(rates[at]["tax"]));
            var margin = mine.Sum(line => Figures.Cents(schemes.Lines[line]["margin"]) ?? 0);
            var taxed = IsMargin(scheme) ? margin : included;

            if (tax != Figures.TaxInside(taxed, Figures.BasisPoints(rates[at]["rate"])) || Figures.Amount(rates[at]["tax_excluded"]) != included - tax)
            {
                return $"the tax at {name} is not that of its sum";
            }

            if (mine.Sum(line => Figures.Amount(lines[line]["total"])) != included || (IsMargin(scheme) ? margin : null) != Figures.Cents(schemes.Rates[at]["margin"]))
            {
                return $"its lines at {name} do not come to the sum of the row";
            }
        }

        return lines.Select((line, at) => Margin(ticket, line, schemes.Lines[at])).FirstOrDefault(fault => fault is not null)
            ?? Exempt(schemes, rates);
    }

    // Piece by piece: what is sold at a loss takes nothing off the margin of what is not.
    private static string? Margin(Row ticket, Row line, Row scheme)
    {
        var (total, purchase, margin) = (Figures.Amount(line["total"]), Figures.Cents(scheme["purchase"]), Figures.Cents(scheme["margin"]));

        return !IsMargin(scheme["scheme"]) ? (purchase ?? margin) is null ? null : $"its line {line["line"]} has a margin that nobody taxes"
            : margin is null ? $"its line {line["line"]} has no margin"
            : ticket["operation"] is "Remboursement" ? purchase is null && margin <= 0 && margin >= Math.Min(total, 0) ? null : $"its line {line["line"]} gives back another margin than a part of what it had"
            : purchase is not null && margin == Math.Max(0, total - purchase.Value) ? null : $"the margin of its line {line["line"]} is not its total less its purchase";
    }

    // Who buys untaxed is named, and pays no tax but that of margins.
    private static string? Exempt(TicketSchemes schemes, IReadOnlyList<Row> rates)
    {
        var isExempt = schemes.Ticket["buyer_vat_number"].Length > 0;

        for (var at = 0; at < rates.Count; at++)
        {
            var scheme = schemes.Rates[at]["scheme"];

            if (scheme is Untaxed && (!isExempt || Figures.BasisPoints(rates[at]["rate"]) is not 0 || Figures.Amount(rates[at]["tax"]) is not 0))
            {
                return isExempt ? "it taxes what it says is untaxed" : "it is untaxed, and names no VAT number";
            }

            if (isExempt && scheme is Standard)
            {
                return "it names the VAT number of an untaxed buyer, and taxes";
            }
        }

        return null;
    }

    public void Dispose()
    {
        foreach (var sheet in Sheets)
        {
            sheet.Dispose();
        }
    }

    private static bool IsMargin(string scheme) => scheme is "SecondHand" or "Art" or "Antiques";

    private static Sheet? Open(ArchiveFile archive, string name) => archive.Find(name) is null ? null : Tickets.Open(archive, name, "till", "ticket");

    private static Sheet Demand(Sheet? sheet) => sheet ?? throw new InvalidDataException("There are no tables of schemes, and a ticket has some.");
}

/// <param name="Ticket">Its row, which says who bought untaxed.</param>
/// <param name="Lines">As many as the ticket has lines.</param>
/// <param name="Rates">As many as it has rates.</param>
internal sealed record TicketSchemes(Row Ticket, IReadOnlyList<Row> Lines, IReadOnlyList<Row> Rates)
{
    public string NameOf(int rate, string digits) => Schemes.Name(digits, Rates[rate]["scheme"]);

    /// <summary>What TICKET3 writes behind a line of TICKET2.</summary>
    public string BehindLine(int line) =>
        $"|{Lines[line]["scheme"]}|{Lines[line].AmountOrNothing("purchase")}|{Lines[line].AmountOrNothing("margin")}";

    /// <summary>What it writes at its end.</summary>
    public string End(IReadOnlyList<Row> rates) => string.Join(',',
        string.Join('|', Rates.Select((row, at) => (Name: NameOf(at, Figures.Rate(rates[at]["rate"])), Margin: row.AmountOrNothing("margin")))
            .Where(row => row.Margin.Length > 0).Select(row => $"{row.Name}:{row.Margin}")),
        SealedText.Plain(Ticket["buyer_vat_number"]));
}
