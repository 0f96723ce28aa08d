using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Commands;
using RetailPos.Hub.Settings;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Hub.Tests;

/// <summary>
/// Goal: two tills at once, and a house that is put back on another machine from its backup, with its keys or without, keep every
/// number, link and total; and what a backup cannot know is said. Method: the whole house with its doors closed, on real files that
/// are copied while it is down, as a backup is.
/// </summary>
public sealed class RestoreTests : TwoTills
{
    [Fact]
    public async Task Two_tills_that_sell_at_once_are_gapless_each_and_their_totals_are_the_recount()
    {
        await SellAsync(_old, sales: 60);

        await AuditAsync(_old, tickets: 60);
    }

    [Fact]
    public async Task Put_back_with_its_keys_while_the_old_one_went_on_it_goes_on_without_a_gap()
    {
        await SellAsync(_old, sales: 8);
        Copy(_old, _new);
        await SellAsync(_old, sales: 3);
        var watch = await SellAsync(_new, sales: 5);

        Assert.Empty(watch.Faults);
        Assert.Single(watch.Keys);
        await AuditAsync(_new, tickets: 13);
        await AuditAsync(_old, tickets: 11);
    }

    [Fact]
    public async Task An_older_copy_beside_the_note_of_the_lost_machine_is_found_and_the_house_goes_on()
    {
        await SellAsync(_old, sales: 4);
        Copy(_old, _new);
        await SellAsync(_old, sales: 3);
        // Whoever could still read the old disk brings its note along.
        File.Copy(Old.SealHead, New.SealHead, overwrite: true);
        var watch = await SellAsync(_new, sales: 2);

        Assert.Contains(new FoundFault(T1, FiscalChainKind.Tickets, 5, FiscalFaultKind.TailMissing), watch.Open.Select(seen => seen.Fault));
        await AuditAsync(_new, tickets: 6);
    }

    [Fact]
    public async Task Put_back_without_its_note_it_says_so_and_shows_what_to_compare_with_paper()
    {
        await SellAsync(_old, sales: 4);
        Copy(_old, _new);
        File.Delete(New.SealHead);
        var watch = await SellAsync(_new, sales: 1);

        Assert.Equal([FiscalFaultKind.HeadMissing], watch.Open.Select(seen => seen.Fault.Kind));
        await AuditAsync(_new, tickets: 5);
    }

    [Fact]
    public async Task Put_back_without_its_keys_another_key_takes_over_and_every_till_says_so()
    {
        await SellAsync(_old, sales: 5);
        Copy(_old, _new);
        Directory.Delete(New.SealKeys, recursive: true);
        var lost = KeyOf(Old);

        // The journal alone knows what was signed, before anybody has started on it.
        await Cli.GoodAsync("verify", "--data", _new.Path);
        var watch = await SellAsync(_new, sales: 5);
        var next = KeyOf(New);

        Assert.NotEqual(lost, next);
        Assert.Equal([(lost, null), (next, lost)], watch.Keys.Select(key => (key.Id, key.Lost)));
        Assert.All(watch.Open, seen => Assert.Equal((FiscalChainKind.Keys, FiscalFaultKind.KeyLost), (seen.Fault.Chain!.Value, seen.Fault.Kind)));
        Assert.Equal([T1, T2], watch.Open.Select(seen => seen.Fault.Till!.Value).OrderBy(till => till.Value, StringComparer.Ordinal));
        Assert.Equal([lost, next], Directory.GetFiles(New.SealKeys, "*.pub").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).OrderBy(id => id == next));
        Assert.False(File.Exists(Path.Combine(New.SealKeys, $"{lost}.key")));

        var events = await ReadAsync(_new);
        Assert.All(events.OfType<TillEvent.KeyHandedOver>(), e => Assert.Equal((true, lost, next, next), (e.HandOver.IsLoss, e.HandOver.From, e.HandOver.To, e.Seal.KeyId)));
        Assert.Contains(events.OfType<TechnicalLogEvent.Sealed>(), e => e.Record is { Code: TechnicalCode.KeyChanged, Till: null } && e.Record.Information == $"lost:{lost} to:{next}");
        Assert.All(events.OfType<TillEvent.TicketSealed>(), e => Assert.Equal(e.Ticket.Number <= 5 ? lost : next, e.Seal.KeyId));
        await AuditAsync(_new, tickets: 10);
        Assert.Contains("Note: Keys of T1: number 1: from here on another key signs", await Cli.GoodAsync("verify", "--data", _new.Path), StringComparison.Ordinal);

