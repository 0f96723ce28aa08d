using RetailPos.Grains.Contracts.Views;

namespace RetailPos.Hub.Tests;

public sealed class OrderChangesApiTests(OpenHub hub) : IClassFixture<OpenHub>
{
    [Fact]
    public async Task A_sent_line_changes_old_and_new_and_cannot_be_finished_before_it_was_read()
    {
        var (id, line) = await PlaceAsync();
        var changed = await hub.PostAsync($"orders/{id}/lines/{line}/change", new { quantity = 1, note = "sans sel" });
        var early = await hub.PostAsync($"orders/{id}/ready", new { lines = new[] { line } });
        var read = await hub.PostAsync($"orders/{id}/acknowledge", new { outcome = "waste" });
        var ready = await hub.PostAsync($"orders/{id}/ready", new { lines = new[] { line } });

        var first = changed.Body.GetProperty("lines")[0];
        Assert.Equal((200, "sans sel", 1m), (changed.Status, first.GetProperty("note").GetString(), first.GetProperty("quantity").GetDecimal()));
        Assert.Equal((2m, "bien dorées"), (first.GetProperty("before").GetProperty("quantity").GetDecimal(), first.GetProperty("before").GetProperty("note").GetString()));
        Assert.True(first.GetProperty("unread").GetBoolean());
        Assert.Equal("Sans sel", first.GetProperty("options")[0].GetString());
        Assert.Equal((409, "change-unread"), (early.Status, early.Code));
        Assert.False(read.Body.GetProperty("lines")[0].GetProperty("unread").GetBoolean());
        Assert.Equal("ready", ready.Body.GetProperty("lines")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Changes_of_several_clients_at_once_are_all_kept()
    {
        var (id, line) = await PlaceAsync();

        await Task.WhenAll(
            hub.PostAsync($"orders/{id}/lines/{line}/change", new { quantity = 5 }),
            hub.PostAsync($"orders/{id}/lines/{line}/change", new { note = "à part" }),
            hub.PostAsync($"orders/{id}/lines/{line}/change", new { options = new[] { "Cheddar" } }),
            hub.PostAsync($"orders/{id}/lines/{line}/change", new { allergies = new[] { "Œufs" } }),
            hub.PostAsync($"orders/{id}/amend", new { table = "T9" }),
            hub.PostAsync($"orders/{id}/amend", new { customer = "Zoé" }));

        var order = (await hub.GetAsync($"orders/{id}")).Body;
        var now = order.GetProperty("lines")[0];
        Assert.Equal((5m, "à part"), (now.GetProperty("quantity").GetDecimal(), now.GetProperty("note").GetString()));
        Assert.Equal(("Cheddar", "Œufs"), (now.GetProperty("options")[0].GetString(), now.GetProperty("allergies")[0].GetString()));
        Assert.Equal(("T9", "Zoé"), (order.GetProperty("table").GetString(), order.GetProperty("customer").GetString()));
        Assert.Equal("T4", order.GetProperty("amendment").GetProperty("table").GetString());
    }

    [Fact]
    public async Task The_guests_allergies_are_read_at_the_station_and_again_at_the_pass()
    {
        var (id, _) = await PlaceAsync(allergies: ["Arachides"]);
        var early = await hub.PostAsync($"orders/{id}/ready", new { });
        await hub.PostAsync($"orders/{id}/acknowledge", new { });
        var ready = await hub.PostAsync($"orders/{id}/ready", new { });
        var unread = await hub.PostAsync($"orders/{id}/hand-over", new { });
        await hub.PostAsync($"orders/{id}/acknowledge", new { atPass = true });
        var over = await hub.PostAsync($"orders/{id}/hand-over", new { });

        Assert.Equal((409, "allergies-unread"), (early.Status, early.Code));
        Assert.Equal(200, ready.Status);
        Assert.Equal((409, "allergies-unread"), (unread.Status, unread.Code));
        Assert.Equal(200, over.Status);
    }

    [Fact]
    public async Task A_course_is_called_once_though_two_call_it()
    {
        var id = (await hub.PostAsync("orders", new
        {
            mode = "eat-in",
            lines = Enumerable.Range(1, 3).Select(step => new { name = $"Plat {step}", step, route = new[] { "kitchen" } }),
        })).Text("id");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => hub.PostAsync($"orders/{id}/fire", new { step = 2 })));
        var order = await hub.GetAsync($"orders/{id}");
        await hub.PostAsync($"orders/{id}/fire", new { });
        var none = await hub.PostAsync($"orders/{id}/fire", new { });

        Assert.Equal(2, order.Number("openStep"));
        Assert.Equal((409, "no-step-held"), (none.Status, none.Code));
    }

