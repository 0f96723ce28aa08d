using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Hub.Commands;

/// <summary>Imports the catalogue from files, while the hub is not running; a running hub has a page for it.</summary>
internal static class ImportCommand
{
    /// <summary>There are seven kinds of sheet, and room for one more of some to be told so.</summary>
    public const int FilesMax = 10;

    public static async Task<int> RunAsync(string[] paths, bool dryRun, string? data, Speech speech, CancellationToken stop)
    {
        try
        {
            var files = await ReadAsync(paths, stop);
            await using var house = await QuietHouse.OpenAsync(data, stop);
            var report = await house.Services.GetRequiredService<ICatalogueDesk>().ImportAsync(
                new($"import/{Guid.CreateVersion7():N}"), files, dryRun, new("", "import"), stop);
            return Tell(report, dryRun, speech);
        }
        catch (Exception fault) when (StartFaults.WordsOf(fault) is { } words)
        {
            return speech.Fail(words);
        }
    }

    private static async Task<List<CatalogueFile>> ReadAsync(string[] paths, CancellationToken stop)
    {
        var files = new List<CatalogueFile>();

        foreach (var path in paths)
        {
            // Looked at first: a film that was named by mistake is not read into memory.
            if (new FileInfo(path) is { Exists: true, Length: > CatalogueFile.BytesMax })
            {
                throw new InvalidDataException($"{path} is larger than {CatalogueFile.BytesMax / 1024 / 1024} MB.");
            }

            files.Add(new(path, await File.ReadAllBytesAsync(path, stop)));
        }

        return files;
    }

    private static int Tell(ImportReport report, bool dryRun, Speech speech)
    {
        foreach (var fault in report.Faults)
        {
            speech.Error.WriteLine(ImportWords.Of(fault));
        }

        if (report.FaultCount > report.Faults.Count)
        {
            speech.Error.WriteLine($"… and {report.FaultCount - report.Faults.Count} more.");
        }

        if (!report.IsGood)
        {
            return speech.Fail(report.Refusal is { } refusal
                ? $"Nothing was imported: {ImportWords.Of(refusal)}."
                : $"Nothing was imported: {report.FaultCount} faults.");
        }

        speech.Out.WriteLine(
            $"{(dryRun ? "Would import" : "Imported")} {report.Stations} stations, {report.Departments} departments, " +
            $"{report.Articles} articles; {report.Changed} new or changed.");
        return HubCommandLine.Good;
    }
}
