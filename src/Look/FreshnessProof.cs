namespace RetailPos.Look;

/// <summary>How far a screen has shown the hub's journal, and the last order that it showed.</summary>
/// <param name="Position">The journal position that the screen's feed has folded and the screen has rendered.</param>
/// <param name="LastOrder">A call number or table; empty before the first.</param>
public readonly record struct Seen(long Position, string LastOrder);

/// <summary>
/// Decides at each beat whether a screen may call itself up to date. A screen that shows nothing new is up to date in
/// a quiet hour and blind in a busy one; what tells the two apart is the journal's head. Whatever was the head one
/// beat ago must have been shown by now.
/// </summary>
public sealed class FreshnessProof
{
    private long _due = long.MinValue;

    /// <summary>True when the screen has shown all that was in the journal at the beat before this one.</summary>
    public bool Holds(long shown, long head)
    {
        var holds = shown >= _due;
        _due = head;
        return holds;
    }
}
