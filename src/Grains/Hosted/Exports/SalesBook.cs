using MiniExcelLibs.Attributes;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Exports;

/// <summary>The four sheets of a sales book: tickets, their lines, what paid them, and the tax of each day.</summary>
/// <param name="departmentOf">The name of an article's department, as the catalogue has it now.</param>
internal sealed class SalesBook(Func<ArticleId, string> departmentOf, ReceiptWords words)
{
    private readonly List<TicketRow> _tickets = [];
    private readonly List<LineRow> _lines = [];
    private readonly List<PaymentRow> _payments = [];
    private readonly SortedDictionary<(DateOnly Day, VatRow Row), VatShare> _vat = [];

    public bool IsEmpty => _tickets.Count + _payments.Count == 0;

    public int RowsOfLongest => Math.Max(_lines.Count, _payments.Count);

    public IReadOnlyDictionary<string, object> Sheets => new Dictionary<string, object>
    {
        ["Tickets"] = _tickets,
        ["Lignes"] = _lines,
        ["Paiements"] = _payments,
        ["TVA par jour"] = _vat.Select(day => new VatDayRow(
            Date(day.Key.Day), SchemeOf(day.Key.Row), Percent(day.Key.Row.Rate), Amount(day.Value.Base), Amount(day.Value.Tax), Amount(day.Value.TaxIncluded))),
    };

    /// <param name="day">The service day it belongs to. What is of the school is in no book.</param>
    public void Hear(TillId till, TillEvent happened, DateOnly day)
    {
        switch (happened)
        {
            case TillEvent.TicketSealed { Ticket: var ticket }:
                Sold(ticket, day);
                Paid(till, $"{ticket.Number}", ticket.First, ticket.SealedAt, day);
                break;
            case TillEvent.PaymentSealed { Payment: var later }:
                Paid(till, $"{later.Ticket}", later.Payment, later.At, day);
                break;
            case TillEvent.DebtSettled { Settling: var settling } e:
                _payments.Add(new(
                    Date(day), Time(e.At), till.Value, "", "Règlement de compte", words.Payment(settling.Mode), Amount(settling.Amount), 0, 0, settling.By.Person));
                break;
        }
    }

    private void Sold(Ticket ticket, DateOnly day)
    {
        var kind = ticket.Refund is null ? "Vente" : "Remboursement";
        _tickets.Add(new(
            Date(day), Time(ticket.SealedAt), ticket.Till.Value, ticket.Number, kind, words.Mode(ticket.Mode), ticket.Table?.Value ?? "", ticket.Covers, ticket.By.Person,
            Amount(ticket.Vat.Sum(share => share.TaxExcluded)), Amount(ticket.Vat.Sum(share => share.Tax)), Amount(ticket.Total), ticket.Refund?.Reason ?? ""));

        foreach (var line in ticket.Lines)
        {
            _lines.Add(new(
                Date(day), ticket.Till.Value, ticket.Number, kind, line.Article?.Value ?? "", line.Name, line.Article is { } id ? departmentOf(id) : "",
                line.Quantity.Thousandths / 1_000m, Amount(line.UnitPrice), Percent(line.Rate), SchemeOf(line.Row),
                Amount((line.Shares ?? []).Sum(share => share.Amount)), Amount(line.Total), string.Join(", ", line.Choices ?? [])));
        }

        foreach (var share in ticket.Vat)
        {
            var key = (day, share.Row);
            _vat[key] = _vat.TryGetValue(key, out var known) ? known + share : share;
        }
    }

    private void Paid(TillId till, string ticket, Payment payment, DateTimeOffset at, DateOnly day) => _payments.Add(new(
        Date(day), Time(at), till.Value, ticket, payment.Name ?? "", words.Payment(payment.Mode), Amount(payment.Applied), Amount(payment.Tip), Amount(payment.Rounding), ""));

    private static string SchemeOf(VatRow row) => row.Scheme is VatScheme.Standard ? "" : row.Scheme.ToString();

    // A spreadsheet's dates know no offset: the clock on the wall.
    private static DateTime Date(DateOnly day) => day.ToDateTime(TimeOnly.MinValue);

    private static string Time(DateTimeOffset at) => at.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private static decimal Amount(Money amount) => amount.Cents / 100m;

    private static decimal Percent(Rate rate) => rate.BasisPoints / 100m;

