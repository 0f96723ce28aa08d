using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Desks;
using RetailPos.Grains.Feeds;
using RetailPos.Grains.Reactions;

namespace RetailPos.Grains;

/// <summary>Everything of this project that others reach by interface.</summary>
public static class HouseServices
{
    /// <summary>
    /// Adds feeds, reactions and desks. The caller adds the grain host (before: feeds and reactions call grains),
    /// <c>IJournal</c>, <c>IPager</c>, <c>SiteSettings</c> and <c>TimeProvider</c>.
    /// </summary>
    public static IServiceCollection AddHouse(this IServiceCollection services) => services
        .AddFeed<KitchenView, KitchenFold>()
        .AddFeed<SalesView, SalesFold>()
        .AddFeed<CatalogueView, CatalogueFold>()
        .AddSingleton<IReaction, SentLinesReachTheKitchen>()
        .AddSingleton<IReaction, PaymentsAreSealed>()
        .AddSingleton<IReaction, SeatedSalesTakeTheirTable>()
        .AddSingleton<IReaction, ClosedSalesFreeTheirTable>()
        .AddSingleton<IReaction, ReadyOrdersAreCalled>()
        .AddSingleton<IReaction, CalledBeepersArePaged>()
        .AddSingleton<IReaction, ImportedStationsAreSetUp>()
        .AddHostedService<ReactionRunner>()
        .AddSingleton<CallNumberDesk>()
        .AddSingleton<IKitchenDesk, KitchenDesk>()
        .AddSingleton<IHistoryDesk, HistoryDesk>()
        .AddSingleton<IRegisterDesk, RegisterDesk>()
        .AddSingleton<ICatalogueDesk, CatalogueDesk>()
        .AddSingleton<TillScreens>()
        .AddSingleton<ITillScreens>(provider => provider.GetRequiredService<TillScreens>())
        .AddHostedService(provider => provider.GetRequiredService<TillScreens>());

    private static IServiceCollection AddFeed<TView, TFold>(this IServiceCollection services)
        where TView : class, IView
        where TFold : class, IFold<TView> => services
            .AddSingleton<IFold<TView>, TFold>()
            .AddSingleton<Feed<TView>>()
            .AddSingleton<IFeed<TView>>(provider => provider.GetRequiredService<Feed<TView>>())
            .AddHostedService(provider => provider.GetRequiredService<Feed<TView>>());
}
