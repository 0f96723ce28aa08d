using System.Globalization;
using RetailPos.Corpus.Tests.Simulation;
using Xunit.Abstractions;

namespace RetailPos.Corpus.Tests;

/// <summary>
/// Goal: no sequence of sends, edits, changes, retries, duplicates, late letters, faults and crashes breaks a rule of the kitchen.
/// Method: a simulated service of one seed, compared after every step with a model that was written from the rules.
/// </summary>
public sealed class LongRunTests(ITestOutputHelper output)
{
    private static readonly int Steps = Setting("RETAILPOS_PROPERTY_STEPS", 20_000);
    private static readonly int Seed = Setting("RETAILPOS_PROPERTY_SEED", 20_260_314);

    [Fact]
    public async Task A_service_of_many_steps_keeps_every_rule_of_the_kitchen()
    {
        var run = new LongRun(Seed, Say);

        // Away from the test's own context: what is handed to a follower runs at once and here.
        await Task.Run(() => run.RunAsync(Steps));

        foreach (var (what, perMille) in Wanted)
        {
            Assert.True(run.Reach[what] >= (long)perMille * Steps / 100_000, $"Only {run.Reach[what]} times: {what}");
        }
    }

    [Fact]
    public async Task The_same_seed_tells_the_same_story()
    {
        var (one, other) = (new LongRun(7, _ => { }), new LongRun(7, _ => { }));

        await Task.Run(() => one.RunAsync(2_000));
        await Task.Run(() => other.RunAsync(2_000));

        Assert.Equal($"{one.Reach}", $"{other.Reach}");
    }

    /// <summary>How often, in a hundred thousand steps, each must have happened at least: else the run proves little.</summary>
    private static readonly (string What, int PerHundredThousand)[] Wanted =
    [
        ("happened", 15_000), ("letter again", 400), ("letter late", 200), ("letter twice at once", 800), ("retry", 50),
        ("fault before a write", 50), ("fault after a write", 50), ("fault in a reaction", 20), ("killed", 8), ("restarted", 2),
        ("told again", 10), ("everything checked", 20), ("boards checked", 700), ("lines late", 40), ("lines changed and unread", 100),
        ("open a second bill of one order", 50), ("send lines again", 150), ("place for later", 40),
        ("event OrderEvent.LineChanged", 150), ("event OrderEvent.Amended", 150), ("event OrderEvent.LinesRecalled", 200),
        ("event OrderEvent.LinesCancelled", 100), ("event OrderEvent.LinesClaimed", 40), ("event OrderEvent.StepOpened", 300),
        ("event OrderEvent.RushSet", 60), ("event OrderEvent.AllergiesAcknowledged", 50), ("event OrderEvent.NoLongerReady", 50),
        ("event OrderEvent.Settled", 200), ("event BeeperPoolEvent.Called", 40), ("event BeeperPoolEvent.TakenBack", 40),
        ("event SoldOutEvent.Marked", 20), ("event TillEvent.TicketSealed", 300), ("event TillEvent.PaymentSealed", 20),
    ];

    private void Say(string line)
    {
        output.WriteLine(line);

        // The long form is run for its figures, and somebody may want to see that it goes on.
        if (Environment.GetEnvironmentVariable("RETAILPOS_PROPERTY_REPORT") is { Length: > 0 } report)
        {
            File.AppendAllText(report, line + '\n');
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}