    [Fact]
    public async Task An_order_goes_before_all_others_and_back()
    {
        var (id, _) = await PlaceAsync();
        var key = $"rush-{id}";
        var first = await hub.PostAsync($"orders/{id}/rush", new { rush = true }, key);
        var head = hub.Journal.Head;
        await hub.PostAsync($"orders/{id}/rush", new { rush = true }, key);
        Assert.Equal(head, hub.Journal.Head);
        var back = await hub.PostAsync($"orders/{id}/rush", new { rush = false });

        Assert.True(first.Body.GetProperty("isRush").GetBoolean());
        Assert.False(back.Body.GetProperty("isRush").GetBoolean());
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_changed()
    {
        var (id, _) = await PlaceAsync();

        Assert.Equal("order-unknown", (await hub.PostAsync("orders/nobody/lines/a/change", new { quantity = 1 })).Code);
        Assert.Equal("line-unknown", (await hub.PostAsync($"orders/{id}/lines/stranger/change", new { quantity = 1 })).Code);
        Assert.Equal("order-unknown", (await hub.PostAsync("orders/nobody/amend", new { covers = 1 })).Code);
        Assert.Equal("order-unknown", (await hub.PostAsync("orders/nobody/rush", new { rush = true })).Code);
        Assert.Equal("order-unknown", (await hub.PostAsync("orders/nobody/fire", new { })).Code);
        Assert.Equal("order-unknown", (await hub.PostAsync("orders/nobody/acknowledge", new { })).Code);
    }

    [Fact]
    public async Task What_is_sold_out_is_sold_by_nobody_until_it_is_put_back()
    {
        var put = await Answer.OfAsync(await hub.Api.PutAsync("sold-out/cola", content: null));
        var again = await Answer.OfAsync(await hub.Api.PutAsync("sold-out/cola", content: null));
        var refused = await hub.PostAsync("sales", Cola);
        var listed = await hub.GetAsync("sold-out");
        var back = await Answer.OfAsync(await hub.Api.DeleteAsync("sold-out/cola"));
        var gone = await Answer.OfAsync(await hub.Api.DeleteAsync("sold-out/cola"));
        var sold = await hub.PostAsync("sales", Cola);
        var unknown = await Answer.OfAsync(await hub.Api.PutAsync("sold-out/unicorn", content: null));

        Assert.Equal((200, 200, 200, 200), (put.Status, again.Status, back.Status, gone.Status));
        Assert.Equal((409, "sold-out"), (refused.Status, refused.Code));
        Assert.Equal("cola", listed.Body.GetProperty("articles")[0].GetProperty("article").GetString());
        Assert.Equal(OpenHub.Client, listed.Body.GetProperty("articles")[0].GetProperty("by").GetString());
        Assert.Equal(0, back.Body.GetProperty("articles").GetArrayLength());
        Assert.Equal(201, sold.Status);
        Assert.Equal((404, "article-unknown"), (unknown.Status, unknown.Code));
    }

    [Fact]
    public async Task Allergies_said_with_a_sale_reach_the_kitchen()
    {
        var sale = await hub.PostAsync("sales", new
        {
            till = "T1", mode = "eat-in", lines = new[] { new { article = "rib-steak", allergies = new[] { "Lait" } } },
        });
        await hub.Of<IFeed<KitchenView>>().UntilAsync(
            view => view.Orders.ContainsKey(new(sale.Text("orderId"))), OpenHub.Patience, TimeProvider.System);
        var order = await hub.GetAsync($"orders/{sale.Text("orderId")}");

        Assert.Equal("Lait", sale.Body.GetProperty("lines")[0].GetProperty("allergies")[0].GetString());
        Assert.Equal("Lait", order.Body.GetProperty("lines")[0].GetProperty("allergies")[0].GetString());
    }

    [Fact]
    public async Task Every_change_is_in_the_document()
    {
        using var client = new HttpClient();
        var paths = (await Answer.OfAsync(await client.GetAsync(new Uri(hub.Root, "/openapi/v1.json")))).Body.GetProperty("paths");

        Assert.All(
            ["/api/v1/orders/{id}/lines/{line}/change", "/api/v1/orders/{id}/amend", "/api/v1/orders/{id}/fire",
                "/api/v1/orders/{id}/rush", "/api/v1/orders/{id}/acknowledge", "/api/v1/sold-out", "/api/v1/sold-out/{article}"],
            path => Assert.True(paths.TryGetProperty(path, out _), path));
    }

    private static readonly object Cola = new { till = "T1", mode = "take-away", lines = new[] { new { article = "cola" } } };

    private async Task<(string Order, string Line)> PlaceAsync(string[]? allergies = null)
    {
        var placed = await hub.PostAsync("orders", new
        {
            mode = "eat-in",
            table = "T4",
            lines = new[]
            {
                new
                {
                    name = "Frites maison", quantity = 2, options = new[] { "Sans sel" }, note = "bien dorées",
                    route = new[] { "kitchen" }, allergies = allergies ?? [],
                },
            },
        });
        return (placed.Text("id"), placed.Body.GetProperty("lines")[0].GetProperty("id").GetString()!);
    }
}
