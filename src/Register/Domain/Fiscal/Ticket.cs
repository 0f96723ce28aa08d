using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>The fiscal content of a sale: what is numbered, sealed, and never changed again.</summary>
/// <param name="Number">Gapless within the till, from 1.</param>
/// <param name="SealedAt">With the site's own offset: the till's local time is part of what is sealed.</param>
/// <param name="First">The payment that made it a ticket; later ones are records of their own.</param>
/// <param name="Due">
/// What was left to pay after <paramref name="First"/>. Below zero on what takes back a sale that was put aside: so much is not owed any more.
/// </param>
/// <param name="Refund">What it gives back, and for what; null for a sale.</param>
/// <param name="Exempt">The VAT number of the company that took it to another state of the Union untaxed; null for whatever is taxed here.</param>
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
    Money Due,
    RefundMark? Refund = null,
    string? Exempt = null)
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
        LinesOf(sale, Pricing.Of(sale)),
        sale.Total,
        VatShare.Of(sale),
        first,
        sale.Total - first.Applied,
        Exempt: ExemptOf(sale));

    /// <summary>A negative ticket of today for a sale that was sealed before; the sale's own ticket stays as it is.</summary>
    public static Ticket Of(Sale sale, Refund refund, TillId till, long number, Actor by, DateTimeOffset now)
    {
        ValueList<TicketLine> lines = [.. refund.Lines.Select(line => TicketLine.Of(sale, line))];

        return new(
            till,
            number,
            now,
            sale.Id,
            sale.Mode,
            sale.Table,
            sale.Covers,
            sale.CallNumber,
            by,
            lines,
            -refund.Amount,
            VatShare.Of(lines),
            PaidBack(refund),
            -refund.Forgone,
            new(sale.Till, sale.Ticket!.Value, refund.Id, refund.Reason),
            ExemptOf(sale));
    }

    private static ValueList<TicketLine> LinesOf(Sale sale, Priced priced) =>
        [.. sale.Lines.Select(line => TicketLine.Of(sale, line, priced.Of(line.Id)))];

    private static string? ExemptOf(Sale sale) => sale.IsExempt ? sale.Exemption!.VatNumber : null;

    private static Payment PaidBack(Refund refund)
    {
        var step = refund.Mode is PaymentMode.Cash ? refund.Terms?.CashStepCents ?? 0 : 0;
        var given = -Tendering.InCoins(refund.Back, step);
        return new(
            refund.Id, refund.Mode, given, -refund.Back, Money.Zero, Tip: default, given + refund.Back, refund.Terms?.Key, refund.Terms?.Name);
    }
}

/// <summary>What a refund gives back for.</summary>
/// <param name="Till">Whose journal holds the ticket that was refunded.</param>
/// <param name="Ticket">Its number there.</param>
/// <param name="Refund">The refund's own id: one is sealed once.</param>
public sealed record RefundMark(TillId Till, long Ticket, CommandId Refund, string Reason);

/// <param name="UnitPrice">With what was chosen, in the mode of the sale.</param>
/// <param name="Total">What it costs after everything that changed its price.</param>
/// <param name="Gross">What it would have cost; null where nothing changed its price.</param>
/// <param name="Shares">What changed its price, by name; null for nothing.</param>
/// <param name="Choices">What was chosen out of the article's sets; null for nothing.</param>
/// <param name="Purchase">What all of it was bought for, tax included; null where no margin is taxed, and on a refund.</param>
/// <param name="Margin">What its tax is in, tax included; below zero on a refund. Null where no margin is taxed.</param>
public sealed record TicketLine(
    LineId Id,
    ArticleId? Article,
    string Name,
    Quantity Quantity,
    Money UnitPrice,
    Rate Rate,
    Money Total,
    Money? Gross = null,
    ValueList<TicketShare>? Shares = null,
    ValueList<string>? Choices = null,
    VatScheme Scheme = VatScheme.Standard,
    Money? Purchase = null,
    Money? Margin = null)
{
    public VatRow Row => new(Rate, Scheme);

    public static TicketLine Of(Sale sale, SaleLine line, PricedLine priced) => new(
        line.Id,
        line.Article.Id,
        line.Article.Name,
        line.Quantity,
        priced.UnitPrice,
        priced.Rate,
        priced.Net,
        priced.Gross == priced.Net && line.SplitCents.IsZero && priced.Shares.IsEmpty ? null : priced.Gross,
        priced.Shares.IsEmpty ? null : [.. priced.Shares.Select(share => new TicketShare(share.Name, share.Amount))],
        line.Choices is { IsEmpty: false } choices ? [.. choices.Select(choice => choice.Name)] : null,
        priced.Scheme,
        priced.Purchase,
        priced.Margin);

    internal static TicketLine Of(Sale sale, RefundedLine refunded)
    {
        var line = sale.Find(refunded.Line)!;
        var row = sale.RowOf(line);
        return new(
            line.Id, line.Article.Id, line.Article.Name, new(-refunded.Quantity.Thousandths),
            Pricing.UnitPriceOf(sale, line), row.Rate, -refunded.Amount, Scheme: row.Scheme, Margin: -MarginOf(sale, refunded));
    }

    // So much of the margin as of the price; what all refunds of a line take of it is what there was, to the cent.
    private static Money? MarginOf(Sale sale, RefundedLine refunded)
    {
        var priced = Pricing.Of(sale).Of(refunded.Line);
        var before = (sale.Refunds ?? []).SelectMany(refund => refund.Lines).Where(line => line.Line == refunded.Line).Sum(line => line.Amount);

        return priced is { Margin: { } margin, Net.IsZero: false }
            ? Part(margin, before + refunded.Amount, priced.Net) - Part(margin, before, priced.Net)
            : priced.Margin;
    }

    private static Money Part(Money whole, Money part, Money of) =>
        new(Rounding.HalfAwayFromZero(checked(whole.Cents * part.Cents), of.Cents));
}

public sealed record TicketShare(string Name, Money Amount);
