using System.Text.Json;

namespace RetailPos.Crash.Tests;

/// <summary>A kiosk with a kitchen behind it: takes sales, takes money, places orders and cooks them, until its hub is gone.</summary>
/// <param name="name">Its ids and keys begin with it: each client's sales and orders are its own.</param>
public sealed class Client(string name, Ledger ledger, Random chance)
{
    private static readonly string[] Articles = ["soup", "steak", "cola"];
    private static readonly string[] Stations = ["kitchen", "bar"];
    private static readonly ErrandKind[] Steps = [ErrandKind.Start, ErrandKind.Ready, ErrandKind.HandOver];

    private readonly Queue<(string Sale, long DueCents, bool IsRest)> _toPay = new();
    private readonly Queue<(string Order, IReadOnlyList<string> Lines, int Step)> _toCook = new();
    private int _last;

    /// <summary>Works until the connection breaks; what was under way then stays unknown.</summary>
    public async Task WorkAsync(HubApi hub, Action acknowledged)
    {
        // What was broken off is settled by the test; nobody works on with it.
        _toPay.Clear();
        _toCook.Clear();

        while (true)
        {
            var errand = Next();
            ledger.Errands.Enqueue(errand);
            (int Status, JsonElement Body) answer;

            try
            {
                answer = await hub.SendAsync(errand);
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
            {
                errand.MarkUnknown();
                return;
            }

            Assert.True(answer.Status is 200 or 201, $"{errand.Path} {errand.Key} answered {answer.Status}: {answer.Body}");
            errand.Acknowledge(answer.Body);
            GoOn(errand);
            acknowledged();
        }
    }

    private Errand Next() => chance.Next(10) switch
    {
        < 3 when _toPay.TryDequeue(out var sale) => Pay(sale),
        < 7 when _toCook.TryDequeue(out var work) => Cook(work),
        < 9 => TakeSale(),
        _ => PlaceOrder(),
    };

    private void GoOn(Errand errand)
    {
        switch (errand.Kind)
        {
            case ErrandKind.TakeSale:
                _toPay.Enqueue((errand.Subject, DueOf(errand), IsRest: false));
                break;

            case ErrandKind.Pay when DueOf(errand) is > 0 and var rest:
                _toPay.Enqueue((errand.Subject, rest, IsRest: true));
                break;

            case ErrandKind.PlaceOrder:
                _toCook.Enqueue((errand.Subject, errand.Lines, 0));
                break;

            case ErrandKind.Start or ErrandKind.Ready:
                _toCook.Enqueue((errand.Subject, errand.Lines, Array.IndexOf(Steps, errand.Kind) + 1));
                break;
        }
    }

    private Errand TakeSale()
    {
        var id = NewId("sale");
        var lines = NewLines(id);
        var body = new
        {
            id,
            // Both tills are always at it.
            till = chance.Next(2) == 0 ? "T1" : "T2",
            mode = chance.Next(2) == 0 ? "eat-in" : "take-away",
            lines = lines.Select(line => new { id = line, article = Articles[chance.Next(Articles.Length)], quantity = chance.Next(1, 4) }),
        };
        return new(ErrandKind.TakeSale, id, "sales", Fixed(body), id, lines, Cents: 0);
    }

    private Errand Pay((string Sale, long DueCents, bool IsRest) bill)
    {
        // Now and then half of it now and the rest later: two records of the till for one sale.
        var given = !bill.IsRest && chance.Next(4) == 0 ? bill.DueCents / 2 : bill.DueCents;
        var mode = chance.Next(2) == 0 ? "cash" : "card";
        return new(
            ErrandKind.Pay, NewId("pay"), $"sales/{bill.Sale}/payments", Fixed(new { mode, givenCents = given }), bill.Sale, [], given);
    }

    private Errand PlaceOrder()
    {
        var id = NewId("order");
        var lines = NewLines(id);
        // One station for all of it: what several owe is finished by each of them.
        var route = new[] { Stations[chance.Next(Stations.Length)] };
        var body = new
        {
            id,
            mode = "take-away",
            lines = lines.Select(line => new { id = line, name = "Plat du jour", route }),
        };
        return new(ErrandKind.PlaceOrder, id, "orders", Fixed(body), id, lines, Cents: 0);
    }

    private Errand Cook((string Order, IReadOnlyList<string> Lines, int Step) work)
    {
        var (kind, path) = Steps[work.Step] switch
        {
            ErrandKind.Start => (ErrandKind.Start, "start"),
            ErrandKind.Ready => (ErrandKind.Ready, "ready"),
            _ => (ErrandKind.HandOver, "hand-over"),
        };
        object body = kind is ErrandKind.HandOver ? new { } : new { lines = work.Lines };
        return new(kind, NewId(path), $"orders/{work.Order}/{path}", Fixed(body), work.Order, work.Lines, Cents: 0);
    }

    private static long DueOf(Errand errand) => errand.Answer!.Value.GetProperty("dueCents").GetInt64();

    // Chance is asked once: what is sent a second time is the same to the letter.
    private static JsonElement Fixed(object body) => JsonSerializer.SerializeToElement(body);

    private List<string> NewLines(string id) => [.. Enumerable.Range(1, chance.Next(1, 5)).Select(line => $"{id}.{line}")];

    private string NewId(string what) => $"{name}-{what}-{++_last}";
}
