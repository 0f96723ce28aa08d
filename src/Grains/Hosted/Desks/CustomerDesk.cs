using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Reactions;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Desks;

/// <summary>Between the screens and the customers' grains. It decides nothing.</summary>
public sealed partial class CustomerDesk(
    IGrainFactory grains, IJournal journal, IFeed<CustomersView> customers, IFeed<SalesView> sales, SiteSettings site, TimeProvider clock) : ICustomerDesk
{
    public async Task<Told<CustomerRefusal>> TellAsync(CommandId id, CustomerId customer, CustomerCommand command) =>
        command is CustomerCommand.Settle settle
            ? await SettleAsync(customer, settle)
            : await grains.TellKeptAsync(id, customer, await WithFactsAsync(command));

    public Task<Customer> ReadAsync(CustomerId customer) => grains.ReadKeptAsync(customer);

    // The money lies in the drawer before the account says so: the till records it, and what it has recorded is booked.
    private async Task<Told<CustomerRefusal>> SettleAsync(CustomerId id, CustomerCommand.Settle c)
    {
        var customer = await ReadAsync(id);
        var house = await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync();
        var key = house.Payments.Keys.FirstOrDefault(key => key.Id == c.Key && key.IsOn && key.Mode is not PaymentMode.OnAccount);
        var asked = CustomerDecider.Decide(
            customer, c with { Fault = key is null ? CustomerRefusal.PaymentKeyUnknown : null }, clock.GetLocalNow());

        if (asked.Events.IsEmpty)
        {
            return new(asked.Refusal, Position: 0);
        }

        // What the till seals names the customer by the id alone: a name there could never be forgotten.
        var settling = new DebtSettling(c.Id, customer.Id ?? id, "", c.Key, key!.Mode, c.Amount, c.By);
        var told = await grains.GetGrain<ITillGrain>(c.Till.Value).TellAsync(
            c.Id.Then("till"), new TillCommand.TakeSettling(settling, house.TillDay));

        return told.Refusal switch
        {
            null => await SettledDebtsReachTheAccount.BookAsync(grains, c.Till, settling),
            TillRefusal.TillClosed => new(CustomerRefusal.TillClosed, Position: 0),
            { } => new(CustomerRefusal.AmountOutOfRange, Position: 0),
        };
    }

    private async Task<CustomerCommand> WithFactsAsync(CustomerCommand command) => command switch
    {
        CustomerCommand.Enter c => c with { Facts = Read(c.Facts), LimitOfDebt = await LimitAsync() },
        CustomerCommand.Change c => c with { Facts = Read(c.Facts) },
        _ => command,
    };

    // What cannot be read stays as it was typed, and is refused by its name.
    private CustomerFacts Read(CustomerFacts facts) => facts with
    {
        Name = facts.Name.Trim(),
        Group = facts.Group.Trim(),
        Mail = facts.Mail.Trim(),
        Title = facts.Title.Trim(),
        Phone = PhoneNumber.Read(facts.Phone, Home) ?? facts.Phone.Trim(),
        Phone2 = PhoneNumber.Read(facts.Phone2, Home) ?? facts.Phone2.Trim(),
        Code = facts.Code.Trim(),
        Tag = NfcTag.Read(facts.Tag) ?? facts.Tag.Trim(),
        PublicNote = facts.PublicNote.Trim(),
        PrivateNote = facts.PrivateNote.Trim(),
        Warning = facts.Warning.Trim(),
        Address = facts.Address is { } address && address != GuestAddress.None ? address : null,
        Business = facts.Business is { } business && business != BusinessFacts.None ? business : null,
    };

    // Who counts in francs rings Swiss numbers.
    private PhoneCountry Home => site.Currency is "CHF" ? PhoneCountry.Switzerland : PhoneCountry.France;

    private async Task<Money> LimitAsync() =>
        (await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync()).Payments.UsualLimitOfDebt;
}
