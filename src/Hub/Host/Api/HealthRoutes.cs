using RetailPos.Hub.People;

namespace RetailPos.Hub.Api;

/// <summary>For those who watch the hub. No key: they tell nothing that a screen on the wall does not.</summary>
internal static class HealthRoutes
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health", async (JournalHealth journal, HttpResponse response, CancellationToken stop) =>
            {
                var health = await journal.ReadAsync(stop);
                response.Headers.CacheControl = "no-store";
                return TypedResults.Json(
                    health, statusCode: health.Writable ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
            })
            .WithTags("Hub")
            .WithName("health")
            .ForAnyone()
            .WithSummary("Whether the hub can keep what it is told")
            .Produces<Health>()
            .Produces<Health>(StatusCodes.Status503ServiceUnavailable);

        app.MapGet("/version", () => TypedResults.Ok(new HubVersion("RetailPos", ApiRoutes.Version)))
            .WithTags("Hub")
            .WithName("version")
            .ForAnyone()
            .WithSummary("Which version this is");
    }
}

/// <summary>How the hub is.</summary>
/// <param name="Head">The position of the last event in the journal.</param>
/// <param name="Writable">Whether commands can be accepted. Reading goes on either way.</param>
/// <param name="Reason">Why not, in words; null when they can.</param>
public sealed record Health(string Status, long Head, bool Writable, string? Reason);

/// <summary>Which program this is.</summary>
public sealed record HubVersion(string Name, string Version);
