using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Watch;
using RetailPos.Hub.Commands;
using RetailPos.Hub.Keys;
using RetailPos.Hub.Settings;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Hub.Tests;

/// <summary>
/// Goal: whatever is done to the journal's file, it is found, and the first bad record is the one that is named. Method: an evening
/// of ten sales in a real file with real keys, and the hand of somebody who knows SQL, drops the triggers and renumbers what is left.
/// </summary>
public sealed class TamperTests : IDisposable
{
    private static readonly TillId Till = new("T1");
    private static readonly Actor Lea = new("Léa", "T1");
    private static readonly DateTimeOffset Evening = new(2026, 11, 22, 19, 0, 0, TimeSpan.FromHours(1));

    private readonly TempFolder _temp = new();

    private DataFolder Folder => new(_temp.Path);

    /// <summary>Position 1 opens the till; sale n is its note at 3n − 1, its ticket at 3n and its later payment at 3n + 1.</summary>
    public static TheoryData<string, string, string> Deeds => new()
    {
        { "a field", "UPDATE event SET payload = replace(payload, '\"name\":\"Steak\"', '\"name\":\"Steck\"') WHERE position = 15", "Tickets of T1: number 5: the record says" },
        { "a total", "UPDATE event SET payload = replace(payload, '\"total\":2000', '\"total\":1000') WHERE position = 15", "Tickets of T1: number 5: the record says" },
        { "a payment", "UPDATE event SET payload = replace(payload, '\"applied\":1500', '\"applied\":500') WHERE position = 16", "Payments of T1: number 5: the record says" },
        { "a note", "UPDATE event SET payload = replace(payload, '\"total\":2000', '\"total\":1000') WHERE position = 14", "Notes of T1: number 5: the record says" },
        { "an opening", "UPDATE event SET payload = replace(payload, '10000', '90000') WHERE position = 1", "Movements of T1: number 1: " },
        { "a byte of a sealed text", "UPDATE event SET payload = replace(payload, 'TICKET1,', 'TICKET7,') WHERE position = 15", "Tickets of T1: number 5: the seal" },
        { "a signature", "UPDATE event SET payload = json_set(payload, '$.seal.signature', (SELECT json_extract(payload, '$.seal.signature') FROM event WHERE position = 18)) WHERE position = 15", "Tickets of T1: number 5: its signature" },
        { "no signature", "UPDATE event SET payload = json_remove(payload, '$.seal.signature', '$.seal.keyId') WHERE position = 15", "Tickets of T1: number 5: it is not signed" },
        { "a dropped ticket", "DELETE FROM event WHERE position = 15;" + MoveDown(15), "Tickets of T1: number 6: a record is missing" },
        { "a dropped note", "DELETE FROM event WHERE position = 14;" + MoveDown(14), "Notes of T1: number 6: a record is missing" },
        { "an inserted ticket", MoveUp(15) + "INSERT INTO event SELECT 16, stream, 16, 'x', recorded_at, name, json_set(payload, '$.ticket.number', 6) FROM event WHERE position = 15", "Tickets of T1: number 6: the seal" },
        { "two swapped", "CREATE TEMP TABLE kept AS SELECT position, payload FROM event; UPDATE event SET payload = (SELECT payload FROM kept WHERE kept.position = 33 - event.position) WHERE position IN (15, 18)", "Tickets of T1: number 6: a record is missing" },
        { "a tail", "DELETE FROM event WHERE position > 25", "Tickets of T1: number 9: from here on records are gone" },
        { "all of it", "DELETE FROM event", "Tickets of T1: number 1: from here on records are gone" },
    };

