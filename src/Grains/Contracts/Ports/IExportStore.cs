namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Where exported files lie until they are fetched. They can be made again at any time: nothing is lost with them.</summary>
public interface IExportStore
{
    /// <summary>Newest first.</summary>
    IReadOnlyList<ExportFile> Files { get; }

    /// <summary>A file for a while, to be read and written; it is gone when it is closed.</summary>
    Stream Scratch();

    /// <summary>A file that is seen by nobody before it is kept.</summary>
    /// <param name="name">Letters, digits, dots, dashes and underscores. What bore the name before is replaced.</param>
    IExportDraft Begin(string name);

    /// <summary>Where a file lies; null when there is none of that name.</summary>
    string? Find(string name);
}

/// <summary>Disposed without being kept, it has never been.</summary>
public interface IExportDraft : IAsyncDisposable
{
    Stream Content { get; }

    ValueTask<ExportFile> KeepAsync();
}

public sealed record ExportFile(string Name, long Bytes, DateTimeOffset MadeAt);
