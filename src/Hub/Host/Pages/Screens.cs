using System.Reflection;
using RetailPos.Displays;
using RetailPos.Register.Home;

namespace RetailPos.Hub.Pages;

/// <summary>The libraries that bring the screens.</summary>
internal static class Screens
{
    public static readonly Assembly[] Assemblies = [typeof(DisplaysSetup).Assembly, typeof(HomeLinks).Assembly];
}
