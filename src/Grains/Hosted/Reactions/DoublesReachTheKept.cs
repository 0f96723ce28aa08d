using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains.Reactions;

/// <summary>A double comes when it is asked for, and the kept one takes in what it had.</summary>
public sealed class DoublesReachTheKept(IGrainFactory grains) : IReaction
{
    public string Name => "doubles-reach-the-kept";

    public bool Concerns(object happened) => happened is CustomerEvent.MergeAsked or CustomerEvent.Joined;

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        switch (recorded.Event)
        {
            case CustomerEvent.MergeAsked e:
                await JoinAsync(recorded, new(recorded.KeyOf(Streams.Customer)), e);
                break;
            case CustomerEvent.Joined:
                await grains.AbsorbAsync(this.CommandOf(recorded), new(recorded.KeyOf(Streams.Customer)));
                break;
        }
    }

    // Told again after it was answered nobody waits any more, and whoever would come then might come in a ring.
    private async Task JoinAsync(Recorded recorded, CustomerId kept, CustomerEvent.MergeAsked e)
    {
        if (!(await grains.CustomerOf(kept).ReadAsync()).Awaited.Contains(e.Other))
        {
            return;
        }

        var told = await grains.CustomerOf(e.Other).TellAsync(this.CommandOf(recorded), new CustomerCommand.Join(kept, e.By));

        if (told.Refusal is { } why)
        {
            await grains.CustomerOf(kept).TellAsync(this.CommandOf(recorded).Then("drop"), new CustomerCommand.DropMerge(e.Other, why));
        }
    }
}
