using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>What a guest was asked to pay, before it was paid: the fiscal content of a bill. It raises no total of the till.</summary>
/// <param name="Number">Gapless within the till's notes, from 1.</param>
/// <param name="At">With the site's own offset.</param>
/// <param name="Paid">Of <paramref name="Total"/>, before this bill.</param>
public sealed record Note(
    TillId Till,
    long Number,
    DateTimeOffset At,
    SaleId Sale,
    ServiceMode Mode,
    TableId? Table,
    int Covers,
    int? CallNumber,
    Actor By,
    ValueList<TicketLine> Lines,
    Money Total,
    ValueList<VatShare> Vat,
    Money Paid)
{
    public static Note Of(Sale sale, TillId till, long number, Actor by, DateTimeOffset now)
    {
        var priced = Pricing.Of(sale);
        return new(
            till, number, now, sale.Id, sale.Mode, sale.Table, sale.Covers, sale.CallNumber, by,
            [.. sale.Lines.Select(line => TicketLine.Of(sale, line, priced.Of(line.Id)))],
            priced.Total, VatShare.Of(sale), sale.Paid);
    }

    /// <summary>Whether both ask for the same: then the later one is a duplicate, whoever brings it and whenever.</summary>
    public bool AsksAs(Note other) => this with { Number = other.Number, At = other.At, By = other.By } == other;
}
