namespace RetailPos.Grains;

/// <summary>Names the form of a snapshot, so that one made by other code is as good as none.</summary>
/// <remarks>
/// A snapshot holds what <c>Evolve</c> made of the events. Changed code might make something else of the same events, and
/// nobody would remember to count up a number: so the build of the assemblies that state and events live in is the name.
/// After an update each stream is replayed once from its beginning.
/// </remarks>
internal static class SnapshotShape
{
    public static string Of<TState>(Type with) => string.Join('/',
        typeof(TState).Name,
        typeof(TState).Module.ModuleVersionId.ToString("N"),
        with.Module.ModuleVersionId.ToString("N"));
}
