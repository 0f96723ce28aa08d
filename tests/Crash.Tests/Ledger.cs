using System.Collections.Concurrent;
using System.Text.Json;

namespace RetailPos.Crash.Tests;

/// <summary>What the clients have asked of the hub, and what they know of each answer. The hub is held to it.</summary>
public sealed class Ledger
{
    public ConcurrentQueue<Errand> Errands { get; } = new();

    /// <summary>Those whose answer the crash swallowed: done or not, nobody knows.</summary>
    public IEnumerable<Errand> Unknown => Errands.Where(errand => errand.Answer is null);

    public IEnumerable<Errand> Of(ErrandKind kind) => Errands.Where(errand => errand.Kind == kind);
}

public enum ErrandKind
{
    TakeSale,
    Pay,
    PlaceOrder,
    Start,
    Ready,
    HandOver,
}

/// <summary>One command to the hub.</summary>
/// <param name="Key">Its Idempotency-Key.</param>
/// <param name="Subject">The sale or order that it is about.</param>
/// <param name="Lines">The lines that it brings or is about.</param>
/// <param name="Cents">Of a payment, what was given.</param>
public sealed record Errand(
    ErrandKind Kind, string Key, string Path, object Body, string Subject, IReadOnlyList<string> Lines, long Cents)
{
    /// <summary>Null while nobody knows.</summary>
    public JsonElement? Answer { get; private set; }

    /// <summary>Whether it has been sent for a second time after a crash.</summary>
    public bool WasUnknown { get; private set; }

    public void Acknowledge(JsonElement answer) => Answer = answer;

    public void MarkUnknown() => WasUnknown = true;
}
