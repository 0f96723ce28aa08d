using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Backups;
using RetailPos.Hub.Commands;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Hub.Tests;

/// <summary>
/// Goal: a backup that is made while the house sells is a whole house, on another machine, that goes on without a gap and says where it
/// comes from; and one that is not whole is refused. Method: real files, the commands of the command line, an audit of all chains.
/// </summary>
public sealed class BackupTests : TwoTills
{
    [Fact]
    public async Task Made_while_two_tills_sell_it_is_a_whole_house_elsewhere_that_says_where_it_comes_from()
    {
        await SellAsync(_old, sales: 3);
        ExportFile backup = null!;
        await SellAsync(_old, sales: 20, async house => backup = await house.GetRequiredService<IBackupDesk>().MakeAsync(Lea, CancellationToken.None));

        var said = await Cli.GoodAsync("restore", Path.Combine(Old.Backups, backup.Name), "--keys", _old.Path, "--data", _new.Path);
        Assert.Contains("The keys were brought too.", said, StringComparison.Ordinal);
        Assert.True(File.Exists(New.Restored));
        await SellAsync(_new, sales: 0);
        await Cli.GoodAsync("verify", "--data", _new.Path);
        Assert.False(File.Exists(New.Restored));

        // As many tickets as there were at that instant, and the next numbers after them.
        var there = TicketsOf(await ReadAsync(_new));
        Assert.InRange(there.Count, 6, 46);
        Assert.Equal(TicketsOf(await ReadAsync(_old)).Where(there.Contains), there);
        await SellAsync(_new, sales: 2);
        await Cli.GoodAsync("verify", "--data", _new.Path);

        var notes = (await ReadAsync(_new)).OfType<TechnicalLogEvent.Sealed>().Select(e => e.Record).Where(record => record.Code is TechnicalCode.Restored).ToList();
        Assert.StartsWith($"backup:{backup.Name} made:", Assert.Single(notes).Information, StringComparison.Ordinal);
        Assert.Contains(
            (await ReadAsync(_old)).OfType<TechnicalLogEvent.Sealed>(), e => e.Record.Code is TechnicalCode.BackedUp && e.Record.By == Lea && e.Record.Information.Contains(backup.Name));
    }

