using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Storage.Tests;

public static class JournalReading
{
    public static ValueTask<Appended> Append(this IJournal journal, string stream, long expected, params object[] events) =>
        journal.AppendAsync(stream, expected, new CommandId($"{stream}-{expected}"), events, CancellationToken.None);

    public static async Task<List<Recorded>> All(this IJournal journal, long after = 0)
    {
        var all = new List<Recorded>();

        await foreach (var recorded in journal.ReadAllAsync(after, CancellationToken.None))
        {
            all.Add(recorded);
        }

        return all;
    }

    public static async Task<List<Recorded>> Stream(this IJournal journal, string stream, long after = 0)
    {
        var events = new List<Recorded>();

        await foreach (var recorded in journal.ReadStreamAsync(stream, after, CancellationToken.None))
        {
            events.Add(recorded);
        }

        return events;
    }

    /// <summary>Follows until a position is reached, however long the writers take.</summary>
    public static async Task<List<Recorded>> FollowUntil(this IJournal journal, long after, long until)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var seen = new List<Recorded>();

        await foreach (var batch in journal.FollowAsync(after, limit.Token))
        {
            Assert.NotEmpty(batch);
            seen.AddRange(batch);

            if (seen[^1].Position >= until)
            {
                break;
            }
        }

        return seen;
    }

    public static void AreGapless(IEnumerable<Recorded> events, long after = 0)
    {
        foreach (var recorded in events)
        {
            Assert.Equal(++after, recorded.Position);
        }
    }
}
