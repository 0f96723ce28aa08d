using System.Reflection;

namespace RetailPos.Hub.Pages;

/// <summary>The libraries that bring the screens.</summary>
internal static class Screens
{
    // By name: the host needs to know that they bring pages, not which.
    public static readonly Assembly[] Assemblies = [Assembly.Load("RetailPos.Displays"), Assembly.Load("RetailPos.Register")];
}
