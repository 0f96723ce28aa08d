using RetailPos.Grains.Contracts;
using RetailPos.Hub.Domain.CallNumbers;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Fetches call numbers for whoever sends an order.</summary>
public sealed class CallNumberDesk(IGrainFactory grains, SiteSettings site, TimeProvider clock)
{
    /// <returns>The order's number; null when the service day has none left.</returns>
    /// <exception cref="ArgumentException">The order's id is not an id; whoever calls has checked it.</exception>
    public async Task<int?> GiveAsync(CommandId id, OrderId order)
    {
        var day = grains.GetGrain<ICallNumbersGrain>(ServiceDay.Of(clock.GetLocalNow(), site));
        var told = await day.TellAsync(id, new CallNumbersCommand.Give(order));

        return told.Refusal is { } refusal ? NoNumber(refusal, order) : (await day.ReadAsync()).Given[order];
    }

    private static int? NoNumber(CallNumbersRefusal refusal, OrderId order) => refusal switch
    {
        CallNumbersRefusal.DayIsFull => null,
        CallNumbersRefusal.OrderIdInvalid => throw new ArgumentException($"'{order}' is no id.", nameof(order)),
    };
}
