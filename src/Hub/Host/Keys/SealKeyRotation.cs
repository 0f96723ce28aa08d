using System.Buffers.Text;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;

namespace RetailPos.Hub.Keys;

/// <summary>One key gives the house to the next: each till writes a record that the old key signs and that names the new one.</summary>
/// <remarks>
/// Cut short, it goes on at the next start, before the doors open: the key that comes lies in the folder, and the tills that were
/// told already are told under the same id.
/// </remarks>
internal sealed class SealKeyRotation(SealKeyFolder keys, IGrainFactory grains, IFeed<TillsView> tills, IJournal journal) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (keys.NextId is not null)
        {
            await RotateAsync(Actor.Hub, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <returns>The key that went, and how many tills wrote it down.</returns>
    public async Task<(string From, int Tills)> RotateAsync(Actor by, CancellationToken stop)
    {
        var next = keys.PrepareNext();
        var from = keys.CurrentId;
        var view = await tills.ReachAsync(journal.Head, stop);
        var told = view.Tills.Where(till => !till.Value.Chains.Ends.IsEmpty).Select(till => till.Key).ToList();

        foreach (var till in told)
        {
            await grains.GetGrain<ITillGrain>(till.Value).TellAsync(
                new CommandId($"seal-key/{next.Id}/{till}"),
                new Register.Domain.Tills.TillCommand.HandOverKey(from, next.Id, Base64Url.EncodeToString(next.PublicKey), by));
        }

        keys.TakeNext();
        return (from, told.Count);
    }
}
