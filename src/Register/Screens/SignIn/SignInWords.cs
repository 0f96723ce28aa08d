using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Desks;

namespace RetailPos.Register.SignIn;

/// <summary>Why somebody did not come in, and what to do next.</summary>
internal static class SignInWords
{
    public static string Of(SignInAnswer answer, Func<DateTimeOffset, string> time, IStringLocalizer<Words> words) => answer switch
    {
        { LockedUntil: { } until } => words["SignInLocked", time(until.AddSeconds(59))],
        { Refusal: { } refusal } => RefusalText.Of(refusal, words),
        { TriesLeft: 1 } => words["SignInWrongOne"],
        _ => words["SignInWrong", answer.TriesLeft],
    };
}
