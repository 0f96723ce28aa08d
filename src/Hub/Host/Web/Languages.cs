using Microsoft.AspNetCore.Localization;

namespace RetailPos.Hub.Web;

/// <summary>French unless somebody wants English: by <c>?lang=en</c>, by the cookie that it leaves, or by the browser.</summary>
internal static class Languages
{
    private const string Query = "lang";

    private static readonly string[] All = ["fr", "en"];

    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app)
    {
        var options = new RequestLocalizationOptions()
            .SetDefaultCulture(All[0])
            .AddSupportedCultures(All)
            .AddSupportedUICultures(All);
        options.RequestCultureProviders =
        [
            new QueryStringRequestCultureProvider { QueryStringKey = Query, UIQueryStringKey = Query, Options = options },
            new CookieRequestCultureProvider { Options = options },
            new AcceptLanguageHeaderRequestCultureProvider { Options = options },
        ];

        return app.UseRequestLocalization(options).Use(KeepChoice);
    }

    // The page's own connection comes without the page's address, and must speak the same language.
    private static Task KeepChoice(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Query[Query].ToString() is var wanted && All.Contains(wanted))
        {
            context.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new(wanted)),
                new() { MaxAge = TimeSpan.FromDays(366), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/" });
        }

        return next(context);
    }
}
