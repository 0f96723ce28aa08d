using System.Globalization;
using RetailPos.Chaos.Tests.Devices;
using RetailPos.Crash.Tests;
using RetailPos.Hub.Devices.Terminals.Simulated;
using Xunit.Abstractions;

namespace RetailPos.Chaos.Tests;

/// <summary>
/// The real hub, killed in the middle of a paper, in the middle of a card, and at any instant, with printers and terminals that live on
/// and remember. When it is back, each paper is there once or in doubt, and each go at a card has become one truth.
/// </summary>
/// <remarks>RETAILPOS_CHAOS_ROUNDS is how often it is killed; RETAILPOS_CHAOS_SEED chooses the same moments again.</remarks>
public sealed class KilledTests(ITestOutputHelper output)
{
    private const int AnyMillisecondsMax = 1_500;

    private static readonly int Rounds = NumberOf("RETAILPOS_CHAOS_ROUNDS") ?? 3;
    private static readonly int Seed = NumberOf("RETAILPOS_CHAOS_SEED") ?? Random.Shared.Next();

    private static readonly PrinterMood[] Instants = [PrinterMood.CatchBefore, PrinterMood.CatchMiddle, PrinterMood.CatchAfter];

    [Fact]
    public async Task Killed_in_the_middle_of_a_paper_or_a_card_the_hub_prints_and_books_nothing_twice_and_loses_nothing()
    {
        output.WriteLine($"{Rounds} rounds, seed {Seed}: RETAILPOS_CHAOS_SEED={Seed} chooses the same again.");
        var chance = new Random(Seed);
        await using var counter = await KilledCounter.FurnishAsync(chance.Next());

        for (var round = 0; round < Rounds; round++)
        {
            await using var hub = counter.Start();
            using var api = new HubApi(await hub.AddressAsync(), counter.Key);
            await counter.RecoverAsync(api);
            var instant = InstantOf(counter, hub, chance, round);
            var work = counter.WorkAsync(api);

            // Who ends before the kill has found a fault.
            await (await Task.WhenAny(instant.Task, work).WaitAsync(HubProcess.Patience));
            await hub.KillAsync();
            await work;
            output.WriteLine($"round {round + 1}: killed {instant.Name}, {counter.Unknown} commands without an answer");
            counter.CalmDown();
        }

        await EndAsync(counter);
    }

    private static (string Name, Task Task) InstantOf(KilledCounter counter, HubProcess hub, Random chance, int round)
    {
        switch (round % 3)
        {
            case 0:
                var printer = counter.Printers.ElementAt(chance.Next(counter.Printers.Count));
                var mood = Instants[chance.Next(Instants.Length)];
                return ($"at {printer.Key}, {mood}", printer.Value.CatchAsync(mood));
            case 1:
                var terminal = counter.Terminals.ElementAt(chance.Next(counter.Terminals.Count)).Value;
                var taking = (TerminalMood[])[TerminalMood.Late, TerminalMood.WaitForCard, TerminalMood.HangUpAfter, TerminalMood.HangUpBefore];
                var chosen = taking[chance.Next(taking.Length)];
                return ($"at {terminal.Protocol}, {chosen}", terminal.CatchAsync(chosen));
            default:
                var after = TimeSpan.FromMilliseconds(chance.Next(AnyMillisecondsMax));
                return ($"after {after.TotalMilliseconds} ms", hub.KillAfterAsync(after));
        }
    }

    private async Task EndAsync(KilledCounter counter)
    {
        await using var hub = counter.Start();
        using var api = new HubApi(await hub.AddressAsync(), counter.Key);
        await counter.RecoverAsync(api);
        await counter.RestAsync();
        await counter.WhatIsUnknownHoldsUpItsSaleAsync(api);
        Assert.Equal(0, await hub.StopAsync());
        await HubProcess.GoodAsync("verify", "--data", counter.Folder);
        output.WriteLine(counter.Check());
    }

    private static int? NumberOf(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
