using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>The settings of one register: pushed to its running screens, which say what they have painted.</summary>
public sealed class RegisterTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    [Fact]
    public Task A_setting_reaches_the_running_screens_and_the_office_sees_who_has_painted_it() => LiveAsync(async bistro =>
    {
        var register = await bistro.OpenAsync("register/T1");
        var display = await bistro.OpenAsync("customer/T1");
        var office = await bistro.OpenAsync("office/registers", new(1024, 768, IsInspected: true));
        await Expect(office.Page.Locator("[data-test=ack][data-state=Acknowledged]")).ToHaveCountAsync(2);

        await office.Test("idle-T1").FillAsync("Ce soir : huîtres");
        await office.Test("scan-T1").CheckAsync();
        await office.Test("save").ClickAsync();

        // Nobody has loaded anything anew: both have painted version 1, and say so.
        await Expect(display.Test("idle-text")).ToHaveTextAsync("Ce soir : huîtres");
        await Expect(office.Test("acks-T1")).ToHaveAttributeAsync("data-version", "1");
        await Expect(office.Page.Locator("[data-test=ack][data-state=Acknowledged][data-painted='1']")).ToHaveCountAsync(2);

        // One that was closed meanwhile is behind, and takes the newest when it comes back.
        await register.Page.CloseAsync();
        await Expect(office.Page.Locator("[data-test=ack][data-state=Gone][data-kind=Register]")).ToHaveAttributeAsync("data-painted", "1");
        await office.Test("notes-T1").SelectOptionAsync("Amount");
        await office.Test("save").ClickAsync();
        await Expect(office.Test("acks-T1")).ToHaveAttributeAsync("data-version", "2");
        await Expect(office.Page.Locator("[data-test=ack][data-state=Gone][data-kind=Register]")).ToHaveAttributeAsync("data-painted", "1");
        await bistro.OpenAsync("register/T1");
        await Expect(office.Page.Locator("[data-test=ack][data-state=Acknowledged][data-kind=Register]")).ToHaveAttributeAsync("data-painted", "2");
    });

    // Unit tests dispatch the drop themselves: only a browser knows that nobody had allowed it.
    [Fact]
    public Task A_key_of_the_register_is_dragged_to_its_place() => LiveAsync(async bistro =>
    {
        var office = await bistro.OpenAsync("office/keys", new(1920, 1080));
        await Expect(office.Like("grip-").First).ToBeVisibleAsync();

        await office.Test("grip-send").DragToAsync(office.Test("key-split"));
        await Expect(office.Page.Locator(".setup-row").Nth(1)).ToHaveAttributeAsync("data-test", "key-send");
    });
}