        // The next start has nothing to say that was not said.
        var again = await SellAsync(_new, sales: 1);
        Assert.Equal((watch.Keys, watch.Faults), (again.Keys, again.Faults));
        await AuditAsync(_new, tickets: 11);
    }

    [Fact]
    public async Task A_folder_of_keys_that_turns_up_again_signs_nothing_any_more()
    {
        await SellAsync(_old, sales: 3);
        Copy(_old, _new);
        Directory.Delete(New.SealKeys, recursive: true);
        await SellAsync(_new, sales: 2);
        var (first, second) = (KeyOf(Old), KeyOf(New));

        // Laid over the new folder: the key that has taken over is still there.
        CopyFolder(Old.SealKeys, New.SealKeys);
        Assert.Equal(first, KeyOf(New));
        await SellAsync(_new, sales: 1);
        Assert.Equal(second, KeyOf(New));

        // In its place: then that one is lost, and a third takes over.
        Directory.Delete(New.SealKeys, recursive: true);
        CopyFolder(Old.SealKeys, New.SealKeys);
        var watch = await SellAsync(_new, sales: 1);
        Assert.Equal([first, second, KeyOf(New)], watch.Keys.Select(key => key.Id));
        Assert.DoesNotContain(KeyOf(New), new[] { first, second });
        await AuditAsync(_new, tickets: 7);
    }

    [Fact]
    public async Task A_journal_of_before_a_hand_over_beside_the_keys_of_after_it_is_handed_over_again()
    {
        await SellAsync(_old, sales: 2);
        Copy(_old, _new);
        var first = KeyOf(Old);
        await Cli.GoodAsync("seal-key", "rotate", "--data", _old.Path);
        Directory.Delete(New.SealKeys, recursive: true);
        CopyFolder(Old.SealKeys, New.SealKeys);
        var second = KeyOf(New);
        var watch = await SellAsync(_new, sales: 2);

        Assert.Equal([(first, null), (second, (string?)null)], watch.Keys.Select(key => (key.Id, key.Lost)));
        Assert.Empty(watch.Faults);
        Assert.All((await ReadAsync(_new)).OfType<TillEvent.KeyHandedOver>(), e => Assert.Equal((false, first), (e.HandOver.IsLoss, e.Seal.KeyId)));
        await AuditAsync(_new, tickets: 4);
    }

    [Fact]
    public async Task The_owner_takes_note_of_a_fault_and_it_stays_listed()
    {
        await SellAsync(_old, sales: 2);
        File.Delete(Old.SealHead);
        await SellAsync(_old, sales: 1);

        await using (var house = await QuietHouse.OpenAsync(_old.Path, CancellationToken.None))
        {
            var grain = house.Services.GetRequiredService<IGrainFactory>().GetGrain<IChainWatchGrain>(GrainKeys.House);
            var open = (await grain.ReadAsync()).Open.Select(seen => seen.Fault).ToValueList();
            Assert.Null((await grain.TellAsync(new("note"), new ChainWatchCommand.Acknowledge(open, "disque remplacé", Lea))).Refusal);
            var technical = house.Services.GetRequiredService<IJournal>();
            await foreach (var batch in technical.FollowAsync(0, happened => happened is TechnicalLogEvent.Sealed, Patience()))
            {
                if (batch.Any(recorded => recorded.Event is TechnicalLogEvent.Sealed { Record: { Code: TechnicalCode.FaultNoted } record } && record.By == Lea))
                {
                    break;
                }
            }
        }

        // The same hand again is another fault.
        File.Delete(Old.SealHead);
        var watch = await SellAsync(_old, sales: 1);
        Assert.Equal([true, false], watch.Faults.Select(seen => seen.Noted is not null));
        Assert.Equal(("disque remplacé", Lea), (watch.Faults[0].Noted!.Reason, watch.Faults[0].Noted!.By));
    }

    private static CancellationToken Patience() => new CancellationTokenSource(OpenHub.Patience).Token;

    private static string KeyOf(DataFolder folder) => File.ReadAllText(Path.Combine(folder.SealKeys, "current")).Trim();
}
