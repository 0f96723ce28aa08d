using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>Each test is a story in a restaurant of its own. When it ends badly, what was on the screens is kept.</summary>
[Collection(nameof(Chromium))]
public abstract class BistroTests(Chromium chromium, ITestOutputHelper output)
{
    protected ITestOutputHelper Output => output;

    protected Task LiveAsync(Func<Bistro, Task> story, [CallerMemberName] string name = "") => LiveAsync(before: null, story, name);

    protected async Task LiveAsync(Func<string, Task>? before, Func<Bistro, Task> story, [CallerMemberName] string name = "")
    {
        await using var bistro = await Bistro.OpenAsync(chromium, before);

        try
        {
            await story(bistro);
            Assert.Empty(bistro.Screens.SelectMany(screen => screen.Complaints));
        }
        catch
        {
            output.WriteLine($"The screens as they were: {await Evidence.SaveAsync(bistro, name)}");
            throw;
        }
    }

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}

/// <summary>What a failed test leaves: every screen as a picture, its console, and the hub's own words.</summary>
internal static class Evidence
{
    public static async Task<string> SaveAsync(Bistro bistro, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Source.Root, "artifacts", "browser", name)).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "hub.log"), bistro.Hub.Said);

        foreach (var (screen, at) in bistro.Screens.Select((screen, at) => (screen, at)))
        {
            var file = Path.Combine(folder, $"{at}-{screen.Path.Split('/')[0]}");
            await File.WriteAllLinesAsync($"{file}.console.log", screen.Console);

            try
            {
                await screen.Page.ScreenshotAsync(new() { Path = $"{file}.png", Timeout = 10_000 });
            }
            catch (Exception fault) when (fault is PlaywrightException or TimeoutException)
            {
                // The page itself may be what failed; its picture must not hide the reason.
                await File.AppendAllTextAsync($"{file}.console.log", $"No picture: {fault.Message}");
            }
        }

        return folder;
    }
}