    internal sealed record TicketRow(
        [property: ExcelColumn(Name = "Jour", Format = DayFormat, Width = 12)] DateTime Day,
        [property: ExcelColumn(Name = "Heure", Width = 10)] string Time,
        [property: ExcelColumn(Name = "Caisse", Width = 10)] string Till,
        [property: ExcelColumn(Name = "Ticket", Width = 10)] long Number,
        [property: ExcelColumn(Name = "Opération", Width = 16)] string Kind,
        [property: ExcelColumn(Name = "Mode", Width = 12)] string Mode,
        [property: ExcelColumn(Name = "Table", Width = 10)] string Table,
        [property: ExcelColumn(Name = "Couverts", Width = 10)] int Covers,
        [property: ExcelColumn(Name = "Personne", Width = 16)] string By,
        [property: ExcelColumn(Name = "HT", Format = MoneyFormat, Width = 12)] decimal TaxExcluded,
        [property: ExcelColumn(Name = "TVA", Format = MoneyFormat, Width = 12)] decimal Tax,
        [property: ExcelColumn(Name = "TTC", Format = MoneyFormat, Width = 12)] decimal Total,
        [property: ExcelColumn(Name = "Motif", Width = 24)] string Reason);

    internal sealed record LineRow(
        [property: ExcelColumn(Name = "Jour", Format = DayFormat, Width = 12)] DateTime Day,
        [property: ExcelColumn(Name = "Caisse", Width = 10)] string Till,
        [property: ExcelColumn(Name = "Ticket", Width = 10)] long Number,
        [property: ExcelColumn(Name = "Opération", Width = 16)] string Kind,
        [property: ExcelColumn(Name = "Article", Width = 18)] string Article,
        [property: ExcelColumn(Name = "Désignation", Width = 30)] string Name,
        [property: ExcelColumn(Name = "Rayon", Width = 18)] string Department,
        [property: ExcelColumn(Name = "Quantité", Width = 10)] decimal Quantity,
        [property: ExcelColumn(Name = "Prix unitaire", Format = MoneyFormat, Width = 14)] decimal UnitPrice,
        [property: ExcelColumn(Name = "Taux de TVA", Format = MoneyFormat, Width = 12)] decimal Rate,
        [property: ExcelColumn(Name = "Régime", Width = 14)] string Scheme,
        [property: ExcelColumn(Name = "Remises", Format = MoneyFormat, Width = 12)] decimal Shares,
        [property: ExcelColumn(Name = "TTC", Format = MoneyFormat, Width = 12)] decimal Total,
        [property: ExcelColumn(Name = "Choix", Width = 30)] string Choices);

    internal sealed record PaymentRow(
        [property: ExcelColumn(Name = "Jour", Format = DayFormat, Width = 12)] DateTime Day,
        [property: ExcelColumn(Name = "Heure", Width = 10)] string Time,
        [property: ExcelColumn(Name = "Caisse", Width = 10)] string Till,
        [property: ExcelColumn(Name = "Ticket", Width = 10)] string Ticket,
        [property: ExcelColumn(Name = "Touche", Width = 18)] string Key,
        [property: ExcelColumn(Name = "Moyen", Width = 16)] string Mode,
        [property: ExcelColumn(Name = "Montant", Format = MoneyFormat, Width = 12)] decimal Amount,
        [property: ExcelColumn(Name = "Pourboire", Format = MoneyFormat, Width = 12)] decimal Tip,
        [property: ExcelColumn(Name = "Arrondi", Format = MoneyFormat, Width = 12)] decimal Rounding,
        [property: ExcelColumn(Name = "Personne", Width = 16)] string By);

    internal sealed record VatDayRow(
        [property: ExcelColumn(Name = "Jour", Format = DayFormat, Width = 12)] DateTime Day,
        [property: ExcelColumn(Name = "Régime", Width = 14)] string Scheme,
        [property: ExcelColumn(Name = "Taux de TVA", Format = MoneyFormat, Width = 12)] decimal Rate,
        [property: ExcelColumn(Name = "Base HT", Format = MoneyFormat, Width = 12)] decimal Base,
        [property: ExcelColumn(Name = "TVA", Format = MoneyFormat, Width = 12)] decimal Tax,
        [property: ExcelColumn(Name = "TTC", Format = MoneyFormat, Width = 12)] decimal Total);

    private const string DayFormat = "yyyy-mm-dd";
    private const string MoneyFormat = "0.00";
}
