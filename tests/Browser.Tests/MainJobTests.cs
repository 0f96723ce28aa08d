using Microsoft.Playwright;
using Xunit.Abstractions;

namespace RetailPos.Browser.Tests;

/// <summary>From a sale to a plate to a sealed ticket, on the screens and with the hands of the people who do it.</summary>
public sealed class MainJobTests(Chromium chromium, ITestOutputHelper output) : BistroTests(chromium, output)
{
    [Fact]
    public Task A_sale_goes_from_the_register_through_the_kitchen_to_the_guest_and_into_the_sealed_journal() => LiveAsync(async bistro =>
    {
        var register = await bistro.OpenAsync("register/T1");
        var cold = await bistro.OpenAsync("station/cold");
        var bar = await bistro.OpenAsync("station/bar");
        var kitchen = await bistro.OpenAsync("station/kitchen");
        var pass = await bistro.OpenAsync("pass");
        var board = await bistro.OpenAsync(bistro.Board);
        var customer = await bistro.OpenAsync("customer/T1");
        await Expect(customer.Test("idle")).ToBeVisibleAsync();

        // Two salads without bacon and a beer, to take away, for Léa.
        await register.Test("mode-TakeAway").ClickAsync();
        await register.Test("department-starters").ClickAsync();
        await register.Test("article-goat-salad").ClickAsync();
        await register.Test("lines").GetByRole(AriaRole.Button).First.ClickAsync();
        await register.Test("option-Sans lardons").ClickAsync();
        await Expect(register.Test("option-Sans lardons")).ToHaveAttributeAsync("aria-pressed", "true");
        await register.Test("more-of-it").ClickAsync();
        await Expect(register.Test("line-quantity")).ToHaveTextAsync("2");
        await register.Test("close").ClickAsync();
        await register.Test("department-beers").ClickAsync();
        await register.Test("article-lager-25").ClickAsync();
        await Expect(register.Test("total")).ToContainTextAsync("26,90");
        await Expect(customer.Test("total")).ToContainTextAsync("26,90");
        await register.Test("guest").ClickAsync();
        await register.Test("customer").FillAsync("Léa");
        await register.Test("customer-save").ClickAsync();
        await Expect(register.Test("guest")).ToContainTextAsync("Léa");
        await register.Test("guest").ClickAsync();
        await register.Test("beeper-next").ClickAsync();
        await Expect(register.Test("guest")).ToContainTextAsync("1");
        await register.Test("close").ClickAsync();
        await register.Test("send").ClickAsync();
        var call = await register.Test("call-number").InnerTextAsync();

        // It stands where it is cooked, and nowhere else, without anybody having touched those screens.
        await Expect(cold.Like("ticket-")).ToContainTextAsync("Salade de chèvre chaud");
        await Expect(cold.Like("ticket-")).ToContainTextAsync("Sans lardons");
        await Expect(cold.Page.Locator(".ticket-call")).ToHaveTextAsync(call);
        await Expect(cold.Page.Locator(".ticket-line .quantity")).ToHaveTextAsync("2");
        await Expect(bar.Like("ticket-")).ToContainTextAsync("Blonde pression 25 cl");
        await Expect(bar.Like("ticket-")).Not.ToContainTextAsync("Salade");
        await kitchen.CatchUpAsync(cold);
        await Expect(kitchen.Test("empty")).ToBeVisibleAsync();
        await Expect(kitchen.Like("ticket-")).ToHaveCountAsync(0);
        await Expect(pass.Page.Locator("tr.row .call")).ToHaveTextAsync(call);
        await Expect(board.Test("preparing")).ToHaveTextAsync(call);
        await Expect(board.Test("ready")).ToHaveCountAsync(0);

        await cold.Like("start-").ClickAsync();
        await Expect(cold.Page.Locator(".ticket[data-started]")).ToHaveCountAsync(1);
        await Expect(pass.Page.Locator("td[data-test$='-cold']")).ToHaveAttributeAsync("data-mark", "Started");
        await Expect(register.Page.Locator("[data-progress=Started]")).ToHaveCountAsync(1);
        await cold.Like("ready-").ClickAsync();
        await Expect(cold.Test("empty")).ToBeVisibleAsync();
        await Expect(pass.Page.Locator("td[data-test$='-cold']")).ToHaveAttributeAsync("data-mark", "Ready");
        await Expect(board.Test("ready")).ToHaveCountAsync(0);
        await bar.Like("ready-").ClickAsync();

        // Whole, so the number is up and the beeper rings; the pass says that it did.
        await Expect(pass.Page.Locator("tr.row[data-lit]")).ToHaveCountAsync(1);
        await Expect(board.Test("ready")).ToHaveTextAsync(call);
        await Expect(board.Test("preparing")).ToHaveCountAsync(0);
        await Expect(pass.Like("beeper-state-")).ToContainTextAsync("Bippeur 1");
        await Expect(pass.Like("beeper-state-")).ToContainTextAsync("bippé");
        await pass.Like("hand-over-").ClickAsync();
        await Expect(board.Test("ready")).ToHaveCountAsync(0);

        // Paid with a fifty; what she gets back stands on both sides of the counter.
        await register.Test("pay").ClickAsync();
        await Expect(register.Test("due")).ToContainTextAsync("26,90");
        await register.Test("note-50").ClickAsync();
        await Expect(register.Test("ticket")).ToContainTextAsync("Ticket n° 1");
        await Expect(register.Test("change")).ToContainTextAsync("23,10");
        await Expect(customer.Test("thanks")).ToBeVisibleAsync();
        await Expect(customer.Test("received")).ToContainTextAsync("50,00");
        await Expect(customer.Test("change")).ToContainTextAsync("23,10");
        await Expect(pass.Test("empty")).ToBeVisibleAsync();

        await bistro.VerifyAsync();
    });

