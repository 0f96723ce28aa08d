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
public sealed class RegisterDesk(
    IGrainFactory grains, CallNumberDesk numbers, IFeed<SalesView> sales, IFeed<CatalogueView> catalogue, ISlotDesk slots, TimeProvider clock)
    : IRegisterDesk
{
    /// <summary>How long a register waits for the till or the table. Past it the sale's own state tells what became of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Nobody types faster into a bill that is being carried away.</summary>
    private const int MoveTurnsMax = 3;

    public async Task<Told<SaleRefusal>> TellAsync(CommandId id, SaleId sale, SaleCommand command) =>
        await grains.GetGrain<ISaleGrain>(sale.Value).TellAsync(
            id,
            await WithSlotAsync(sale, await WithChoicesAsync(sale, await WithSoldOutAsync(await WithHouseAsync(command)))) with { Offers = await OffersAsync(sale, command) });

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
            new(id, PaymentMode.Other, given, tip, Terms: null, parts, customer), by, key, await PaymentRulesAsync(), At: at));

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

        if (before is not { Stage: SaleStage.Open, Pending: null, Moving: null, Lines.IsEmpty: false })
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
        _ => SaleRefusal.NoLines,
    };

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
            var (unsent, number) = await StartOfAsync(before) is KitchenStart.OnPayment
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

    // What the house offers by itself, as the catalogue has it now; nothing where it offers nothing.
    private async Task<HouseOffers?> OffersAsync(SaleId sale, SaleCommand command)
    {
        var offered = catalogue.Current.Catalogue;
        var group = offered.AutomaticRules.Values.Any(rule => !rule.When.Groups.IsEmpty) ? await GroupAsync(sale, command) : "";

        if (offered.Menus.IsEmpty && offered.AutomaticRules.IsEmpty)
        {
            return null;
        }

        // What a rule puts on the bill by itself is taxed on the day as what somebody puts there.
        var (country, now) = ((await HouseAsync()).Country, clock.GetLocalNow());
        return new(
            [
                .. offered.AutomaticRules.Values.OrderBy(rule => rule.Rank).ThenBy(rule => rule.Id.Value, StringComparer.Ordinal)
                    .Select(rule => new RuleOffer(
                        rule,
                        rule.Article is { } id && offered.Articles.TryGetValue(id, out var article) ? country.Taxed(offered.Sold(article), CountryRules.DayOf(now)) : null)),
            ],
            [.. offered.Menus.Values.OrderBy(menu => menu.Rank).ThenBy(menu => menu.Id.Value, StringComparer.Ordinal)],
            now,
            group);
    }

    // Of the customer whom this command names, else of the one whom the sale has.
    private async Task<string> GroupAsync(SaleId sale, SaleCommand command) =>
        (command is SaleCommand.SetCustomer names ? names.Known : (await ReadAsync(sale)).Known) is { } customer
            ? (await grains.GetGrain<ICustomerGrain>(customer.Value).ReadAsync()).Facts.Group
            : "";

    // Where tills must be opened, a sale is told whether this one is: so nothing is sent to the kitchen that cannot be paid.
    private async Task<bool> IsClosedAsync(TillId till) =>
        (await HouseAsync()).TillDay.MustBeOpened && (await grains.GetGrain<ITillGrain>(till.Value).ReadAsync()).Session is null;

    // The till was closed between the question and the answer, or the payment is not known at all.
    private async Task<SaleRefusal> WhyUnpaidAsync(TillId till) =>
        await IsClosedAsync(till) ? SaleRefusal.TillClosed : SaleRefusal.NoSuchPayment;

    // Nobody trusts somebody whom nobody knows.
    private async Task<Money?> TrustAsync(CustomerId customer) => (await grains.GetGrain<ICustomerGrain>(customer.Value).ReadAsync()).Left;

    // A house that is at school takes no guest's money: what a real terminal took would be real.
    private async Task<TerminalId?> TerminalAsync(TillId till) =>
        await HouseAsync() is { IsTraining: false } house ? house.Terminals.Serving(till)?.Id : null;

    private async Task<PaymentRules> PaymentRulesAsync() =>
        (await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync()).Payments;

    // Whoever adds a line is told what there is none of, and the sale decides.
    private async Task<SaleCommand> WithSoldOutAsync(SaleCommand command) => command switch
    {
        SaleCommand.AddLines adds => adds with { SoldOut = await SoldOutAsync() },
        SaleCommand.SetQuantity sets => sets with { SoldOut = await SoldOutAsync() },
        SaleCommand.AddQuantity adds => adds with { SoldOut = await SoldOutAsync() },
        SaleCommand.Open { Lines: not null } opens => opens with { SoldOut = await SoldOutAsync() },
        _ => command,
    };

    // The grain and not the feed: what the office has just been told is done holds for the very next key.
    private Task<HouseRules> HouseAsync() => grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync();

    // Whoever asks for what depends on the house's rules is told them, and the sale decides.
    private async Task<SaleCommand> WithHouseAsync(SaleCommand command) => command switch
    {
        SaleCommand.Open opens => opens with { House = await HouseAsync() },
        SaleCommand.AddLines adds => adds with { Country = (await HouseAsync()).Country },
        SaleCommand.SetMode sets => sets with { House = await HouseAsync() },
        SaleCommand.SetDestination sets => sets with { House = await HouseAsync() },
        SaleCommand.Send sends => sends with { House = await HouseAsync() },
        SaleCommand.RequestPayment pays => pays with { House = await HouseAsync() },
        _ => command,
    };

    private async Task<KitchenStart> StartOfAsync(Sale sale) => (await HouseAsync()).Modes.Of(sale.Mode).Start;

    private async Task<bool> MayBeSentAsync(Sale sale) =>
        await StartOfAsync(sale) is KitchenStart.OnSend && SaleRules.CheckReady(sale, await HouseAsync()) is null;

    // Where the kitchen waits for the money, the guest's number is known with the ticket, and the lines go out with the settling.
    private async Task<(SaleRefusal? Refusal, int? CallNumber)> ReserveAsync(SaleCommand.RequestPayment command, Sale sale)
    {
        if ((SaleRules.CheckReady(sale, await HouseAsync()) ?? Paying.FaultOf(sale, command)) is { } missing)
        {
            return (missing, null);
        }

        var number = sale.CallNumber ?? await numbers.GiveAsync(command.Tender.Id.Then("number"), sale.Order, sale.Mode);
        return number is null ? (SaleRefusal.CallNumberOutOfRange, null) : (null, number);
    }

    // Whoever brings choices is told what the catalogue asks, and the sale decides.
    private async Task<SaleCommand> WithChoicesAsync(SaleId sale, SaleCommand command) => command switch
    {
        SaleCommand.AddLines adds => adds with { Choices = FaultOf(adds.Lines), Archived = ArchivedOf(adds.Lines) },
        SaleCommand.Open { Lines: { } lines } opens => opens with { Choices = FaultOf(lines), Archived = ArchivedOf(lines) },
        SaleCommand.SetChoices sets when (await ReadAsync(sale)).Find(sets.Line) is { } line =>
            sets with { Fault = ChoiceRules.Check(catalogue.Current.Catalogue.SetsOf(line.Article.Id), sets.Choices) },
        _ => command,
    };

    private ChoiceFault? FaultOf(ValueList<NewLine> lines) => lines
        .Select(line => ChoiceRules.Check(catalogue.Current.Catalogue.SetsOf(line.Article.Id), line.Choices ?? []))
        .FirstOrDefault(fault => fault is not null);

    // A register or telephone that has not heard of it yet would still sell it.
    private ValueList<ArticleId> ArchivedOf(ValueList<NewLine> lines) =>
    [
        .. lines.Select(line => line.Article.Id).OfType<ArticleId>()
            .Where(id => catalogue.Current.Catalogue.Articles.GetValueOrDefault(id) is { IsArchived: true }),
    ];

    // Whoever sets a time is told whether the kitchen is full then, and the sale decides.
    private async Task<SaleCommand> WithSlotAsync(SaleId sale, SaleCommand command) =>
        slots.RefusesFull && command is SaleCommand.SetDue { DueAt: { } due } sets
            ? sets with { IsRefusedAsFull = (await slots.OfferAsync(due, SlotLines.Of(await ReadAsync(sale)))).Verdict is SlotVerdict.Full }
            : command;

    private async Task<ValueList<ArticleId>> SoldOutAsync() =>
        [.. (await grains.GetGrain<ISoldOutGrain>(GrainKeys.House).ReadAsync()).Articles.Keys];

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
