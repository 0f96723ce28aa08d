using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>
/// One key gives the till to the next. Signed by the one that goes, it says that the one that comes is no forger's. Where the one that
/// goes is lost, nobody can sign so: then the one that comes says it of itself, and the statement is found and shown for ever.
/// </summary>
/// <param name="Number">Gapless within the till's keys, from 1.</param>
/// <param name="PublicKey">Of <paramref name="To"/>: SubjectPublicKeyInfo, base64url without padding.</param>
/// <param name="IsLoss">Whether <paramref name="From"/> is lost, and <paramref name="To"/> has signed.</param>
public sealed record KeyHandOver(
    TillId Till, long Number, string From, string To, string PublicKey, Actor By, DateTimeOffset At, bool IsLoss = false);
