using RetailPos.Grains.Contracts;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;

namespace RetailPos.Browser.Tests;

/// <summary>A service that has been going on for twenty minutes, with every state that a ticket can be in, each as the deciders make it.</summary>
internal static class EveryState
{
    public const string Fresh = "fresh";
    public const string Waiting = "waiting";
    public const string Late = "late";
    public const string Rush = "rush";
    public const string Changed = "changed";
    public const string Cancelled = "cancelled";
    public const string Allergy = "allergy";

    private static readonly StationId Kitchen = new("kitchen");
    private static readonly StationId Cold = new("cold");
    private static readonly StationId Bar = new("bar");
    private static readonly Actor Lea = new("Léa", "T1");
    private static readonly Actor Cook = new("Sami", "kitchen");

    public static async Task WriteAsync(string folder)
    {
        var now = DateTimeOffset.UtcNow;
        await using var journal = new SqliteJournal(Path.Combine(folder, "journal.db"), HouseEvents.Catalog, TimeProvider.System);
        var book = new Book(journal, now);

        await book.WriteAsync(Late, 41, minutesAgo: 19, "T3", 6, [Dish("Magret de canard", 2, "rosé"), Dish("Frites maison", 4), Dish("Purée")],
            order => new OrderCommand.Start([Tick.Of(order.Lines[0])], Cook));
        await book.WriteAsync("late-rush", 42, minutesAgo: 16, "T9", 2, [Dish("Onglet à l’échalote", 2, "saignant")],
            _ => new OrderCommand.Prioritise(IsRush: true, Lea));
        await book.WriteAsync(Waiting, 43, minutesAgo: 10, "Terrasse-21", 8, [Dish("Moules marinières", 8), Dish("Frites maison", 8)]);
        await book.WriteAsync(Changed, 44, minutesAgo: 6, "T4", 2,
            [Dish("Entrecôte", 3, "saignant"), Dish("Gratin dauphinois", 2), Dish("Bœuf bourguignon")],
            order => new OrderCommand.Start([Tick.Of(order.Lines[0])], Cook),
            order => new OrderCommand.ChangeLine(order.Lines[0].Id, order.Lines[0].Sent.Wish with { Quantity = Quantity.Pieces(2), Options = ["à point"] }, Lea),
            order => new OrderCommand.ChangeLine(order.Lines[1].Id, order.Lines[1].Sent.Wish with { Note = "sans crème" }, Lea),
            _ => new OrderCommand.Amend(null, new TableId("T12"), 3, null, null, Lea));
        await book.WriteAsync(Cancelled, 45, minutesAgo: 5, "T5", 3, [Dish("Blanquette de veau", 2), Dish("Riz")],
            order => new OrderCommand.Start([Tick.Of(order.Lines[0])], Cook),
            order => new OrderCommand.Cancel([order.Lines[0].Id], "client parti", Lea));
        await book.WriteAsync(Allergy, 46, minutesAgo: 4, "T6", 2,
            [Dish("Poulet satay") with { Allergies = ["arachide", "sésame"], Card = new([Kitchen], 1, 300, ["arachide", "soja"]) }, Dish("Riz parfumé")]);
        await book.WriteAsync("allergy-read", 47, minutesAgo: 4, "T2", 2,
            [Dish("Sole meunière") with { Allergies = ["fruits à coque"], Card = new([Kitchen], 1, 300, ["poisson", "lait"]) }],
            order => new OrderCommand.AcknowledgeAllergies([order.Lines[0].Id], Kitchen, AtPass: false, Cook));
        await book.WriteAsync("forced", 48, minutesAgo: 7, "T7", 4,
            [Dish("Soupe à l’oignon"), Dish("Magret de canard", 2) with { Card = new([Kitchen], 2, 600, []) }, Dish("Crème brûlée", 4) with { Card = new([new("pastry")], 3, 200, []) }],
            _ => new OrderCommand.FireNextStep(Lea));
        await book.WriteAsync(Rush, 49, minutesAgo: 1, "T1", 2, [Dish("Steak haché"), Dish("Frites maison")],
            _ => new OrderCommand.Prioritise(IsRush: true, Lea));
        await book.WriteAsync(Fresh, 50, minutesAgo: 1, "T8", 2, [Dish("Steak", 2, "bleu"), Dish("Salade verte") with { Card = new([Cold], 1, 120, []) }, Dish("Kir") with { Card = new([Bar], 1, 60, []) }]);
        await book.WriteAsync("due", 51, minutesAgo: 0, null, 0, [Dish("Steak"), Dish("Steak") with { Note = "bien cuit, pour l’enfant" }, Dish("Burger"), Dish("Burger")],
            dueInMinutes: 23);
        await book.WriteAsync("courses", 52, minutesAgo: 8, "T10", 2,
            [Dish("Velouté", 2), Dish("Daube provençale", 2) with { Card = new([Kitchen], 2, 900, []) }],
            order => new OrderCommand.MarkReady([Tick.Of(order.Lines[0])], Cook));
        await book.WriteAsync("nobody", 53, minutesAgo: 2, "T11", 2, [Dish("Plat du jour") with { Card = new([], 1, 0, []) }]);
        await book.WriteAsync("ready", 54, minutesAgo: 12, "T13", 2, [Dish("Dorade") with { Allergies = ["moutarde"] }, Dish("Ratatouille")],
            order => new OrderCommand.AcknowledgeAllergies([order.Lines[0].Id], Kitchen, AtPass: false, Cook),
            order => new OrderCommand.MarkReady([.. order.Lines.Select(Tick.Of)], Cook));
        await book.WriteAsync("tomorrow", 55, minutesAgo: 3, null, 0, [Dish("Couscous", 12)], dueInMinutes: 150, surfaceInMinutes: 110);
        await book.WriteAsync("evening", 56, minutesAgo: 3, null, 0, [Dish("Paella", 6)], dueInMinutes: 200, surfaceInMinutes: 170);
        await journal.AppendAsync(
            "sold-out-house", 0, new("sold-out"),
            [new SoldOutEvent.Marked(new("steak"), "Steak", Cook, now.AddMinutes(-3)), new SoldOutEvent.Marked(new("profiteroles"), "Profiteroles", Cook, now.AddMinutes(-30))],
            CancellationToken.None);
    }

