using System.Security.Cryptography;
using System.Text;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Verifier.Tests;

/// <summary>Whatever is done to an archive is found, and the first record that is wrong is the one that is named.</summary>
public sealed class VerifierTests(SoldDays days) : IClassFixture<SoldDays>
{
    [Fact]
    public async Task A_good_archive_is_good_and_comes_to_what_the_journal_comes_to()
    {
        var (code, output, error) = days.Verify(days.Archive);
        var tickets = (await days.JournalAsync()).Select(entry => entry.Event).OfType<TillEvent.TicketSealed>().Select(e => e.Ticket).ToList();

        Assert.True(code is Program.Good, error + output);
        Assert.Equal("", error);
        Assert.Contains("Good: ", output, StringComparison.Ordinal);
        Assert.Contains("expense1.csv", Encoding.UTF8.GetString(days.Archive), StringComparison.Ordinal);

        foreach (var till in tickets.GroupBy(ticket => ticket.Till))
        {
            var total = till.Aggregate(0L, (sum, ticket) => sum + ticket.Total.Cents);
            Assert.Contains(
                FormattableString.Invariant(
                    $"{till.Key}: {till.Count(ticket => ticket.Refund is null)} tickets, {till.Count(ticket => ticket.Refund is not null)} refunds, turnover {total / 100}.{total % 100:00}"),
                output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Made_again_it_is_the_same_to_the_byte_and_each_making_is_sealed()
    {
        var again = await days.MakeAsync(SoldDays.First, SoldDays.First.AddDays(2));

        Assert.True(days.Archive.AsSpan().SequenceEqual(again));
        var records = (await days.JournalAsync()).Select(entry => entry.Event).OfType<TillEvent.ArchiveSealed>()
            .Where(e => e.Archive.Till == SoldDays.T1 && e.Archive.IsOf(null, SoldDays.First, SoldDays.First.AddDays(2))).ToList();
        Assert.True(records.Count >= 2);
        Assert.Single(records.Select(e => (e.Archive.Manifest, e.Archive.Signature)).Distinct());
        using var keys = new PublicSealKeys([days.Keys.PublicKey]);
        var chain = new FiscalChain(keys);

        foreach (var e in (await days.JournalAsync()).Select(entry => entry.Event).OfType<TillEvent.ArchiveSealed>().Where(e => e.Archive.Till == SoldDays.T1))
        {
            chain.Add(e.Archive.Number, Canonical.Of(e.Archive), e.Seal);
        }

        Assert.Null(chain.Fault);
    }

    [Fact]
    public async Task Days_follow_each_other_and_a_day_that_is_left_out_is_missed()
    {
        var each = new List<byte[]>();

        for (var day = 0; day < 3; day++)
        {
            each.Add(await days.MakeAsync(SoldDays.First.AddDays(day), SoldDays.First.AddDays(day)));
        }

        var (good, _, error) = days.Verify([.. each]);
        Assert.True(good is Program.Good, error);

        var (bad, _, gap) = days.Verify(each[0], each[2]);
        Assert.Equal(Program.Bad, bad);
        Assert.Contains("it does not go on from number", gap, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_archive_of_one_till_holds_that_till()
    {
        var (code, output, error) = days.Verify(await days.MakeAsync(SoldDays.First, SoldDays.First, SoldDays.T2));

        Assert.True(code is Program.Good, error);
        Assert.DoesNotContain("of T1", output, StringComparison.Ordinal);
        Assert.Contains("of T2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_of_archives_is_read_by_its_sealed_text()
    {
        await days.MakeAsync(SoldDays.First, SoldDays.First);
        // The archives themselves were sealed on the day after, which is not over for anybody but a clock.
        Assert.Contains((await days.JournalAsync()).Select(entry => entry.Event), happened => happened is TillEvent.ArchiveSealed { Archive.Number: > 0 });
    }

    [Fact]
    public void Any_byte_that_is_changed_is_found()
    {
        var random = new Random(20260330);

        for (var round = 0; round < 400; round++)
        {
            var bytes = days.Archive.ToArray();
            // Half of them in the frame, the manifest and its signature, which a random place would seldom hit.
            var at = round % 2 is 0 ? random.Next(bytes.Length) : bytes.Length - 1 - random.Next(3_000);
            var before = bytes[at];
            bytes[at] = (byte)(before ^ (1 << random.Next(8)));

            var (code, output, _) = days.Verify(bytes);
            Assert.True(code is Program.Bad, $"byte {at}: {before} → {bytes[at]}\n{output}");
        }
    }

    [Fact]
    public void A_byte_more_or_less_is_found_and_so_is_a_tail()
    {
        var random = new Random(7);

        for (var round = 0; round < 60; round++)
        {
            var bytes = days.Archive.ToList();

            switch (round % 3)
            {
                case 0:
                    bytes.RemoveAt(random.Next(bytes.Count));
                    break;
                case 1:
                    bytes.Insert(random.Next(bytes.Count + 1), (byte)random.Next(256));
                    break;
                default:
                    bytes.RemoveRange(random.Next(bytes.Count), 0);
                    bytes = bytes[..random.Next(bytes.Count)];
                    break;
            }

            Assert.Equal(Program.Bad, days.Verify([.. bytes]).Code);
        }
    }

    public static TheoryData<string, string, Func<List<string>, int>> Insiders => new()
    {
        { "lines.csv", "says something else than what was sealed", rows => Put(rows, 4, row => row.Replace(";2,10;", ";2,11;", StringComparison.Ordinal)) },
        { "tickets.csv", "says something else than what was sealed", rows => Put(rows, 3, row => row.Replace(";Léa;", ";Luc;", StringComparison.Ordinal)) },
        { "vat.csv", "say something else than what was sealed", rows => Put(rows, 2, row => Cell(row, 4, "9,99")) },
        { "payments.csv", "say something else than what was sealed", rows => Put(rows, 2, row => Cell(row, 3, "Other")) },
        { "seals.csv", "its fingerprint is not that of its text", rows => Put(rows, rows.FindIndex(row => row.StartsWith("Tickets;", StringComparison.Ordinal)), row => row.Replace("TICKET", "TICKEX", StringComparison.Ordinal)) },
    };

    // Whoever holds the key of the manifest could write it anew; the tills' own seals still tell.
    [Theory]
    [MemberData(nameof(Insiders))]
    public void A_table_changed_under_a_new_manifest_is_found_by_its_record(string file, string fault, Func<List<string>, int> change)
    {
        var (code, _, error) = days.Verify(Rewritten(file, change));

        Assert.Equal(Program.Bad, code);
        Assert.Contains(fault.Replace("says", "say", StringComparison.Ordinal), error.Replace("says", "say", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*", 2)]
    [InlineData("T1", 3)]
    public void A_technical_event_that_was_changed_is_named(string chain, int number)
    {
        var table = Rewritten("jet1.csv", rows => Put(
            rows, rows.FindIndex(row => row.StartsWith($"{chain};{number};", StringComparison.Ordinal)), row => Cell(row, 7, "Personne")));
        var seal = Rewritten("seals.csv", rows => Put(
            rows, rows.FindIndex(row => row.StartsWith($"Technical;{chain};{number};", StringComparison.Ordinal)), row => row.Replace("JET1,", "JET1,1", StringComparison.Ordinal)));

        foreach (var (archive, fault) in new[] { (table, "the table says something else than what was sealed"), (seal, "its fingerprint is not that of its text") })
        {
            var (code, _, error) = days.Verify(archive);
            Assert.Equal(Program.Bad, code);
            Assert.Contains($"Technical of {chain}, number {number}: {fault}", error, StringComparison.Ordinal);
            Assert.DoesNotContain($"Technical of {chain}, number {number + 1}:", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_was_exported_is_a_technical_event_and_so_is_every_archive()
    {
        await days.MakeAsync(SoldDays.First, SoldDays.First, kind: ExportKind.Fec);
        await days.MakeAsync(SoldDays.First, SoldDays.First, kind: ExportKind.AccountingSheet);
        await days.UntilNotedAsync(record => record.Code is TechnicalCode.AccountsExported && record.By == House.Lea, 2);
        await days.UntilNotedAsync(record => record.Code is TechnicalCode.PeriodArchived && record.Till == SoldDays.T1, 1);
        await days.UntilNotedAsync(record => record.Code is TechnicalCode.PeriodClosed && record.Till == SoldDays.T2, 3);
    }

    public static TheoryData<string, int, string> Otherwise => new()
    {
        { "line-schemes.csv", 3, "Standard" },
        { "line-schemes.csv", 4, "60,02" },
        { "line-schemes.csv", 5, "39,97" },
        { "vat-schemes.csv", 3, "Antiques" },
        { "vat-schemes.csv", 4, "39,97" },
        { "ticket-schemes.csv", 2, "DE123456788" },
    };

    // Of the lamp its purchase or margin, of the exempt sale who bought it.
    [Theory]
    [MemberData(nameof(Otherwise))]
    public void A_scheme_a_purchase_a_margin_or_a_vat_number_that_was_changed_is_found_in_its_record(string file, int cell, string other)
    {
        var rows = ArchiveEditor.RowsOf(days.Archive, file);
        var at = rows.FindIndex(row => file is "ticket-schemes.csv" ? row.EndsWith(";DE123456789", StringComparison.Ordinal) : row.Contains(";SecondHand;", StringComparison.Ordinal));
        var (code, _, error) = days.Verify(Rewritten(file, changed => Put(changed, at, row => Cell(row, cell, other))));

        Assert.Equal(Program.Bad, code);
        Assert.Contains($"Tickets of T1, number {Cells(rows[at])[1]}: the tables say something else than what was sealed", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_of_what_is_taxed_as_usual_has_no_table_and_no_note_of_anything_else()
    {
        var names = (byte[] archive) => ArchiveEditor.RowsOf(archive, "manifest.csv").Where(row => row.StartsWith("file;", StringComparison.Ordinal)).Select(row => row.Split(';')[1]).ToList();
        var (usual, all) = (names(await days.MakeAsync(SoldDays.First, SoldDays.First)), names(days.Archive));

        Assert.Equal(
            ["LISEZMOI.txt", "README.txt", "schema.csv", "seals.csv", "tickets.csv", "lines.csv", "vat.csv", "payments.csv", "later-payments.csv"], usual.Take(9));
        Assert.DoesNotContain(usual, name => name.Contains("schemes", StringComparison.Ordinal) || name.Contains("VAT", StringComparison.Ordinal) || name.Contains('2', StringComparison.Ordinal));
        Assert.Empty(((string[])["ticket-schemes.csv", "line-schemes.csv", "vat-schemes.csv", "LISEZMOI-TVA.txt", "README-VAT.txt", "schema-vat.csv", "day2.csv", "close2.csv", "note2.csv", "invoice2.csv"]).Except(all));
    }

    [Fact]
    public void The_first_bad_record_is_the_one_that_is_named()
    {
        var tickets = SealsOf("Tickets", "T1");
        var (code, _, error) = days.Verify(Rewritten("seals.csv", rows =>
        {
            // A new text with its right fingerprint, but nobody's signature.
            var at = rows.FindIndex(row => row.StartsWith("Tickets;T1;4;", StringComparison.Ordinal));
            var cells = Cells(rows[at]);
            cells[3] = cells[3].Replace("Vente", "Vante", StringComparison.Ordinal);
            cells[5] = Hash(cells[3]);
            rows[at] = Joined(cells);
            return at;
        }));

        Assert.True(tickets > 4);
        Assert.Equal(Program.Bad, code);
        Assert.Contains("Tickets of T1, number 4: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Tickets of T1, number 5: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drop", "number 3 should stand here")]
    [InlineData("swap", "Tickets of T1, number 3: ")]
    [InlineData("double", "number 4 should stand here")]
    [InlineData("tail", "and the tables do not")]
    [InlineData("unsigned", "it is not signed, though records before it are")]
    [InlineData("relinked", "its text does not end with the record before it")]
    public void A_record_dropped_swapped_doubled_cut_off_or_unsigned_is_found(string how, string fault)
    {
        var (code, _, error) = days.Verify(Rewritten("seals.csv", rows =>
        {
            var mine = rows.Index().Where(row => row.Item.StartsWith("Tickets;T1;", StringComparison.Ordinal)).Select(row => row.Index).ToList();
            var third = mine[2];

            switch (how)
            {
                case "drop":
                    rows.RemoveAt(third);
                    break;
                case "swap":
                    (rows[third], rows[mine[3]]) = (rows[mine[3]], rows[third]);
                    break;
                case "double":
                    rows.Insert(third + 1, rows[third]);
                    break;
                case "tail":
                    rows.RemoveAt(mine[^1]);
                    break;
                case "unsigned":
                    rows[third] = Joined([.. Cells(rows[third])[..6], "", ""]);
                    break;
                default:
                    var cells = Cells(rows[third]);
                    cells[4] = Cells(rows[mine[0]])[7];
                    rows[third] = Joined(cells);
                    break;
            }

            return 0;
        }));

        Assert.Equal(Program.Bad, code);
        Assert.Contains(how is "relinked" ? "it does not name the record before it" : fault, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_houses_key_proves_nothing()
    {
        using var other = new TestKeys();
        var path = Path.Combine(days.Folder, "other.pem");
        File.WriteAllText(path, other.Pem);
        var archive = Path.Combine(days.Folder, "foreign.zip");
        File.WriteAllBytes(archive, days.Archive);

        var (code, _, error) = SoldDays.Ask("--key", path, archive);

        Assert.Equal(Program.Bad, code);
        Assert.Contains("which was not given", error, StringComparison.Ordinal);
        // Beside the right one it does no harm.
        Assert.Equal(Program.Good, SoldDays.Ask("--key", path, "--key", days.KeyFile, archive).Code);
    }

    [Theory]
    [InlineData]
    [InlineData("archive.zip")]
    [InlineData("--key", "missing.pem", "archive.zip")]
    [InlineData("--key")]
    [InlineData("--what", "archive.zip")]
    public void A_question_that_it_does_not_understand_is_no_verdict(params string[] args) =>
        Assert.Equal(Program.Misunderstood, SoldDays.Ask(args).Code);

    [Fact]
    public void A_file_that_is_missing_or_none_is_bad()
    {
        Assert.Equal(Program.Bad, SoldDays.Ask("--key", days.KeyFile, Path.Combine(days.Folder, "nowhere.zip")).Code);
        Assert.Equal(Program.Bad, days.Verify(Encoding.UTF8.GetBytes("PK is not enough")).Code);
        Assert.Equal(Program.Bad, days.Verify(new byte[][] { [] }).Code);
    }

    private int SealsOf(string chain, string till) => ArchiveEditor.RowsOf(days.Archive, "seals.csv").Count(row => row.StartsWith($"{chain};{till};", StringComparison.Ordinal));

    private byte[] Rewritten(string file, Func<List<string>, int> change) => ArchiveEditor.Rewrite(days.Archive, file, rows => change(rows), days.Keys);

    private static int Put(List<string> rows, int at, Func<string, string> change)
    {
        var changed = change(rows[at]);
        Assert.NotEqual(rows[at], changed);
        rows[at] = changed;
        return at;
    }

    private static string Cell(string row, int at, string cell)
    {
        var cells = Cells(row);
        cells[at] = cell;
        return Joined(cells);
    }

    private static string[] Cells(string row)
    {
        var cells = new List<string> { "" };
        var isQuoted = false;

        foreach (var (at, sign) in row.Index())
        {
            isQuoted ^= sign is '"';

            if (sign is ';' && !isQuoted)
            {
                cells.Add("");
            }
            else if (sign is not '"' || (isQuoted && at > 0 && row[at - 1] is '"'))
            {
                cells[^1] += sign;
            }
        }

        return [.. cells];
    }

    private static string Joined(string[] cells) => string.Join(';', cells.Select(cell =>
        cell.AsSpan().ContainsAny(";\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell));

    private static string Hash(string text) => System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
