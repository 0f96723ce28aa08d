using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace BunitSupport;

/// <summary>
/// bunit asks for AngleSharp.Diffing 1.x by its strong name; the copy in the folder <c>shim</c> is 0.17. The runtime
/// refuses the older version by itself, and takes it from here.
/// </summary>
internal static class BunitShim
{
#pragma warning disable CA2255 // A test assembly has no entry point of its own in which this could be said.
    [ModuleInitializer]
    internal static void Install() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            string.Equals(name.Name, "AngleSharp.Diffing", StringComparison.Ordinal)
                ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "shim", "AngleSharp.Diffing.dll"))
                : null;
#pragma warning restore CA2255
}
