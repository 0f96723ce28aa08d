using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Hub.Api;

/// <summary>Customers and what they owe: for a web shop that knows them, and for the books.</summary>
internal static class CustomerRoutes
{
    private const string Doc = "Id of the customer.";

    /// <summary>One page of a list. Whoever has more customers searches.</summary>
    private const int Max = 200;

    public static void MapCustomers(this RouteGroupBuilder api)
    {
        var customers = api.MapGroup("/customers").WithTags("Customers");

        customers.MapGet("", (
                IFeed<CustomersView> feed,
                [Description("The beginning of a name or of a word in it, or figures of the telephone.")] string? query = null) =>
                TypedResults.Ok(new CustomerPage(
                    feed.Current.Position, [.. feed.Current.Find(query ?? "").Take(Max).Select(CustomerAnswer.Of)])))
            .WithName("listCustomers")
            .Needs(Right.OpenSale)
            .WithSummary("Finds customers by name or telephone, by name; 200 at most")
            .Produces<CustomerPage>()
            .ProducesRefusals();

        customers.MapGet("/{id}", ReadAsync)
            .WithName("readCustomer")
            .Needs(Right.OpenSale)
            .WithSummary("Reads a customer with the lines of the account, newest first")
            .WithDescription("An id that was merged into another one answers with the one that the house kept, under that one's own id.")
            .Produces<CustomerAccountAnswer>()
            .ProducesRefusals();

        customers.MapPut("/{id}", PutAsync)
            .WithName("putCustomer")
            .Needs(Right.OpenSale)
            .WithSummary("Enters a customer, or changes one")
            .WithDescription(
                "Somebody new may owe what the house trusts everybody with. A telephone may come as typed: it is kept in the " +
                "international form, and a number without a country is one of the house's.")
            .Produces<CustomerAccountAnswer>()
            .ProducesRefusals();

        customers.MapPost("/{id}/settlements", SettleAsync)
            .WithName("settleDebt")
            .Needs(Right.TakePayment)
            .WithSummary("Books money that a customer has paid of the debt, or ahead")
            .WithDescription("Sent again with the same Idempotency-Key it books nothing twice; send one, always.")
            .Produces<CustomerAccountAnswer>(StatusCodes.Status201Created)
            .ProducesRefusals();
    }

    private static async Task<IResult> ReadAsync([Description(Doc)] string id, ICustomerDesk desk)
    {
        var customer = await desk.ReadAsync(new(id));
        return customer.Id is null ? ApiProblem.NotFound("customer", id) : TypedResults.Ok(CustomerAccountAnswer.Of(customer));
    }

    private static async Task<IResult> PutAsync(
        [Description(Doc)] string id, Input<PutCustomer> input, ApiCaller caller, ICustomerDesk desk)
    {
        var customer = new CustomerId(id);

        // What an invoice says of a company, and the address of mail, are written in the office, and stay.
        var known = await desk.ReadAsync(customer);
        var facts = known.Facts with { Name = input.Body.Name!, Phone = input.Body.Phone ?? "", Group = input.Body.Group ?? "" };
        var told = await desk.TellAsync(
            caller.Command,
            customer,
            known.Id is null
                ? new CustomerCommand.Enter(customer, facts, Money.Zero, caller.Actor)
                : new CustomerCommand.Change(facts, caller.Actor));

        return await AnswerAsync(told, customer, desk, isNew: false);
    }

    private static async Task<IResult> SettleAsync(
        [Description(Doc)] string id, Input<SettleDebt> input, ApiCaller caller, ICustomerDesk desk)
    {
        var told = await desk.TellAsync(caller.Command, new(id), new CustomerCommand.Settle(
            caller.Command, new(input.Body.Till!), new(input.Body.Key!), new(input.Body.AmountCents!.Value), caller.Actor));

        return told.Refusal is CustomerRefusal.Unknown
            ? ApiProblem.NotFound("customer", id)
            : await AnswerAsync(told, new(id), desk, isNew: true);
    }

    private static async Task<IResult> AnswerAsync(Told<CustomerRefusal> told, CustomerId id, ICustomerDesk desk, bool isNew)
    {
        if (told.Refusal is { } refusal)
        {
            return ApiProblem.Of(refusal, StatusOf(refusal), ("customer", id.Value));
        }

        var answer = CustomerAccountAnswer.Of(await desk.ReadAsync(id));
        return isNew ? TypedResults.Created($"/api/v1/customers/{id}", answer) : TypedResults.Ok(answer);
    }

