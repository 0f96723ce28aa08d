using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>
/// The sale that a register has in front of it: puts what the cashier does to the hub, one thing after the other, and knows
/// only what the hub has said.
/// </summary>
/// <remarks>Used from one screen's dispatcher. It holds no rule: what may be done, the hub decides.</remarks>
public sealed class SaleInHand(
    IRegisterDesk desk,
    IKitchenDesk kitchen,
    IFeed<SalesView> feed,
    ITillScreens screens,
    Func<ModeRules> modes,
    TillId till,
    TimeProvider clock,
    ILogger log,
    CancellationToken gone)
{
    /// <summary>A feed follows its journal within milliseconds. One that takes longer is stale, and the corner says so.</summary>
    private static readonly TimeSpan FeedPatience = TimeSpan.FromSeconds(5);

    private Task _turn = Task.CompletedTask;
    private SaleId? _current = screens.Showing(till);

    public SalesView View { get; private set; } = SalesView.Empty;

    /// <summary>What the hub says of the sale in hand; null between two sales.</summary>
    public Sale? Sale => _current is { } id ? View.Find(id) : null;

    private ServiceMode? _chosenMode;

    /// <summary>What the next sale is opened in: what somebody has chosen for it, or what sales begin with in this house.</summary>
    public ServiceMode NextMode => _chosenMode is { } chosen && modes().IsOn(chosen) ? chosen : modes().First;

    /// <summary>Somebody has said how the guest gets it: of the sale in hand, or of the next.</summary>
    public bool IsModeSaid => Sale is { } sale && !IsOver(sale) ? sale.IsModeSaid : _chosenMode is not null;

    /// <summary>Something was asked of the hub and it has not answered yet.</summary>
    public bool IsAsking { get; private set; }

    private Actor By => new("", till.Value);

    /// <summary>Of two views the one with the higher position is the truth.</summary>
    public bool See(SalesView view)
    {
        if (view.Position <= View.Position && !ReferenceEquals(View, SalesView.Empty))
        {
            return false;
        }

        View = view;
        return true;
    }

    /// <summary>Takes up a sale, or none: the sale that was in hand stays open and waits in the list.</summary>
    public void TakeUp(SaleId? sale)
    {
        _current = sale;
        screens.Show(till, sale);
    }

    /// <param name="choices">What was chosen out of the article's sets; null for an article without.</param>
    public Task<Answer> AddAsync(SoldArticle article, Quantity quantity, ValueList<Choice>? choices = null) => InTurnAsync(async () =>
    {
        var before = _current;

        if (await OpenIfNoneAsync() is { } refused)
        {
            return refused;
        }

        var answer = await TellAsync(Basket.SameAgain(Sale, article, quantity, choices) is { } line
            ? new SaleCommand.AddQuantity(line.Id, quantity.Thousandths, By)
            : new SaleCommand.AddLines([new(new(NewId()), article, quantity, [], "", Choices: choices)], By));

        if (answer.IsRefusal && _current != before)
        {
            await LeaveIfEmptyAsync();
            TakeUp(before);
        }

        return answer;
    });

    /// <summary>Takes a menu's dishes with one tap: all of them, or none.</summary>
    public Task<Answer> AddMenuAsync(MenuWalk walk) => InTurnAsync(async () =>
    {
        if (await OpenIfNoneAsync() is { } refused)
        {
            return refused;
        }

        var lines = walk.Picks
            .Select(pick => new NewLine(
                new(NewId()), pick.Article, Quantity.One, [], "", Choices: pick.Choices.IsEmpty ? null : pick.Choices))
            .ToValueList();
        var answer = await TellAsync(new SaleCommand.AddLines(lines, By));
        return answer.IsRefusal ? answer : await ComposeAsync(walk.Menu, lines);
    });

    public Task<Answer> SetChoicesAsync(LineId line, ValueList<Choice> choices) =>
        InTurnAsync(() => TellAsync(new SaleCommand.SetChoices(line, choices, By)));

    /// <summary>One more, or one less. Of what the kitchen has, one more is a line of its own, like it and yet to be sent.</summary>
    public Task<Answer> StepQuantityAsync(LineId line, int pieces) => InTurnAsync(() => Sale?.Find(line) switch
    {
        null => UnknownLine(),
        { IsSent: true } sent when pieces > 0 => AddAgainAsync(sent, pieces),
        _ => TellAsync(new SaleCommand.AddQuantity(line, pieces * Quantity.One.Thousandths, By)),
    });

    /// <summary>Writes the option on the line, or takes it off again.</summary>
    public Task<Answer> ToggleOptionAsync(LineId line, string option) => InTurnAsync(() => Sale?.Find(line) is { } now
        ? TellAsync(new SaleCommand.SetOption(line, option, !now.Options.Contains(option), By))
        : UnknownLine());

    public Task<Answer> SetNoteAsync(LineId line, string note) =>
        InTurnAsync(() => TellAsync(new SaleCommand.SetNote(line, Options: null, note.Trim(), By)));

    /// <summary>Says what the guest must not eat, or takes it off again.</summary>
    public Task<Answer> ToggleAllergyAsync(LineId line, string allergy) => InTurnAsync(() => Sale?.Find(line) is { } now
        ? TellAsync(new SaleCommand.SetAllergy(line, allergy, now.Allergies?.Contains(allergy) is not true, By))
        : UnknownLine());

    public Task<Answer> SetStepAsync(LineId line, int step) =>
        InTurnAsync(() => TellAsync(new SaleCommand.SetStep(line, step, By)));

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

    public Task<Answer> RemoveAsync(LineId line, string reason) =>
        InTurnAsync(() => TellAsync(new SaleCommand.RemoveLine(line, reason, By)));

    public Task<Answer> AbandonAsync(string reason) => InTurnAsync(async () =>
    {
        var answer = await TellAsync(new SaleCommand.Abandon(reason, By));

        if (!answer.IsRefusal)
        {
            TakeUp(null);
        }

        return answer;
    });

    public Task<Answer> SetModeAsync(ServiceMode mode) => InTurnAsync(async () =>
    {
        if (Sale is not { } before || IsOver(before))
        {
            _chosenMode = mode;
            return new Answer.Done();
        }

        var answer = await TellAsync(new SaleCommand.SetMode(mode, By));
        return answer.IsRefusal || before.Mode == mode ? answer : new Answer.ModeSwitched(Sale is { } after ? ModeChange.Of(before, after) : ModeChange.Of(before, mode));
    });

    public Task<Answer> SetCustomerAsync(string customer) => InTurnAsync(async () =>
        await OpenIfNoneAsync() ?? await TellAsync(new SaleCommand.SetCustomer(customer.Trim(), By)));

    /// <summary>A guest whom the house knows.</summary>
    public Task<Answer> SetGuestAsync(string name, string phone, CustomerId? known = null) => InTurnAsync(async () =>
        await OpenIfNoneAsync() ?? (await TellAsync(new SaleCommand.SetCustomer(name, By, known)) is { IsRefusal: true } fault ? fault
            : phone.Length > 0 ? await TellAsync(new SaleCommand.SetPhone(phone, By))
            : new Answer.Done()));

    /// <summary>Somebody whom the house does not know yet.</summary>
    public Task<Answer> EnterAsync(ICustomerDesk customers, CustomerId id, CustomerFacts facts) => InTurnAsync(async () =>
        (await customers.TellAsync(NewCommand(), id, new CustomerCommand.Enter(id, facts, Money.Zero, By))).Refusal is { } refusal
            ? new Answer.CustomerRefused(refusal)
            : new Answer.Done());

    public Task<Answer> SetPhoneAsync(string phone) => InTurnAsync(async () =>
        await OpenIfNoneAsync() ?? await TellAsync(new SaleCommand.SetPhone(phone.Trim(), By)));

    /// <summary>Name, telephone and address in one press; the first that is refused says why, and what came before it stays.</summary>
    public Task<Answer> SetDeliveryAsync(DeliveryDraft draft) => InTurnAsync(async () =>
    {
        if (await OpenIfNoneAsync() is { } refused)
        {
            return refused;
        }

        foreach (var command in (SaleCommand[])
        [
            new SaleCommand.SetCustomer(draft.Customer.Trim(), By),
            new SaleCommand.SetPhone(draft.Phone.Trim(), By),
            new SaleCommand.SetDestination(draft.Address, draft.Place, draft.Zone, By),
        ])
        {
            if (await TellAsync(command) is { IsRefusal: true } fault)
            {
                return fault;
            }
        }

        return new Answer.Done();
    });

    /// <param name="due">Null for as soon as possible.</param>
    public Task<Answer> SetDueAsync(DateTimeOffset? due) => InTurnAsync(async () =>
        await OpenIfNoneAsync() ?? await TellAsync(new SaleCommand.SetDue(due, By)));

    /// <summary>Seats the sale; a table where others sit opens their sale instead.</summary>
    public Task<Answer> SeatAsync(TableId table, int covers, string? reservation = null) => InTurnAsync(async () =>
    {
        if (SittingAt(table) is { } others && others != Sale?.Id)
        {
            return OpenTable(table, others);
        }

        return await OpenIfNoneAsync() ?? await TakeTableAsync(table, covers, reservation);
    });

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

    /// <param name="attempt">Chosen by the pad, and the same for the same tap: the hub takes one payment per attempt.</param>
    public Task<Answer> PayAsync(SaleId sale, CommandId attempt, PayPress press) => InTurnAsync(async () =>
    {
        var said = await (press.Key is { } key
            ? desk.PayAsync(attempt, sale, key, press.Given, By, press.Tip, press.For, press.Customer, at: till)
            : desk.PayAsync(attempt, sale, press.Mode, press.Given, By));
        await ReachAsync(said.Position);

        // A tap that came twice may be told that the sale is settled: its own payment did that.
        var taken = View.Find(sale)?.Payments.FirstOrDefault(payment => payment.Id == attempt);
        return said.Refusal is { } refusal && taken is null
            ? new Answer.SaleRefused(refusal)
            : new Answer.Paid(attempt, said.Payment ?? taken, View.Find(sale)?.Due ?? said.Due);
    });

    /// <param name="lines">Empty for all that are there by now.</param>
    public Task<Answer> ReduceAsync(Reduction reduction, ValueList<LineId> lines) => InTurnAsync(() => TellAsync(
        new SaleCommand.ApplyReduction(
            new(NewId()), reduction.Name, reduction.PercentPoints, reduction.Amount, reduction.FixedPrice,
            lines.IsEmpty ? null : lines, By, reduction.Id.Value is null ? null : reduction.Id)));

    public Task<Answer> MakeFreeAsync(LineId line, string name) =>
        InTurnAsync(() => TellAsync(new SaleCommand.MakeFree(new(NewId()), line, name, By)));

    public Task<Answer> RemoveAdjustmentAsync(AdjustmentId id) =>
        InTurnAsync(() => TellAsync(new SaleCommand.RemoveAdjustment(id, By)));

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
        return said is { Refusal: null, Refund: { } refund }
            ? new Answer.GivenBack(refund)
            : new Answer.SaleRefused(said.Refusal ?? SaleRefusal.NoSuchRefund);
    });

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

    public static CommandId NewCommand() => new(NewId());

    private static string NewId() => Guid.CreateVersion7().ToString("N");

    private static Task<Answer> UnknownLine() =>
        Task.FromResult<Answer>(new Answer.SaleRefused(SaleRefusal.UnknownLine));

    private static bool IsOver(Sale sale) => sale.Stage is SaleStage.Settled or SaleStage.Abandoned;

    private SaleId? SittingAt(TableId table) =>
        View.VisitAt(table)?.Sales.Where(View.Sales.ContainsKey).Select(id => (SaleId?)id).FirstOrDefault();

    private int? CallNumberOf(OrderId? order) => order is null
        ? null
        : View.Sales.Values.Concat(View.Closed).FirstOrDefault(sale => sale.Order == order)?.CallNumber;

    private Answer.TableOpened OpenTable(TableId table, SaleId others)
    {
        TakeUp(others);
        return new Answer.TableOpened(table);
    }

    private async Task<Answer> TakeTableAsync(TableId table, int covers, string? reservation)
    {
        var said = await desk.SeatAsync(NewCommand(), Sale!.Id, table, covers, By, reservation);
        await ReachAsync(said.Position);

        if (said is { TableRefusal: TableRefusal.Taken or TableRefusal.JoinedElsewhere, TakenBy: { } others })
        {
            await LeaveIfEmptyAsync();
            return OpenTable(table, others);
        }

        return said switch
        {
            { TableRefusal: { } refusal } => new Answer.TableRefused(refusal),
            { SaleRefusal: { } refusal } => new Answer.SaleRefused(refusal),
            _ => new Answer.Done(),
        };
    }

    // Somebody else was quicker at the table: a sale opened only for it would wait in the list for nobody.
    private async Task LeaveIfEmptyAsync()
    {
        if (Sale is { Lines.Count: 0, Customer: "" })
        {
            await TellAsync(new SaleCommand.Abandon("", By));
        }
    }

    /// <returns>Why no sale could be opened; null when one is in hand.</returns>
    private async Task<Answer?> OpenIfNoneAsync()
    {
        if (Sale is { } sale && !IsOver(sale))
        {
            return null;
        }

        var id = new SaleId(NewId());
        var said = await desk.TellAsync(
            NewCommand(), id, new SaleCommand.Open(id, till, new(NewId()), NextMode, By, IsModeSaid: _chosenMode is not null));
        await ReachAsync(said.Position);

        if (said.Refusal is { } refusal)
        {
            return new Answer.SaleRefused(refusal);
        }

        _chosenMode = null;
        TakeUp(id);
        return null;
    }

    private async Task<Answer> AddAgainAsync(SaleLine sent, int pieces)
    {
        var answer = await TellAsync(Basket.LikeIt(Sale, sent) is { } unsent
            ? new SaleCommand.AddQuantity(unsent.Id, pieces * Quantity.One.Thousandths, By)
            : new SaleCommand.AddLines(
                [new(new(NewId()), sent.Article, Quantity.Pieces(pieces), sent.Options, sent.Note, sent.Allergies, sent.Choices)], By));
        return answer.IsRefusal ? answer : new Answer.AddedAgain(sent.Article.Name);
    }

    // A menu that finds itself among the lines is there by now; any other is made of them.
    private async Task<Answer> ComposeAsync(Menu menu, ValueList<NewLine> lines)
    {
        var isFound = Sale?.Adjusted.Any(adjustment => adjustment.Menu == menu.Id && lines.All(line => adjustment.Lines.Contains(line.Id)));

        if (isFound is not true)
        {
            var parts = lines.Select(line => new LinePart(line.Id, line.Quantity)).ToValueList();
            var answer = await TellAsync(new SaleCommand.ComposeMenu(new(NewId()), menu, parts, By));

            if (answer.IsRefusal)
            {
                return answer;
            }
        }

        return new Answer.MenuAdded(menu.Name, lines.Count);
    }

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

    private async Task<Answer> TellAsync(SaleCommand command)
    {
        if (_current is not { } sale)
        {
            return new Answer.SaleRefused(SaleRefusal.NotOpen);
        }

        var said = await desk.TellAsync(NewCommand(), sale, command);
        await ReachAsync(said.Position);
        return said.Refusal is { } refusal ? new Answer.SaleRefused(refusal) : new Answer.Done();
    }

    private async Task ReachAsync(long position)
    {
        using var patience = new CancellationTokenSource(FeedPatience, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, gone);

        try
        {
            See(await feed.ReachAsync(position, stop.Token));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // It is on disk, and the feed will bring it. Until then the status corner says that the screen is behind.
        }
    }

    // Taps come faster than answers; each waits for the one before, so that lines stand in the order they were tapped.
    private Task<Answer> InTurnAsync(Func<Task<Answer>> ask)
    {
        var turn = AfterAsync(_turn, ask);
        _turn = turn;
        return turn;
    }

    private async Task<Answer> AfterAsync(Task before, Func<Task<Answer>> ask)
    {
        await before;
        IsAsking = true;

        try
        {
            return await ask();
        }
        catch (RightRefusedException refused)
        {
            return new Answer.NotAllowed(refused.Right, refused.Standing);
        }
        catch (Exception fault) when (!gone.IsCancellationRequested)
        {
            log.LogError(fault, "Register {Till}: the hub did not answer.", till);
            return new Answer.HubFault();
        }
        catch (OperationCanceledException)
        {
            // The page is gone; nobody reads this.
            return new Answer.HubFault();
        }
        finally
        {
            IsAsking = false;
        }
    }
}
