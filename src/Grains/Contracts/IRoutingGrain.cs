using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts;

using Routing = RetailPos.Hub.Domain.Routing.Routing;

/// <summary>Who prepares what, beyond what the catalogue says. There is one: <see cref="GrainKeys.House"/>.</summary>
public interface IRoutingGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">Chosen by whoever pressed the button. The same id a second time has no second effect.</param>
    Task<Told<RoutingRefusal>> TellAsync(CommandId id, RoutingCommand command);

    Task<Routing> ReadAsync();
}
