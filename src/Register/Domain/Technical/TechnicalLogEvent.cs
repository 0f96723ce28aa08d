using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Technical;

public abstract record TechnicalLogEvent(DateTimeOffset At)
{
    /// <param name="At">When it was sealed: a moment after it happened.</param>
    public sealed record Sealed(TechnicalRecord Record, Seal Seal, DateTimeOffset At) : TechnicalLogEvent(At);

    /// <summary>The program that runs from here on, and its fingerprint: what the records around it were made by.</summary>
    public sealed record Ran(string Version, string Perimeter, DateTimeOffset At) : TechnicalLogEvent(At);
}
