using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Kernel;

namespace RetailPos.Displays.Tests;

/// <summary>A pool that notes what it was asked and answers as told.</summary>
public sealed class FakeBeeperDesk : IBeeperDesk
{
    public List<BeeperPoolCommand> Asked { get; } = [];

    public BeeperPoolRefusal? Refusal { get; set; }

    public Task<Told<BeeperPoolRefusal>> TellAsync(CommandId id, BeeperPoolCommand command)
    {
        Asked.Add(command);
        return Task.FromResult(new Told<BeeperPoolRefusal>(Refusal, Position: 0));
    }
}
