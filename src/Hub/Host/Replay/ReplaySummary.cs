using System.Globalization;
using RetailPos.Kernel;

namespace RetailPos.Hub.Replay;

/// <summary>What a replay came to, beside what the files say it must.</summary>
internal static class ReplaySummary
{
    public static void Write(ServiceFigures journal, ServiceFigures files, TimeSpan took, long events, TextWriter output)
    {
        output.WriteLine();
        Row("", "journal", "files");
        Row("orders sealed", Count(journal.Orders), Count(files.Orders));
        Row("lines", Count(journal.Lines), Count(files.Lines));
        Row("pieces", Count(journal.Pieces), Count(files.Pieces));
        Row("total", Amount(journal.Total), Amount(files.Total));
        Row("of which VAT", Amount(journal.Vat), Amount(files.Vat));
        Row("late orders", Late(journal), Late(files));
        Row("sent → started", Stage(journal.Waited), Stage(files.Waited));
        Row("started → ready", Stage(journal.Cooked), Stage(files.Cooked));
        Row("ready → handed over", Stage(journal.Stood), Stage(files.Stood));
        output.WriteLine();
        output.WriteLine(journal == files ? "The two are equal." : "THE TWO DIFFER.");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{events:N0} events in {took.TotalSeconds:N1} s: {journal.Orders / took.TotalSeconds:N0} orders/s."));

        void Row(string name, string one, string other) => output.WriteLine($"  {name,-20} {one,28} {other,28}");
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Amount(Money money) =>
        string.Create(CultureInfo.InvariantCulture, $"{money.Cents / 100:N0}.{money.Cents % 100:00}");

    private static string Late(ServiceFigures figures) =>
        $"{figures.Late} ({figures.LatePerMille / 10}.{figures.LatePerMille % 10} %)";

    private static string Stage(StageTime time) => $"mean {time.MeanSeconds} s, p95 {time.P95Seconds} s";
}
