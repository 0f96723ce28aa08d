namespace RetailPos.Kernel;

/// <summary>Who did it, and at which station, register, client or reaction. Both stand in the journal with every change.</summary>
/// <param name="Person">A name or badge; empty while nobody is logged in.</param>
/// <param name="Place">Id of the station, register or API client.</param>
public readonly record struct Actor(string Person, string Place)
{
    /// <summary>The hub itself, following up on something that happened.</summary>
    public static readonly Actor Hub = new("", "hub");
}
