using System.Text;
using RetailPos.Register.Domain.Expenses;

namespace RetailPos.Register.Domain.Fiscal;

// What is given out, and which key seals it.
public static partial class Canonical
{
    public static string Of(Note note)
    {
        var isSchemed = IsSchemed(note.Vat, note.Lines);
        var text = new StringBuilder(isSchemed ? "NOTE2" : "NOTE1");
        Field(text, Included(note.Vat));
        Field(text, Taxes(note.Vat));
        Field(text, Number(note.Total.Cents));
        Field(text, Time(note.At));
        Field(text, Number(note.Number));
        Field(text, "Note");
        Field(text, Plain(note.Till.Value));
        Field(text, Plain(note.Sale.Value));
        Field(text, note.Mode.ToString());
        Field(text, Plain(note.Table?.Value ?? ""));
        Field(text, Number(note.Covers));
        Field(text, Number(note.CallNumber ?? 0));
        Person(text, note.By);
        Field(text, Number(note.Lines.Count));

        foreach (var line in note.Lines)
        {
            Field(text, isSchemed ? SchemedLine(line) : NewLine(line));
        }

        Field(text, Number(note.Paid.Cents));

        if (isSchemed)
        {
            Field(text, Margins(note.Vat));
        }

        return text.ToString();
    }

    public static string Of(ExpenseNote note)
    {
        var text = new StringBuilder("EXPENSE1");
        Field(text, Included(note.Vat));
        Field(text, Taxes(note.Vat));
        Field(text, Number(note.Amount.Cents));
        Field(text, Time(note.At));
        Field(text, Number(note.Number));
        Field(text, "Note de frais");
        Field(text, Plain(note.Till.Value));
        Field(text, Plain(note.Sale.Value));
        Field(text, Number(note.Ticket));
        Field(text, Time(note.TicketAt));
        Field(text, note.Basis.ToString());
        Field(text, note.Paid is { } paid ? string.Join('|', Plain(paid.Id.Value), paid.Mode.ToString(), Plain(paid.Name)) : "");
        Person(text, note.By);
        Field(text, Number(note.Lines.Count));

        foreach (var line in note.Lines)
        {
            Field(text, string.Join(
                '|', Plain(line.Id.Value), Plain(line.Name), Number(line.Quantity.Thousandths), Digits(line.Rate), Number(line.Amount.Cents)));
        }

        return text.ToString();
    }

    public static string Of(Duplicate duplicate)
    {
        var text = new StringBuilder("DUP1");
        Field(text, Number(duplicate.Number));
        Field(text, Time(duplicate.At));
        Field(text, Plain(duplicate.Till.Value));
        Field(text, duplicate.Of.ToString());
        Field(text, Number(duplicate.Original));
        Field(text, Number(duplicate.Print));
        Person(text, duplicate.By);
        return text.ToString();
    }

    public static string Of(KeyHandOver handOver)
    {
        var text = new StringBuilder(handOver.IsLoss ? "KEYLOST1" : "KEY1");
        Field(text, Number(handOver.Number));
        Field(text, Time(handOver.At));
        Field(text, Plain(handOver.Till.Value));
        Field(text, Plain(handOver.From));
        Field(text, Plain(handOver.To));
        Field(text, Plain(handOver.PublicKey));
        Person(text, handOver.By);
        return text.ToString();
    }
}
