using System.Text.Json;

namespace RetailPos.Crash.Tests;

/// <summary>Holds a hub that has come back to what its clients know, through nothing but its API.</summary>
public sealed class Recovery(HubApi hub, Ledger ledger)
{
    private static readonly string[] States = ["held", "queued", "started", "ready", "collected"];

    /// <summary>What nobody knew is asked again, twice, with the same keys: it is done then, and done once.</summary>
    public async Task SettleUnknownAsync()
    {
        foreach (var errand in ledger.Unknown.ToList())
        {
            var (status, body) = await hub.SendAsync(errand);
            Assert.True(status is 200 or 201, $"{errand.Path} {errand.Key}, sent again, answered {status}: {body}");
            errand.Acknowledge(body);
            var (_, again) = await hub.SendAsync(errand);
            Assert.Equal(IdOf(body), IdOf(again));
        }
    }

    /// <summary>Every command of these subjects is there once, and what follows from it has come or comes.</summary>
    public async Task CheckAsync(IReadOnlySet<string> subjects)
    {
        foreach (var sale in ledger.Of(ErrandKind.TakeSale).Where(sale => subjects.Contains(sale.Subject)))
        {
            await CheckSaleAsync(sale);
        }

        foreach (var order in ledger.Of(ErrandKind.PlaceOrder).Where(order => subjects.Contains(order.Subject)))
        {
            await CheckOrderAsync(order);
        }
    }

    private async Task CheckSaleAsync(Errand taken)
    {
        var payments = ledger.Of(ErrandKind.Pay).Where(pay => pay.Subject == taken.Subject).ToList();
        var sale = await hub.UntilAsync(
            $"sales/{taken.Subject}",
            $"{payments.Count} payments sealed",
            now => now.GetProperty("payments").GetArrayLength() == payments.Count);

        Assert.Equal(taken.Lines, Ids(sale));
        Assert.All(sale.GetProperty("lines").EnumerateArray(), line => Assert.True(line.GetProperty("sent").GetBoolean()));
        Assert.Equal(
            payments.Select(pay => pay.Cents),
            sale.GetProperty("payments").EnumerateArray().Select(payment => payment.GetProperty("givenCents").GetInt64()));
        Assert.Equal(
            sale.GetProperty("totalCents").GetInt64() - payments.Sum(pay => pay.Cents), sale.GetProperty("dueCents").GetInt64());
        var stage = sale.GetProperty("dueCents").GetInt64() == 0 ? "settled" : payments.Count > 0 ? "sealed" : "open";
        Assert.Equal(stage, sale.GetProperty("stage").GetString());

        // The kitchen has each line once, under the same ids, and knows whether it is paid.
        var order = await hub.UntilAsync(
            $"orders/{sale.GetProperty("orderId").GetString()}",
            $"in the kitchen, {stage}",
            now => now.GetProperty("settled").GetBoolean() == (stage == "settled"));
        Assert.Equal(taken.Lines, Ids(order));
        Assert.Equal(sale.GetProperty("callNumber").GetInt32(), order.GetProperty("callNumber").GetInt32());
    }

    private async Task CheckOrderAsync(Errand placed)
    {
        var (status, order) = await hub.GetAsync($"orders/{placed.Subject}");
        var steps = ledger.Errands.Where(step => step.Subject == placed.Subject).Max(step => step.Kind);
        var state = steps switch
        {
            ErrandKind.Start => "started",
            ErrandKind.Ready => "ready",
            ErrandKind.HandOver => "collected",
            _ => "queued",
        };

        Assert.Equal(200, status);
        Assert.Equal(placed.Lines, Ids(order));
        Assert.All(order.GetProperty("lines").EnumerateArray(), line =>
            Assert.Equal(Array.IndexOf(States, state), Array.IndexOf(States, line.GetProperty("state").GetString())));
    }

    private static IEnumerable<string?> Ids(JsonElement subject) =>
        subject.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("id").GetString());

    // A sale or order answers its id and what it stands at now; a payment answers what was taken, which never changes.
    private static string IdOf(JsonElement answer) =>
        answer.TryGetProperty("id", out var id) ? id.GetString()! : $"{answer}";
}
