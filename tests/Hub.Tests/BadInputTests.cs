using System.Net.Http.Headers;
using System.Text;

namespace RetailPos.Hub.Tests;

/// <summary>Whatever is sent, the answer names the field and its limit, and the journal is what it was.</summary>
public sealed class BadInputTests(OpenHub hub) : IClassFixture<OpenHub>
{
    private static readonly string Long = new('x', 300);

    public static TheoryData<string, string, string> BadOrders => new()
    {
        { "{}", "mode", "is required" },
        { "{}", "lines", "must have 1–200 items" },
        { "", "mode", "is required" },
        { "null", "", "must be a JSON object" },
        { "[]", "", "must be an object" },
        { "42", "", "must be an object" },
        { "{", "", "no valid JSON" },
        { "{\"mode\":}", "mode", "no valid JSON" },
        { "\u0000\u0001\u0002", "", "no valid JSON" },
        { Order("\"mode\":\"eat-in\""), "mode", "stands twice" },
        { Order("\"color\":\"red\""), "color", "no field that we know" },
        { "{\"mode\":\"drive-in\"}", "mode", "must be one of eat-in, take-away" },
        { "{\"mode\":0}", "mode", "must be one of eat-in, take-away" },
        { "{\"mode\":\"eat in\"}", "mode", "must be one of eat-in, take-away" },
        { Order("\"id\":\"../../etc\""), "id", "must be 1–64 letters" },
        { Order("\"id\":\"\""), "id", "must be 1–64 letters" },
        { Order($"\"id\":\"{Long}\""), "id", "must be 1–64 letters" },
        { Order("\"id\":\"naïve\""), "id", "must be 1–64 letters" },
        { Order("\"table\":\"T 1\""), "table", "must be 1–64 letters" },
        { Order("\"covers\":-1"), "covers", "must be 0–200" },
        { Order("\"covers\":201"), "covers", "must be 0–200" },
        { Order("\"covers\":2.5"), "covers", "whole number" },
        { Order("\"covers\":\"2\""), "covers", "whole number" },
        { Order("\"covers\":99999999999"), "covers", "whole number" },
        { Order($"\"customer\":\"{Long}\""), "customer", "80 clean signs" },
        { Order("\"customer\":\"a\\u0007\""), "customer", "80 clean signs" },
        { Order("\"customer\":\"\\ud800\""), "customer", "half characters" },
        { Order("\"note\":\"two\\nlines\""), "note", "200 signs at most" },
        { Order($"\"note\":\"{Long}\""), "note", "200 signs at most" },
        { Order("\"dueAt\":\"tomorrow\""), "dueAt", "must be a time" },
        { Order("\"dueAt\":\"0001-01-01T00:00:00Z\""), "dueAt", "1 day ago to 366 days ahead" },
        { Order("\"dueAt\":\"9999-12-31T23:59:59Z\""), "dueAt", "1 day ago to 366 days ahead" },
        { Order("\"dueAt\":\"2026-02-30T12:00:00Z\""), "dueAt", "must be a time" },
        { "{\"mode\":\"eat-in\",\"lines\":{}}", "lines", "must be a list" },
        { "{\"mode\":\"eat-in\",\"lines\":[]}", "lines", "must have 1–200 items" },
        { "{\"mode\":\"eat-in\",\"lines\":[null]}", "lines[0]", "must be an object" },
        { "{\"mode\":\"eat-in\",\"lines\":[1]}", "lines[0]", "must be an object" },
        { Lines(Enumerable.Repeat("{\"name\":\"a\"}", 201)), "lines", "must have 1–200 items" },
        { Line("\"quantity\":1", name: null), "lines[0].name", "is required" },
        { Line("\"quantity\":1", name: ""), "lines[0].name", "must be 1–80 signs" },
        { Line("\"quantity\":1", name: " "), "lines[0].name", "must be 1–80 signs" },
        { Line("\"quantity\":1", name: Long), "lines[0].name", "must be 1–80 signs" },
        { Line("\"quantity\":1", name: "a\\u0000b"), "lines[0].name", "must be 1–80 signs" },
        { Line("\"quantity\":1", name: "a\\u2028b"), "lines[0].name", "must be 1–80 signs" },
        { Line("\"quantity\":0"), "lines[0].quantity", "must be 0.001–999" },
        { Line("\"quantity\":-3"), "lines[0].quantity", "must be 0.001–999" },
        { Line("\"quantity\":1000"), "lines[0].quantity", "must be 0.001–999" },
        { Line("\"quantity\":0.0001"), "lines[0].quantity", "three decimals" },
        { Line("\"quantity\":1e400"), "lines[0].quantity", "must be a number" },
        { Line("\"quantity\":\"1\""), "lines[0].quantity", "must be a number" },
        { Line("\"quantity\":NaN"), "lines[0].quantity", "no valid JSON" },
        { Line("\"quantity\":true"), "lines[0].quantity", "must be a number" },
        { Line("\"options\":[\"\"]"), "lines[0].options[0]", "must be 1–80 signs" },
        { Line("\"options\":[null]"), "lines[0].options[0]", "must be 1–80 signs" },
        { Line("\"options\":\"well done\""), "lines[0].options", "must be a list" },
        { Line("\"options\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\",\"13\"]"), "lines[0].options", "12 items" },
        { Line($"\"note\":\"{Long}\""), "lines[0].note", "200 signs" },
        { Line("\"step\":0"), "lines[0].step", "must be 1–9" },
        { Line("\"step\":10"), "lines[0].step", "must be 1–9" },
        { Line("\"expectedSeconds\":-1"), "lines[0].expectedSeconds", "must be 0–14400" },
        { Line("\"expectedSeconds\":14401"), "lines[0].expectedSeconds", "must be 0–14400" },
        { Line("\"route\":[\"moon\"]"), "lines[0].route[0]", "no station of this house" },
        { Line("\"route\":[\"\"]"), "lines[0].route[0]", "must be 1–64 letters" },
        { Line("\"route\":[\"bar\",\"bar\",\"bar\",\"bar\",\"bar\",\"bar\",\"bar\"]"), "lines[0].route", "6 items" },
        { Line("\"allergens\":[\"\\u0000\"]"), "lines[0].allergens[0]", "must be 1–80 signs" },
        { Line("\"allergies\":[\"\"]"), "lines[0].allergies[0]", "must be 1–80 signs" },
        { Line("\"allergies\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\",\"13\",\"14\",\"15\"]"), "lines[0].allergies", "14 items" },
        { Line("\"allergies\":\"milk\""), "lines[0].allergies", "must be a list" },
        { Line("\"surprise\":1"), "lines[0].surprise", "no field that we know" },
        { Lines(["{\"id\":\"x\",\"name\":\"a\"}", "{\"id\":\"x\",\"name\":\"b\"}"]), "lines[1].id", "stands twice" },
        { Order($"\"table\":{string.Concat(Enumerable.Repeat("[", 64))}{string.Concat(Enumerable.Repeat("]", 64))}"), "table", "must be text" },
        { Order($"\"deep\":{string.Concat(Enumerable.Repeat("{\"a\":", 64))}1{new string('}', 64)}"), "deep", "no field that we know" },
    };