    private static int StatusOf(CustomerRefusal refusal) => refusal switch
    {
        CustomerRefusal.IdInvalid or CustomerRefusal.NameInvalid or CustomerRefusal.PhoneInvalid or CustomerRefusal.GroupInvalid or CustomerRefusal.MailInvalid or
            CustomerRefusal.TagInvalid or CustomerRefusal.TitleInvalid or CustomerRefusal.CodeInvalid or CustomerRefusal.AddressInvalid or
            CustomerRefusal.NoteInvalid or CustomerRefusal.BirthInvalid or CustomerRefusal.SamePerson or CustomerRefusal.BusinessInvalid or
            CustomerRefusal.LimitOutOfRange or CustomerRefusal.AmountOutOfRange or CustomerRefusal.PaymentKeyUnknown => StatusCodes.Status422UnprocessableEntity,
        CustomerRefusal.AlreadyKnown or CustomerRefusal.Unknown or CustomerRefusal.Erased or CustomerRefusal.StillOwes or CustomerRefusal.AboveLimit or CustomerRefusal.TillClosed or
            CustomerRefusal.Merged or CustomerRefusal.MergeUnderWay or CustomerRefusal.TooManyDoubles => StatusCodes.Status409Conflict,
    };
}

/// <summary>Who a customer is.</summary>
public sealed class PutCustomer : IInput
{
    /// <summary>As it is written on the bill. Required.</summary>
    [Required, MaxLength(Text.NameMax)]
    public string? Name { get; set; }

    /// <summary>As typed.</summary>
    [MaxLength(40)]
    public string? Phone { get; set; }

    /// <summary>As the house calls it.</summary>
    [MaxLength(Text.NameMax)]
    public string? Group { get; set; }

    public void Check(Faults faults)
    {
        faults.Required("name", Name);
        faults.OfName("name", Name);
        faults.Check("phone", Phone is null || (Phone.Length <= 40 && Text.IsClean(Phone)), "must be 40 clean signs at most");
        faults.Check("group", Group is null or "" || Text.IsName(Group), $"must be {Text.NameMax} clean signs at most");
    }
}

/// <summary>Money of a customer.</summary>
public sealed class SettleDebt : IInput
{
    /// <summary>The register that takes it. Required.</summary>
    [Required, MaxLength(Id.LengthMax)]
    public string? Till { get; set; }

    /// <summary>Id of the payment key. Required.</summary>
    [Required, MaxLength(Id.LengthMax)]
    public string? Key { get; set; }

    /// <summary>1–1000000. More than is owed is credit. Required.</summary>
    [Required, Range(1, 1_000_000)]
    public long? AmountCents { get; set; }

    public void Check(Faults faults)
    {
        faults.Required("till", Till);
        faults.OfId("till", Till);
        faults.Required("key", Key);
        faults.OfId("key", Key);
        faults.Required("amountCents", AmountCents);
        faults.Within("amountCents", AmountCents, 1, Tendering.GivenMax.Cents);
    }
}

/// <summary>Customers that were found.</summary>
/// <param name="Position">The position in the journal that this list has reached: of two, the higher one is the truth.</param>
public sealed record CustomerPage(long Position, IReadOnlyList<CustomerAnswer> Customers);

/// <summary>A customer.</summary>
/// <param name="Phone">International; null for none.</param>
/// <param name="Group">Null for none.</param>
/// <param name="OwedCents">Below zero what the house owes.</param>
/// <param name="LimitCents">Up to which the house writes down.</param>
public sealed record CustomerAnswer(string Id, string Name, string? Phone, string? Group, long OwedCents, long LimitCents)
{
    public static CustomerAnswer Of(Customer customer) => new(
        customer.Id!.Value.Value,
        customer.Facts.Name,
        customer.Facts.Phone.Length == 0 ? null : customer.Facts.Phone,
        customer.Facts.Group.Length == 0 ? null : customer.Facts.Group,
        customer.Owed.Cents,
        customer.LimitOfDebt.Cents);
}

/// <summary>A customer, and what made the balance.</summary>
/// <param name="Entries">Newest first; 120 at most.</param>
public sealed record CustomerAccountAnswer(CustomerAnswer Customer, IReadOnlyList<AccountEntryAnswer> Entries)
{
    public static CustomerAccountAnswer Of(Customer customer) => new(
        CustomerAnswer.Of(customer),
        [
            .. customer.Entries.Select(entry => new AccountEntryAnswer(
                entry.Kind, entry.Amount.Cents, entry.Owed.Cents, entry.Sale?.Value, entry.Till.Value, entry.Ticket, entry.Key?.Value, entry.At)),
        ]);
}

/// <summary>One line of an account.</summary>
/// <param name="AmountCents">What it added to the debt; below zero what it took off.</param>
/// <param name="OwedCents">What was owed after it.</param>
/// <param name="Ticket">The sealed record; null for money that settled a debt.</param>
/// <param name="Key">How it was settled; null for anything else.</param>
public sealed record AccountEntryAnswer(
    AccountEntryKind Kind, long AmountCents, long OwedCents, string? Sale, string Till, long? Ticket, string? Key, DateTimeOffset At);
