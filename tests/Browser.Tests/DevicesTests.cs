using RetailPos.Devices.Tests.Printers;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>A printer is set up, runs out of paper in the middle of the service, hangs up over a receipt, and somebody sees to it.</summary>
public sealed class DevicesTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    [Fact]
    public Task Whoever_stands_before_a_printer_without_paper_is_told_so_and_loses_no_receipt() => LiveAsync(async bistro =>
    {
        await using var printer = new FakePrinter();
        var office = await bistro.OpenAsync("office/devices", new(1024, 768, IsInspected: true));
        await Expect(office.Test("devices")).ToContainTextAsync("Aucune imprimante");
        await PictureAsync(office, "office-devices-none");

        await office.Test("find").ClickAsync();
        await office.Test("finder-range").FillAsync("127.0.0.1");
        await office.Test("finder-start").ClickAsync();
        await Expect(office.Test("finder-progress")).ToContainTextAsync("interrogées : 1");
        Assert.Empty(await Axe.FaultsAsync(office, "a search of the network"));
        await office.Test("finder-close").ClickAsync();

        await office.Test("add").ClickAsync();
        await office.Test("name").FillAsync("Bar");
        await office.Test("address").FillAsync("nowhere");
        await office.Test("till-T1").CheckAsync();
        await office.Test("station-kitchen").SelectOptionAsync("WhenUnseen");
        await office.Test("save").ClickAsync();
        await Expect(office.Test("said")).ToContainTextAsync("192.168.1.70:9100");
        Assert.Empty(await Axe.FaultsAsync(office, "the form of a printer"));
        await PictureAsync(office, "office-devices-form");
        await office.Test("address").FillAsync(printer.Address);
        await office.Test("save").ClickAsync();
        await Expect(office.Test("said")).ToHaveAttributeAsync("data-good", "true");

        await office.Test("test").ClickAsync();
        await Expect(office.Test("past")).ToContainTextAsync("Essai Bar");
        await Expect(office.Test("fares")).ToContainTextAsync("Prête");
        Assert.Contains("éèêë", string.Join('\n', PaperReader.Of(Assert.Single(printer.Jobs)).Rows), StringComparison.Ordinal);

        // The roll ends; the register goes on, and says so.
        printer.States = [0x16, 0x12, 0x12, 0x12 | 0x60];
        var register = await bistro.OpenAsync("register/T1", new(1024, 768, IsInspected: true));
        await register.Test("department-starters").ClickAsync();
        await register.Test("article-goat-salad").ClickAsync();
        await Expect(register.Test("lines")).Not.ToBeEmptyAsync();
        await register.Test("pay").ClickAsync();
        await register.Test("pay-card").ClickAsync();
        await register.Test("print-ticket").ClickAsync();
        await Expect(register.Test("printers")).ToContainTextAsync("Imprimante Bar : Plus de papier");
        await Expect(office.Test("fares")).ToContainTextAsync("Plus de papier");
        await Expect(office.Test("job")).ToContainTextAsync("Ticket 1");
        Assert.Empty(await Axe.FaultsAsync(register, "a register whose printer is out of paper"));
        Assert.Empty(await Axe.FaultsAsync(office, "a printer out of paper"));
        await PictureAsync(register, "register-printer");
        await PictureAsync(office, "office-devices-paper-out");
        var pass = await bistro.OpenAsync("pass", new(1920, 1080, IsInspected: true));
        await Expect(pass.Test("printers")).ToContainTextAsync("plus de papier");
        await PictureAsync(pass, "pass-printer");

        // A new roll, and no minute to wait for it. The line breaks in the middle of the paper.
        (printer.States, printer.HangsUpAfterBytes) = ([0x16, 0x12, 0x12, 0x12], 60);
        await office.Test("again").ClickAsync();
        await Expect(office.Test("job")).ToHaveAttributeAsync("data-stage", "Doubtful");
        await PictureAsync(office, "office-devices-doubt");
        printer.HangsUpAfterBytes = null;
        await office.Test("again").ClickAsync();
        await Expect(office.Test("nothing")).ToBeVisibleAsync();
        await Expect(office.Test("past")).ToContainTextAsync("Ticket 1");
        await Expect(register.Test("printers")).ToHaveCountAsync(0);
        Assert.Contains("COPIE", string.Join('\n', PaperReader.Of(printer.Jobs[^1]).Rows), StringComparison.OrdinalIgnoreCase);
    });

    private static async Task PictureAsync(Screen screen, string name)
    {
        if (Environment.GetEnvironmentVariable("RETAILPOS_PICTURES") is not { Length: > 0 })
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(Source.Root, "artifacts", "screens")).FullName;

        foreach (var (width, height) in new[] { (1024, 768), (1920, 1080) })
        {
            await screen.Page.SetViewportSizeAsync(width, height);
            await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = true });
        }
    }
}
