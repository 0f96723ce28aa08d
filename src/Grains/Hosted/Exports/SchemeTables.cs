using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Grains.Exports;

/// <summary>
/// What the other tables have no columns for: how the lines and rates of tickets are taxed that are not taxed on their whole price.
/// Tables of their own, and only where there is such a ticket: an archive without any is to the byte what it always was.
/// </summary>
internal sealed class SchemeTables(IExportStore store)
{
    private readonly SheetFile _tickets = Begin(store, "ticket-schemes.csv", "till", "ticket", "buyer_vat_number");
    private readonly SheetFile _lines = Begin(store, "line-schemes.csv", "till", "ticket", "line", "scheme", "purchase", "margin");
    private readonly SheetFile _vat = Begin(store, "vat-schemes.csv", "till", "ticket", "rate", "scheme", "margin");

    public IEnumerable<SheetFile> Files => [_tickets, _lines, _vat];

    /// <summary>A row for each of its lines and rates, as the other tables have them.</summary>
    public void Ticket(TillId till, Ticket ticket)
    {
        var number = Cells.Of(ticket.Number);
        _tickets.Row(till.Value, number, ticket.Exempt ?? "");

        foreach (var line in ticket.Lines)
        {
            _lines.Row(till.Value, number, line.Id.Value, $"{line.Scheme}", Cell(line.Purchase), Cell(line.Margin));
        }

        foreach (var share in ticket.Vat)
        {
            _vat.Row(till.Value, number, Cells.Of(share.Rate), $"{share.Scheme}", MarginOf(share));
        }
    }

    /// <summary>As the manifest calls a row of the totals.</summary>
    public static string[] Total(VatShare share)
    {
        var (included, tax) = (Cells.Of(share.TaxIncluded), Cells.Of(share.Tax));
        return share.Scheme is VatScheme.Standard
            ? [Cells.Of(share.Rate), included, tax]
            : [$"{Cells.Of(share.Rate)}/{share.Scheme}", included, tax, MarginOf(share)];
    }

    private static string MarginOf(VatShare share) => share.HasMargin ? Cells.Of(share.Margin) : "";

    private static string Cell(Money? amount) => amount is { } known ? Cells.Of(known) : "";

    private static SheetFile Begin(IExportStore store, string name, params string[] columns)
    {
        var file = new SheetFile(name, store.Scratch());
        file.Row(columns);
        return file;
    }
}
