namespace RetailPos.Look;

/// <summary>What a page answers to a beat: not what it was sent, but what was on its glass.</summary>
/// <param name="Painted">The journal position whose picture was painted since the last answer; 0 when no frame was seen.</param>
/// <param name="Visible">Whether anybody could see it at all.</param>
/// <param name="Sound">"on", "blocked" until somebody touches the screen, or "none" while it has none to make.</param>
public sealed record PageSaid(long Painted, bool Visible, string Sound)
{
    public bool IsMuted => Sound is "blocked";
}
