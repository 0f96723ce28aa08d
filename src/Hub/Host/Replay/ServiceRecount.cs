using RetailPos.Kernel;

namespace RetailPos.Hub.Replay;

/// <summary>What the files alone say must come out: one queue, a number of places in the oven, first come, first baked.</summary>
/// <remarks>It knows nothing of grains, feeds or journal: it is the other opinion.</remarks>
public static class ServiceRecount
{
    public static ServiceFigures Of(PizzaPlace place, IReadOnlyList<PizzaOrder> orders, int lateAfterMinutes)
    {
        var pizzas = place.Pizzas.ToDictionary(pizza => pizza.Id);
        var places = new PriorityQueue<int, DateTime>(
            Enumerable.Range(0, PizzaMenu.OvenCapacity).Select(oven => (oven, DateTime.MinValue)));
        List<long> waited = [], cooked = [], stood = [];
        var (total, vat, late) = (Money.Zero, Money.Zero, 0);

        foreach (var order in orders.Where(order => !order.Lines.IsEmpty))
        {
            var readyAt = order.PlacedAt;

            foreach (var line in order.Lines)
            {
                places.TryDequeue(out var oven, out var freeAt);
                var start = freeAt > order.PlacedAt ? freeAt : order.PlacedAt;
                var end = start.AddSeconds(PizzaMenu.SecondsOf(pizzas[line.Pizza]));
                places.Enqueue(oven, end);
                waited.Add((long)(start - order.PlacedAt).TotalSeconds);
                cooked.Add((long)(end - start).TotalSeconds);
                readyAt = end > readyAt ? end : readyAt;
            }

            var sum = order.Lines.Sum(line => new Money(pizzas[line.Pizza].PriceCents * line.Quantity));
            total += sum;
            vat += PizzaMenu.Vat.TaxInside(sum);
            late += readyAt - order.PlacedAt > TimeSpan.FromMinutes(lateAfterMinutes) ? 1 : 0;
            stood.Add(ReplayPlayer.PickUpSeconds);
        }

        return new(
            orders.Count(order => !order.Lines.IsEmpty),
            orders.Sum(order => order.Lines.Count),
            orders.Sum(order => order.Lines.Sum(line => (long)line.Quantity)),
            total,
            vat,
            late,
            StageTime.Of(waited),
            StageTime.Of(cooked),
            StageTime.Of(stood));
    }
}
