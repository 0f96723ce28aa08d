using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Reactions;

/// <summary>What a till has taken for a debt is no longer owed.</summary>
public sealed class SettledDebtsReachTheAccount(IGrainFactory grains) : IReaction
{
    public string Name => "settled-debts-reach-the-account";

    public bool Concerns(object happened) => happened is TillEvent.DebtSettled;

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        if (recorded.Event is TillEvent.DebtSettled { Settling: var settling })
        {
            await BookAsync(grains, new(recorded.KeyOf(Streams.Till)), settling);
        }
    }

    /// <summary>Named after the settling itself: the desk that asked may be quicker than the journal's tail, and it is booked once.</summary>
    internal static Task<Told<CustomerRefusal>> BookAsync(IGrainFactory grains, TillId till, DebtSettling settling) =>
        grains.TellKeptAsync(
            settling.Id.Then("account"), settling.Customer, new CustomerCommand.Settle(settling.Id, till, settling.Key, settling.Amount, settling.By));
}
