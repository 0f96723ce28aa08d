using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Tests;

/// <summary>Answers what the test has prepared, and remembers what it was asked.</summary>
public sealed class FakeGuests : IGuestDesk
{
    public GuestAnswer Answer { get; set; } = new(Fault: null, Refusal: null, new("guest-1"));

    public List<(CommandId Id, TableId Table, ValueList<NewLine> Lines)> Asked { get; } = [];

    public ValueList<GuestMenuLines>? Menus { get; private set; }

    public Task<GuestAnswer> OrderAsync(
        CommandId id, TableId table, TillId till, ValueList<NewLine> lines, ValueList<GuestMenuLines>? menus = null)
    {
        Asked.Add((id, table, lines));
        Menus = menus;
        return Task.FromResult(Answer);
    }
}
