namespace RetailPos.Hub.Web;

/// <summary>What a browser may do with our pages, and nothing else.</summary>
internal static class SecurityHeaders
{
    // Scripts and connections come from the hub alone, and nothing inline runs. Components do write style attributes (a bar's
    // width, a colour's name), which cannot load or run anything.
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        // The camera reads codes at the register, when the person in front of it asks for that; no page of others has it.
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()";
        return next(context);
    });
}
