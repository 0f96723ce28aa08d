using Microsoft.Playwright;
using RetailPos.Grains.Contracts;
using RetailPos.Hub.Domain.Devices;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>The ticket that nobody printed: paid at the register, taken along on the guest's own telephone.</summary>
public sealed class ReceiptTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    [Fact]
    public Task A_guest_who_wants_no_paper_takes_the_ticket_along_on_a_telephone() => LiveAsync(async bistro =>
    {
        var office = await bistro.OpenAsync("office/receipts", new(1024, 768, IsInspected: true));
        await office.Test("house-name").FillAsync("Chez Léa");
        await office.Test("house-address").FillAsync("12 rue de l’Église\n69003 LYON\nFRANCE");
        await office.Test("house-siret").FillAsync("732 829 320 00074");
        await office.Test("house-vat").FillAsync("FR44732829320");
        await Screen.ChooseFileAsync(office.Test("logo-file"), FileOf("hello"u8.ToArray()));
        await Expect(office.Test("logo-fault")).ToContainTextAsync("ni PNG ni JPEG");
        await office.Test("logo-file").SetInputFilesAsync(FileOf(RasterFile.Write(Halftone.Of(300, 480, new byte[300 * 480])!)));
        await Expect(office.Test("receipt-image")).ToBeVisibleAsync();
        // As wide as the paper, no higher than 240 points, and the picture in the middle.
        Assert.Equal("512x240", await office.Test("receipt-image").EvaluateAsync<string>("image => `${image.naturalWidth}x${image.naturalHeight}`"));
        await PictureAsync(office, "office-receipts");
        await office.Test("save-receipts").ClickAsync();
        await Expect(office.Test("said")).ToHaveAttributeAsync("data-good", "true");

        var register = await bistro.OpenAsync("register/T1", new(1024, 768, IsInspected: true));
        var customer = await bistro.OpenAsync("customer/T1", new(1024, 768, IsInspected: true));
        await register.Test("department-starters").ClickAsync();
        await register.Test("article-goat-salad").ClickAsync();
        await Expect(register.Test("lines")).Not.ToBeEmptyAsync();
        await register.Page.Keyboard.PressAsync("F4");
        await Expect(register.Test("receipt")).ToContainTextAsync("NE VAUT PAS TICKET");
        await PictureAsync(register, "register-note");
        await register.Page.Keyboard.PressAsync("Escape");
        await register.Page.Keyboard.PressAsync("Escape");
        await register.Test("pay").ClickAsync();
        await register.Test("exact").ClickAsync();
        await Expect(register.Test("receipts")).ToBeVisibleAsync();
        await Expect(customer.Test("e-ticket")).ToBeVisibleAsync();
        await PictureAsync(customer, "customer-e-ticket");
        await PictureAsync(register, "register-receipts");
        await register.Test("show-code").ClickAsync();
        var address = (await register.Test("e-ticket").GetAttributeAsync("data-address"))!;
        await PictureAsync(register, "register-e-ticket");
        await register.Test("print-ticket").ClickAsync();
        await Expect(register.Test("refusal")).ToContainTextAsync("e-ticket");

        var phone = await bistro.OpenAsync(new Uri(address).AbsolutePath[1..], new(390, 844, IsInspected: true));
        await Expect(phone.Test("receipt")).ToContainTextAsync("Chez Léa");
        await Expect(phone.Test("receipt")).ToContainTextAsync("SIRET 73282932000074");
        await PictureAsync(phone, "e-ticket-page");
        var guess = await bistro.OpenAsync(new Uri(address).AbsolutePath[1..^1], new(390, 844));
        await Expect(guess.Test("e-ticket-none")).ToBeVisibleAsync();
    });

    private static FilePayload FileOf(byte[] content) => new() { Name = "logo.png", MimeType = "image/png", Buffer = content };

    private static async Task PictureAsync(Screen screen, string name)
    {
        if (Environment.GetEnvironmentVariable("RETAILPOS_PICTURES") is not { Length: > 0 })
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(Source.Root, "artifacts", "screens")).FullName;
        await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
