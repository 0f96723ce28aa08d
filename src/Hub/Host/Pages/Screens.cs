using System.Reflection;
using RetailPos.Displays;
using RetailPos.Register;

namespace RetailPos.Hub.Pages;

/// <summary>The libraries that bring the screens.</summary>
internal static class Screens
{
    public static readonly Assembly[] Assemblies = [typeof(Texts).Assembly, typeof(RegisterSetup).Assembly];
}
