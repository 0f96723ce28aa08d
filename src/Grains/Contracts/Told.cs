namespace RetailPos.Grains.Contracts;

/// <summary>A grain's answer to a command.</summary>
/// <param name="Refusal">Why nothing happened; null when it was accepted, and then its events are on disk.</param>
/// <param name="Position">Of the last event that followed from it. 0: nothing followed, it was refused or already so.</param>
public sealed record Told<TRefusal>(TRefusal? Refusal, long Position)
    where TRefusal : struct, Enum;
