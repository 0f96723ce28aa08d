using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>One table of the floor. Its key is the table's id.</summary>
public interface ITableGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<TableRefusal>> TellAsync(CommandId id, TableCommand command);

    Task<Table> ReadAsync();
}
