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

/// <summary>Between the registers and their grains. It decides nothing.</summary>
public sealed partial class RegisterDesk(
    IGrainFactory grains, CallNumberDesk numbers, IFeed<SalesView> sales, IFeed<CatalogueView> catalogue, ISlotDesk slots, TimeProvider clock)
    : IRegisterDesk
{
    /// <summary>How long a register waits for the till or the table. Past it the sale's own state tells what became of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<Told<SaleRefusal>> TellAsync(CommandId id, SaleId sale, SaleCommand command) =>
        await grains.GetGrain<ISaleGrain>(sale.Value).TellAsync(
            id,
            await WithSlotAsync(sale, await WithChoicesAsync(sale, await WithBuyerAsync(sale, await WithSoldOutAsync(await WithHouseAsync(command))))) with { Offers = await OffersAsync(sale, command) });

    public Task<Sale> ReadAsync(SaleId sale) => grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync();

    public async Task<ActionPress> PressAsync(ActionKeyId key, TillId at, Money? typed) =>
        (await HouseAsync()).Actions.Press(key, at, typed);

    public async Task<SendAnswer> SendAsync(CommandId id, SaleId sale, Actor by)
    {
        var state = await ReadAsync(sale);

        // What would be refused gets no number, so that the day's numbers have no holes for guests to wonder at.
        if (state is { Stage: SaleStage.Open, HasUnsent: true, CallNumber: null } && await MayBeSentAsync(state))
        {
            var number = await numbers.GiveAsync(id.Then("number"), state.Order, state.Mode);
            return number is null
                ? new(Refusal: null, DayIsFull: true, CallNumber: null, Position: 0)
                : await SendAsync(id, sale, number.Value, by);
        }

        return await SendAsync(id, sale, state.CallNumber ?? 0, by);
    }

    public Task<PayAnswer> PayAsync(CommandId id, SaleId sale, PaymentMode mode, Money given, Actor by) =>
        PayAsync(id, sale, new SaleCommand.RequestPayment(new(id, mode, given), by));

    public async Task<PayAnswer> PayAsync(
        CommandId id, SaleId sale, PaymentKeyId key, Money given, Actor by, Money tip, ValueList<LinePart>? parts, CustomerId? customer,
        TillId? at) =>
        await PayAsync(id, sale, new SaleCommand.RequestPayment(
            new(id, PaymentMode.Other, given, tip, Terms: null, parts, await KeptAsync(customer)), by, key, await PaymentRulesAsync(), At: at));

    public async Task<RefundAnswer> RefundAsync(CommandId id, SaleId sale, RefundWish wish, Actor by)
    {
        var told = await TellAsync(id, sale, new SaleCommand.RequestRefund(
            id, wish.Till, PaymentMode.Other, wish.Lines, wish.Amount, wish.Reason, by, wish.Key, await PaymentRulesAsync(), await IsClosedAsync(wish.Till),
            await TerminalAsync(wish.Till)));

        if (told.Refusal is { } refusal)
        {
            return new(refusal, Refund: null, Position: 0);
        }

        if (await ReadAsync(sale) is { Card: { } card } && card.Id == id)
        {
            return new(Refusal: null, Refund: null, told.Position, card);
        }

        var view = await AnsweredAsync(told.Position, sale, now => now.Refunding?.Id != id);
        var refund = (await ReadAsync(sale)).Refunds?.FirstOrDefault(given => given.Id == id);
        return refund is null ? new(SaleRefusal.NoSuchRefund, Refund: null, view.Position) : new(Refusal: null, refund, view.Position);
    }

    private async Task<PayAnswer> PayAsync(CommandId id, SaleId sale, SaleCommand.RequestPayment command)
    {
        var before = await ReadAsync(sale);
        var owes = Paying.TenderOf(before, command) is { Mode: PaymentMode.OnAccount } ? command.Tender.Customer : null;
        command = command with { Trust = owes is { } customer ? await TrustAsync(customer) : null };
        command = command with { IsTillClosed = before.Stage is not SaleStage.Absent && await IsClosedAsync(Paying.TillOf(before, command)) };

        command = command with { Terminal = await TerminalAsync(Paying.TillOf(before, command)) };

        int? reserved = null;

        if (before is { Stage: SaleStage.Open, HasUnsent: true, Pending: null, Moving: null, Card: null })
        {
            var (unsent, number) = before.IsPutAside || await StartOfAsync(before) is KitchenStart.OnPayment
                ? await ReserveAsync(command, before)
                : (await SendBeforeAsync(command, before), null);

            if (unsent is { } reason)
            {
                return new(reason, Ticket: null, Payment: null, before.Due, Position: 0);
            }

            reserved = number;
        }

        var told = await TellAsync(id, sale, command with { CallNumber = reserved });

        if (told.Refusal is { } refusal)
        {
            return new(refusal, Ticket: null, Payment: null, before.Due, Position: 0);
        }

        if (await ReadAsync(sale) is { Card: { } card } asked && card.Id == id)
        {
            return new(Refusal: null, Ticket: null, Payment: null, asked.Due, told.Position, card);
        }

        // Pressed once more after the terminal's no: that attempt is over.
        if ((await ReadAsync(sale)).Cards?.FirstOrDefault(ended => ended.Id == id) is { Result.Outcome: not CardOutcome.Approved })
        {
            return new(SaleRefusal.CardRefused, Ticket: null, Payment: null, before.Due, told.Position);
        }

        var view = await AnsweredAsync(told.Position, sale, now => now.Pending?.Id != id);
        var after = view.Find(sale) ?? await ReadAsync(sale);
        var payment = after.Payments.FirstOrDefault(taken => taken.Id == id);

        return payment is null
            ? new(owes is null ? await WhyUnpaidAsync(after.Till) : SaleRefusal.AboveLimitOfDebt, Ticket: null, Payment: null, after.Due, view.Position)
            : new(Refusal: null, after.Ticket, payment, after.Due, view.Position);
    }

    public async Task<SeatAnswer> SeatAsync(
        CommandId id, SaleId sale, TableId table, int covers, Actor by, string? reservation = null)
    {
        var state = await ReadAsync(sale);

        if (state.Stage is not SaleStage.Open || (state.Table is { } sits && sits != table))
        {
            var refusal = state.Stage is SaleStage.Open ? SaleRefusal.AtAnotherTable : SaleRefusal.NotOpen;
            return new(TableRefusal: null, refusal, TakenBy: null, Position: 0);
        }

        // The table would be taken for a moment, and be one to clear afterwards.
        if (state.IsPutAside)
        {
            return new(TableRefusal: null, SaleRefusal.CannotBePutAside, TakenBy: null, Position: 0);
        }

        var grain = grains.GetGrain<ITableGrain>(table.Value);
        var told = await grain.TellAsync(id, new TableCommand.Seat(table, sale, state.Order, covers, by, reservation));

        if (told.Refusal is { } refused)
        {
            var there = await grain.ReadAsync();
            var visit = there.JoinedTo is { } host ? (await grains.GetGrain<ITableGrain>(host.Value).ReadAsync()).Visit : there.Visit;
            return new(refused, SaleRefusal: null, visit?.Sales.Select(other => (SaleId?)other).FirstOrDefault(), Position: 0);
        }

        await sales.ReachAsync(sales.Head, CancellationToken.None);
        var view = await sales.UntilAsync(
            now => now.Find(sale)?.Table == table || now.Tables.GetValueOrDefault(table)?.Sales.Contains(sale) is not true,
            Patience,
            clock);

        return view.Find(sale)?.Table == table
            ? new(TableRefusal: null, SaleRefusal: null, TakenBy: null, view.Position)
            : new(TableRefusal: null, SaleRefusal.NotOpen, TakenBy: null, view.Position);
    }

    // Who must answer answers through the journal; the view is watched until the sale knows.
    private async Task<SalesView> AnsweredAsync(long position, SaleId sale, Func<Sale, bool> isAnswered)
    {
        // A repeated key asked for nothing new: whatever became of the first lies behind the head.
        var asked = position > 0 ? position : (await sales.ReachAsync(sales.Head, CancellationToken.None)).Position;
        return await sales.UntilAsync(
            now => now.Position >= asked && (now.Find(sale) is not { } found || isAnswered(found)), Patience, clock);
    }

    // A tender that would be refused sends nothing: a key pressed wrong must not start the cooking.
    private async Task<SaleRefusal?> SendBeforeAsync(SaleCommand.RequestPayment command, Sale sale)
    {
        if (Paying.FaultOf(sale, command) is { } fault)
        {
            return fault;
        }

        // Named after how many lines there ever were: the same payment tried again may have one more to send.
        var added = sale.Lines.Count + sale.Spent.Count;
        var sent = await SendAsync(command.Tender.Id.Then($"send-{added}"), sale.Id, command.By);

        return sent switch
        {
            { DayIsFull: true } => SaleRefusal.CallNumberOutOfRange,
            { Refusal: SaleRefusal.NothingToSend } => null, // Another register was quicker.
            _ => sent.Refusal,
        };
    }

    private async Task<SendAnswer> SendAsync(CommandId id, SaleId sale, int callNumber, Actor by)
    {
        var told = await TellAsync(id, sale, new SaleCommand.Send(callNumber, by));
        return new(told.Refusal, DayIsFull: false, told.Refusal is null ? callNumber : null, told.Position);
    }
}
