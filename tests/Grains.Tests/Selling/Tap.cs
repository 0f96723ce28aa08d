using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>One key that somebody presses. Pressed again it is the same command, as after a lost answer.</summary>
/// <param name="Says">For the story of a run that fails.</param>
/// <param name="How">Answers with the refusal, or null when there was none.</param>
internal sealed record Tap(CommandId Id, string Says, Func<House, CommandId, Task<Enum?>> How)
{
    private static readonly string[] OfRefusals =
    [
        "sale.move-requested", "sale.move-refused", "table.move-asked", "table.move-refused", "table.freed", "sale.payment-requested",
        "sale.payment-refused", "sale.refund-requested", "sale.refund-refused", "customer.debt-held", "customer.debt-released",
        "sale.receipt-given", "sale.receipt-taken-back", "customer.merge-asked", "customer.merge-dropped",
    ];

    public Task<Enum?> PressAsync(House house) => How(house, Id);

    /// <summary>A wish that was refused has changed nothing. At most it was asked of another, who said no.</summary>
    public static void HoldNothingHappened(Tap tap, Enum refusal, IEnumerable<Recorded> happened)
    {
        var others = happened.Select(recorded => HouseEvents.Catalog.NameOf(recorded.Event)).Except(OfRefusals).ToList();

        // What the house offers has changed since somebody last touched the bill: sent, it costs something else than was put down.
        Books.Hold(others.Count == 0 || others.Contains("sale.offers-changed"), $"{tap} was refused ({refusal}), and this happened: {string.Join(", ", others)}.");
    }

    public override string ToString() => $"{Id}: {Says}";
}
