using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Storage;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>One job, done as often as it writes: each time another of its writes fails, and the person presses the same key again.</summary>
internal static class FaultWalk
{
    /// <param name="killed">The hub dies of the fault and is started again; otherwise only the write fails.</param>
    /// <param name="job">Its steps, each with command ids that stay the same when it is taken again.</param>
    /// <param name="check">What must be true in the end, and in which walk.</param>
    /// <returns>How many writes the job makes.</returns>
    public static async Task<int> WalkAsync(
        Fault fault, bool killed, Func<IEnumerable<Func<House, Task>>> job, Func<House, ScriptedPager, string, Task> check)
    {
        var appends = await OnceAsync(failAt: 0, fault, killed, job, check);

        await Parallel.ForEachAsync(
            Enumerable.Range(1, appends),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (failAt, _) => await OnceAsync(failAt, fault, killed, job, check));
        return appends;
    }

    private static async Task<int> OnceAsync(
        int failAt, Fault fault, bool killed, Func<IEnumerable<Func<House, Task>>> job, Func<House, ScriptedPager, string, Task> check)
    {
        var disk = new MemoryJournal(HouseEvents.Catalog, TimeProvider.System);
        var pager = new ScriptedPager();
        var faulty = new FaultyJournal(disk, failAt, fault, dies: killed);
        var quiet = new QuietJournal(faulty);
        var house = await House.OpenAsync(quiet, pager: pager);

        foreach (var step in (IEnumerable<Func<House, Task>>)[.. job(), now => quiet.QuietAsync(now)])
        {
            if (!await TryAsync(step, house, killed ? faulty.Failed : null))
            {
                if (killed)
                {
                    await house.DisposeAsync();
                    quiet = new QuietJournal(disk);
                    house = await House.OpenAsync(quiet, pager: pager);
                    killed = false;
                }

                await step(house); // The person presses the same key again.
            }
        }

        await check(house, pager, $"append {failAt}, {fault}");
        await house.DisposeAsync();
        return faulty.Appends;
    }

    private static async Task<bool> TryAsync(Func<House, Task> step, House house, Task? death)
    {
        var done = step(house);

        try
        {
            await Task.WhenAny(done, death ?? done);

            if (!done.IsCompleted)
            {
                _ = done.ContinueWith(left => left.Exception, TaskScheduler.Default);
                return false;
            }

            await done;
            return death is not { IsCompleted: true };
        }
        catch (JournalUnwritableException)
        {
            return false;
        }
    }
}
