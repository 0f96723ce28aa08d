using System.Text;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register.Domain.Fiscal;

// What goes through a drawer, in one chain: each form begins with its name, its number, its time, its till and its session.
public static partial class Canonical
{
    public static string Of(TillId till, TillEvent.Opened opened)
    {
        var text = Movement("OPEN1", opened.Number, opened.At, till, opened.Session);
        Field(text, Number(opened.OpeningCash.Cents));
        Field(text, Number(opened.Expected.Cents));
        Person(text, opened.By);
        return text.ToString();
    }

    public static string Of(TillId till, TillEvent.CashMoved moved)
    {
        var text = Movement("CASH1", moved.Number, moved.At, till, moved.Session);
        Field(text, Plain(moved.Movement.Id.Value));
        Field(text, moved.Movement.Kind.ToString());
        Field(text, Number(moved.Movement.Amount.Cents));
        Field(text, Plain(moved.Movement.Reason));
        Person(text, moved.Movement.By);
        Field(text, Time(moved.Movement.At));
        return text.ToString();
    }

    public static string Of(TillId till, TillEvent.DebtSettled settled)
    {
        var text = Movement("DEBT1", settled.Number, settled.At, till, settled.Session);
        Field(text, Plain(settled.Settling.Id.Value));
        Field(text, Plain(settled.Settling.Customer.Value));
        Field(text, Plain(settled.Settling.Name));
        Field(text, Plain(settled.Settling.Key.Value));
        Field(text, settled.Settling.Mode.ToString());
        Field(text, Number(settled.Settling.Amount.Cents));
        Person(text, settled.Settling.By);
        return text.ToString();
    }

    public static string Of(TillId till, TillEvent.Counted counted)
    {
        var text = Movement("COUNT1", counted.Number, counted.At, till, counted.Session);
        Field(text, Counts(counted.Counts));
        Person(text, counted.By);
        return text.ToString();
    }

    public static string Of(TillId till, TillEvent.HandedOver handed)
    {
        var text = Movement("HAND1", handed.Number, handed.At, till, handed.Session);
        Field(text, Plain(handed.From));
        Field(text, Plain(handed.To));
        Field(text, Counts(handed.Counts));
        Person(text, handed.By);
        return text.ToString();
    }

    public static string Of(TillId till, TillEvent.Closed closed)
    {
        var (session, totals) = (closed.Session, closed.Session.Totals);
        var isSchemed = IsSchemed(totals.Vat);
        var text = Movement(isSchemed ? "CLOSE2" : "CLOSE1", closed.Number, closed.At, till, session.Number);
        Field(text, Time(session.OpenedAt));
        Person(text, session.OpenedBy);
        Field(text, Plain(session.Cashier));
        Field(text, Number(session.OpeningCash.Cents));
        Field(text, Number(session.Moved.Cents));
        Field(text, Listed(totals.Modes.Select(total => $"{total.Mode}:{Number(total.Amount.Cents)}:{Number(total.Count)}")));
        Field(text, Listed(totals.Vat.Select(share =>
            $"{Row(share)}:{Number(share.TaxIncluded.Cents)}:{Number(share.Tax.Cents)}" + (isSchemed ? $":{Number(share.Margin.Cents)}" : ""))));
        Field(text, Number(totals.Tickets));
        Field(text, Number(totals.Refunds));
        Field(text, Number(totals.Tips.Cents));
        Field(text, Number(totals.Rounding.Cents));
        Field(text, Number(totals.Settled.Cents));
        Field(text, Counts(session.Counts));
        Field(text, Number(session.Left.Cents));
        Person(text, session.By);
        Field(text, Time(session.ClosedAt));
        return text.ToString();
    }

    private static StringBuilder Movement(string form, long number, DateTimeOffset at, TillId till, int session)
    {
        var text = new StringBuilder(form);
        Field(text, Number(number));
        Field(text, Time(at));
        Field(text, Plain(till.Value));
        Field(text, Number(session));
        return text;
    }

    // What was not counted is empty, and what was counted as nothing is 0.
    private static string Counts(ValueList<CountedMode> counts) => Listed(counts.Select(count =>
        $"{count.Mode}:{Number(count.Expected.Cents)}:{(count.Counted is { } counted ? Number(counted.Cents) : "")}"));

    private static void Person(StringBuilder text, Actor by)
    {
        Field(text, Plain(by.Person));
        Field(text, Plain(by.Place));
    }
}
