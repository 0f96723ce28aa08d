using Microsoft.Playwright;
using RetailPos.Hub.Devices.Terminals.Simulated;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>A card terminal is set up in the office, and then does to a cashier everything that terminals do.</summary>
public sealed class TerminalTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    [Fact]
    public Task A_card_is_declined_given_back_unknown_and_taken_and_the_till_knows_each_time() => LiveAsync(async bistro =>
    {
        await using var terminal = new SimulatedZvt();
        var office = await bistro.OpenAsync("office/terminals", new(Width: 1920, Height: 1080, IsInspected: true));
        await office.Test("add").ClickAsync();
        await office.Test("protocol-tpe-1").SelectOptionAsync("Zvt");
        await office.Test("address-tpe-1").FillAsync("nobody");
        await office.Test("save").ClickAsync();
        await Expect(office.Test("said")).ToContainTextAsync("192.168.1.60:8888");
        await office.Test("address-tpe-1").FillAsync(terminal.Address);
        await office.Test("save").ClickAsync();
        await Expect(office.Test("said")).ToHaveAttributeAsync("data-good", "true");
        await office.Test("test-tpe-1").ClickAsync();
        await Expect(office.Test("state-tpe-1")).ToContainTextAsync("répond");

        var register = await bistro.OpenAsync("register/T1", new(Width: 1024, Height: 768, IsInspected: true));
        await register.Test("mode-TakeAway").ClickAsync();
        await register.Test("article-kir").ClickAsync();
        await register.Test("pay").ClickAsync();

        // No.
        terminal.Next(TerminalMood.Decline);
        await register.Test("pay-card").ClickAsync();
        await Expect(register.Test("refusal")).ToContainTextAsync("rien n’a été pris");

        // Not after all.
        terminal.Next(TerminalMood.WaitForCard);
        await register.Test("pay-card").ClickAsync();
        await Expect(register.Test("card-says")).ToContainTextAsync("Présentez la carte");
        await Expect(register.Test("card-amount")).ToContainTextAsync("5,50");
        await PictureAsync(register, "terminal-waits");
        await AxeAsync(register);
        await register.Test("card-cancel").ClickAsync();
        await Expect(register.Test("refusal")).ToContainTextAsync("Annulé");

        // Nobody knows: it hangs up, and then it is out of order.
        terminal.Next(TerminalMood.WaitForCard);
        await register.Test("pay-card").ClickAsync();
        await Expect(register.Test("card-says")).ToContainTextAsync("Présentez la carte");
        terminal.IsOutOfOrder = true;
        terminal.HangUp();
        await Expect(register.Test("card-unknown")).ToBeVisibleAsync();
        await Expect(office.Test("unsettled")).ToBeVisibleAsync();
        await PictureAsync(register, "terminal-unknown");
        await PictureAsync(office, "terminal-office");
        await AxeAsync(register);
        await AxeAsync(office);

        // The terminal is mended, and says that it has done nothing.
        terminal.IsOutOfOrder = false;
        await register.Test("card-query").ClickAsync();
        await Expect(register.Test("refusal")).ToContainTextAsync("Le terminal ne l’a pas fait");

        // Yes.
        await register.Test("pay-card").ClickAsync();
        await Expect(register.Test("ticket")).ToBeVisibleAsync();
        await Expect(office.Test("ended-Approved")).ToContainTextAsync("0014");
        await Expect(office.Test("unsettled")).ToHaveCountAsync(0);
        await PictureAsync(office, "terminal-office-after");
        Assert.Equal(550, Assert.Single(terminal.Booked).Amount.Cents);
        Assert.Single(await bistro.EventsAsync("till-T1"), happened => happened.Name is "till.ticket-sealed");
    });

    private static async Task AxeAsync(Screen screen) => Assert.Empty(await Axe.FaultsAsync(screen, screen.Path));

    private static async Task PictureAsync(Screen screen, string name)
    {
        var folder = Path.Combine(Source.Root, "artifacts", "browser");
        Directory.CreateDirectory(folder);
        await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
