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

/// <content>What a sale must be told of others before it decides.</content>
public sealed partial class RegisterDesk
{
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
            ? (await grains.ReadKeptAsync(customer)).Facts.Group
            : "";

    // Where tills must be opened, a sale is told whether this one is: so nothing is sent to the kitchen that cannot be paid.
    private async Task<bool> IsClosedAsync(TillId till) =>
        (await HouseAsync()).TillDay.MustBeOpened && (await grains.GetGrain<ITillGrain>(till.Value).ReadAsync()).Session is null;

    // The till was closed between the question and the answer, or the payment is not known at all.
    private async Task<SaleRefusal> WhyUnpaidAsync(TillId till) =>
        await IsClosedAsync(till) ? SaleRefusal.TillClosed : SaleRefusal.NoSuchPayment;

    // Nobody trusts somebody whom nobody knows.
    private async Task<Money?> TrustAsync(CustomerId customer) => (await grains.ReadKeptAsync(customer)).Left;

    // Who was merged signs as whom the house kept.
    private async Task<CustomerId?> KeptAsync(CustomerId? customer) => customer is { } id ? (await grains.ReadKeptAsync(id)).Id ?? id : null;

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

    // The number that the customer has now; a sale keeps the one that it was made exempt with.
    private async Task<SaleCommand> WithBuyerAsync(SaleId sale, SaleCommand command) =>
        command is SaleCommand.SetExemption { IsOn: true } exempts
        && (await ReadAsync(sale)).Known is { } known
        && (await grains.ReadKeptAsync(known)).Facts.Business is { VatNumber: { Length: > 0 } number }
            ? exempts with { Buyer = new(known, number) }
            : command;

    // Whoever asks for what depends on the house's rules is told them, and the sale decides.
    private async Task<SaleCommand> WithHouseAsync(SaleCommand command) => command switch
    {
        SaleCommand.Open opens => opens with { House = await HouseAsync() },
        SaleCommand.AddLines adds => adds with { Country = (await HouseAsync()).Country },
        SaleCommand.SetMode sets => sets with { House = await HouseAsync() },
        SaleCommand.SetDestination sets => sets with { House = await HouseAsync() },
        SaleCommand.SetRelay sets => sets with { House = await HouseAsync() },
        SaleCommand.SetExemption exempts => exempts with { House = await HouseAsync() },
        SaleCommand.Send sends => sends with { House = await HouseAsync() },
        SaleCommand.RequestPayment pays => pays with { House = await HouseAsync() },
        _ => command,
    };

    private async Task<KitchenStart> StartOfAsync(Sale sale) => (await HouseAsync()).Modes.Of(sale.Mode).Start;

    private async Task<bool> MayBeSentAsync(Sale sale) =>
        !sale.IsPutAside && await StartOfAsync(sale) is KitchenStart.OnSend && SaleRules.CheckReady(sale, await HouseAsync()) is null;

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
}
