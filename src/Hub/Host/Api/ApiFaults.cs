using System.Globalization;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.GrainHosting;
using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

/// <summary>What goes wrong below the API, in the API's words. What is a client's fault never gets here.</summary>
internal static class ApiFaults
{
    public static IApplicationBuilder UseApiFaults(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await AnswerTo(fault, context).ExecuteAsync(context);
        }
    });

    /// <summary>Answers what routing refuses with a bare number: no such address, method or content type.</summary>
    public static IApplicationBuilder UseApiStatusWords(this IApplicationBuilder app) => app.UseStatusCodePages(pages =>
    {
        var status = pages.HttpContext.Response.StatusCode;
        return (status switch
        {
            StatusCodes.Status404NotFound => ApiProblem.Of(status, "no-such-address", "There is nothing at this address. See /openapi/v1.json."),
            StatusCodes.Status405MethodNotAllowed => ApiProblem.Of(status, "method-not-allowed", "This address does not take this method."),
            StatusCodes.Status415UnsupportedMediaType => ApiProblem.Of(status, "not-json", "The body must be application/json."),
            _ => ApiProblem.Of(status, "refused", "The request was refused."),
        }).ExecuteAsync(pages.HttpContext);
    });

    /// <summary>Runs before every handler of the API: no handler sees an input beyond its limits, nor an id that can be nobody's.</summary>
    public static async ValueTask<object?> RefuseBadInput(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var faults = new Faults();

        foreach (var (name, value) in call.HttpContext.Request.RouteValues)
        {
            faults.OfId(name, Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        faults.OfId(ApiCaller.KeyHeader, ApiCaller.KeyOf(call.HttpContext));

        if (!faults.AreNone)
        {
            return ApiProblem.Of(faults);
        }

        foreach (var input in call.Arguments.OfType<ICheckedInput>())
        {
            if (!input.Faults.AreNone)
            {
                return ApiProblem.Of(input.Faults);
            }
        }

        return await next(call);
    }

    private static IResult AnswerTo(Exception fault, HttpContext context)
    {
        switch (fault)
        {
            case BadHttpRequestException { StatusCode: var status }:
                return ApiProblem.Of(status, "bad-request", fault.Message);

            case JournalUnwritableException:
                return Unavailable(context, "journal-unwritable", fault.Message);

            case var _ when GrainHostFaults.IsBusy(fault):
                return Unavailable(context, "busy", "Too many callers wait for the same thing. Nothing was done; try again.");

            case var _ when GrainHostFaults.IsStopping(fault):
                return Unavailable(context, "stopping", "The hub is stopping. Try again when it is back.");

            case TimeoutException or OperationCanceledException:
                return Unavailable(context, "no-answer", "No answer in time. Whether it was done is unknown: ask with the same Idempotency-Key.");

            default:
                Log(context, fault);
                return ApiProblem.Of(StatusCodes.Status500InternalServerError, "fault", "A fault of the hub. It stands in the hub's log.");
        }
    }

    private static IResult Unavailable(HttpContext context, string code, string detail)
    {
        context.Response.Headers.RetryAfter = ApiProblem.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return ApiProblem.Of(StatusCodes.Status503ServiceUnavailable, code, detail);
    }

    private static void Log(HttpContext context, Exception fault) =>
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiFaults))
            .LogError(fault, "{Method} {Path} failed.", context.Request.Method, context.Request.Path.Value);
}
