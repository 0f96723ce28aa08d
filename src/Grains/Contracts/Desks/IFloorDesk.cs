using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What the floor may ask of the hub: its plan, and what becomes of its tables.</summary>
public interface IFloorDesk
{
    /// <summary>Saves the plan, or revokes a table's code.</summary>
    Task<Told<FloorPlanRefusal>> TellAsync(CommandId id, FloorPlanCommand command);

    /// <summary>Puts a command to one table. Seating concerns a sale too: <see cref="IRegisterDesk.SeatAsync"/>.</summary>
    /// <remarks>
    /// A move or a join is asked of the table that gives, and answered when the other has decided: a refusal here is the
    /// other table's as well.
    /// </remarks>
    Task<Told<TableRefusal>> TellAsync(CommandId id, TableId table, TableCommand command);
}