    public static TheoryData<string, string, string> BadSales => new()
    {
        { "{}", "till", "is required" },
        { "{}", "mode", "is required" },
        { Sale("\"article\":\"unicorn\""), "lines[0].article", "no article of the catalogue" },
        { Sale("\"quantity\":1"), "lines[0].article", "is required" },
        { Sale("\"article\":\"cola\",\"unitPriceCents\":1"), "lines[0].unitPriceCents", "belongs to a free line" },
        { Free("\"unitPriceCents\":-1"), "lines[0].unitPriceCents", "must be 0–1000000" },
        { Free("\"unitPriceCents\":1000001"), "lines[0].unitPriceCents", "must be 0–1000000" },
        { Free("\"unitPriceCents\":12.5"), "lines[0].unitPriceCents", "whole number" },
        { Free("\"unitPriceCents\":9223372036854775808"), "lines[0].unitPriceCents", "whole number" },
        { Free("\"unitPriceCents\":1,\"vatEatInBasisPoints\":10001"), "lines[0].vatEatInBasisPoints", "must be 0–10000" },
        { Free("\"unitPriceCents\":1,\"vatEatInBasisPoints\":1000"), "lines[0].vatTakeAwayBasisPoints", "is required" },
        { Free("\"preparation\":{}"), "lines[0].preparation.route", "at least one station" },
        { Free("\"unitPriceCents\":1,\"vatEatInBasisPoints\":0,\"vatTakeAwayBasisPoints\":0,\"preparation\":{\"route\":[\"moon\"]}"),
            "lines[0].preparation.route[0]", "no station of this house" },
        { "{\"till\":\"T1\",\"mode\":\"eat-in\",\"send\":\"yes\",\"lines\":[{\"article\":\"cola\"}]}", "send", "true or false" },
    };

