using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Desks;

/// <summary>Between the registers and their grains. It decides nothing.</summary>
public sealed class RegisterDesk(
    IGrainFactory grains, CallNumberDesk numbers, IFeed<SalesView> sales, IFeed<CatalogueView> catalogue, ISlotDesk slots, TimeProvider clock) : IRegisterDesk
{
    /// <summary>How long a register waits for the till or the table. Past it the sale's own state tells what became of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<Told<SaleRefusal>> TellAsync(CommandId id, SaleId sale, SaleCommand command) =>
        await grains.GetGrain<ISaleGrain>(sale.Value).TellAsync(id, await WithSlotAsync(sale, await WithChoicesAsync(sale, await WithSoldOutAsync(command))));

    public Task<Sale> ReadAsync(SaleId sale) => grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync();

    public async Task<SendAnswer> SendAsync(CommandId id, SaleId sale, Actor by)
    {
        var state = await ReadAsync(sale);

        if (state is { Stage: SaleStage.Open, HasUnsent: true, CallNumber: null })
        {
            var number = await numbers.GiveAsync(id.Then("number"), state.Order);
            return number is null
                ? new(Refusal: null, DayIsFull: true, CallNumber: null, Position: 0)
                : await SendAsync(id, sale, number.Value, by);
        }

        return await SendAsync(id, sale, state.CallNumber ?? 0, by);
    }

    public async Task<PayAnswer> PayAsync(CommandId id, SaleId sale, PaymentMode mode, Money given, Actor by)
    {
        var before = await ReadAsync(sale);
        var tender = new Tender(id, mode, given);

        if (before is { Stage: SaleStage.Open, HasUnsent: true, Pending: null }
            && await SendBeforeAsync(tender, before, by) is { } unsent)
        {
            return new(unsent, Ticket: null, Payment: null, before.Due, Position: 0);
        }

        var told = await TellAsync(id, sale, new SaleCommand.RequestPayment(tender, by));

        if (told.Refusal is { } refusal)
        {
            return new(refusal, Ticket: null, Payment: null, before.Due, Position: 0);
        }

        // A repeated key asked for nothing new: whatever became of the first lies behind the head.
        var asked = told.Position > 0 ? told.Position : (await sales.ReachAsync(sales.Head, CancellationToken.None)).Position;

        // The till answers through the journal; the view is watched until the sale knows.
        var view = await sales.UntilAsync(
            now => now.Position >= asked && now.Find(sale)?.Pending?.Id != id, Patience, clock);
        var after = view.Find(sale) ?? await ReadAsync(sale);
        var payment = after.Payments.FirstOrDefault(taken => taken.Id == id);

        return payment is null
            ? new(SaleRefusal.NoSuchPayment, Ticket: null, Payment: null, after.Due, view.Position)
            : new(Refusal: null, after.Ticket, payment, after.Due, view.Position);
    }

    public async Task<SeatAnswer> SeatAsync(CommandId id, SaleId sale, TableId table, int covers, Actor by)
    {
        var state = await ReadAsync(sale);

        if (state.Stage is not SaleStage.Open || (state.Table is { } sits && sits != table))
        {
            var refusal = state.Stage is SaleStage.Open ? SaleRefusal.AtAnotherTable : SaleRefusal.NotOpen;
            return new(TableRefusal: null, refusal, TakenBy: null, Position: 0);
        }

        var grain = grains.GetGrain<ITableGrain>(table.Value);
        var told = await grain.TellAsync(id, new TableCommand.Seat(table, sale, state.Order, covers, by));

        if (told.Refusal is { } refused)
        {
            return new(refused, SaleRefusal: null, (await grain.ReadAsync()).Visit?.Sales[0], Position: 0);
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

    // Whoever adds a line is told what there is none of, and the sale decides.
    private async Task<SaleCommand> WithSoldOutAsync(SaleCommand command) => command switch
    {
        SaleCommand.AddLines adds => adds with { SoldOut = await SoldOutAsync() },
        SaleCommand.SetQuantity sets => sets with { SoldOut = await SoldOutAsync() },
        SaleCommand.AddQuantity adds => adds with { SoldOut = await SoldOutAsync() },
        SaleCommand.Open { Lines: not null } opens => opens with { SoldOut = await SoldOutAsync() },
        _ => command,
    };

    // Whoever brings choices is told what the catalogue asks, and the sale decides.
    private async Task<SaleCommand> WithChoicesAsync(SaleId sale, SaleCommand command) => command switch
    {
        SaleCommand.AddLines adds => adds with { Choices = FaultOf(adds.Lines) },
        SaleCommand.Open { Lines: { } lines } opens => opens with { Choices = FaultOf(lines) },
        SaleCommand.SetChoices sets when (await ReadAsync(sale)).Find(sets.Line) is { } line =>
            sets with { Fault = ChoiceRules.Check(catalogue.Current.Catalogue.SetsOf(line.Article.Id), sets.Choices) },
        _ => command,
    };

    private ChoiceFault? FaultOf(ValueList<NewLine> lines) => lines
        .Select(line => ChoiceRules.Check(catalogue.Current.Catalogue.SetsOf(line.Article.Id), line.Choices ?? []))
        .FirstOrDefault(fault => fault is not null);

    // Whoever sets a time is told whether the kitchen is full then, and the sale decides.
    private async Task<SaleCommand> WithSlotAsync(SaleId sale, SaleCommand command) =>
        slots.RefusesFull && command is SaleCommand.SetDue { DueAt: { } due } sets
            ? sets with { IsRefusedAsFull = (await slots.OfferAsync(due, SlotLines.Of(await ReadAsync(sale)))).Verdict is SlotVerdict.Full }
            : command;

    private async Task<ValueList<ArticleId>> SoldOutAsync() =>
        [.. (await grains.GetGrain<ISoldOutGrain>(GrainKeys.House).ReadAsync()).Articles.Keys];

    // A tender that would be refused sends nothing: a key pressed wrong must not start the cooking.
    private async Task<SaleRefusal?> SendBeforeAsync(Tender tender, Sale sale, Actor by)
    {
        if (Tendering.Check(tender, sale.Due) is { } fault)
        {
            return SaleRules.Of(fault);
        }

        // Named after how many lines there ever were: the same payment tried again may have one more to send.
        var added = sale.Lines.Count + sale.Spent.Count;
        var sent = await SendAsync(tender.Id.Then($"send-{added}"), sale.Id, by);

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
