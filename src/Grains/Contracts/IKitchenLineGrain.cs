using RetailPos.Hub.Domain.KitchenLines;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>One line id that an outside system has named. Its key is the line's id.</summary>
public interface IKitchenLineGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<KitchenLineRefusal>> TellAsync(CommandId id, KitchenLineCommand command);

    Task<KitchenLine> ReadAsync();
}