    public static TheoryData<string, string, string> BadPayments => new()
    {
        { "{}", "mode", "is required" },
        { "{}", "givenCents", "is required" },
        { "{\"mode\":\"gold\",\"givenCents\":1}", "mode", "must be one of cash, card" },
        { "{\"mode\":\"cash\",\"givenCents\":-1}", "givenCents", "must be 0–1000000" },
        { "{\"mode\":\"cash\",\"givenCents\":1000001}", "givenCents", "must be 0–1000000" },
        { "{\"mode\":\"cash\",\"givenCents\":\"100\"}", "givenCents", "whole number" },
    };

    public static TheoryData<string, string, string, string> BadChanges => new()
    {
        { "lines/any/change", "{}", "", "at least one of quantity" },
        { "lines/any/change", "{\"quantity\":0}", "quantity", "must be 0.001–999" },
        { "lines/any/change", "{\"quantity\":1000}", "quantity", "must be 0.001–999" },
        { "lines/any/change", "{\"quantity\":0.0005}", "quantity", "three decimals" },
        { "lines/any/change", "{\"options\":[null]}", "options[0]", "must be 1–80 signs" },
        { "lines/any/change", "{\"options\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\",\"12\",\"13\"]}", "options", "12 items" },
        { "lines/any/change", $"{{\"note\":\"{Long}\"}}", "note", "200 signs" },
        { "lines/any/change", "{\"allergies\":[\"\\u0000\"]}", "allergies[0]", "must be 1–80 signs" },
        { "lines/any/change", "{\"price\":1}", "price", "no field that we know" },
        { "amend", "{}", "", "at least one of mode" },
        { "amend", "{\"mode\":\"drive-in\"}", "mode", "must be one of eat-in, take-away" },
        { "amend", "{\"table\":\"T 1\"}", "table", "must be 1–64 letters" },
        { "amend", "{\"covers\":201}", "covers", "must be 0–200" },
        { "amend", "{\"customer\":\"a\\u0007\"}", "customer", "80 clean signs" },
        { "amend", "{\"note\":\"two\\nlines\"}", "note", "200 signs" },
        { "fire", "{\"step\":0}", "step", "must be 1–9" },
        { "fire", "{\"step\":10}", "step", "must be 1–9" },
        { "rush", "{}", "rush", "is required" },
        { "rush", "{\"rush\":\"yes\"}", "rush", "true or false" },
        { "acknowledge", "{\"lines\":[]}", "lines", "must have 1–200 items" },
        { "acknowledge", "{\"lines\":[\"a b\"]}", "lines[0]", "must be 1–64 letters" },
        { "acknowledge", "{\"outcome\":\"eaten\"}", "outcome", "must be one of not-started, waste, reuse" },
    };

    [Theory]
    [MemberData(nameof(BadChanges))]
    public Task A_bad_change_names_its_field_and_limit(string what, string body, string field, string limit) =>
        RefusedAsync($"orders/any/{what}", body, field, limit);

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task An_article_that_can_be_nobodys_is_refused(string method)
    {
        using var request = new HttpRequestMessage(new(method), "sold-out/a%20b");
        var answer = await Answer.OfAsync(await hub.Api.SendAsync(request));

        Assert.Equal((400, "bad-input"), (answer.Status, answer.Code));
        Assert.True(answer.Body.GetProperty("errors").TryGetProperty("article", out _));
    }

