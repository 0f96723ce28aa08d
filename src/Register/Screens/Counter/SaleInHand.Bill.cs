using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What it costs and who pays: reductions, payments, bills that are split, money given back.</summary>
public sealed partial class SaleInHand
{
    /// <param name="lines">Empty for all that are there by now.</param>
    public Task<Answer> ReduceAsync(Reduction reduction, ValueList<LineId> lines) => InTurnAsync(() => TellAsync(
        new SaleCommand.ApplyReduction(
            new(NewId()), reduction.Name, reduction.PercentPoints, reduction.Amount, reduction.FixedPrice,
            lines.IsEmpty ? null : lines, By, reduction.Id.Value is null ? null : reduction.Id)));

    public Task<Answer> MakeFreeAsync(LineId line, string name) =>
        InTurnAsync(() => TellAsync(new SaleCommand.MakeFree(new(NewId()), line, name, By)));

    public Task<Answer> RemoveAdjustmentAsync(AdjustmentId id) =>
        InTurnAsync(() => TellAsync(new SaleCommand.RemoveAdjustment(id, By)));

    /// <param name="attempt">Chosen by the pad, and the same for the same tap: the hub takes one payment per attempt.</param>
    public Task<Answer> PayAsync(SaleId sale, CommandId attempt, PayPress press) => InTurnAsync(async () =>
    {
        var said = await (press.Key is { } key
            ? desk.PayAsync(attempt, sale, key, press.Given, By, press.Tip, press.For, press.Customer, at: till)
            : desk.PayAsync(attempt, sale, press.Mode, press.Given, By));
        await ReachAsync(said.Position);

        if (said.Card is not null)
        {
            return new Answer.CardAsked(attempt);
        }

        // A tap that came twice may be told that the sale is settled: its own payment did that.
        var taken = View.Find(sale)?.Payments.FirstOrDefault(payment => payment.Id == attempt);
        return said.Refusal is { } refusal && taken is null
            ? new Answer.SaleRefused(refusal)
            : new Answer.Paid(attempt, said.Payment ?? taken, View.Find(sale)?.Due ?? said.Due);
    });

    /// <summary>A word about a card at the terminal. The bill need not be the one in hand: money also goes back for one that is closed.</summary>
    public Task<Answer> TellCardAsync(SaleId sale, Func<Actor, SaleCommand> say) => InTurnAsync(async () =>
    {
        var told = await desk.TellAsync(NewCommand(), sale, say(By));
        await ReachAsync(told.Position);
        return told.Refusal is { } refusal ? new Answer.SaleRefused(refusal) : new Answer.Done();
    });

    /// <summary>Gives parts of the bill to another, or to a new one.</summary>
    public Task<Answer> MoveAsync(SplitWish wish) => InTurnAsync(async () =>
    {
        if (Sale is not { } sale)
        {
            return new Answer.SaleRefused(SaleRefusal.NotOpen);
        }

        var said = await desk.MoveAsync(NewCommand(), sale.Id, wish.To ?? new(NewId()), wish.To is null, wish.Parts, By);
        await ReachAsync(said.Position);

        // Everything went to the other bill: that one is in front of the guest now.
        if (said.Refusal is null && wish.To is { } to && Sale is { Stage: SaleStage.Abandoned })
        {
            TakeUp(to);
        }

        return said.Refusal is { } refusal ? new Answer.SaleRefused(refusal) : new Answer.Moved();
    });

    public Task<Answer> RefundAsync(SaleId sale, RefundWish wish) => InTurnAsync(async () =>
    {
        var said = await desk.RefundAsync(NewCommand(), sale, wish, By);
        await ReachAsync(said.Position);

        if (said.Card is { } card)
        {
            return new Answer.CardAsked(card.Id);
        }

        return said is { Refusal: null, Refund: { } refund }
            ? new Answer.GivenBack(refund)
            : new Answer.SaleRefused(said.Refusal ?? SaleRefusal.NoSuchRefund);
    });
}
