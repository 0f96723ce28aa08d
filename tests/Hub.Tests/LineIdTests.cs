namespace RetailPos.Hub.Tests;

/// <summary>The kitchen accepts a line id once, whatever order or sale an outside register sends it with.</summary>
public sealed class LineIdTests(OpenHub hub) : IClassFixture<OpenHub>
{
    [Fact]
    public async Task A_table_merged_by_an_outside_register_is_not_cooked_again()
    {
        await hub.PostAsync("orders", Order("merge-t4", "m-steak", "m-soup"));
        var merged = await hub.PostAsync("orders", Order("merge-t5", "m-steak", "m-soup", "m-cake"));
        var again = await hub.PostAsync("orders", Order("merge-t6", "m-steak"));

        Assert.Equal(201, merged.Status);
        Assert.Equal(["m-cake"], merged.Body.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("id").GetString()));
        Assert.Equal((409, "line-known-elsewhere"), (again.Status, again.Code));
        Assert.Equal(404, (await hub.GetAsync("orders/merge-t6")).Status);
    }

    [Fact]
    public async Task Registers_that_send_one_line_at_once_have_it_cooked_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(at => hub.PostAsync("orders", Order($"race-t{at}", "r-steak", $"r-own-{at}"))));

        Assert.All(answers, answer => Assert.Equal(201, answer.Status));
        Assert.Single(
            answers.SelectMany(answer => answer.Body.GetProperty("lines").EnumerateArray()),
            line => line.GetProperty("id").GetString() == "r-steak");
    }

    private static object Order(string id, params string[] lines) => new
    {
        id, mode = "eat-in", lines = lines.Select(line => new { id = line, name = line, route = new[] { "kitchen" } }),
    };
}
