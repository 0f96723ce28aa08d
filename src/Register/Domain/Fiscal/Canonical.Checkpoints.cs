using System.Text;
using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Fiscal;

// What is noted of all chains at once: inside the journal now and then, outside of it after every sale.
public static partial class Canonical
{
    public static string Of(Checkpoint checkpoint)
    {
        var text = new StringBuilder(HasKeys(checkpoint.Ends) ? "CHECK2" : "CHECK1");
        Field(text, Number(checkpoint.Number));
        Field(text, Time(checkpoint.At));
        Field(text, Number(checkpoint.Position));
        Ends(text, checkpoint.Ends);
        return text.ToString();
    }

    public static string Of(ChainHeads heads)
    {
        var text = new StringBuilder(HasKeys(heads.Ends) ? "HEAD2" : "HEAD1");
        Field(text, Time(heads.At));
        Field(text, Number(heads.Position));
        Ends(text, heads.Ends);
        return text.ToString();
    }

    private static bool HasKeys(ValueList<TillChainEnd> ends) => ends.Any(end => end.Key is not null);

    private static void Ends(StringBuilder text, ValueList<TillChainEnd> ends)
    {
        var hasKeys = HasKeys(ends);
        Field(text, Number(ends.Count));

        foreach (var end in ends)
        {
            Field(text, string.Join('|', Plain(end.Till.Value), end.Kind.ToString(), Number(end.Number), Plain(end.Link))
                + (hasKeys ? $"|{Plain(end.Key ?? "")}" : ""));
        }
    }
}
