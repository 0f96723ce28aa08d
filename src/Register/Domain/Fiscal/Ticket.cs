using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>The fiscal content of a sale: what is numbered, sealed, and never changed again.</summary>
/// <param name="Number">Gapless within the till, from 1.</param>
/// <param name="SealedAt">With the site's own offset: the till's local time is part of what is sealed.</param>
/// <param name="First">The payment that made it a ticket; later ones are records of their own.</param>
/// <param name="Due">What was left to pay after <paramref name="First"/>.</param>
public sealed record Ticket(
    TillId Till,
    long Number,
    DateTimeOffset SealedAt,
    SaleId Sale,
    ServiceMode Mode,
    TableId? Table,
    int Covers,
    int? CallNumber,
    Actor By,
    ValueList<TicketLine> Lines,
    Money Total,
    ValueList<VatShare> Vat,
    Payment First,
    Money Due)
{
    public static Ticket Of(Sale sale, long number, Payment first, Actor by, DateTimeOffset now) => new(
        sale.Till,
        number,
        now,
        sale.Id,
        sale.Mode,
        sale.Table,
        sale.Covers,
        sale.CallNumber,
        by,
        sale.Lines.Select(line => TicketLine.Of(sale, line)).ToValueList(),
        sale.Total,
        VatShare.Of(sale),
        first,
        sale.Total - first.Applied);
}

public sealed record TicketLine(
    LineId Id, ArticleId? Article, string Name, Quantity Quantity, Money UnitPrice, Rate Rate, Money Total)
{
    public static TicketLine Of(Sale sale, SaleLine line) => new(
        line.Id, line.Article.Id, line.Article.Name, line.Quantity, line.Article.UnitPrice, sale.RateOf(line), line.Total);
}
