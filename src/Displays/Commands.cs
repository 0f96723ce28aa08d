using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Displays;

/// <summary>What a kitchen screen asks of the hub, and in words why it did not happen.</summary>
/// <remarks>The screen itself changes nothing: what happened comes back through its feed.</remarks>
public sealed class Commands(
    IKitchenDesk desk, IStringLocalizer<Texts> texts, ILogger<Commands> log)
{
    /// <returns>Null when it was accepted; otherwise the sentence to show.</returns>
    public Task<string?> TellAsync(OrderId order, OrderCommand command) => SayAsync(async () =>
        (await desk.TellAsync(NewId(), order, command)).Refusal is { } refusal
            ? RefusalText.Of(refusal, texts)
            : null);

    /// <param name="number">Null for the next that is free.</param>
    /// <param name="callNumberOf">Tells the people at the screen which order has a beeper that is taken.</param>
    public Task<string?> GiveBeeperAsync(OrderId order, int? number, Actor by, Func<OrderId, int?> callNumberOf) =>
        SayAsync(async () =>
        {
            var answer = await desk.GiveBeeperAsync(NewId(), order, number, by);
            return answer.Refusal is { } refusal
                ? RefusalText.Of(refusal, answer.Holder is { } holder ? callNumberOf(holder) : null, texts)
                : null;
        });

    public Task<string?> CallAsync(OrderId order, Actor by) => SayAsync(async () =>
        (await desk.CallAsync(NewId(), order, by)).Refusal is { } refusal
            ? RefusalText.Of(refusal, holder: null, texts)
            : null);

    public Task<string?> TellAsync(SoldOutCommand command) => SayAsync(async () =>
        (await desk.TellAsync(NewId(), command)).Refusal is { } refusal ? RefusalText.Of(refusal, texts) : null);

    /// <summary>What the people of a station may do. It cannot be refused.</summary>
    public Task<string?> TellAsync(StationId station, StationRules rules, Actor by) => SayAsync(async () =>
    {
        await desk.TellAsync(NewId(), station, new StationCommand.SetRules(rules, by));
        return null;
    });

    public Task<string?> TellAsync(IBeeperDesk beepers, BeeperPoolCommand command) => SayAsync(async () =>
        (await beepers.TellAsync(NewId(), command)).Refusal is { } refusal
            ? RefusalText.Of(refusal, holder: null, texts)
            : null);

    public Task<string?> PutAwayAsync(ILeftoverDesk leftovers, ValueList<OrderId> orders, string reason, Actor by) => SayAsync(async () =>
        (await leftovers.PutAwayAsync(NewId(), orders, reason, by)).Refusal is { } refusal ? RefusalText.Of(refusal, texts) : null);

    // A full disk or a hub that is going down must not take the screen with it: the cook goes on reading.
    private async Task<string?> SayAsync(Func<Task<string?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (RightRefusedException)
        {
            return texts["RightRefused"];
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            log.LogError(fault, "A command from a kitchen screen failed.");
            return texts["HubFault"];
        }
    }

    private static CommandId NewId() => new(Guid.CreateVersion7().ToString("N"));
}
