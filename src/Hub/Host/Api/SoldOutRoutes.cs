using System.ComponentModel;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.People;
using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

/// <summary>What the house has none of: for a web shop or kiosk that must stop selling when the kitchen says so, and for stock systems that say so.</summary>
internal static class SoldOutRoutes
{
    private const string Doc = "Id of the article.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void MapSoldOut(this RouteGroupBuilder api)
    {
        var list = api.MapGroup("/sold-out").WithTags("Sold out");

        list.MapGet("", (IFeed<KitchenView> feed) => TypedResults.Ok(SoldOutPage.Of(feed.Current)))
            .WithName("listSoldOut")
            .Needs(Right.OpenSale, Right.SoldOut)
            .WithSummary("Lists what is sold out, oldest first")
            .Produces<SoldOutPage>()
            .ProducesRefusals();

        list.MapPut("/{article}", MarkAsync)
            .WithName("markSoldOut")
            .Needs(Right.SoldOut)
            .WithSummary("Takes an article off sale")
            .WithDescription("No register and no client can sell it until it is put back; what is on a bill already stays there.")
            .Produces<SoldOutPage>()
            .ProducesRefusals();

        list.MapDelete("/{article}", RestoreAsync)
            .WithName("restoreSoldOut")
            .Needs(Right.SoldOut)
            .WithSummary("Puts an article back on sale")
            .WithDescription("An article that is on sale already stays so.")
            .Produces<SoldOutPage>()
            .ProducesRefusals();
    }

    private static Task<IResult> MarkAsync(
        [Description(Doc)] string article,
        ApiCaller caller,
        IKitchenDesk kitchen,
        IFeed<CatalogueView> catalogue,
        IFeed<KitchenView> feed,
        TimeProvider clock) =>
        catalogue.Current.Catalogue.Articles.TryGetValue(new(article), out var found)
            ? TellAsync(new SoldOutCommand.Mark(found.Id, found.Name, caller.Actor), caller, kitchen, feed, clock)
            : Task.FromResult(ApiProblem.NotFound("article", article));

    // An article that has left the catalogue meanwhile can still be taken off the list.
    private static Task<IResult> RestoreAsync(
        [Description(Doc)] string article,
        ApiCaller caller,
        IKitchenDesk kitchen,
        IFeed<CatalogueView> catalogue,
        IFeed<KitchenView> feed,
        TimeProvider clock) =>
        catalogue.Current.Catalogue.Articles.ContainsKey(new(article)) || feed.Current.SoldOut.Has(new(article))
            ? TellAsync(new SoldOutCommand.Restore(new(article), caller.Actor), caller, kitchen, feed, clock)
            : Task.FromResult(ApiProblem.NotFound("article", article));

    private static async Task<IResult> TellAsync(
        SoldOutCommand command, ApiCaller caller, IKitchenDesk kitchen, IFeed<KitchenView> feed, TimeProvider clock)
    {
        var told = await kitchen.TellAsync(caller.Command, command);

        if (told.Refusal is { } refusal)
        {
            return ApiProblem.Of(refusal, StatusOf(refusal));
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        return TypedResults.Ok(SoldOutPage.Of(await feed.ReachAsync(told.Position, patience.Token)));
    }

    private static int StatusOf(SoldOutRefusal refusal) => refusal switch
    {
        SoldOutRefusal.ArticleInvalid or SoldOutRefusal.NameInvalid => StatusCodes.Status422UnprocessableEntity,
        SoldOutRefusal.TooMany => StatusCodes.Status409Conflict,
    };
}

/// <summary>What is sold out.</summary>
/// <param name="Position">The position in the journal that this list has reached: of two, the higher one is the truth.</param>
public sealed record SoldOutPage(long Position, IReadOnlyList<SoldOutEntry> Articles)
{
    public static SoldOutPage Of(KitchenView view) => new(
        view.Position,
        [
            .. view.SoldOut.Articles
                .OrderBy(entry => entry.Value.Since).ThenBy(entry => entry.Key.Value, StringComparer.Ordinal)
                .Select(entry => new SoldOutEntry(entry.Key.Value, entry.Value.Name, entry.Value.Since, entry.Value.By.Place)),
        ]);
}

/// <summary>An article that there is none of.</summary>
/// <param name="By">Where it was said: a station, a till or a client.</param>
public sealed record SoldOutEntry(string Article, string Name, DateTimeOffset Since, string By);
