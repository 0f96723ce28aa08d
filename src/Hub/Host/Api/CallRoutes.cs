using System.ComponentModel.DataAnnotations;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.People;
using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

/// <summary>Who calls the house: for a telephone system that knows it before anybody picks up.</summary>
internal static class CallRoutes
{
    /// <summary>An international number has fifteen figures; people put as many signs between them.</summary>
    public const int NumberMax = 40;

    public static void MapCalls(this RouteGroupBuilder api) => api.MapGroup("/calls").WithTags("Calls")
        .MapPost("", (Input<RingCall> input, ICallBoard board) =>
        {
            var number = input.Body.Number?.Trim() ?? "";
            board.Ring(number, input.Body.Name?.Trim() ?? "", number.Length > 0 ? CallerKind.Known : CallerKind.Private);
            return TypedResults.NoContent();
        })
        .WithName("ringCall")
        .Needs(Right.OpenSale)
        .WithSummary("Tells the registers who calls")
        .WithDescription(
            "Shown at every register for two minutes, kept in memory for a quarter of an hour and written nowhere. The same number " +
            "within half a minute is the same call.")
        .Produces(StatusCodes.Status204NoContent)
        .ProducesRefusals();
}

/// <summary>A telephone that rings.</summary>
public sealed class RingCall : IInput
{
    /// <summary>As the line gives it; missing or empty for a caller who withholds it.</summary>
    [MaxLength(CallRoutes.NumberMax)]
    public string? Number { get; set; }

    /// <summary>What the line calls the caller.</summary>
    [MaxLength(Text.NameMax)]
    public string? Name { get; set; }

    public void Check(Faults faults)
    {
        faults.Check(
            "number", Number is null or "" || (Number.Length <= CallRoutes.NumberMax && Text.IsClean(Number) && Number.Any(char.IsAsciiDigit)),
            $"must be a telephone number of {CallRoutes.NumberMax} signs at most");
        faults.Check("name", Name is null or "" || Text.IsName(Name), $"must be {Text.NameMax} clean signs at most");
    }
}