    [Fact]
    public Task A_table_eats_pays_by_card_and_is_free_again() => LiveAsync(async bistro =>
    {
        var register = await bistro.OpenAsync("register/T1");
        var bar = await bistro.OpenAsync("station/bar");

        await register.Test("mode-EatIn").ClickAsync();
        await register.Test("article-kir").ClickAsync();
        await Expect(register.Test("total")).ToContainTextAsync("5,50");
        await register.Test("table").ClickAsync();
        await register.Test("covers-more").ClickAsync();
        await register.Test("covers-more").ClickAsync();
        await Expect(register.Test("covers")).ToHaveTextAsync("2");
        await register.Test("table-T4").ClickAsync();
        await Expect(register.Test("table")).ToContainTextAsync("T4");
        await register.Test("table").ClickAsync();
        await Expect(register.Test("table-T4")).ToHaveAttributeAsync("data-free", "false");
        await register.Test("close").ClickAsync();
        await register.Test("send").ClickAsync();
        await Expect(bar.Page.Locator(".ticket-place")).ToContainTextAsync("T4");
        await bar.Like("ready-").ClickAsync();
        await Expect(bar.Test("empty")).ToBeVisibleAsync();

        await register.Test("pay").ClickAsync();
        await register.Test("pay-card").ClickAsync();
        await Expect(register.Test("ticket")).ToContainTextAsync("Ticket n° 1");
        await LeaveTicketAsync(register, () => register.Test("new-sale").ClickAsync());
        await register.Test("table").ClickAsync();
        await Expect(register.Test("table-T4")).ToHaveAttributeAsync("data-free", "true");

        await bistro.VerifyAsync();
    });

    [Fact]
    public Task A_sale_is_made_with_the_keyboard_alone() => LiveAsync(async bistro =>
    {
        var register = await bistro.OpenAsync("register/T1");
        var prep = await bistro.OpenAsync("station/prep");
        var keyboard = register.Page.Keyboard;

        await keyboard.PressAsync("2");
        await Expect(register.Test("typed")).ToHaveTextAsync("2");
        await keyboard.PressAsync("*");
        await Expect(register.Test("typed")).ToContainTextAsync("×");
        await keyboard.TypeAsync("marg", new() { Delay = 80 });
        await Expect(register.Like("article-")).ToHaveCountAsync(1);
        await Expect(register.Test("article-margherita")).ToBeVisibleAsync();
        await keyboard.PressAsync("Enter");

        // What it asks is answered by figures, and what may be left out by Enter.
        await Expect(register.Page.GetByRole(AriaRole.Heading, new() { Name = "Taille" })).ToBeVisibleAsync();
        await keyboard.PressAsync("1");
        await Expect(register.Page.GetByRole(AriaRole.Heading, new() { Name = "Garnitures" })).ToBeVisibleAsync();
        await keyboard.PressAsync("Enter");
        await Expect(register.Page.Locator("[data-test=lines] .quantity")).ToHaveTextAsync("2");
        await Expect(register.Test("total")).ToContainTextAsync("22,00");
        await keyboard.PressAsync("F8");
        await Expect(register.Test("call-number")).ToBeVisibleAsync();
        await Expect(prep.Like("ticket-")).ToContainTextAsync("Margherita");
        await keyboard.PressAsync("F1");
        await Expect(register.Test("pay-pane")).ToBeVisibleAsync();
        await keyboard.TypeAsync("50", new() { Delay = 80 });
        await Expect(register.Test("change-ahead")).ToContainTextAsync("28,00");
        await keyboard.PressAsync("F1");
        await Expect(register.Test("ticket")).ToContainTextAsync("Ticket n° 1");
        await Expect(register.Test("change")).ToContainTextAsync("28,00");
        await LeaveTicketAsync(register, () => keyboard.PressAsync("Enter"));
        await Expect(register.Test("total")).ToContainTextAsync("0,00");

        // The station, by its bump bar: the first ticket, begun and done; the oven has it next.
        var oven = await bistro.OpenAsync("station/oven");
        await prep.Page.Keyboard.PressAsync("1");
        await Expect(prep.Page.Locator(".ticket[aria-current=true]")).ToHaveCountAsync(1);
        await prep.Page.Keyboard.PressAsync("s");
        await Expect(prep.Page.Locator(".ticket[data-started]")).ToHaveCountAsync(1);
        await prep.Page.Keyboard.PressAsync("b");
        await Expect(prep.Test("empty")).ToBeVisibleAsync();
        await Expect(oven.Like("ready-")).ToBeVisibleAsync();

        await bistro.VerifyAsync();
    });

