namespace RetailPos.Grains;

/// <summary>Names the form of a snapshot, so that one made by other code is as good as none.</summary>
/// <remarks>
/// A snapshot holds what the code made of the events. Changed code might make something else of the same events, and
/// nobody would remember to count up a number: so the build of the assemblies that took part is the name. After an update
/// each stream is replayed once from its beginning.
/// </remarks>
internal static class SnapshotShape
{
    /// <param name="makers">Types of the assemblies whose code makes the state, beside the state's own.</param>
    public static string Of<TState>(params ReadOnlySpan<Type> makers)
    {
        var builds = new List<string> { typeof(TState).Name, $"{typeof(TState).Module.ModuleVersionId:N}" };

        foreach (var maker in makers)
        {
            builds.Add($"{maker.Module.ModuleVersionId:N}");
        }

        return string.Join('/', builds);
    }
}
