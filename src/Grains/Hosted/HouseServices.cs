using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Cards;
using RetailPos.Grains.Desks;
using RetailPos.Grains.Devices;
using RetailPos.Grains.Exports;
using RetailPos.Grains.Exports.Saft;
using RetailPos.Grains.Feeds;
using RetailPos.Grains.Guard;
using RetailPos.Grains.People;
using RetailPos.Grains.Privacy;
using RetailPos.Grains.Reactions;
using RetailPos.Grains.Technical;
using RetailPos.Grains.Watch;

namespace RetailPos.Grains;

/// <summary>Everything of this project that others reach by interface.</summary>
public static class HouseServices
{
    /// <summary>
    /// Adds feeds, reactions and desks. The caller adds the grain host (before: feeds and reactions call grains),
    /// <c>IJournal</c>, <c>ISealer</c>, <c>IPager</c>, <c>SiteSettings</c>, <c>KitchenSettings</c> and <c>TimeProvider</c>.
    /// </summary>
    public static IServiceCollection AddHouse(this IServiceCollection services) => services
        .AddFeed<KitchenView, KitchenFold>()
        .AddFeed<SalesView, SalesFold>()
        .AddFeed<CatalogueView, CatalogueFold>()
        .AddFeed<HouseRulesView, HouseRulesFold>()
        .AddSingleton<IHouseRulesDesk, HouseRulesDesk>()
        .AddSingleton<IMailDesk, MailDesk>()
        .AddSingleton<ReceiptTokens>()
        .AddSingleton<ReceiptFrames>()
        .AddSingleton<IReceiptDesk, ReceiptDesk>()
        .AddSingleton<IExpenseDesk, ExpenseDesk>()
        .AddFeed<DevicesView, DevicesFold>()
        .AddSingleton<Outboxes>()
        .AddSingleton<IFinderDesk, FinderDesk>()
        .AddSingleton<IDeviceDesk, DeviceDesk>()
        .AddSingleton<IReaction, MovedJobsArrive>()
        .AddSingleton<IReaction, CashOpensTheDrawer>()
        .AddFeed<DeliveriesView, DeliveriesFold>()
        .AddSingleton<IDeliveryDesk, DeliveryDesk>()
        .AddSingleton<IReaction, DeliveriesFollowTheirSale>()
        .AddSingleton<IReaction, CouriersReachKitchenAndTill>()
        .AddFeed<ShipmentsView, ShipmentsFold>()
        .AddSingleton<IShipmentDesk, ShipmentDesk>()
        .AddSingleton<IReaction, ShipmentsFollowTheirSale>()
        .AddSingleton<IReaction, PostedParcelsLeaveThePass>()
        .AddFeed<CustomersView, CustomersFold>()
        .AddSingleton<ICustomerDesk, CustomerDesk>()
        .AddSingleton<IReaction, SettledDebtsReachTheAccount>()
        .AddSingleton<IReaction, DoublesReachTheKept>()
        .AddFeed<InvoicesView, InvoicesFold>()
        .AddSingleton<InvoiceFrames>()
        .AddSingleton<IInvoiceDesk, InvoiceDesk>()
        .AddSingleton<IReaction, InvoicedSalesAreCredited>()
        .AddFeed<FloorPlanView, FloorPlanFold>()
        .AddSingleton<IFloorDesk, FloorDesk>()
        .AddSingleton<IGuestDesk, GuestDesk>()
        .AddSingleton<IReaction, VisitsFollowTheirTable>()
        .AddFeed<PeopleView, PeopleFold>()
        .AddFeed<TillsView, TillsFold>()
        .AddFeed<SessionsView, SessionsFold>()
        .AddFeed<ChainWatchView, ChainWatchFold>()
        .AddSingleton<ITillDesk, TillDesk>()
        .AddFeed<ClosuresView, ClosuresFold>()
        .AddSingleton<FiscalDays>()
        .AddSingleton<ClosingRounds>()
        .AddSingleton<IClosingRounds>(provider => provider.GetRequiredService<ClosingRounds>())
        .AddSingleton<IClosureDesk, ClosureDesk>()
        .AddSingleton<ISalesHistoryDesk, SalesHistoryDesk>()
        .AddFeed<PromisesView, PromisesFold>()
        .AddSingleton<ISlotDesk, SlotDesk>()
        .AddSingleton<IReaction, PlacedOrdersArePromised>()
        .AddHostedService<OrdersForLaterSurface>()
        .AddFeed<ScreensView, ScreensFold>()
        .AddSingleton<IScreenWatch, ScreenWatch>()
        .AddSingleton<IPairingDesk, PairingDesk>()
        .AddFeed<RoutingView, RoutingFold>()
        .AddSingleton<IReaction, SentLinesReachTheKitchen>()
        .AddSingleton<IReaction, PaymentsAreSealed>()
        .AddSingleton<IReaction, MovedLinesArrive>()
        .AddSingleton<IReaction, SeatedSalesTakeTheirTable>()
        .AddSingleton<IReaction, ClosedSalesFreeTheirTable>()
        .AddSingleton<IReaction, ReadyOrdersAreCalled>()
        .AddSingleton<IReaction, CalledBeepersArePaged>()
        .AddSingleton<IReaction, ImportedStationsAreSetUp>()
        .AddHostedService<ReactionRunner>()
        .AddHostedService<FailedPagesAreTriedAgain>()
        .AddSingleton<IBeeperDesk, BeeperDesk>()
        .AddSingleton<LineRouting>()
        .AddSingleton<PastDay>()
        .AddSingleton<IReach, ScreensAndPrinters>()
        .AddSingleton<IRoutingDesk, RoutingDesk>()
        .AddSingleton<CallNumberDesk>()
        .AddSingleton<IKitchenDesk, KitchenDesk>()
        .AddSingleton<IHistoryDesk, HistoryDesk>()
        .AddSingleton<ILeftoverDesk, LeftoverDesk>()
        .AddSingleton<IRegisterDesk, RegisterDesk>()
        .AddSingleton<ICatalogueDesk, CatalogueDesk>()
        .AddSingleton<IServiceReportDesk, ServiceReportDesk>()
        .AddSingleton<IChangesDesk, ChangesDesk>()
        .AddSingleton<TillJournal>()
        .AddSingleton<ArchiveMaker>()
        .AddSingleton<BooksMaker>()
        .AddSingleton<EReportMaker>()
        .AddSingleton<SaftMaker>()
        .AddSingleton<SalesBookMaker>()
        .AddSingleton<IExportDesk, ExportDesk>()
        .AddFeed<TerminalsView, TerminalsFold>()
        .AddSingleton<TerminalBoard>()
        .AddSingleton<ITerminalWatch>(provider => provider.GetRequiredService<TerminalBoard>())
        .AddSingleton<TillScreens>()
        .AddSingleton<ITillScreens>(provider => provider.GetRequiredService<TillScreens>())
        .AddHostedService(provider => provider.GetRequiredService<TillScreens>());

