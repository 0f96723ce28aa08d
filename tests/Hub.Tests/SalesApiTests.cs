using System.Text.Json;
using RetailPos.Grains.Contracts.Views;

namespace RetailPos.Hub.Tests;

public sealed class SalesApiTests(OpenHub hub) : IClassFixture<OpenHub>
{
    private static readonly object Dinner = new
    {
        till = "T1",
        mode = "eat-in",
        customer = "Nadia",
        lines = new object[]
        {
            new { article = "rib-steak", quantity = 2, options = new[] { "Saignante" }, note = "une sans sauce" },
            new { article = "cola" },
            new { article = "baguette" },
            new
            {
                name = "Plat du jour", unitPriceCents = 1450, vatEatInBasisPoints = 1000, vatTakeAwayBasisPoints = 1000,
                preparation = new { route = new[] { "kitchen" }, step = 2, expectedSeconds = 300 },
            },
        },
    };

    // 2 × 27.50 + 3.90 + 1.40 + 14.50
    private const long DinnerCents = 7_480;

    [Fact]
    public async Task A_sale_is_opened_sent_paid_and_sealed()
    {
        var opened = await hub.PostAsync("sales", Dinner, key: "dinner");

        Assert.Equal(201, opened.Status);
        Assert.Equal(DinnerCents, opened.Number("totalCents"));
        Assert.Equal("open", opened.Text("stage"));
        Assert.InRange(opened.Number("callNumber"), 1, 9_999);
        Assert.Equal([true, true, false, true], opened.Body.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("sent").GetBoolean()));

        var order = await OrderInKitchenAsync(opened.Text("orderId"));
        Assert.Equal(3, order.Body.GetProperty("lines").GetArrayLength());
        Assert.Equal(opened.Number("callNumber"), order.Number("callNumber"));

        var part = await hub.PostAsync($"sales/{opened.Text("id")}/payments", new { mode = "card", givenCents = 5_000 }, key: "dinner-1");
        var rest = await hub.PostAsync($"sales/{opened.Text("id")}/payments", new { mode = "cash", givenCents = 3_000 }, key: "dinner-2");
        var again = await hub.PostAsync($"sales/{opened.Text("id")}/payments", new { mode = "cash", givenCents = 3_000 }, key: "dinner-2");

        Assert.Equal((201, 2_480), (part.Status, part.Number("dueCents")));
        Assert.Equal((201, 0), (rest.Status, rest.Number("dueCents")));
        Assert.Equal(part.Number("ticket"), rest.Number("ticket"));
        Assert.Equal(520, rest.Body.GetProperty("payment").GetProperty("changeCents").GetInt64());
        Assert.Equal($"{rest.Body}", $"{again.Body}");

