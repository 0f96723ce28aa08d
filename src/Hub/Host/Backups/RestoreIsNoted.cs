using System.Globalization;
using System.Text.Json;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Settings;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Hub.Backups;

/// <summary>A house that was put back from a backup says so, sealed, before its doors open. Killed in between, it says it once all the same.</summary>
internal sealed class RestoreIsNoted(DataFolder folder, ITechnicalDesk technical, ILogger<RestoreIsNoted> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.Restored))
        {
            return;
        }

        try
        {
            var from = JsonSerializer.Deserialize<RestoredFrom>(await File.ReadAllBytesAsync(folder.Restored, cancellationToken), JsonSerializerOptions.Web)!;
            var made = from.MadeAt.ToUniversalTime().ToString("s", CultureInfo.InvariantCulture);
            await technical.NoteAsync(
                new($"restored-{from.Id}"), till: null, TechnicalCode.Restored, $"backup:{from.Backup} made:{made}Z position:{from.Head}", Actor.Hub);
            File.Delete(folder.Restored);
            log.LogWarning("This house was put back from {Backup}, made at {MadeAt}. What happened after that is not in it.", from.Backup, from.MadeAt);
        }
        catch (JournalUnwritableException fault)
        {
            // The note stays, and the next start tells it.
            log.LogWarning("That this house was put back from a backup could not be written down: {Reason}", fault.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
