using RetailPos.Register.Domain.Tills;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

/// <summary>One till and its sealed journal. Its key is the till's id.</summary>
public interface ITillGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<TillRefusal>> TellAsync(CommandId id, TillCommand command);

    Task<Till> ReadAsync();
}
