namespace RetailPos.Grains.Contracts.Ports;

/// <summary>A copy of the whole journal, taken while the house goes on.</summary>
public interface IJournalCopy
{
    /// <summary>Writes a journal as it stood at one instant. Nobody who writes waits for it.</summary>
    /// <param name="path">A file that is not there yet.</param>
    /// <returns>The last position in it.</returns>
    /// <exception cref="IOException">No room, or no such folder. What was begun is gone again.</exception>
    Task<long> CopyToAsync(string path, CancellationToken stop);
}