    private static SentLine Dish(string name, int quantity = 1, params string[] options) => new(
        new("later"), name, Quantity.Pieces(quantity), [.. options], "", new([Kitchen], 1, 0, []),
        name is "Steak" ? new ArticleId("steak") : null);

    private sealed class Book(SqliteJournal journal, DateTimeOffset now)
    {
        public async Task WriteAsync(
            string id, int number, int minutesAgo, string? table, int covers, SentLine[] lines, params Func<Order, OrderCommand>[] then) =>
            await WriteAsync(id, number, minutesAgo, table, covers, lines, null, null, then);

        public async Task WriteAsync(
            string id, int number, int minutesAgo, string? table, int covers, SentLine[] lines, int? dueInMinutes, int? surfaceInMinutes = null,
            params Func<Order, OrderCommand>[] then)
        {
            var at = now.AddMinutes(-minutesAgo);
            var header = new OrderHeader(
                new(id), number, table is null ? ServiceMode.TakeAway : ServiceMode.EatIn, table is null ? null : new TableId(table), covers,
                table is null ? "Chloé" : "", "", "T1", at, dueInMinutes is { } due ? now.AddMinutes(due) : null,
                surfaceInMinutes is { } surface ? now.AddMinutes(surface) : null);
            var (order, version) = (Order.None, 0L);
            Func<Order, OrderCommand> send = _ => new OrderCommand.Send(
                header, [.. lines.Select((line, place) => line with { Id = new($"{id}-{place}") })], Lea);

            foreach (var (command, step) in then.Prepend(send).Select((command, step) => (command(order), step)))
            {
                var decision = OrderDecider.Decide(order, command, at.AddSeconds(step));
                Assert.Null(decision.Refusal);
                order = decision.Events.Aggregate(order, OrderDecider.Evolve);
                version = (await journal.AppendAsync(
                    $"order-{id}", version, new($"{id}/{step}"), [.. decision.Events], CancellationToken.None)).Version;
            }
        }
    }
}
