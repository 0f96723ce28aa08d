using RetailPos.Hub.Domain.People;

namespace RetailPos.Grains.Contracts.People;

/// <summary>Whom a page is for. A page without one of these shows itself to nobody, and a test names it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class PageForAttribute : Attribute;

/// <summary>Guests, and whoever is about to say who it is.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForAnyoneAttribute : PageForAttribute;

/// <summary>Everybody who is signed in, whatever the roles.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForPeopleAttribute : PageForAttribute;

/// <summary>Those who have one of these rights.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(params Right[] rights) : PageForAttribute
{
    public IReadOnlyList<Right> Rights { get; } = rights;

    /// <summary>A device that was paired may show it though nobody is signed in there.</summary>
    public bool OrPaired { get; set; }
}
