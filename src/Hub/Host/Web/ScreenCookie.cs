using RetailPos.Displays.Screens;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.People;

namespace RetailPos.Hub.Web;

/// <summary>What makes a device a screen of the house: a secret in a cookie that no script can read.</summary>
internal static class ScreenCookie
{
    private const string Name = "retailpos.screen";

    /// <summary>Longer than a tablet lives on a kitchen wall; browsers themselves stop at 400 days, and each visit renews it.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(400);

    public static string? Of(HttpContext context) => context.Request.Cookies[Name];

    /// <summary>Where a device that was let in gets its secret: once, for a ticket that only its own page was told.</summary>
    public static IEndpointRouteBuilder MapPairing(this IEndpointRouteBuilder app)
    {
        app.MapGet($"/{ScreenAddress.Pair}/take", (HttpContext context, string? ticket, IPairingDesk desk, SiteSettings site) =>
        {
            context.Response.Headers.CacheControl = "no-store";

            if (desk.Redeem(ticket ?? "") is { } secret && desk.Find(secret.Token) is { } screen)
            {
                Give(context, secret.Token);
                return Results.LocalRedirect($"/{ScreenAddress.Of(screen.Place, site)}");
            }

            return Results.LocalRedirect($"/{ScreenAddress.Pair}");
        }).ExcludeFromDescription().ForAnyone();

        return app;
    }

    /// <summary>In a house that wants it so, nobody sees a kitchen's page whom the house has not let in.</summary>
    public static IApplicationBuilder UseScreenDoor(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var token = Of(context);
        var paired = token is null ? null : context.RequestServices.GetRequiredService<IPairingDesk>().Find(token);
        var path = context.Request.Path.Value ?? "";

        if (paired is not null && IsPage(context))
        {
            Give(context, token!);
        }

        if (paired is null && ScreenAddress.IsGuarded(path) && context.RequestServices.GetRequiredService<ScreensSettings>().MustBePaired)
        {
            context.Response.Redirect($"/{ScreenAddress.Pair}");
            return Task.CompletedTask;
        }

        return next(context);
    });

    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && ScreenAddress.IsGuarded(context.Request.Path.Value ?? "");

    private static void Give(HttpContext context, string token) => context.Response.Cookies.Append(
        Name,
        token,
        new()
        {
            MaxAge = Lasts, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/", Secure = context.Request.IsHttps,
        });
}