    [Theory]
    [MemberData(nameof(BadOrders))]
    public Task A_bad_order_names_its_field_and_limit(string body, string field, string limit) => RefusedAsync("orders", body, field, limit);

    [Theory]
    [MemberData(nameof(BadSales))]
    public Task A_bad_sale_names_its_field_and_limit(string body, string field, string limit) => RefusedAsync("sales", body, field, limit);

    [Theory]
    [MemberData(nameof(BadPayments))]
    public Task A_bad_payment_names_its_field_and_limit(string body, string field, string limit) =>
        RefusedAsync("sales/any/payments", body, field, limit);

    [Theory]
    [InlineData("orders/..%2fx")]
    [InlineData("orders/a%20b")]
    [InlineData("sales/%7F")]
    [InlineData("sales/%C3%A9")]
    [InlineData("catalogue/articles?after=a%20b")]
    public async Task An_id_that_can_be_nobodys_is_refused(string path)
    {
        var answer = await hub.GetAsync(path);

        Assert.InRange(answer.Status, 400, 404);
        Assert.Equal("application/problem+json", answer.ContentType);
    }

    [Fact]
    public async Task A_key_that_is_no_id_is_refused()
    {
        var answer = await hub.PostAsync("orders", new { mode = "eat-in", lines = new[] { new { name = "a" } } }, key: "with space");

        Assert.Equal(400, answer.Status);
        Assert.True(answer.Body.GetProperty("errors").TryGetProperty("Idempotency-Key", out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_megabytes_are_refused_as_too_large(bool chunked)
    {
        var head = hub.Journal.Head;
        using var request = new HttpRequestMessage(HttpMethod.Post, "orders");
        var body = new byte[10 * 1024 * 1024];
        Array.Fill(body, (byte)' ');
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = chunked;
        var answer = await Answer.OfAsync(await hub.Api.SendAsync(request));

        Assert.Equal((413, "body-too-large"), (answer.Status, answer.Code));
        Assert.Equal(head, hub.Journal.Head);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    public async Task What_is_not_json_is_refused_as_such(string type)
    {
        using var content = new StringContent("{}", MediaTypeHeaderValue.Parse(type));
        var answer = await Answer.OfAsync(await hub.Api.PostAsync("orders", content));

        Assert.Equal((415, "not-json"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_wrong_method_and_a_wrong_address_are_told_as_problems()
    {
        var method = await Answer.OfAsync(await hub.Api.DeleteAsync("orders/any"));
        var address = await hub.GetAsync("nothing/here");

        Assert.Equal((405, "method-not-allowed"), (method.Status, method.Code));
        Assert.Equal((404, "no-such-address"), (address.Status, address.Code));
    }

    private async Task RefusedAsync(string path, string body, string field, string limit)
    {
        var head = hub.Journal.Head;
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await Answer.OfAsync(await hub.Api.PostAsync(path, content));

        Assert.Equal((400, "application/problem+json", "bad-input"), (answer.Status, answer.ContentType, answer.Code));
        Assert.True(answer.Body.GetProperty("errors").TryGetProperty(field, out var words), $"{answer.Body}");
        Assert.Contains(limit, words[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(head, hub.Journal.Head);
    }

    private static string Order(string more) => $"{{\"mode\":\"eat-in\",\"lines\":[{{\"name\":\"a\"}}],{more}}}";

    private static string Line(string more, string? name = "a") =>
        Lines([name is null ? $"{{{more}}}" : $"{{\"name\":\"{name}\",{more}}}"]);

    private static string Lines(IEnumerable<string> lines) => $"{{\"mode\":\"eat-in\",\"lines\":[{string.Join(',', lines)}]}}";

    private static string Sale(string line) => $"{{\"till\":\"T1\",\"mode\":\"eat-in\",\"lines\":[{{{line}}}]}}";

    private static string Free(string line) => Sale($"\"name\":\"Plat\",{line}");
}
