using RetailPos.Hub.Keys;
using RetailPos.Kernel;

namespace RetailPos.Hub.Commands;

/// <summary>The keys that seal the journal: listed, handed to verifiers by their public halves, and changed.</summary>
internal static class SealKeyCommand
{
    /// <summary>Prints every public key as a PEM file, one after the other, with its id before it.</summary>
    public static int Export(string? data, Speech speech)
    {
        try
        {
            foreach (var key in SealKeyFolder.PublicKeysOf(HubApplication.DataFolderOf([], data).SealKeys))
            {
                speech.Out.WriteLine($"# {key.Id}");
                speech.Out.WriteLine(System.Security.Cryptography.PemEncoding.WriteString("PUBLIC KEY", key.PublicKey));
            }

            return HubCommandLine.Good;
        }
        catch (Exception fault) when (StartFaults.WordsOf(fault) is { } words)
        {
            return speech.Fail(words);
        }
    }

    /// <summary>Makes a new key and hands over to it, while the hub is not running.</summary>
    public static async Task<int> RotateAsync(string? data, Speech speech, CancellationToken stop)
    {
        try
        {
            using (var keys = SealKeyFolder.OpenOrMake(HubApplication.DataFolderOf([], data).SealKeys))
            {
                keys.PrepareNext();
            }

            // The start hands over: before anything else of the house seals.
            await using var house = await QuietHouse.OpenAsync(data, stop);

            if (house.Services.GetRequiredService<SealKeyRotation>().Done is not var (from, tills))
            {
                return speech.Fail("The journal cannot be written, so nothing was handed over. The next start of the hub does it.");
            }

            await speech.Out.WriteLineAsync(
                $"Key {from} has handed over to {house.Services.GetRequiredService<SealKeyFolder>().CurrentId}, in the journals of {tills} tills. Keep a copy of the folder of keys apart from the journal.");
            return HubCommandLine.Good;
        }
        catch (Exception fault) when (StartFaults.WordsOf(fault) is { } words)
        {
            return speech.Fail(words);
        }
    }
}
