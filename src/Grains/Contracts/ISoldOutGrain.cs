using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

using SoldOut = RetailPos.Hub.Domain.SoldOut.SoldOut;

/// <summary>What the house has none of. There is one list: <see cref="GrainKeys.House"/>.</summary>
public interface ISoldOutGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<SoldOutRefusal>> TellAsync(CommandId id, SoldOutCommand command);

    Task<SoldOut> ReadAsync();
}
