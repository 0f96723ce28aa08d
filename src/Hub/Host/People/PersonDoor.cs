using Microsoft.AspNetCore.Components.Endpoints;
using RetailPos.Displays;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Guard;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Web;

namespace RetailPos.Hub.People;

/// <summary>Where a page's address is asked for: whoever may not see it gets another page instead, before anything of it is made.</summary>
internal static class PersonDoor
{
    public const string Cookie = "retailpos.person";

    public const string SignIn = "sign-in";

    public const string NotAllowed = "not-allowed";

    /// <summary>Longer than any service: what ends a session is the hub's idle limit, not the browser.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    public static string? TokenOf(HttpContext context) => context.Request.Cookies[Cookie];

    public static IApplicationBuilder UsePersonDoor(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not { Type: var page })
        {
            return next(context);
        }

        var services = context.RequestServices;
        var acting = services.GetRequiredService<Acting>();
        services.GetRequiredService<ScreenSession>()
            .Become(services.GetRequiredService<IPairingDesk>().Find(ScreenCookie.Of(context))?.Id);
        acting.Become(services.GetRequiredService<ISignInDesk>().Find(TokenOf(context))?.Id);

        var standing = acting.MayOpen(page);

        if (standing is Standing.Allowed)
        {
            acting.Touch();
            return next(context);
        }

        if (standing is Standing.NotAllowed && services.GetRequiredService<PageDirectory>().For(page) is NeedsAttribute { Rights: [var right, ..] })
        {
            services.GetRequiredService<RefusalTrace>().Note(acting, right);
        }

        context.Response.Redirect(InsteadOf(standing, $"{context.Request.Path.Value?.TrimStart('/')}{context.Request.QueryString}"));
        return Task.CompletedTask;
    });

    /// <summary>Where somebody is sent who may not see an address, yet or at all.</summary>
    public static string InsteadOf(Standing standing, string address) => standing switch
    {
        Standing.NotAllowed => $"/{NotAllowed}",
        Standing.PasswordFirst => $"/{SignIn}?password=1&to={Uri.EscapeDataString(address)}",
        Standing.SignInFirst or Standing.Allowed => $"/{SignIn}?to={Uri.EscapeDataString(address)}",
    };

    /// <summary>Where a browser gets the secret of somebody who has just signed in on it: once, for a ticket that only its own page was told.</summary>
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet($"/{SignIn}/take", (HttpContext context, string? ticket, string? to, ISignInDesk desk) =>
        {
            context.Response.Headers.CacheControl = "no-store";

            if (desk.Redeem(ticket ?? "") is not { } token)
            {
                return Results.LocalRedirect($"/{SignIn}");
            }

            context.Response.Cookies.Append(Cookie, token, new()
            {
                MaxAge = Lasts, HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/", Secure = context.Request.IsHttps,
            });
            return Results.LocalRedirect(LocalOf(to));
        }).ExcludeFromDescription().ForAnyone();

        return app;
    }

    // Whatever stands in the address: nobody is sent out of the house from its own door.
    private static string LocalOf(string? to) =>
        to is { Length: > 0 and < 500 } && !to.StartsWith('/') && !to.Contains('\\', StringComparison.Ordinal)
            && !to.Contains(':', StringComparison.Ordinal) && Uri.IsWellFormedUriString(to, UriKind.Relative)
            ? $"/{to}"
            : "/";
}