    /// <summary>Adds who can speak with the card terminals.</summary>
    /// <remarks>After <see cref="AddHouse"/>. The caller adds <c>ICardTerminals</c>.</remarks>
    public static IServiceCollection AddCards(this IServiceCollection services) => services
        .AddSingleton<TerminalLanes>()
        .AddSingleton<CardsReachTheirTerminal>()
        .AddSingleton<ITerminalDesk, TerminalErrands>();

    /// <summary>Lets the sales that wait reach their terminals: for a hub whose doors are open, and for no other. An import takes no guest's money.</summary>
    /// <remarks>With <see cref="AddCards"/>.</remarks>
    public static IServiceCollection AddCardTalks(this IServiceCollection services) =>
        services.AddHostedService(provider => provider.GetRequiredService<CardsReachTheirTerminal>());

    /// <summary>Adds the watch over what the screens have painted: for a hub whose doors are open, and for no other.</summary>
    /// <remarks>The caller adds <c>ScreensSettings</c> and <c>IStationPrinter</c>.</remarks>
    public static IServiceCollection AddDeliveryWatch(this IServiceCollection services) =>
        services.AddHostedService<DeliveryWatch>();

    /// <summary>Adds the workers that print and send what waits: for a hub whose doors are open, and for no other.</summary>
    /// <remarks>The caller adds <c>IPrinters</c> and <c>IMailer</c>.</remarks>
    public static IServiceCollection AddOutboxWorkers(this IServiceCollection services) =>
        services.AddHostedService<OutboxWorkers>();

    /// <summary>Adds the kitchen tickets of stations that print always: for a hub whose doors are open, and for no other.</summary>
    /// <remarks>The caller adds <c>ITicketWording</c>.</remarks>
    public static IServiceCollection AddKitchenTickets(this IServiceCollection services) =>
        services.AddSingleton<IReaction, StationsThatPrintAlways>();

    /// <summary>Adds the list of technical events, and the one who says that the program starts and stops: for a program, and not for a part of it.</summary>
    /// <remarks>After the grain host and before <see cref="AddHouse"/>: a house's first record is its initialisation.</remarks>
    public static IServiceCollection AddTechnicalJournal(this IServiceCollection services) => services
        .AddSingleton<FiscalPerimeter>()
        .AddSingleton<ITechnicalDesk, TechnicalDesk>()
        .AddSingleton<IConformityDesk, ConformityDesk>()
        .AddSingleton<IReaction, TechnicalEventsAreNoted>()
        .AddHostedService<HouseStartsAndStops>();
    /// <summary>Adds the watch over the sealed chains, and the desk that proves them.</summary>
    /// <remarks>The caller adds <c>ISealKeys</c> and <c>ISealHead</c>.</remarks>
    public static IServiceCollection AddChainWatch(this IServiceCollection services) => services
        .AddSingleton<ChainWatcher>()
        .AddHostedService(provider => provider.GetRequiredService<ChainWatcher>())
        .AddSingleton<IFiscalDesk, FiscalDesk>();

    /// <summary>Adds what customers may ask of the house about what it knows of them.</summary>
    /// <remarks>After <see cref="AddTechnicalJournal"/>. The caller adds <c>IPersonalKeys</c>, and a journal that writes with them.</remarks>
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<IPrivacyDesk, PrivacyDesk>()
        .AddSingleton<IReaction, OldLettersAreForgotten>();

    /// <summary>Adds how people come and go, and the guards before the desks: for a house that people enter.</summary>
    /// <remarks>
    /// After <see cref="AddHouse"/> and every other desk. The caller adds <c>ISecretVault</c>, <c>PeopleSettings</c> and, one for
    /// each circuit and request, <c>IGuardedActing</c>.
    /// </remarks>
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddSingleton<FirstCode>()
        .AddSingleton<DeviceSessions>()
        .AddHostedService(provider => provider.GetRequiredService<DeviceSessions>())
        .AddSingleton<ISignInDesk, SignInDesk>()
        .AddSingleton<IPeopleDesk, PeopleDesk>()
        .GuardDesks();

    private static IServiceCollection AddFeed<TView, TFold>(this IServiceCollection services)
        where TView : class, IView
        where TFold : class, IFold<TView> => services
            .AddSingleton<IFold<TView>, TFold>()
            .AddSingleton<Feed<TView>>()
            .AddSingleton<IFeed<TView>>(provider => provider.GetRequiredService<Feed<TView>>())
            .AddHostedService(provider => provider.GetRequiredService<Feed<TView>>());
}
