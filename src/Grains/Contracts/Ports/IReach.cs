using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Which stations have a screen or a printer, for the proof of a routing.</summary>
/// <remarks>What is set up, not what is switched on at this minute: a proof is made in the afternoon, for the evening.</remarks>
public interface IReach
{
    /// <summary>One for each station that is set up.</summary>
    ValueList<StationReach> Now { get; }
}
