using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

namespace RetailPos.Hub.Api;

/// <summary>The one form in which the API says no: RFC 9457 problem details, with a code that never changes its name.</summary>
public static partial class ApiProblem
{
    public const string ContentType = "application/problem+json";

    /// <summary>A busy grain has worked off its queue by then, or the whole house is in trouble.</summary>
    public const int RetryAfterSeconds = 1;

    public static IResult Of(int status, string code, string detail, params (string Key, object? Value)[] more)
    {
        var problem = new ProblemDetails { Status = status, Detail = detail };
        problem.Extensions["code"] = code;

        foreach (var (key, value) in more)
        {
            problem.Extensions[key] = value;
        }

        return TypedResults.Problem(problem);
    }

    /// <summary>What was sent cannot be understood, or is beyond a limit: each fault under the field that holds it.</summary>
    public static IResult Of(Faults faults)
    {
        Debug.Assert(!faults.AreNone, "A problem without a fault.");
        var problem = new HttpValidationProblemDetails(faults.ByField)
        {
            Status = faults.Status, Detail = "The fields under 'errors' are wrong. Nothing was changed.",
        };
        problem.Extensions["code"] = faults.Status switch
        {
            StatusCodes.Status413PayloadTooLarge => "body-too-large",
            _ => "bad-input",
        };
        return TypedResults.Problem(problem);
    }

    /// <summary>"the-enum's-name" of a refusal, for programs, and the same in words, for people.</summary>
    public static IResult Of<TRefusal>(TRefusal refusal, int status, params (string Key, object? Value)[] more)
        where TRefusal : struct, Enum
    {
        var words = Capitals().Replace($"{refusal}", match => $" {match.Value.ToLowerInvariant()}").Trim();
        return Of(status, words.Replace(' ', '-'), $"Refused: {words}.", more);
    }

    public static IResult NotFound(string what, string id) =>
        Of(StatusCodes.Status404NotFound, $"{what}-unknown", $"There is no {what} '{id}'.");

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();
}