    [Fact]
    public Task A_line_that_is_cancelled_after_it_was_begun_is_acknowledged_at_the_station() => LiveAsync(async bistro =>
    {
        var register = await bistro.OpenAsync("register/T1");
        var cold = await bistro.OpenAsync("station/cold");

        await register.Test("mode-TakeAway").ClickAsync();
        await register.Test("article-eggs-mayo").ClickAsync();
        await Expect(register.Test("total")).ToContainTextAsync("6,80");
        await register.Test("send").ClickAsync();
        await cold.Like("start-").ClickAsync();
        await Expect(register.Page.Locator("[data-progress=Started]")).ToHaveCountAsync(1);

        await register.Test("lines").GetByRole(AriaRole.Button).First.ClickAsync();
        await register.Test("reason").First.ClickAsync();
        await Expect(cold.Page.Locator(".ticket-line[data-state=cancelled]")).ToContainTextAsync("ANNULÉ");
        await cold.Page.Locator(".ticket-line[data-state=cancelled]").ClickAsync();
        await Expect(cold.Test("acknowledge")).ToContainTextAsync("Œufs mayonnaise");
        await cold.Test("outcome-Waste").ClickAsync();
        await Expect(cold.Test("empty")).ToBeVisibleAsync();
        await Expect(register.Test("total")).ToContainTextAsync("0,00");

        await bistro.VerifyAsync();
    });

    [Fact]
    public Task A_screen_that_nothing_concerns_stays_up_to_date_while_the_others_work() => LiveAsync(async bistro =>
    {
        var register = await bistro.OpenAsync("register/T1");
        var kitchen = await bistro.OpenAsync("station/kitchen");
        var customer = await bistro.OpenAsync("customer/T1");
        await register.Test("mode-TakeAway").ClickAsync();

        // Sales only: the kitchen's view does not change, and is fresh all the same.
        for (var beers = 1; beers <= 3; beers++)
        {
            await register.Test("article-lager-25").ClickAsync();
            await Expect(register.Page.Locator("[data-test=lines] .quantity")).ToHaveTextAsync($"{beers}");
        }

        await kitchen.CatchUpAsync(register);

        // Then the kitchen only.
        for (var at = 1; at <= 3; at++)
        {
            await bistro.PlaceAsync($"outside-{at}", ["kitchen"]);
            await Expect(kitchen.Like("ready-")).ToHaveCountAsync(at);
        }

        await register.CatchUpAsync(kitchen);
        await customer.CatchUpAsync(kitchen);
        await register.FreshAsync();
        await customer.FreshAsync();
    });

    // For a moment after a payment the pad takes every press for a second tap of the same finger, and stays.
    private static async Task LeaveTicketAsync(Screen register, Func<Task> press)
    {
        var ticket = register.Test("ticket");

        for (var tries = 0; tries < 20 && await ticket.IsVisibleAsync(); tries++)
        {
            await press();

            try
            {
                await ticket.WaitForAsync(new() { State = WaitForSelectorState.Hidden, Timeout = 1_000 });
            }
            catch (TimeoutException)
            {
                // Pressed too soon; a cashier presses again.
            }
        }

        await Expect(ticket).ToBeHiddenAsync();
    }
}
