using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Exports.Saft;

/// <summary>What the records of a period name: the file says who and what that is before it says what happened.</summary>
internal sealed class SaftMasters
{
    public SortedDictionary<string, (string Name, DateOnly First)> Articles { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, DateTimeOffset> People { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<VatRow, DateOnly> Rows { get; } = [];

    public SortedSet<TillId> Tills { get; } = new(Comparer<TillId>.Create((one, other) => string.CompareOrdinal(one.Value, other.Value)));

    /// <summary>What each ticket came to, and how often it was given out again.</summary>
    public Dictionary<(TillId Till, long Number), (Money Total, int Copies)> Tickets { get; } = [];

    public bool IsEmpty => Tills.Count == 0;

    /// <param name="isWithin">It happened on a day of the period, and was not only closed then, or read for its Z report.</param>
    public void Hear(TillId till, TillEvent happened, bool isWithin)
    {
        if (isWithin)
        {
            Tills.Add(till);
        }

        // The school counts its tickets from one, as the till does: a copy of one is none of the other.
        switch (happened)
        {
            case TillEvent.TicketSealed { Ticket: var known }:
                Tickets[(till, known.Number)] = (known.Total, 0);
                break;
            case TillEvent.DuplicateSealed { Duplicate: { Of: FiscalChainKind.Tickets } copied }:
                var original = Tickets.GetValueOrDefault((till, copied.Original));
                Tickets[(till, copied.Original)] = original with { Copies = original.Copies + 1 };
                break;
        }

        switch (happened.Inside())
        {
            case TillEvent.TicketSealed { Ticket: var ticket }:
                Meet(ticket.By, ticket.SealedAt);
                Sold(ticket);
                break;
            case TillEvent.PaymentSealed { Payment: var payment }:
                Meet(payment.By, payment.At);
                break;
            case TillEvent.DuplicateSealed { Duplicate: { Of: FiscalChainKind.Tickets } again }:
                Meet(again.By, again.At);
                break;
            case TillEvent.CashMoved { Movement: var movement }:
                Meet(movement.By, movement.At);
                break;
            case TillEvent.Opened e:
                Meet(e.By, e.At);
                break;
            case TillEvent.Closed { Session: var session }:
                Meet(session.By, session.ClosedAt);
                break;
            case TillEvent.PeriodClosed { Closure: var closure }:
                Meet(closure.By, closure.MadeAt);
                break;
        }
    }

    /// <summary>Who did it; whoever is not known by name is known by the place.</summary>
    public static string IdOf(Actor by) => SaftXml.IdOf(by.Person.Length > 0 ? by.Person : by.Place);

    public static string CodeOf(VatRow row) => row.Scheme is VatScheme.Standard ? $"{row.Rate.BasisPoints}" : $"{row.Rate.BasisPoints}-{row.Scheme}";

    public static string CodeOf(PaymentMode mode) => mode.ToString().ToUpperInvariant();

    private void Meet(Actor by, DateTimeOffset at) => People.TryAdd(IdOf(by), at);

    private void Sold(Ticket ticket)
    {
        var day = DateOnly.FromDateTime(ticket.SealedAt.DateTime);

        foreach (var line in ticket.Lines)
        {
            Rows.TryAdd(line.Row, day);

            if (line.Article is { } article)
            {
                Articles.TryAdd(article.Value, (line.Name, day));
            }
        }
    }
}
