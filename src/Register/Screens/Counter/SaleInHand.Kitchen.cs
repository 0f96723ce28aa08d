using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What the kitchen is told: the order, its courses, what is sold out, the beeper that calls.</summary>
public sealed partial class SaleInHand
{
    public Task<Answer> SendAsync() => InTurnAsync(async () =>
    {
        if (Sale is not { } sale)
        {
            return new Answer.SaleRefused(SaleRefusal.NothingToSend);
        }

        var said = await desk.SendAsync(NewCommand(), sale.Id, By);
        await ReachAsync(said.Position);
        return said switch
        {
            { DayIsFull: true } => new Answer.DayIsFull(),
            { Refusal: { } refusal } => new Answer.SaleRefused(refusal),
            { CallNumber: { } number } => new Answer.Sent(number),
            _ => new Answer.Done(),
        };
    });

    /// <summary>« Réclamer la suite ».</summary>
    /// <param name="step">The one that was offered: when it is open meanwhile, nothing more is opened.</param>
    public Task<Answer> FireAsync(int step) =>
        TellKitchenAsync(new OrderCommand.FireNextStep(By, step), new Answer.Fired(step));

    public Task<Answer> PrioritiseAsync(bool isRush) =>
        TellKitchenAsync(new OrderCommand.Prioritise(isRush, By), new Answer.Prioritised(isRush));

    /// <summary>« 86 »: no register sells it until it is put back.</summary>
    public Task<Answer> MarkSoldOutAsync(ArticleId article, string name) =>
        TellKitchenAsync(new SoldOutCommand.Mark(article, name, By), new Answer.SoldOutMarked(name));

    public Task<Answer> RestoreAsync(ArticleId article, string name) =>
        TellKitchenAsync(new SoldOutCommand.Restore(article, By), new Answer.SoldAgain(name));

    /// <param name="number">The beeper the guest was handed; null for the next that is free.</param>
    public Task<Answer> GiveBeeperAsync(int? number) => InTurnAsync(async () =>
    {
        if (await OpenIfNoneAsync() is { } refused)
        {
            return refused;
        }

        var said = await kitchen.GiveBeeperAsync(NewCommand(), Sale!.Order, number, By);
        return said switch
        {
            { Refusal: { } refusal } => new Answer.BeeperRefused(refusal, said.Number ?? number, CallNumberOf(said.Holder)),
            { Number: { } given } => new Answer.BeeperGiven(given),
            _ => new Answer.Done(),
        };
    });

    private int? CallNumberOf(OrderId? order) => order is null
        ? null
        : View.Sales.Values.Concat(View.Closed).FirstOrDefault(sale => sale.Order == order)?.CallNumber;

    private Task<Answer> TellKitchenAsync(OrderCommand command, Answer done) => InTurnAsync(async () =>
    {
        if (Sale is not { } sale)
        {
            return new Answer.SaleRefused(SaleRefusal.NotOpen);
        }

        var said = await kitchen.TellAsync(NewCommand(), sale.Order, command);
        return said.Refusal is { } refusal ? new Answer.OrderRefused(refusal) : done;
    });

    private Task<Answer> TellKitchenAsync(SoldOutCommand command, Answer done) => InTurnAsync(async () =>
    {
        var said = await kitchen.TellAsync(NewCommand(), command);
        return said.Refusal is { } refusal ? new Answer.SoldOutRefused(refusal) : done;
    });
}
