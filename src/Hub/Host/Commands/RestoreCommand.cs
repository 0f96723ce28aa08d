using System.CommandLine;
using RetailPos.Hub.Backups;

namespace RetailPos.Hub.Commands;

/// <summary>Puts a house back from a backup, on this machine or another. The next start writes it down, sealed.</summary>
internal static class RestoreCommand
{
    public static Command Create(Option<string?> data)
    {
        var file = new Argument<string>("file") { Description = "The backup." };
        var keys = new Option<string?>("--keys") { Description = "The folder in which the keys were kept apart: Backup:KeysFolder." };
        var restore = new Command("restore", "Puts a house back from a backup, into an empty data folder.") { file, keys };
        restore.SetAction((parsed, stop) => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(keys), parsed.GetValue(data), Speech.Of(parsed), stop));
        return restore;
    }

    public static async Task<int> RunAsync(string file, string? keys, string? data, Speech speech, CancellationToken stop)
    {
        try
        {
            if (keys is not null && !Directory.Exists(keys))
            {
                return speech.Fail($"There is no folder {keys}.");
            }

            var into = HubApplication.DataFolderOf([], data);
            var manifest = await BackupReader.RestoreAsync(file, into, stop);
            await speech.Out.WriteLineAsync(
                $"Put back into {into}: the house as of {manifest.MadeAt:u}, {manifest.Head} events. What happened after that is not in it.");
            await speech.Out.WriteLineAsync(keys is not null && BackupReader.BringKeys(keys, into)
                ? "The keys were brought too."
                : $"It has no keys: put seal-keys and personal-keys into {into} before the first start. Without them a new key takes over, sealed as such, and customers have no names.");
            return HubCommandLine.Good;
        }
        catch (Exception fault) when (StartFaults.WordsOf(fault) is { } words)
        {
            return speech.Fail(words);
        }
    }
}
