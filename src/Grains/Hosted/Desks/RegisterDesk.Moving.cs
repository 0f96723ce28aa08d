using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Desks;

/// <content>Lines and bills that go to other bills and tables.</content>
public sealed partial class RegisterDesk
{
    /// <summary>Nobody types faster into a bill that is being carried away.</summary>
    private const int MoveTurnsMax = 3;

    public async Task<MoveAnswer> MoveAsync(
        CommandId id, SaleId from, SaleId to, bool isNew, ValueList<LinePart> parts, Actor by)
    {
        // A new bill begins with what it is given: an id that is taken would mix two guests' bills.
        if (isNew && await ReadAsync(to) is { Stage: not SaleStage.Absent } taken && taken.Kin?.Contains(from) is not true)
        {
            return new(SaleRefusal.AlreadyOpen, Position: 0);
        }

        var told = await TellAsync(id, from, new SaleCommand.Move(id, to, isNew, parts, by));

        if (told.Refusal is { } refusal)
        {
            return new(refusal, Position: 0);
        }

        var view = await AnsweredAsync(told.Position, from, sale => sale.Moving?.Id != id);
        var after = view.Find(from) ?? await ReadAsync(from);
        return new(
            after.Moving?.Id == id ? SaleRefusal.MovePending : after.LastMove is { } last && last.Id == id ? last.Refusal : null,
            view.Position);
    }

    // The table first: it takes one bill, whoever else is quick. A bill that found no table is given up before anything has moved.
    public async Task<SeatAnswer> MoveBillAsync(CommandId id, SaleId from, SaleId to, TableId table, Actor by)
    {
        var before = await ReadAsync(from);

        // Asked again after a lost answer: it has gone already.
        if (before is { Stage: SaleStage.Abandoned } && before.Kin?.Contains(to) is true)
        {
            return new(TableRefusal: null, SaleRefusal: null, TakenBy: null, (await sales.ReachAsync(sales.Head, CancellationToken.None)).Position);
        }

        if (before is not { Stage: SaleStage.Open, Pending: null, Moving: null, Exemption: null, Lines.IsEmpty: false })
        {
            return new(TableRefusal: null, FaultOfMoving(before), TakenBy: null, Position: 0);
        }

        // A table that says no now is not asked with a bill in hand; one that is taken in between says so below.
        var there = await grains.GetGrain<ITableGrain>(table.Value).ReadAsync();

        if (TableDecider.Decide(there, new TableCommand.Seat(table, to, new(to.Value), Covers: 0, by), clock.GetLocalNow()).Refusal is { } taken)
        {
            return new(taken, SaleRefusal: null, there.Visit?.Sales.Select(other => (SaleId?)other).FirstOrDefault(), Position: 0);
        }

        var opened = await TellAsync(
            id.Then("open"), to, new SaleCommand.Open(to, before.Till, new(to.Value), before.Mode, by, IsModeSaid: before.IsModeSaid));
        var seated = opened.Refusal is { } fault
            ? new(TableRefusal: null, fault, TakenBy: null, Position: 0)
            : await SeatAsync(id.Then("seat"), to, table, covers: 0, by);

        if (seated.TableRefusal is not null || seated.SaleRefusal is not null)
        {
            await LeaveAsync(id, to, by);
            return seated;
        }

        if (before.Customer.Length > 0)
        {
            await TellAsync(id.Then("name"), to, new SaleCommand.SetCustomer(before.Customer, by, before.Known));
        }

        return await EmptyAsync(id, from, to, by) is { } refusal
            ? new(TableRefusal: null, refusal, TakenBy: null, Position: 0)
            : seated with { Position = (await sales.ReachAsync(sales.Head, CancellationToken.None)).Position };
    }

    // What somebody adds meanwhile comes along, too.
    private async Task<SaleRefusal?> EmptyAsync(CommandId id, SaleId from, SaleId to, Actor by)
    {
        for (var turn = 1; await ReadAsync(from) is { Stage: SaleStage.Open, Lines.IsEmpty: false } left; turn++)
        {
            var moved = await MoveAsync(
                id.Then($"lines-{turn}"), from, to, isNew: false, [.. left.Lines.Select(line => new LinePart(line.Id, line.Quantity))], by);

            if (moved.Refusal is { } refusal)
            {
                await LeaveAsync(id, to, by);
                return refusal;
            }

            if (turn == MoveTurnsMax)
            {
                break;
            }
        }

        return null;
    }

    // A bill with nothing on it would keep the table for nobody; one that has something stays.
    private async Task LeaveAsync(CommandId id, SaleId to, Actor by)
    {
        if (await ReadAsync(to) is { Stage: SaleStage.Open, Lines.IsEmpty: true })
        {
            await TellAsync(id.Then("leave"), to, new SaleCommand.Abandon("", by));
        }
    }

    private static SaleRefusal FaultOfMoving(Sale sale) => sale switch
    {
        { Stage: SaleStage.Sealed } => SaleRefusal.AlreadySealed,
        { Stage: not SaleStage.Open } => SaleRefusal.NotOpen,
        { Pending: not null } => SaleRefusal.PaymentPending,
        { Moving: not null } => SaleRefusal.MovePending,
        { Exemption: not null } => SaleRefusal.ExemptStaysWhole,
        _ => SaleRefusal.NoLines,
    };
}