        var read = await hub.GetAsync($"sales/{opened.Text("id")}");
        Assert.Equal("settled", read.Text("stage"));
        Assert.Equal(2, read.Body.GetProperty("payments").GetArrayLength());
    }

    [Fact]
    public async Task What_is_put_aside_is_paid_in_deposits_and_listed_until_all_is_paid()
    {
        var opened = await hub.PostAsync("sales", new { till = "T1", mode = "take-away", customer = "Zoé", send = false, lines = new object[] { new { article = "rib-steak", quantity = 2 } } });
        var (id, total) = (opened.Text("id"), opened.Number("totalCents"));

        var aside = await hub.PutAsync($"sales/{id}/put-aside", new { on = true });
        Assert.Equal((200, true), (aside.Status, aside.Body.GetProperty("putAside").GetBoolean()));
        Assert.Equal(200, (await hub.PutAsync($"sales/{id}/put-aside", new { on = true })).Status);
        await hub.PostAsync($"sales/{id}/payments", new { mode = "cash", givenCents = 1_000 }, key: "aside-1");

        var listed = Assert.Single((await AsideAsync(total - 1_000)).GetProperty("sales").EnumerateArray(), one => one.GetProperty("sale").GetString() == id);
        Assert.Equal((total - 1_000, 1_000), (listed.GetProperty("dueCents").GetInt64(), listed.GetProperty("deposits")[0].GetProperty("appliedCents").GetInt64()));
        var late = await hub.PutAsync($"sales/{id}/put-aside", new { on = false });
        Assert.Equal((409, "already-sealed"), (late.Status, late.Text("code")));

        await hub.PostAsync($"sales/{id}/payments", new { mode = "cash", givenCents = total - 1_000 }, key: "aside-2");
        Assert.DoesNotContain((await AsideAsync(due: 0)).GetProperty("sales").EnumerateArray(), one => one.GetProperty("sale").GetString() == id);

        Assert.Equal(404, (await hub.PutAsync("sales/nobodys/put-aside", new { on = true })).Status);
        Assert.Equal(400, (await hub.PutAsync($"sales/{id}/put-aside", new { })).Status);

        // The list follows the journal, a moment behind the answer of a payment.
        async Task<JsonElement> AsideAsync(long due)
        {
            await hub.Of<IFeed<SalesView>>().UntilAsync(
                view => (view.Find(new(id))?.Due.Cents ?? 0) == due, OpenHub.Patience, TimeProvider.System);
            return (await hub.GetAsync("put-aside")).Body;
        }
    }

    [Fact]
    public async Task The_same_key_again_answers_the_same_sale_and_sells_nothing()
    {
        var first = await hub.PostAsync("sales", Dinner, key: "again");
        await OrderInKitchenAsync(first.Text("orderId"));
        var second = await hub.PostAsync("sales", Dinner, key: "again");

        Assert.Equal((201, 200), (first.Status, second.Status));
        Assert.Equal($"{first.Body}", $"{second.Body}");
    }

    [Fact]
    public async Task Eight_at_once_with_the_same_key_open_one_sale_with_its_lines_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => hub.PostAsync("sales", Dinner, key: "sale-at-once")));

        Assert.All(answers, answer => Assert.InRange(answer.Status, 200, 201));
        Assert.Single(answers.Select(answer => answer.Text("id")).Distinct());
        var read = await hub.GetAsync($"sales/{answers[0].Text("id")}");
        Assert.Equal(DinnerCents, read.Number("totalCents"));
    }

    [Fact]
    public async Task Take_away_is_taxed_as_such_and_stays_unsent_when_asked()
    {
        var answer = await hub.PostAsync(
            "sales", new { till = "T1", mode = "take-away", send = false, lines = new[] { new { article = "cola" } } });

        Assert.Equal(550, answer.Body.GetProperty("lines")[0].GetProperty("vatBasisPoints").GetInt32());
        Assert.Equal("standard", answer.Body.GetProperty("lines")[0].GetProperty("vatScheme").GetString());
        Assert.False(answer.Body.GetProperty("lines")[0].GetProperty("sent").GetBoolean());
    }

    [Fact]
    public async Task What_cannot_be_paid_is_refused_with_its_code()
    {
        var sale = (await hub.PostAsync("sales", new { till = "T1", mode = "eat-in", lines = new[] { new { article = "cola" } } })).Text("id");
        var tooMuch = await hub.PostAsync($"sales/{sale}/payments", new { mode = "card", givenCents = 500 });
        var nothing = await hub.PostAsync($"sales/{sale}/payments", new { mode = "cash", givenCents = 0 });
        var unknown = await hub.PostAsync("sales/nobody/payments", new { mode = "cash", givenCents = 100 });
        await hub.PostAsync($"sales/{sale}/payments", new { mode = "cash", givenCents = 400 });
        var late = await hub.PostAsync($"sales/{sale}/payments", new { mode = "cash", givenCents = 400 });

        Assert.Equal((422, "card-above-due"), (tooMuch.Status, tooMuch.Code));
        Assert.Equal((422, "amount-missing"), (nothing.Status, nothing.Code));
        Assert.Equal((404, "sale-unknown"), (unknown.Status, unknown.Code));
        Assert.Equal((409, "already-settled"), (late.Status, late.Code));
    }

    [Fact]
    public async Task What_an_article_asks_must_be_answered_and_the_cook_reads_it()
    {
        object Steak(params object[] choices) => new { till = "T1", mode = "eat-in", lines = new[] { new { article = "hanger-steak", choices } } };
        object Choice(string set, string id) => new { set, id };

        var open = await hub.PostAsync("sales", Steak(Choice("steak-cooking", "rare")));
        var moon = await hub.PostAsync("sales", Steak(Choice("steak-cooking", "moon")));
        var done = await hub.PostAsync("sales", Steak(Choice("steak-cooking", "rare"), Choice("steak-side", "fries")));

        Assert.Equal(400, open.Status);
        Assert.Contains("Accompagnement", $"{open.Body}", StringComparison.Ordinal);
        Assert.Equal(400, moon.Status);
        Assert.Contains("Cuisson", $"{moon.Body}", StringComparison.Ordinal);
        Assert.Equal(201, done.Status);
        var order = await OrderInKitchenAsync(done.Text("orderId"));
        Assert.Equal(
            ["Saignante", "Frites maison"],
            order.Body.GetProperty("lines")[0].GetProperty("options").EnumerateArray().Select(option => option.GetString()));
    }

    [Fact]
    public async Task The_catalogue_is_listed_with_prices_rates_and_routes()
    {
        var page = await hub.GetAsync("catalogue/articles?department=pizzas");
        var pizza = page.Body.GetProperty("articles").EnumerateArray().First(article => article.GetProperty("id").GetString() == "margherita");

        Assert.Equal(200, page.Status);
        Assert.Equal(7, page.Body.GetProperty("articles").GetArrayLength());
        Assert.Equal(1_100, pizza.GetProperty("priceCents").GetInt64());
        Assert.Equal(["prep", "oven"], pizza.GetProperty("route").EnumerateArray().Select(station => station.GetString()));
        Assert.Equal(400, (await hub.GetAsync("catalogue/articles?department=moon")).Status);
    }

    private async Task<Answer> OrderInKitchenAsync(string id)
    {
        await hub.Of<IFeed<KitchenView>>().UntilAsync(view => view.Orders.ContainsKey(new(id)), OpenHub.Patience, TimeProvider.System);
        return await hub.GetAsync($"orders/{id}");
    }
}
