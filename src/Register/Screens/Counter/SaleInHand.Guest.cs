using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>Who it is for, and how, when and where they get it.</summary>
public sealed partial class SaleInHand
{
    private ServiceMode? _chosenMode;

    /// <summary>What the next sale is opened in: what somebody has chosen for it, or what sales begin with in this house.</summary>
    public ServiceMode NextMode => _chosenMode is { } chosen && modes().IsOn(chosen) ? chosen : modes().First;

    /// <summary>Somebody has said how the guest gets it: of the sale in hand, or of the next.</summary>
    public bool IsModeSaid => Sale is { } sale && !IsOver(sale) ? sale.IsModeSaid : _chosenMode is not null;

    public Task<Answer> SetModeAsync(ServiceMode mode) => InTurnAsync(async () =>
    {
        if (Sale is not { } before || IsOver(before))
        {
            // What is over makes room: otherwise the mode would be said of a sale that nobody sees.
            TakeUp(null);
            _chosenMode = mode;
            return new Answer.Done();
        }

        var answer = await TellAsync(new SaleCommand.SetMode(mode, By));
        return answer.IsRefusal || before.Mode == mode ? answer : new Answer.ModeSwitched(Sale is { } after ? ModeChange.Of(before, after) : ModeChange.Of(before, mode));
    });

    public Task<Answer> SetCustomerAsync(string customer) => InTurnAsync(async () =>
        await OpenIfNoneAsync() ?? await TellAsync(new SaleCommand.SetCustomer(customer.Trim(), By)));

    /// <summary>The goods wait in the house until all is paid, or no longer.</summary>
    public Task<Answer> PutAsideAsync(bool isOn) => InTurnAsync(async () =>
        await OpenIfNoneAsync() ?? await TellAsync(new SaleCommand.PutAside(isOn, By)));

    /// <summary>The customer takes it to another state of the Union and pays no tax here, or does so no longer.</summary>
    public Task<Answer> SetExemptionAsync(bool isOn) => InTurnAsync(async () =>
    {
        if (Sale is not { } before || IsOver(before))
        {
            return new Answer.SaleRefused(SaleRefusal.CustomerMissing);
        }

        var answer = await TellAsync(new SaleCommand.SetExemption(isOn, By));
        return answer.IsRefusal || Sale is not { } after ? answer : new Answer.ExemptionSwitched(after.Exemption?.VatNumber, before.Total, after.Total);
    });

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

    /// <summary>What the house knows of a customer. It concerns no sale.</summary>
    public Task<Answer> ChangeCustomerAsync(ICustomerDesk customers, CustomerId id, CustomerFacts facts) => InTurnAsync(async () =>
        (await customers.TellAsync(NewCommand(), id, new CustomerCommand.Change(facts, By))).Refusal is { } refusal
            ? new Answer.CustomerRefused(refusal)
            : new Answer.Done());

    /// <summary>A customer pays what is owed. It concerns no sale.</summary>
    /// <param name="settling">The same for the same tap: the till takes it once.</param>
    public Task<Answer> SettleAsync(ICustomerDesk customers, CommandId settling, Customer customer, PaymentKeyId key, Money amount) =>
        InTurnAsync(async () =>
        {
            var id = customer.Id!.Value;
            var told = await customers.TellAsync(settling, id, new CustomerCommand.Settle(settling, till, key, amount, By));
            return told.Refusal is { } refusal
                ? new Answer.CustomerRefused(refusal)
                : new Answer.DebtSettled(customer.Facts.Name, amount, (await customers.ReadAsync(id)).Owed, id, settling);
        });

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

    /// <summary>Where the guest fetches it.</summary>
    public Task<Answer> SetRelayAsync(string relay) => InTurnAsync(async () =>
        await OpenIfNoneAsync() ?? await TellAsync(new SaleCommand.SetRelay(relay, By)));

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

    private SaleId? SittingAt(TableId table) =>
        View.VisitAt(table)?.Sales.Where(View.Sales.ContainsKey).Select(id => (SaleId?)id).FirstOrDefault();

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
}
