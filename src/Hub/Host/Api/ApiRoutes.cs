using System.Reflection;
using RetailPos.Hub.Keys;
using RetailPos.Hub.People;

namespace RetailPos.Hub.Api;

/// <summary>The HTTP API. One file per resource; what all have in common is here.</summary>
internal static class ApiRoutes
{
    public const string Root = "/api";

    public const string V1 = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeyFile>();
        services.AddSingleton<OrderFollowers>();
        services.AddSingleton<JournalHealth>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Apply(options.SerializerOptions));
        services.AddProblemDetails();
        services.AddAuthentication(ApiKeyAuthentication.Name)
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, ApiKeyAuthentication>(
                ApiKeyAuthentication.Name, configureOptions: null);
        services.AddAuthorization();
        services.AddOpenApi("v1", ApiDocument.Describe);
        return services;
    }

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(V1).RequireAuthorization().AddEndpointFilter(ApiFaults.RefuseBadInput);
        api.MapOrders();
        api.MapSales();
        api.MapPutAside();
        api.MapCatalogue();
        api.MapSoldOut();
        api.MapDeliveries();
        api.MapShipments();
        api.MapCustomers();
        api.MapCalls();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json").ForAnyone();
    }

    /// <summary>The ways in which a resource may say no, all in one form.</summary>
    public static RouteHandlerBuilder ProducesRefusals(this RouteHandlerBuilder route) => route
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    public static string Version { get; } = typeof(ApiRoutes).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