    [Fact]
    public async Task An_untouched_evening_verifies_with_every_chain()
    {
        await SellAsync();

        var said = await Cli.GoodAsync("verify", "--data", _temp.Path);

        Assert.All(
            ["Tickets of T1: 10", "Payments of T1: 10", "Notes of T1: 10", "Movements of T1: 1", "Duplicates of T1: 1"],
            chain => Assert.Contains($"{chain} sealed and whole", said, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Deeds))]
    public async Task What_is_done_to_the_file_is_found_and_its_first_bad_record_named(string what, string sql, string named)
    {
        await SellAsync();
        Do(sql);

        var (code, said, error) = await Cli.SayAsync("verify", "--data", _temp.Path);

        Assert.True(code == 1, $"{what} was not found: {said}");
        Assert.StartsWith(named, error.Split('\n').First(line => line.Contains(" of T1", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yesterdays_file_put_back_is_found()
    {
        await SellAsync(sales: 5);
        File.Copy(Folder.Journal, Folder.Journal + ".yesterday");
        await SellAsync(sales: 5);
        File.Move(Folder.Journal + ".yesterday", Folder.Journal, overwrite: true);

        var (code, _, error) = await Cli.SayAsync("verify", "--data", _temp.Path);

        Assert.Equal(1, code);
        Assert.Contains("Tickets of T1: number 6: from here on records are gone", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chain_made_anew_with_another_key_is_found_at_its_first_record()
    {
        await SellAsync();
        using var other = new TempFolder();
        await SellAsync(folder: new(other.Path));
        File.Copy(new DataFolder(other.Path).Journal, Folder.Journal, overwrite: true);

        var (code, _, error) = await Cli.SayAsync("verify", "--data", _temp.Path);

        Assert.Equal(1, code);
        Assert.Contains("Tickets of T1: number 1: it is signed with a key that is none of this house's", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_went_back_is_said_and_breaks_no_chain()
    {
        await SellAsync(sales: 6);
        await SellAsync(sales: 4, from: Evening.AddDays(-1));

        Assert.Contains(
            "Note: Notes of T1: number 7: it is sealed with an earlier time", await Cli.GoodAsync("verify", "--data", _temp.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_outside_that_is_forged_or_gone_is_found()
    {
        await SellAsync();
        var lines = await File.ReadAllLinesAsync(Folder.SealHead);
        await File.WriteAllLinesAsync(Folder.SealHead, lines.Select(line => line.Replace("Tickets|10|", "Tickets|9|", StringComparison.Ordinal)));
        var forged = await Cli.SayAsync("verify", "--data", _temp.Path);
        File.Delete(Folder.SealHead);
        var gone = await Cli.SayAsync("verify", "--data", _temp.Path);

        Assert.Equal((1, 1), (forged.Code, gone.Code));
        Assert.Contains("The file of heads: it is not signed", forged.Error, StringComparison.Ordinal);
        Assert.Contains("The file of heads: it is gone", gone.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_starts_on_a_cut_journal_writes_the_first_missing_record_down_once()
    {
        await SellAsync();
        Do("DELETE FROM event WHERE position > 25");
        var first = await StartAsync();
        var again = await StartAsync();

        Assert.False(first.IsGood);
        Assert.Contains(new FoundFault(Till, FiscalChainKind.Tickets, 9, FiscalFaultKind.TailMissing), first.Faults.Select(seen => seen.Fault));
        Assert.Equal(first.Faults, again.Faults);
        // What was seen is no reason to see it again: from here on the note says what is there.
        Assert.NotNull(again.Last);
    }

    [Fact]
    public async Task A_hub_that_starts_on_a_good_journal_finds_nothing_and_goes_on_from_its_checkpoint()
    {
        await SellAsync();

        var first = await StartAsync();
        var again = await StartAsync();

        Assert.True(first.IsGood && again.IsGood);
        Assert.Equal((1L, 1L), (first.Last!.Number, again.Last!.Number));
        Assert.Equal(10, again.Last.Ends.Single(end => end.Kind is FiscalChainKind.Tickets).Number);
        await Cli.GoodAsync("verify", "--data", _temp.Path);
    }

    [Fact]
    public async Task A_key_hands_over_to_the_next_and_both_verify()
    {
        await SellAsync(sales: 2);
        var before = (await Cli.GoodAsync("seal-key", "export", "--data", _temp.Path)).Split("# ").Length;
        await Cli.GoodAsync("seal-key", "rotate", "--data", _temp.Path);
        await SellAsync(sales: 2);

        Assert.Contains("Keys of T1: 1 sealed and whole", await Cli.GoodAsync("verify", "--data", _temp.Path), StringComparison.Ordinal);
        Assert.Equal(before + 1, (await Cli.GoodAsync("seal-key", "export", "--data", _temp.Path)).Split("# ").Length);
        await using var journal = new SqliteJournal(Folder.Journal, HouseEvents.Catalog, TimeProvider.System);
        var events = new List<TillEvent>();

        await foreach (var recorded in journal.ReadAllAsync(0, CancellationToken.None))
        {
            events.AddRange(recorded.Event is TillEvent happened ? [happened] : []);
        }

        var handOver = events.OfType<TillEvent.KeyHandedOver>().Single();
        var tickets = events.OfType<TillEvent.TicketSealed>().Select(e => e.Seal.KeyId).ToList();
        Assert.Equal(handOver.HandOver.From, handOver.Seal.KeyId);
        Assert.Equal([handOver.HandOver.From, handOver.HandOver.From, handOver.HandOver.To, handOver.HandOver.To], tickets);
    }

    [Fact]
    public async Task A_record_of_a_key_that_has_handed_over_is_found_though_it_is_well_signed()
    {
        await SellAsync(sales: 2);
        var current = Path.Combine(Folder.SealKeys, "current");
        var (old, from) = (await File.ReadAllTextAsync(current), 3);
        await Cli.GoodAsync("seal-key", "rotate", "--data", _temp.Path);
        await SellAsync(sales: 1);
        var good = await File.ReadAllTextAsync(current);
        await File.WriteAllTextAsync(current, old);
        await SellAsync(sales: 2);

        var (code, _, error) = await Cli.SayAsync("verify", "--data", _temp.Path);
        Assert.Equal(1, code);
        Assert.Contains($"Tickets of T1: number {from + 1}: it is signed with a key that had handed over", error, StringComparison.Ordinal);
        Assert.DoesNotContain($"Tickets of T1: number {from + 2}", error, StringComparison.Ordinal);

        // The hub signs with the key whose turn it is, whatever the folder says, and writes the fault down.
        var watch = await StartAsync();
        Assert.Equal(good, await File.ReadAllTextAsync(current));
        Assert.Contains(new FoundFault(Till, FiscalChainKind.Tickets, from + 1, FiscalFaultKind.KeyOutOfTurn), watch.Open.Select(seen => seen.Fault));
    }

    [Fact]
    public async Task A_technical_event_that_was_changed_is_found_by_verify()
    {
        await SellAsync(sales: 1);
        await StartAsync();
        Do("UPDATE event SET payload = replace(payload, 'program version', 'program varsion')");

        var (code, said, error) = await Cli.SayAsync("verify", "--data", _temp.Path);
        Assert.True(code == 1, said);
        Assert.Contains("Technical events of the house: number 2: ", error, StringComparison.Ordinal);
    }

    // Between the making of the next key and the word that it signs from here on.
    [Fact]
    public async Task A_hand_over_that_was_cut_short_is_finished_at_the_next_start()
    {
        await SellAsync(sales: 2);
        string next;

        using (var keys = SealKeyFolder.OpenOrMake(Folder.SealKeys))
        {
            next = keys.PrepareNext().Id;
            Assert.NotEqual(next, keys.CurrentId);
        }

        await StartAsync();

        using var after = SealKeyFolder.OpenOrMake(Folder.SealKeys);
        Assert.Equal((next, (string?)null), (after.CurrentId, after.NextId));
        await Cli.GoodAsync("verify", "--data", _temp.Path);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Keys_that_others_may_read_stop_the_start_in_words()
    {
        string key;

        using (var keys = SealKeyFolder.OpenOrMake(Folder.SealKeys))
        {
            key = Path.Combine(Folder.SealKeys, $"{keys.CurrentId}.key");
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder.SealKeys));
        File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains("chmod 600", Assert.Throws<InvalidDataException>(() => SealKeyFolder.OpenOrMake(Folder.SealKeys)).Message, StringComparison.Ordinal);
        File.SetUnixFileMode(Folder.SealKeys, (UnixFileMode)0b111_101_101);
        Assert.Contains("chmod 700", Assert.Throws<InvalidDataException>(() => SealKeyFolder.OpenOrMake(Folder.SealKeys)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_key_is_in_no_other_file_of_the_house()
    {
        await SellAsync();
        await StartAsync();
        var key = Directory.GetFiles(Folder.SealKeys, "*.key").Single();
        var secret = (await File.ReadAllLinesAsync(key))[1];
        var elsewhere = Directory.GetFiles(_temp.Path, "*", SearchOption.AllDirectories).Where(file => file != key);

        Assert.All(elsewhere, file => Assert.DoesNotContain(secret[..40], File.ReadAllText(file), StringComparison.Ordinal));
    }

    public void Dispose() => _temp.Dispose();

    private async Task<ChainWatch> StartAsync()
    {
        await using var house = await QuietHouse.OpenAsync(_temp.Path, CancellationToken.None);
        await house.Services.GetRequiredService<ChainWatcher>().Started.WaitAsync(OpenHub.Patience);
        return await house.Services.GetRequiredService<IGrainFactory>().GetGrain<IChainWatchGrain>(GrainKeys.House).ReadAsync();
    }

    private void Do(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Folder.Journal};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"DROP TRIGGER event_no_UPDATE; DROP TRIGGER event_no_DELETE; {sql}; DELETE FROM snapshot; DELETE FROM checkpoint";
        command.ExecuteNonQuery();
    }

    private static string MoveDown(int after) => Moved(after, -1);

    private static string MoveUp(int after) => Moved(after, 1);

    // By way of far away: positions are unique at every step.
    private static string Moved(int after, int by) =>
        $"UPDATE event SET position = position + 100000, version = version + 100000 WHERE position > {after};"
        + $"UPDATE event SET position = position - 100000 + {by}, version = version - 100000 + {by} WHERE position > 100000;";

    // An evening at one till, by its own decider and with its own keys; the note outside is written as the watch writes it.
    private async Task SellAsync(int sales = 10, DateTimeOffset? from = null, DataFolder? folder = null)
    {
        var where = folder ?? Folder;
        using var keys = SealKeyFolder.OpenOrMake(where.SealKeys);
        await using var journal = new SqliteJournal(where.Journal, HouseEvents.Catalog, TimeProvider.System);
        var decider = TillDecider.With(keys, Till);
        var (till, version, walk) = (Register.Domain.Tills.Till.New, 0L, new ChainsWalk(keys, [], []));

        await foreach (var recorded in journal.ReadStreamAsync(SealedRecords.StreamOf(Till), 0, CancellationToken.None))
        {
            (till, version) = (decider.Evolve(till, (TillEvent)recorded.Event), recorded.Version);
            walk.Add(recorded.SealedRecord()!);
        }

        var now = from ?? Evening.AddHours(till.Tickets.Number);

        if (till.Session is null)
        {
            await TellAsync(new TillCommand.Open(new(10_000), Lea));
        }

        for (var sale = 1; sale <= sales; sale++)
        {
            var bill = Bill($"s-{till.Tickets.Number + 1}");
            await TellAsync(new TillCommand.BringNote(bill, Lea));
            await TellAsync(new TillCommand.Pay(bill, new(new($"{bill.Id}-a"), PaymentMode.Cash, new(500)), Lea));
            await TellAsync(new TillCommand.Pay(bill with { Ticket = till.Tickets.Number }, new(new($"{bill.Id}-b"), PaymentMode.Card, new(1_500)), Lea));
            now = now.AddMinutes(5);
        }

        await TellAsync(new TillCommand.GiveAgain(FiscalChainKind.Tickets, 1, 1, Lea));
        new SealHeadFile(where, keys).Write(new(journal.Head, now, walk.Ends));

        async Task TellAsync(TillCommand command)
        {
            var decision = decider.Decide(till, command, now);
            Assert.Null(decision.Refusal);
            version = (await journal.AppendAsync(
                SealedRecords.StreamOf(Till), version, new($"c-{version}"), [.. decision.Events], CancellationToken.None)).Version;

            foreach (var happened in decision.Events)
            {
                till = decider.Evolve(till, happened);
                walk.Add(SealedRecord.Of(Till, happened)!);
            }
        }
    }

    private static Sale Bill(string id) => Sale.None with
    {
        Id = new(id), Till = Till, Order = new(id), Stage = SaleStage.Open, OpenedAt = Evening,
        Lines = [new(new("steak"), new(new("steak"), "Steak", new(2_000), new(1_000), new(550), Card: null), Quantity.One, [], "", IsSent: true)],
    };
}
