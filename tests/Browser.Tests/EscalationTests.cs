using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>A screen that does not paint, in each way that a real one stops: its lines are elsewhere, and come home once.</summary>
public sealed class EscalationTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    private const string Silent = "Froid & entrées : écran muet depuis";

    [Fact]
    public Task When_a_page_is_frozen_its_lines_are_on_the_backup_and_come_home_once() => FailAsync(
        async cold =>
        {
            var session = await cold.Page.Context.NewCDPSessionAsync(cold.Page);
            await session.SendAsync("Debugger.enable");
            await session.SendAsync("Debugger.pause");
            return () => session.SendAsync("Debugger.disable");
        });

    [Fact]
    public Task When_the_network_is_cut_its_lines_are_on_the_backup_and_come_home_once() => FailAsync(
        async cold =>
        {
            await cold.CutAsync();
            return cold.MendAsync;
        },
        isStale: true);

    [Fact]
    public Task When_events_are_held_back_while_the_socket_lives_its_lines_are_on_the_backup_and_come_home_once() => FailAsync(
        cold =>
        {
            cold.HoldBack();
            return Task.FromResult<Func<Task>>(() =>
            {
                cold.LetGo();
                return Task.CompletedTask;
            });
        },
        isStale: true);

    [Fact]
    public Task When_the_browser_itself_is_stopped_its_lines_are_on_the_backup_and_come_home_once() => LiveAsync(async bistro =>
    {
        var kitchen = await bistro.OpenAsync("station/kitchen");
        var (register, pass) = (await bistro.OpenAsync("register/T1"), await bistro.OpenAsync("pass"));

        // The page's own process, and of this test's own browser: nobody else's may be stopped.
        var before = Renderers();
        var tablet = await bistro.OpenAsync("station/cold");
        var mine = Renderers().Except(before).ToList();
        Assert.NotEmpty(mine);
        await bistro.PlaceAsync("seen", ["cold"]);
        await Expect(tablet.Test("ready-seen")).ToBeVisibleAsync();

        await SignalAsync("STOP", mine);

        try
        {
            await SeeEscalationAsync(bistro, kitchen, register, pass);
        }
        finally
        {
            await SignalAsync("CONT", mine);
        }

        await SeeHandBackAsync(bistro, kitchen, pass);
    });

    [Fact]
    public Task When_nobody_has_opened_a_station_s_screen_pass_and_register_say_so() => LiveAsync(async bistro =>
    {
        var (register, pass) = (await bistro.OpenAsync("register/T1"), await bistro.OpenAsync("pass"));
        await bistro.PlaceAsync("unseen", ["bar"]);

        await Expect(pass.Test("covers")).ToContainTextAsync("Aucun écran ouvert pour Bar");
        await Expect(register.Test("silent")).ToContainTextAsync("Aucun écran ouvert pour Bar");

        await bistro.OpenAsync("station/bar");
        await Expect(pass.Test("covers")).ToHaveCountAsync(0);
        await Expect(register.Test("silent")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_device_is_let_in_by_its_code_set_up_while_it_runs_and_forgotten() => LiveAsync(async bistro =>
    {
        var desk = await bistro.OpenAsync("screens");
        var tablet = await bistro.OpenAsync("pair");
        var code = (await tablet.Test("code").TextContentAsync())!.Trim();
        await bistro.PlaceAsync("togo", ["cold"]);

        await desk.Test("code").FillAsync(code);
        await desk.Test("code-go").ClickAsync();
        await desk.Test("name").FillAsync("Froid gauche");
        await desk.Test("station-key").SelectOptionAsync("cold");
        await desk.Test("save").ClickAsync();
        await Expect(tablet.Test("station")).ToBeVisibleAsync();
        await Expect(tablet.Test("ready-togo")).ToBeVisibleAsync();
        await Expect(desk.Like("screen-")).ToContainTextAsync("À jour");

        await desk.Like("edit-").ClickAsync();
        await desk.Test("take-away").UncheckAsync();
        await desk.Test("save").ClickAsync();
        await Expect(tablet.Test("hidden-here")).ToContainTextAsync("+1 à emporter");
        await Expect(tablet.Test("ready-togo")).ToHaveCountAsync(0);

        await desk.Like("forget-").First.ClickAsync();
        await desk.Test("forget-now").ClickAsync();
        await Expect(tablet.Test("code")).ToBeVisibleAsync();
        await Expect(desk.Test("none-paired")).ToBeVisibleAsync();
    });

    /// <param name="fail">Does it to the screen of the cold station, and gives back what ends it.</param>
    /// <param name="isStale">Whether the page still runs, and must call itself stale.</param>
    private Task FailAsync(Func<Screen, Task<Func<Task>>> fail, bool isStale = false) => LiveAsync(async bistro =>
    {
        var cold = await bistro.OpenAsync("station/cold", new(HasValve: true));
        var kitchen = await bistro.OpenAsync("station/kitchen");
        var (register, pass) = (await bistro.OpenAsync("register/T1"), await bistro.OpenAsync("pass"));
        await bistro.PlaceAsync("seen", ["cold"]);
        await Expect(cold.Test("ready-seen")).ToBeVisibleAsync();

        var mend = await fail(cold);

        // Before it loads itself anew, which it does when its circuit stays mute though the hub answers.
        if (isStale)
        {
            await Expect(cold.Band).ToContainTextAsync("HORS LIGNE");
        }

        await SeeEscalationAsync(bistro, kitchen, register, pass);

        await mend();
        await SeeHandBackAsync(bistro, kitchen, pass);
        await cold.FreshAsync();
        cold.IsCutOff = false;
        await Expect(cold.Test("ready-seen")).ToBeVisibleAsync();
        await Expect(cold.Test("ready-unseen")).ToBeVisibleAsync();
    });

    private static async Task SeeEscalationAsync(Bistro bistro, Screen kitchen, Screen register, Screen pass)
    {
        await bistro.PlaceAsync("unseen", ["cold"]);
        await Expect(kitchen.Test("ready-seen@cold")).ToBeVisibleAsync();
        await Expect(kitchen.Test("ready-unseen@cold")).ToBeVisibleAsync();
        await Expect(kitchen.Test("taken-over").First).ToContainTextAsync("repris de Froid");
        await Expect(SaidOn(pass)).ToBeVisibleAsync();
        await Expect(SaidOn(register)).ToBeVisibleAsync();
    }

    private async Task SeeHandBackAsync(Bistro bistro, Screen kitchen, Screen pass)
    {
        await Expect(SaidOn(pass)).ToHaveCountAsync(0);
        await Expect(kitchen.Like("ready-")).ToHaveCountAsync(0);

        // The journal says it in order, once, and how long it took.
        var events = await bistro.EventsAsync("station-cold");
        var covered = Assert.Single(events, one => one.Name == "station.covered");
        var back = Assert.Single(events, one => one.Name == "station.handed-back");
        Assert.True(covered.Position < back.Position);
        var silent = covered.Payload.GetProperty("at").GetDateTimeOffset() - covered.Payload.GetProperty("silentSince").GetDateTimeOffset();
        Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"last frame → covered: {silent.TotalMilliseconds:0} ms"));
    }

    // On a machine that is busy enough another station may be silent as well: this one is meant.
    private static ILocator SaidOn(Screen screen) => screen.Page.Locator("[data-test=covers], [data-test=silent]").Filter(new() { HasText = Silent });

    private static List<int> Renderers() =>
    [
        .. Process.GetProcesses().Where(process => IsRenderer(process) && IsOurs(process.Id)).Select(process => process.Id),
    ];

    private static bool IsOurs(int id)
    {
        for (var at = id; at > 1; at = ParentOf(at))
        {
            if (at == Environment.ProcessId)
            {
                return true;
            }
        }

        return false;
    }

    // "pid (name) state parent …", and the name may hold anything but the last bracket.
    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static bool IsRenderer(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline").Contains("--type=renderer", StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static async Task SignalAsync(string signal, IEnumerable<int> processes)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
