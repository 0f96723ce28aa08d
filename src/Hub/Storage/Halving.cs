namespace RetailPos.Hub.Storage;

/// <summary>Finds a place in the journal by halving, for both journals alike.</summary>
internal static class Halving
{
    /// <returns>The last position, 1 to <paramref name="head"/>, that is before; 0 when not even the first is.</returns>
    public static long LastBefore(long head, Func<long, bool> isBefore)
    {
        var (before, after) = (0L, head + 1);

        while (after - before > 1)
        {
            var middle = before + ((after - before) / 2);

            if (isBefore(middle))
            {
                before = middle;
            }
            else
            {
                after = middle;
            }
        }

        return before;
    }
}
