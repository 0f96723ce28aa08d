using System.CommandLine;
using System.Globalization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Commands;

/// <summary>Makes archives, accounting files and reports, while the hub is not running; a running hub has a page for it.</summary>
internal static class ExportCommand
{
    /// <summary>archive, fec, accounting, e-report, saft, sales-book, purge.</summary>
    public static IEnumerable<Command> Create(Option<string?> data)
    {
        yield return Make("archive", "Makes the signed archive of some days, of all tills or one.", ExportKind.Archive, data);
        yield return Make("fec", "Makes the accounting file of the French law (FEC) for some days: usually a year.", ExportKind.Fec, data);
        yield return Make("accounting", "Makes the entries of each ticket of some days, for an accountant's program.", ExportKind.AccountingSheet, data);
        yield return Make("e-report", "Makes the e-reporting of the period in which --first lies (flux 10.3 and 10.4).", ExportKind.EReport, data);
        yield return Make("saft", "Makes the standard audit file of cash registers (SAF-T) for some days, and its signature.", ExportKind.Saft, data);
        yield return Make("sales-book", "Makes a workbook (xlsx) of what was sold and paid on some days.", ExportKind.SalesBook, data);

        var purge = new Command("purge", "Says why nothing is purged.");
        purge.SetAction(parsed => Speech.Of(parsed).Fail(
            "Nothing is purged: the journal is append-only, and what was sealed stays in it. The law allows to purge after an archive and " +
            "does not ask for it; a year of a busy house takes some hundred megabytes. Keep archives outside of this machine."));
        yield return purge;
    }

    private static Command Make(string name, string says, ExportKind kind, Option<string?> data)
    {
        var first = new Option<string>("--first") { Description = "The first day, yyyy-MM-dd.", Required = true };
        var last = new Option<string?>("--last") { Description = "The last day, and in it. The first one when nothing is said." };
        var till = new Option<string?>("--till") { Description = "One till; all of them when nothing is said. Archives only." };
        var isReplacement = new Option<bool>("--replaces") { Description = "It takes the place of one that was sent. Reports only." };
        var into = new Option<string?>("--into") { Description = "A folder that gets a copy. The file lies in the data folder's exports in any case." };
        var command = new Command(name, says) { first, last, into };

        if (kind is ExportKind.Archive)
        {
            command.Add(till);
        }

        if (kind is ExportKind.EReport)
        {
            command.Add(isReplacement);
        }

        command.SetAction((parsed, stop) =>
        {
            var speech = Speech.Of(parsed);
            return DayOf(parsed.GetRequiredValue(first)) is not { } from || DayOf(parsed.GetValue(last) ?? parsed.GetRequiredValue(first)) is not { } to
                ? Task.FromResult(speech.Fail("--first and --last must be days, yyyy-MM-dd."))
                : WithHouseAsync(parsed.GetValue(data), speech, house => MakeAsync(
                    house,
                    new(
                        kind,
                        from,
                        to,
                        kind is ExportKind.Archive && parsed.GetValue(till) is { } id ? new TillId(id) : null,
                        kind is ExportKind.EReport && parsed.GetValue(isReplacement)),
                    parsed.GetValue(into),
                    speech,
                    stop), stop);
        });
        return command;
    }

    /// <summary>Has a file made, says which, and puts a copy where it is wanted.</summary>
    public static async Task<int> MakeAsync(IServiceProvider house, ExportWish wish, string? into, Speech speech, CancellationToken stop)
    {
        var made = await house.GetRequiredService<IExportDesk>().MakeAsync(wish, new("", "export"), stop);

        if (made.Refusal is { } refusal)
        {
            return speech.Fail($"{wish.Kind} {wish.First:yyyy-MM-dd}: {WordsOf(refusal)}");
        }

        var path = house.GetRequiredService<IExportStore>().Find(made.File!.Name)!;

        if (into is not null)
        {
            Directory.CreateDirectory(into);
            path = Path.Combine(into, made.File.Name);
            File.Copy(house.GetRequiredService<IExportStore>().Find(made.File.Name)!, path, overwrite: true);
        }

        await speech.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{path}  {made.File.Bytes:N0} bytes"));

        if (!made.Unplaced.IsZero)
        {
            await speech.Error.WriteLineAsync($"{made.Unplaced.Cents} cents were paid by customers for whom no sale is open: they name no rate, and must be told by hand.");
        }

        if (made.LeftOut.Tickets > 0)
        {
            await speech.Error.WriteLineAsync($"{made.LeftOut.Tickets} untaxed sales to companies of other states ({made.LeftOut.Amount.Cents} cents) are told invoice by invoice, and not here.");
        }

        return HubCommandLine.Good;
    }

    private static async Task<int> WithHouseAsync(string? data, Speech speech, Func<IServiceProvider, Task<int>> act, CancellationToken stop)
    {
        try
        {
            await using var house = await QuietHouse.OpenAsync(data, stop);
            return await act(house.Services);
        }
        catch (Exception fault) when (StartFaults.WordsOf(fault) is { } words)
        {
            return speech.Fail(words);
        }
    }

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string WordsOf(ExportRefusal refusal) => refusal switch
    {
        ExportRefusal.PeriodInvalid => $"the period ends before it begins, or is longer than {ExportWish.DaysMax} days.",
        ExportRefusal.PeriodNotOver => "its last day is not over.",
        ExportRefusal.PeriodNotClosed => "a till of these days is still open: close it first.",
        ExportRefusal.TillUnknown => "there is no such till.",
        ExportRefusal.SirenMissing => "the house has no SIRET: say it at /office/receipts.",
        ExportRefusal.PlatformMissing => "the house has no platform: say it at /office/accounting.",
        ExportRefusal.NothingThere => "nothing was sealed on these days.",
        ExportRefusal.RateUnknown => "a rate of VAT in it is none that e-reporting knows.",
        ExportRefusal.TooLarge => "it would be larger than four gigabytes: take a shorter period.",
    };
}
