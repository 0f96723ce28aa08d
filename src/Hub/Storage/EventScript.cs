using System.Text.Json;
using RetailPos.Grains.Contracts;

namespace RetailPos.Hub.Storage;

/// <summary>How events are written down and read back: a stable name and UTF-8 JSON of the concrete type.</summary>
internal sealed class EventScript(EventCatalog catalog, PersonalMask? mask = null)
{
    /// <exception cref="ArgumentException">An event has no name, is too large, or holds text that is none.</exception>
    public WrittenEvent[] Write(string stream, IReadOnlyList<object> events)
    {
        var written = new WrittenEvent[events.Count];

        for (var at = 0; at < written.Length; at++)
        {
            written[at] = Write(stream, events[at]);
        }

        return written;
    }

    public object Read(string stream, string name, ReadOnlyMemory<byte> json) =>
        JsonSerializer.Deserialize((mask?.Show(stream, name, json) ?? json).Span, catalog.TypeOf(name), JournalJson.Options)
        ?? throw new JsonException($"An event '{name}' in the journal is null.");

    private WrittenEvent Write(string stream, object happened)
    {
        var name = catalog.NameOf(happened);
        var json = JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), JournalJson.Options);

        if (json.Length > JournalLimits.EventBytesMax)
        {
            throw new ArgumentException(
                $"An event '{name}' of {json.Length} bytes is larger than {JournalLimits.EventBytesMax}.", nameof(happened));
        }

        return HoldsHalfACharacter(json)
            ? throw new ArgumentException($"An event '{name}' holds half a character, which cannot be kept.", nameof(happened))
            : new(name, mask?.Hide(stream, name, happened, json) ?? json, happened);
    }

    // The serialiser puts the escape \uFFFD where it met half a surrogate pair, and writes U+FFFD itself as its three bytes.
    // A typed backslash is written as two, so only an odd number of them before "uFFFD" is an escape.
    private static bool HoldsHalfACharacter(ReadOnlySpan<byte> json)
    {
        while (json.IndexOf("\\uFFFD"u8) is >= 0 and var at)
        {
            var backslashes = at + 1 - (json[..(at + 1)].LastIndexOfAnyExcept((byte)'\\') + 1);

            if (backslashes % 2 == 1)
            {
                return true;
            }

            json = json[(at + 1)..];
        }

        return false;
    }
}

/// <param name="Event">What was handed in, handed on to followers as it is.</param>
internal readonly record struct WrittenEvent(string Name, byte[] Json, object Event);
