using System.Text;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;

namespace RetailPos.Hub.Settings;

/// <summary>The file <c>gazetteer.csv</c> in the data folder: street, town, latitude and longitude, with semicolons between.</summary>
/// <remarks>Read at the start, and again when the office page asks for what has changed since. A house without one types its addresses.</remarks>
internal sealed class GazetteerFile : IGazetteer
{
    /// <summary>A hundred thousand streets have eight megabytes.</summary>
    private const long BytesMax = 32 * 1024 * 1024;

    private readonly string _path;
    private readonly ILogger<GazetteerFile> _log;
    private readonly Lock _gate = new();
    private (Gazetteer Places, GazetteerReport? Report, DateTime WrittenAt) _read = (Gazetteer.Empty, null, default);

    public GazetteerFile(DataFolder folder, ILogger<GazetteerFile> log)
    {
        (_path, _log) = (folder.Gazetteer, log);
        ReadAgainIfChanged();
    }

    public GazetteerReport? Report
    {
        get
        {
            ReadAgainIfChanged();
            return _read.Report;
        }
    }

    public ValueList<Place> Find(string text, int max) => _read.Places.Find(text, max);

    private void ReadAgainIfChanged()
    {
        lock (_gate)
        {
            var file = new FileInfo(_path);

            if (!file.Exists)
            {
                _read = (Gazetteer.Empty, null, default);
            }
            else if (file.LastWriteTimeUtc != _read.WrittenAt)
            {
                _read = Read(file);
            }
        }
    }

    // A file that cannot be read costs the search, never the start of a restaurant.
    private (Gazetteer, GazetteerReport?, DateTime) Read(FileInfo file)
    {
        try
        {
            if (file.Length > BytesMax)
            {
                throw new IOException($"It has {file.Length} bytes; {BytesMax} is the most.");
            }

            var rows = File.ReadLines(_path, Encoding.UTF8)
                .Select((text, at) => (Line: at + 1, Text: text.TrimStart('\ufeff')))
                .Skip(1)
                .Where(row => row.Text.Length > 0)
                .Select(row => (row.Line, (ValueList<string>)[.. row.Text.Split(';', StringSplitOptions.TrimEntries)]));
            var (places, faults) = Gazetteer.Of(rows);

            foreach (var fault in faults)
            {
                _log.LogWarning("{File}, line {Line}: {Fault}", _path, fault.Line, fault.Kind);
            }

            return (places, new(file.Name, places.Count, faults), file.LastWriteTimeUtc);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _log.LogWarning("{File} could not be read: {Reason}", _path, fault.Message);
            return (Gazetteer.Empty, null, file.LastWriteTimeUtc);
        }
    }
}
