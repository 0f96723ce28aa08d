using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;

namespace RetailPos.Register.Tests;

/// <summary>The real deciders of plan and tables behind the floor's desk; what two tables have to agree on is only noted.</summary>
public sealed class FakeFloor(TimeProvider clock, House house, FakeFeed<FloorPlanView> plan) : IFloorDesk
{
    public List<TableCommand> Told { get; } = [];

    public ValueList<TableId> InUse { get; set; } = [];

    /// <summary>What the next command is refused for; null to let the table decide.</summary>
    public TableRefusal? Refuses { get; set; }

    /// <summary>Whoever asks may not.</summary>
    public RightRefusedException? NotAllowed { get; set; }

    public Task<Told<FloorPlanRefusal>> TellAsync(CommandId id, FloorPlanCommand command)
    {
        var known = plan.Current;
        var decision = FloorPlanDecider.Decide(
            known.Plan, command is FloorPlanCommand.Save save ? save with { InUse = InUse } : command, clock.GetUtcNow());

        if (!decision.Events.IsEmpty)
        {
            plan.Push(new(known.Position + 1, decision.Events.Aggregate(known.Plan, FloorPlanDecider.Evolve)));
        }

        return Task.FromResult(new Told<FloorPlanRefusal>(decision.Refusal, decision.Events.IsEmpty ? 0 : plan.Current.Position));
    }

    public Task<Told<TableRefusal>> TellAsync(CommandId id, TableId table, TableCommand command)
    {
        if (NotAllowed is { } refused)
        {
            throw refused;
        }

        Told.Add(command);
        var state = house.Sales.Current.Floor.GetValueOrDefault(table, Table.Free);
        var decision = TableDecider.Decide(state, command, clock.GetUtcNow());

        if (Refuses is { } refusal || decision.Refusal is not null)
        {
            return Task.FromResult(new Told<TableRefusal>(Refuses ?? decision.Refusal, Position: 0));
        }

        house.Put(table, decision.Events.Aggregate(state, TableDecider.Evolve));
        return Task.FromResult(new Told<TableRefusal>(Refusal: null, house.Head));
    }
}
