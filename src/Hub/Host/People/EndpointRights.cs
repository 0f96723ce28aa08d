using System.Security.Claims;
using RetailPos.Hub.Api;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Keys;

namespace RetailPos.Hub.People;

/// <summary>What a client's key must grant for an address of the API.</summary>
/// <param name="AnyOf">One of them is enough.</param>
internal sealed record EndpointRight(IReadOnlyList<Right> AnyOf);

/// <summary>An address that tells nothing which needs a right.</summary>
internal sealed record EndpointForAnyone;

/// <summary>The API's door: each address names the right it needs, and a key without it gets a named refusal. One that names none is closed.</summary>
internal static class EndpointRights
{
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, params Right[] anyOf)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointRight(anyOf));

    public static TBuilder ForAnyone<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new EndpointForAnyone());

    /// <summary>After authorization: whose key it is stands by then.</summary>
    public static IApplicationBuilder UseApiRights(this IApplicationBuilder api) => api.Use((context, next) =>
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint || context.User.Identity is not { IsAuthenticated: true, Name: var client })
        {
            return next(context);
        }

        var rights = endpoint.Metadata.GetMetadata<EndpointRight>()?.AnyOf ?? [];

        if (rights.Any(right => Has(context.User, right)))
        {
            context.RequestServices.GetRequiredService<Acting>().BecomeHouse();
            return next(context);
        }

        context.RequestServices.GetRequiredService<ILogger<EndpointRight>>()
            .LogWarning("The client {Client} was refused {Rights} at {Path}.", client, rights, context.Request.Path);
        return ApiProblem.Of(
                StatusCodes.Status403Forbidden,
                "right-missing",
                $"The key of '{client}' does not grant {(rights.Count > 0 ? string.Join(" or ", rights) : "this")}. Rights are given to a key when it is made: api-key add NAME --right …",
                ("rights", rights.Select(right => $"{right}").ToArray()))
            .ExecuteAsync(context);
    });

    private static bool Has(ClaimsPrincipal client, Right right) => client.HasClaim(ApiKeyAuthentication.RightClaim, $"{right}");
}
