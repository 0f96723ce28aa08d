using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Between the floor and its grains. It decides nothing.</summary>
public sealed class FloorDesk(IGrainFactory grains, IFeed<SalesView> sales, SiteSettings site, TimeProvider clock) : IFloorDesk
{
    /// <summary>How long a screen waits for the other table's answer. Past it both tables' own states tell what became of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<Told<FloorPlanRefusal>> TellAsync(CommandId id, FloorPlanCommand command)
    {
        var plan = grains.GetGrain<IFloorPlanGrain>(GrainKeys.House);
        return await plan.TellAsync(id, command is FloorPlanCommand.Save save
            ? save with { InUse = await InUseAsync(await plan.ReadAsync(), save) }
            : command);
    }

    public async Task<Told<TableRefusal>> TellAsync(CommandId id, TableId table, TableCommand command)
    {
        var before = await TableOf(table).ReadAsync();
        var told = await TableOf(table).TellAsync(id, command);
        return (told, command) switch
        {
            ({ Refusal: null, Position: > 0 }, TableCommand.Move c) => await AnsweredAsync(told, before, new(c.To, AsGuest: false), table, c.By),
            ({ Refusal: null, Position: > 0 }, TableCommand.Join c) => await AnsweredAsync(told, before, new(c.Host, AsGuest: true), table, c.By),
            ({ Refusal: null, Position: > 0 }, TableCommand.Part c) => await PartedAsync(told, c),
            _ => told,
        };
    }

    // The other table answers through the journal; the view is watched until this one knows.
    private async Task<Told<TableRefusal>> AnsweredAsync(
        Told<TableRefusal> told, Table before, Departure departure, TableId from, Actor by)
    {
        var view = await sales.UntilAsync(
            now => now.Position >= told.Position && now.Floor.GetValueOrDefault(from)?.Departure is null, Patience, clock);
        var hasGone = departure.AsGuest
            ? view.Floor.GetValueOrDefault(from)?.JoinedTo == departure.To
            : view.Tables.GetValueOrDefault(from) is not { } visit || visit.Order != before.Visit?.Order;

        if (hasGone)
        {
            return told with { Position = view.Position };
        }

        // Why not, is asked once more of the table that said no.
        var other = await TableOf(departure.To).ReadAsync();
        var again = TableDecider.Decide(
            other,
            departure.AsGuest
                ? new TableCommand.TakeIn(departure.To, from, before.Visit, by)
                : new TableCommand.Receive(departure.To, from, before.Visit!, by),
            clock.GetLocalNow());
        return new(again.Refusal ?? TableRefusal.Taken, Position: 0);
    }

    private async Task<Told<TableRefusal>> PartedAsync(Told<TableRefusal> told, TableCommand.Part c)
    {
        var view = await sales.UntilAsync(
            now => now.Position >= told.Position && now.Floor.GetValueOrDefault(c.Joined)?.JoinedTo != c.Table, Patience, clock);
        return told with { Position = view.Position };
    }

    // Asked of the tables themselves: a screen may be a moment behind.
    private async Task<ValueList<TableId>> InUseAsync(FloorPlan plan, FloorPlanCommand.Save save)
    {
        var kept = save.Rooms.SelectMany(room => room.Tables).Select(table => table.Id).ToHashSet();
        var inUse = new List<TableId>();

        foreach (var table in plan.Shown(site.Tables).SelectMany(room => room.Tables).Where(table => !kept.Contains(table.Id)))
        {
            var state = await TableOf(table.Id).ReadAsync();

            if (!state.IsFree || state.Reservations.Any(known => known.At > clock.GetUtcNow()))
            {
                inUse.Add(table.Id);
            }
        }

        return [.. inUse];
    }

    private ITableGrain TableOf(TableId table) => grains.GetGrain<ITableGrain>(table.Value);
}
