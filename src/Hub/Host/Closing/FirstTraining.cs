using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Settings;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Closing;

/// <summary>Puts a new house into training at its first start, before its doors open. A house that has used a till is real, and stays it.</summary>
internal sealed class FirstTraining(
    IOptions<RegisterSettings> settings, IFeed<HouseRulesView> rules, IFeed<TillsView> tills, IJournal journal, IGrainFactory grains) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var house = await rules.ReachAsync(journal.Head, cancellationToken);
        var used = await tills.ReachAsync(journal.Head, cancellationToken);

        if (settings.Value.StartInTraining && house.Rules.Training is TrainingStage.Never && used.Tills.IsEmpty)
        {
            await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House)
                .TellAsync(new("first-training"), new HouseRulesCommand.BeginTraining(Actor.Hub));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
