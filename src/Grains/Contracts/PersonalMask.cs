using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains.Contracts;

/// <summary>Keeps what is personal in the journal readable only as long as the house may know it.</summary>
/// <remarks>
/// <para>
/// What is known of a customer (name, telephone, address of mail, and where and as what its company is registered) is written under that customer's own key (AES-256 in GCM),
/// and read back with it; when the key is gone, it reads as nothing. Events that are older than this stand there as they were
/// written, and are read so, until their stream is forgotten.
/// </para>
/// <para>
/// What sales, orders and deliveries say of a guest is written plain, as a bill is; once their stream is forgotten no reader
/// is told it. No sealed text holds any of it: those name a customer by an id that means nothing elsewhere.
/// </para>
/// </remarks>
public sealed class PersonalMask(IPersonalKeys keys)
{
    /// <summary>Begins what is written under a key. No text that is typed can begin so: it has a control sign.</summary>
    private const string Mark = "\u0001k1:";

    /// <summary>The key that snapshots are written with.</summary>
    public const string Snapshots = "snapshots";

    private const string SettledName = "till.debt-settled";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // Whose snapshots hold names: the aggregates and the feeds of what the places below are about.
    private static readonly string[] Rememberers =
        ["customer-", "sale-", "order-", "delivery-", "table-", "feed/customers", "feed/sales", "feed/kitchen", "feed/deliveries"];

    // Where in which event something personal stands.
    private static readonly FrozenDictionary<string, string[][]> Places = new Dictionary<string, string[]>
    {
        ["customer.entered"] = [.. FactsAt("facts")],
        ["customer.changed"] = [.. FactsAt("before"), .. FactsAt("after")],
        [SettledName] = ["settling.name"],
        ["sale.customer-set"] = ["customer"],
        ["sale.phone-set"] = ["phone"],
        ["sale.destination-set"] = ["before.address", "before.place", "after.address", "after.place"],
        ["sale.payment-requested"] = ["sale.customer", "sale.phone", "sale.destination.address", "sale.destination.place"],
        ["sale.refund-requested"] = ["sale.customer", "sale.phone", "sale.destination.address", "sale.destination.place"],
        ["sale.lines-sent"] = ["dispatch.customer"],
        ["sale.dispatch-changed"] = ["dispatch.customer"],
        ["sale.move-requested"] = ["transfer.from.customer"],
        ["sale.taken-in"] = ["transfer.from.customer"],
        ["order.placed"] = ["header.customer"],
        ["order.amended"] = ["before.customer", "after.customer"],
        ["delivery.asked"] = ["job.customer", "job.phone", "job.address", "job.place"],
        ["delivery.amended"] =
            ["before.customer", "before.phone", "before.address", "before.place", "after.customer", "after.phone", "after.address", "after.place"],
    }.ToFrozenDictionary(place => place.Key, place => place.Value.Select(path => path.Split('.')).ToArray());

    // A company's address is often a person's own. The country alone is nobody's.
    private static IEnumerable<string> FactsAt(string place) =>
    [
        $"{place}.name", $"{place}.phone", $"{place}.mail", $"{place}.tag", $"{place}.business.street", $"{place}.business.postcode", $"{place}.business.city",
        $"{place}.business.registration", $"{place}.business.vatNumber", $"{place}.business.mail",
    ];

    /// <summary>The event as it is written down.</summary>
    /// <returns>The very same bytes for what is not about a customer.</returns>
    public byte[] Hide(string stream, string name, object happened, byte[] json) =>
        happened is CustomerEvent.Entered or CustomerEvent.Changed
            ? Changed(json, Places[name], value => value is null || value.GetValue<string>().Length == 0 ? value : Write(stream, value))
            : json;

    /// <summary>The event as it may be read.</summary>
    /// <returns>The very same bytes where nothing of it is hidden.</returns>
    public ReadOnlyMemory<byte> Show(string stream, string name, ReadOnlyMemory<byte> json)
    {
        if (!Places.TryGetValue(name, out var places))
        {
            return json;
        }

        return keys.IsForgotten(stream) || IsOfForgotten(name, json.Span) ? Changed(json.Span, places, Nothing)
            : json.Span.IndexOf("\\u0001k1:"u8) >= 0 ? Changed(json.Span, places, value => Read(stream, value))
            : json;
    }

    // A till's stream is nobody's: what it says of a debt is forgotten with whose debt it was.
    private bool IsOfForgotten(string name, ReadOnlySpan<byte> json) =>
        name == SettledName && JsonNode.Parse(json)?["settling"]?["customer"]?.GetValue<string>() is { } customer && keys.IsForgotten($"customer-{customer}");

    /// <summary>A snapshot as it is kept: what remembers names is written under a key that is thrown away whenever somebody is forgotten.</summary>
    public ReadOnlyMemory<byte> HideSnapshot(string name, ReadOnlyMemory<byte> state) =>
        Remembers(name) ? Encrypt(keys.FindOrMake(Snapshots), state.Span, name) : state;

    /// <returns>Null for one whose key is gone: it is as good as none.</returns>
    public ReadOnlyMemory<byte>? ShowSnapshot(string name, ReadOnlyMemory<byte> state) =>
        !Remembers(name) ? state
        : keys.Find(Snapshots) is { } key && Decrypt(key, state.Span, name) is { } plain ? plain
        : null;

    private static bool Remembers(string name) =>
        Rememberers.Any(family => name.StartsWith(family, StringComparison.Ordinal));

    private JsonValue Write(string stream, JsonNode value) =>
        JsonValue.Create(Mark + Convert.ToBase64String(Encrypt(keys.FindOrMake(stream), Encoding.UTF8.GetBytes(value.GetValue<string>()), stream)));

    private static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> plain, string of)
    {
        var made = new byte[NonceBytes + plain.Length + TagBytes];
        var nonce = made.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);

        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, plain, made.AsSpan(NonceBytes, plain.Length), made.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(of));
        return made;
    }

    // Another key, or other bytes: what cannot be read is not known. The money in the journal is none of this.
    private static byte[]? Decrypt(byte[] key, ReadOnlySpan<byte> made, string of)
    {
        if (made.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        var plain = new byte[made.Length - NonceBytes - TagBytes];

        try
        {
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(
                made[..NonceBytes], made[NonceBytes..^TagBytes], made[^TagBytes..], plain, Encoding.UTF8.GetBytes(of));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private JsonNode? Read(string stream, JsonNode? value)
    {
        if (value is not JsonValue || !value.AsValue().TryGetValue<string>(out var text) || !text.StartsWith(Mark, StringComparison.Ordinal))
        {
            return value;
        }

        return JsonValue.Create(
            keys.Find(stream) is { } key && Decrypt(key, Convert.FromBase64String(text[Mark.Length..]), stream) is { } plain
                ? Encoding.UTF8.GetString(plain)
                : "");
    }

    // Text becomes empty, a place on the map none.
    private static JsonNode? Nothing(JsonNode? value) => value is JsonValue ? JsonValue.Create("") : null;

    private static byte[] Changed(ReadOnlySpan<byte> json, string[][] places, Func<JsonNode?, JsonNode?> change)
    {
        var root = JsonNode.Parse(json)!;

        foreach (var place in places)
        {
            JsonNode? holder = root;

            foreach (var step in place.SkipLast(1))
            {
                holder = (holder as JsonObject)?[step];
            }

            if (holder is JsonObject found && found.ContainsKey(place[^1]))
            {
                var value = found[place[^1]];
                var changed = change(value);

                if (!ReferenceEquals(value, changed))
                {
                    found[place[^1]] = changed;
                }
            }
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString(JournalJson.Options));
    }
}
