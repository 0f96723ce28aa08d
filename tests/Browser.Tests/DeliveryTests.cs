using Microsoft.Playwright;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>A delivery, from the register to the guest's door and back to the till.</summary>
public sealed class DeliveryTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    [Fact]
    public Task A_delivery_goes_from_the_register_to_the_courier_and_his_money_to_the_till() => LiveAsync(async bistro =>
    {
        var register = await bistro.OpenAsync("register/T1", new(1024, 768, IsInspected: true));
        var cold = await bistro.OpenAsync("station/cold");
        var courier = await bistro.OpenAsync("deliveries", new(390, 844, IsInspected: true));
        await Expect(courier.Test("none")).ToBeVisibleAsync();

        await register.Test("mode-Delivery").ClickAsync();
        await register.Test("department-starters").ClickAsync();

        for (var salads = 0; salads < 3; salads++)
        {
            await register.Test("article-goat-salad").ClickAsync();
        }

        // Without an address nothing is sent, and the register asks for it.
        await register.Test("send").ClickAsync();
        await Expect(register.Test("refusal")).ToBeVisibleAsync();
        await Expect(register.Test("delivery-address")).ToBeVisibleAsync();
        await register.Test("delivery-name").FillAsync("Zoé");
        await register.Test("delivery-phone").FillAsync("06 12 34 56 78");
        await register.Test("delivery-address").FillAsync("12 cours gamb");
        await register.Test("delivery-place").First.ClickAsync();
        await Expect(register.Test("delivery-verdict")).ToHaveAttributeAsync("data-zone", "Lyon");
        await PictureAsync(register, "delivery-pane");
        await register.Test("delivery-save").ClickAsync();
        await Expect(register.Test("delivery")).ToContainTextAsync("Cours Gambetta");
        await Expect(register.Test("lines")).ToContainTextAsync("Livraison");
        await register.Test("send").ClickAsync();
        await Expect(register.Test("call-number")).ToHaveTextAsync("800");
        await PictureAsync(register, "delivery-register");

        // It waits for somebody, still cooking; the first who takes it has it.
        await courier.Test("courier").FillAsync("Ali");
        await courier.Test("courier-save").ClickAsync();
        await Expect(courier.Test("take")).ToBeVisibleAsync();
        await PictureAsync(courier, "delivery-waiting");
        await courier.Test("take").ClickAsync();
        await Expect(courier.Test("out")).ToBeDisabledAsync();
        await Expect(cold.Like("ticket-")).ToContainTextAsync("Zoé");
        await cold.Like("ready-").ClickAsync();
        await Expect(courier.Test("readiness")).ToHaveTextAsync("prête");
        await courier.Test("out").ClickAsync();
        await Expect(courier.Test("collect-cash")).ToBeVisibleAsync();
        await Expect(courier.Test("phone")).ToHaveAttributeAsync("href", "tel:0612345678");
        await PictureAsync(courier, "delivery-out");
        await courier.Test("collect-cash").ClickAsync();
        await Expect(courier.Test("due")).ToHaveTextAsync("Payé");
        await courier.Test("delivered").ClickAsync();
        await Expect(courier.Test("account-Ali")).ToBeVisibleAsync();
        await Expect(register.Test("pay")).ToBeDisabledAsync();
        await PictureAsync(courier, "delivery-owed");
        await courier.Test("hand-in-Ali").ClickAsync();
        await Expect(courier.Test("accounts")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_mode_that_the_office_switches_on_stands_at_the_register_at_once() => LiveAsync(async bistro =>
    {
        var register = await bistro.OpenAsync("register/T1", new(1024, 768, IsInspected: true));
        var office = await bistro.OpenAsync("office/modes", new(1024, 768, IsInspected: true));
        await PictureAsync(office, "office-modes");
        await Expect(register.Test("mode-more")).ToHaveCountAsync(0);

        await office.Test("on-Drive").CheckAsync();
        await office.Test("start-TakeAway").SelectOptionAsync("OnPayment");
        await office.Test("from-TakeAway").FillAsync("500");
        await office.Test("to-TakeAway").FillAsync("799");
        await office.Test("save-modes").ClickAsync();
        await Expect(office.Test("said")).ToHaveAttributeAsync("data-good", "true");

        await register.Test("mode-more").ClickAsync();
        await Expect(register.Test("choose-Drive")).ToBeVisibleAsync();
        await PictureAsync(register, "register-modes");
        await register.Test("choose-TakeAway").ClickAsync();
        await register.Test("department-starters").ClickAsync();
        await register.Test("article-goat-salad").ClickAsync();
        await register.Test("send").ClickAsync();
        await Expect(register.Test("refusal")).ToContainTextAsync("paiement");
        await register.Test("refusal-close").ClickAsync();
        await register.Test("pay").ClickAsync();
        await register.Test("exact").ClickAsync();
        await Expect(register.Test("ticket")).ToBeVisibleAsync();
        await Expect(register.Test("call-number")).ToHaveTextAsync("500");
    });

    // For the eye, where somebody has asked for pictures.
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
