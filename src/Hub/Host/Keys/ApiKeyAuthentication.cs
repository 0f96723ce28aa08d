using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using RetailPos.Hub.Api;
using RetailPos.Hub.Domain.People;

namespace RetailPos.Hub.Keys;

/// <summary>Knows an API client by its key, in <c>X-Api-Key</c> or as a bearer token.</summary>
public sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiKeyFile keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "ApiKey";

    public const string Header = "X-Api-Key";

    /// <summary>One for each right that the key grants.</summary>
    public const string RightClaim = "right";

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Presented() is not { } secret)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(keys.Find(secret) is { } key
            ? AuthenticateResult.Success(TicketOf(key))
            : AuthenticateResult.Fail("Unknown key."));
    }

    // One answer for no key and for a wrong one: whoever guesses learns nothing.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"RetailPos\"";
        return ApiProblem.Of(
                StatusCodes.Status401Unauthorized,
                "api-key-missing-or-unknown",
                $"Send the client's key in the header {Header}, or as 'Authorization: Bearer …'. Keys are made with the command api-key add.")
            .ExecuteAsync(Context);
    }

    private string? Presented()
    {
        if (Request.Headers.TryGetValue(Header, out var header))
        {
            return header.ToString();
        }

        var authorization = Request.Headers[HeaderNames.Authorization].ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
    }

    private static AuthenticationTicket TicketOf(ApiKey key) => new(
        new(new ClaimsIdentity(
            [new(ClaimTypes.Name, key.Name), .. Rights.All.Where(key.Grants).Select(right => new Claim(RightClaim, $"{right}"))], Name)),
        Name);
}
