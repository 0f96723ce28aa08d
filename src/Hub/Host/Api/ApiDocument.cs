using System.Net.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using RetailPos.Hub.Keys;

namespace RetailPos.Hub.Api;

/// <summary>What the OpenAPI document says beyond what the routes and their words say of themselves.</summary>
internal static class ApiDocument
{
    private const string About =
        """
        The hub of a restaurant: orders for the kitchen, sales for the tills.

        **Key.** Every address under /api wants the client's key, in `X-Api-Key` or as a bearer token.
        **Money** is in whole cents, tax included; rates are in basis points (1000 is 10 %).
        **Retries.** Send an `Idempotency-Key` (1–64 letters, digits, dots, dashes, underscores) with every POST, PUT and DELETE: the same key again is the
        same command, for ever, and answers what the first one did.
        **No** is always `application/problem+json` with a `code` that never changes its name. 400 names each wrong field under `errors`
        with its limit; 404: it is not there; 409: not now, as things stand; 422: not ever, in this form; 503: try again, `Retry-After`
        says when. After any of them nothing has changed, except after 503 `no-answer`, where only a retry with the same key can tell.
        **Bodies** are JSON of 1 MB at most, 16 levels deep at most; unknown and doubled fields are refused.
        """;

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new() { Title = "RetailPos", Version = ApiRoutes.Version, Description = About };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [ApiKeyAuthentication.Name] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyAuthentication.Header,
                    Description = "Made with the command api-key add.",
                },
            };
            return Task.CompletedTask;
        });

        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true)
            {
                operation.Security = [new() { [new(ApiKeyAuthentication.Name, context.Document)] = [] }];
            }

            if (context.Description.HttpMethod is { } method && method != HttpMethod.Get.Method)
            {
                operation.Parameters ??= [];
                operation.Parameters.Add(new OpenApiParameter
                {
                    Name = ApiCaller.KeyHeader,
                    In = ParameterLocation.Header,
                    Description = "The same key again is the same command, and has no second effect.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 64, Pattern = "^[A-Za-z0-9._-]+$" },
                });
            }

            return Task.CompletedTask;
        });
    }
}
