using System.Globalization;
using System.Text;
using System.Text.Json;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Settings;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Hub.Keys;

/// <summary>Where the chains end, in a small signed file beside the journal. Whoever backs up the journal leaves it out.</summary>
/// <remarks>Four lines: what it says as JSON, what was signed, the key's id, the signature. It is replaced as a whole.</remarks>
public sealed class SealHeadFile(DataFolder folder, SealKeyFolder keys) : ISealHead
{
    public ReadHead Read() => Read(folder, keys);

    /// <summary>The same for whoever has the public keys alone.</summary>
    public static ReadHead Read(DataFolder folder, ISealKeys keys)
    {
        if (!File.Exists(folder.SealHead))
        {
            return new(HeadState.Missing);
        }

        try
        {
            return File.ReadAllLines(folder.SealHead) is [var json, var text, var key, var signature]
                && JsonSerializer.Deserialize<ChainHeads>(json, JournalJson.Options) is { Ends: not null } heads
                && Canonical.Of(heads) == text
                && keys.IsSignedBy(key, text, signature)
                    ? new(HeadState.Good, heads)
                    : new(HeadState.Wrong);
        }
        catch (JsonException)
        {
            return new(HeadState.Wrong);
        }
    }

    public void Write(ChainHeads heads)
    {
        var text = Canonical.Of(heads);
        var (key, signature) = keys.Sign(text);
        var lines = string.Create(
            CultureInfo.InvariantCulture, $"{JsonSerializer.Serialize(heads, JournalJson.Options)}\n{text}\n{key}\n{signature}\n");
        PrivateFile.Write(folder.SealHead, file => file.Write(Encoding.UTF8.GetBytes(lines)));
    }
}