    [Fact]
    public async Task Keys_are_in_no_backup_and_stand_apart_as_they_are_now()
    {
        using var apart = new TempFolder();
        await SellAsync(_old, sales: 1);
        Directory.CreateDirectory(Old.PersonalKeys);
        File.WriteAllText(Path.Combine(Old.PersonalKeys, "customer-1"), "key");
        var first = await BackUpAsync("--Backup:KeysFolder", apart.Path);
        Assert.True(File.Exists(Path.Combine(apart.Path, "personal-keys", "customer-1")));

        // Who is forgotten in the house is forgotten there.
        File.Delete(Path.Combine(Old.PersonalKeys, "customer-1"));
        await BackUpAsync("--Backup:KeysFolder", apart.Path);
        Assert.False(File.Exists(Path.Combine(apart.Path, "personal-keys", "customer-1")));
        Assert.Equal(
            Directory.GetFiles(Old.SealKeys).Select(Path.GetFileName).Order(), Directory.GetFiles(Path.Combine(apart.Path, "seal-keys")).Select(Path.GetFileName).Order());

        using var zip = ZipFile.OpenRead(Path.Combine(Old.Backups, first));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Contains("keys/", StringComparison.Ordinal) || entry.FullName.EndsWith(".key", StringComparison.Ordinal));
        Assert.Contains(zip.Entries, entry => entry.FullName == "journal.db");
    }

    [Theory]
    [InlineData("journal.db")]
    [InlineData("follow-key")]
    [InlineData("backup.json")]
    public async Task One_that_is_not_what_was_written_is_refused_and_no_house_is_left(string damaged)
    {
        await SellAsync(_old, sales: 1);
        var path = Path.Combine(Old.Backups, await BackUpAsync());
        Assert.NotNull(Find(path, damaged));
        Spoil(path, damaged);

        var (exit, _, error) = await Cli.SayAsync("restore", path, "--data", _new.Path);
        Assert.Equal(HubCommandLine.Bad, exit);
        Assert.Contains(damaged, error, StringComparison.Ordinal);
        Assert.False(File.Exists(New.Journal));
    }

    [Fact]
    public async Task A_file_that_is_no_backup_and_a_folder_that_holds_a_house_are_refused()
    {
        await SellAsync(_old, sales: 1);
        var path = Path.Combine(Old.Backups, await BackUpAsync());
        var none = Path.Combine(_new.Path, "none.zip");
        await File.WriteAllTextAsync(none, "no backup");

        Assert.Contains("is no backup", (await Cli.SayAsync("restore", none, "--data", _new.Path)).Error, StringComparison.Ordinal);
        Assert.Contains("holds a house already", (await Cli.SayAsync("restore", path, "--data", _old.Path)).Error, StringComparison.Ordinal);
        await AuditAsync(_old, tickets: 1);
    }

    [Fact]
    public async Task As_many_are_kept_as_were_asked_for_and_a_fault_leaves_them()
    {
        await SellAsync(_old, sales: 1);
        await BackUpAsync("--Backup:Keep", "2");
        await BackUpAsync("--Backup:Keep", "2");
        var last = await BackUpAsync("--Backup:Keep", "2");
        var kept = Directory.GetFiles(Old.Backups).Select(Path.GetFileName).ToList();
        Assert.InRange(kept.Count, 1, 2); // Two of one second are one.
        Assert.Contains(last, kept);

        var blocked = Path.Combine(_new.Path, "a-file");
        await File.WriteAllTextAsync(blocked, "");
        await using var house = await QuietHouse.OpenAsync(_old.Path, CancellationToken.None, "--Backup:Folder", Path.Combine(blocked, "below"));
        var desk = house.Services.GetRequiredService<IBackupDesk>();
        await Assert.ThrowsAnyAsync<IOException>(() => desk.MakeAsync(Lea, CancellationToken.None));
        Assert.NotNull(desk.Standing.Fault);
        Assert.NotNull(desk.Standing.Next); // Before anybody has rung for it.
        Assert.Equal(kept.Order(), Directory.GetFiles(Old.Backups).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("2026-11-22T03:00:00Z", "2026-11-21T03:30:00Z", "2026-11-22T03:30:00Z")]
    [InlineData("2026-11-22T03:30:00Z", "2026-11-22T03:30:00Z", "2026-11-23T03:30:00Z")]
    [InlineData("2026-03-29T00:30:00Z", "2026-03-28T03:30:00Z", "2026-03-29T02:30:00Z")]
    public void It_is_due_once_a_day_also_where_a_day_has_twenty_three_hours(string now, string last, string next)
    {
        var (zone, time) = (TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), new TimeOnly(4, 30));
        Assert.Equal(DateTimeOffset.Parse(last, null), BackupTimes.LastBefore(DateTimeOffset.Parse(now, null), time, zone));
        Assert.Equal(DateTimeOffset.Parse(next, null), BackupTimes.NextAfter(DateTimeOffset.Parse(now, null), time, zone));
    }

    [Fact]
    public void An_hour_that_summer_time_leaves_out_is_the_one_after_it()
    {
        var (zone, time) = (TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), new TimeOnly(2, 30));
        Assert.Equal(DateTimeOffset.Parse("2026-03-29T01:30:00Z", null), BackupTimes.NextAfter(DateTimeOffset.Parse("2026-03-29T00:00:00Z", null), time, zone));
    }

    private static List<(string Till, long Number, string Sale)> TicketsOf(IEnumerable<object> events) =>
        [.. events.OfType<RetailPos.Register.Domain.Tills.TillEvent.TicketSealed>().Select(e => (e.Ticket.Till.Value, e.Ticket.Number, e.Ticket.Sale.Value))];

    private async Task<string> BackUpAsync(params string[] settings)
    {
        await using var house = await QuietHouse.OpenAsync(_old.Path, CancellationToken.None, settings);
        return (await house.Services.GetRequiredService<IBackupDesk>().MakeAsync(Lea, CancellationToken.None)).Name;
    }

    private static string? Find(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        return zip.GetEntry(name)?.FullName;
    }

    /// <summary>Written anew with one byte changed, as a zip that is sound in itself: the checksum of the zip would find a broken disk, this is somebody's hand.</summary>
    private static void Spoil(string path, string name)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        byte[] content;

        using (var entry = zip.GetEntry(name)!.Open())
        using (var read = new MemoryStream())
        {
            entry.CopyTo(read);
            content = read.ToArray();
        }

        zip.GetEntry(name)!.Delete();
        content[content.Length / 2] ^= 1;
        content[0] ^= name == "backup.json" ? (byte)1 : (byte)0;
        using var spoiled = zip.CreateEntry(name).Open();
        spoiled.Write(content);
    }
}
