using System.Globalization;
using Xunit.Abstractions;

namespace RetailPos.Crash.Tests;

/// <summary>The hub is killed under load, again and again, and held to every word it gave.</summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Clients = 8;

    /// <summary>Enough of each command to be under way when the hub dies; few enough that a round takes seconds.</summary>
    private const int AnswersMax = 300;

    /// <summary>Then a new house: one has ten thousand call numbers a day, and no guest waits for a journal to be read fifty times more.</summary>
    private const int RoundsOfHouse = 50;

    /// <summary>The hub is up within a second or so: a kill before that hits it waking, folding and catching up.</summary>
    private const int WakingMillisecondsMax = 2_000;

    // The short form is for every change; the long one, tests/run --long, for a release.
    private static readonly int Rounds = NumberOf("RETAILPOS_CRASH_ROUNDS") ?? 4;

    private static readonly int Seed = NumberOf("RETAILPOS_CRASH_SEED") ?? Random.Shared.Next();

    [Fact]
    public async Task Killed_at_any_instant_the_hub_has_kept_every_word_it_gave_once()
    {
        output.WriteLine($"{Rounds} rounds, seed {Seed}: RETAILPOS_CRASH_SEED={Seed} chooses the same again.");
        var chance = new Random(Seed);

        for (var done = 0; done < Rounds; done += RoundsOfHouse)
        {
            await KillAsync(chance, Math.Min(RoundsOfHouse, Rounds - done));
        }
    }

    private async Task KillAsync(Random chance, int rounds)
    {
        using var house = await Restaurant.FurnishAsync();
        var ledger = new Ledger();
        var clients = Enumerable.Range(1, Clients).Select(number => new Client($"c{number}", ledger, new(chance.Next()))).ToList();
        var known = 0;

        for (var round = 1; round <= rounds; round++)
        {
            if (round % 2 == 0)
            {
                await using var waking = HubProcess.Start(house.Folder);
                await waking.KillAfterAsync(TimeSpan.FromMilliseconds(chance.Next(WakingMillisecondsMax)));
            }

            await using var hub = HubProcess.Start(house.Folder);
            using var api = new HubApi(await hub.AddressAsync(), house.Key);
            await RecoverAsync(api, ledger, known);
            known = ledger.Errands.Count;

            await LoadAsync(hub, api, clients, killAfter: chance.Next(1, AnswersMax));
            output.WriteLine(
                $"round {round}: {ledger.Errands.Count - known} commands, {ledger.Unknown.Count()} of them unknown");

            await HubProcess.GoodAsync("verify", "--data", house.Folder);
            var audit = await JournalAudit.OfAsync(house.Journal);
            audit.NothingStandsTwice();
            audit.Holds(ledger.Errands.Where(errand => errand.Answer is not null));
        }

        await EndAsync(house, ledger, known);
    }

    // After the last crash: everything once more, from the first round on.
    private async Task EndAsync(Restaurant house, Ledger ledger, int known)
    {
        await using var hub = HubProcess.Start(house.Folder);
        using var api = new HubApi(await hub.AddressAsync(), house.Key);
        var reSent = ledger.Errands.Count(errand => errand.WasUnknown);
        await RecoverAsync(api, ledger, known);
        await new Recovery(api, ledger).CheckAsync(SubjectsAfter(ledger, 0));
        Assert.Equal(0, await hub.StopAsync());

        output.WriteLine(await HubProcess.GoodAsync("verify", "--data", house.Folder));
        var audit = await JournalAudit.OfAsync(house.Journal);
        audit.NothingStandsTwice();
        audit.NothingIsOwed();
        audit.Holds(ledger.Errands);
        Assert.Equal(2, audit.Tills);
        // A crash that never caught anything under way would prove nothing.
        Assert.True(reSent > 0, "No kill has ever hit a command under way.");
        output.WriteLine($"{ledger.Errands.Count} commands, {reSent} of them sent again, {audit.Head} events.");
    }

    private static async Task RecoverAsync(HubApi api, Ledger ledger, int known)
    {
        await api.UntilAsync("catalogue/articles", "the menu", menu => menu.GetProperty("articles").GetArrayLength() == 3);
        await StationsAsync(api);
        var recovery = new Recovery(api, ledger);
        await recovery.SettleUnknownAsync();
        await recovery.CheckAsync(SubjectsAfter(ledger, known));
    }

    // Set up by a reaction to the import, perhaps only just now.
    private static async Task StationsAsync(HubApi api)
    {
        var lines = new[] { new { id = "first.1", name = "Essai", route = new[] { "kitchen", "bar" } } };

        for (var status = 0; status is not (200 or 201);)
        {
            (status, _) = await api.PostAsync("orders", new { id = "first", mode = "take-away", lines }, "first");
            Assert.True(status is 200 or 201 or 400, $"The first order was answered by {status}.");
        }
    }

    private static async Task LoadAsync(HubProcess hub, HubApi api, List<Client> clients, int killAfter)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answers = 0;
        var work = clients.Select(client => Task.Run(() => client.WorkAsync(api, () =>
        {
            if (Interlocked.Increment(ref answers) == killAfter)
            {
                enough.SetResult();
            }
        }))).ToList();

        // A client that ends before the kill has found a fault.
        await (await Task.WhenAny([enough.Task, .. work]).WaitAsync(HubProcess.Patience));
        await hub.KillAsync();
        await Task.WhenAll(work);
    }

    private static HashSet<string> SubjectsAfter(Ledger ledger, int known) =>
        ledger.Errands.Skip(known).Select(errand => errand.Subject).ToHashSet(StringComparer.Ordinal);

    private static int? NumberOf(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
