using System.Reflection;

namespace RetailPos.Benchmarks;

/// <summary>Files of the hub as it was built, which the build has written down for us.</summary>
internal static class BuiltFrom
{
    public static string Hub => Named("Hub");

    public static string BlazorScript => Named("BlazorScript");

    private static string Named(string key) => typeof(BuiltFrom).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(about => about.Key == key).Value!;
}
