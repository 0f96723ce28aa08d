using RetailPos.Grains.Contracts;
using RetailPos.Hub.Domain.CallNumbers;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Fetches call numbers for whoever sends an order.</summary>
public sealed class CallNumberDesk(IGrainFactory grains, SiteSettings site, TimeProvider clock)
{
    /// <param name="mode">Some modes count in a series of their own.</param>
    /// <returns>The order's number; null when the service day has none left.</returns>
    /// <exception cref="ArgumentException">The order's id is not an id; whoever calls has checked it.</exception>
    public async Task<int?> GiveAsync(CommandId id, OrderId order, ServiceMode mode)
    {
        var day = grains.GetGrain<ICallNumbersGrain>(ServiceDay.Of(clock.GetLocalNow(), site));
        var rules = await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync();
        var told = await day.TellAsync(id, new CallNumbersCommand.Give(order, rules.Modes.Of(mode).Numbers));

        return told.Refusal is { } refusal ? NoNumber(refusal, order) : (await day.ReadAsync()).Given[order];
    }

    private static int? NoNumber(CallNumbersRefusal refusal, OrderId order) => refusal switch
    {
        CallNumbersRefusal.DayIsFull => null,
        CallNumbersRefusal.SeriesInvalid => throw new InvalidOperationException("The house counts in a series that is none."),
        CallNumbersRefusal.OrderIdInvalid => throw new ArgumentException($"'{order}' is no id.", nameof(order)),
    };
}
