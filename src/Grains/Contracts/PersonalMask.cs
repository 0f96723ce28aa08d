using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Grains.Contracts;

/// <summary>Keeps what is personal in the journal readable only as long as the house may know it.</summary>
/// <remarks>
/// <para>
/// What is known of a customer (name, telephones, addresses, notes, card, and where and as what its company is registered) is written under that customer's own key (AES-256 in GCM),
/// and read back with it; when the key is gone, it reads as nothing. Events that are older than this stand there as they were
/// written, and are read so, until their stream is forgotten.
/// </para>
/// <para>
/// A letter that waits in the outbox is written under the key of its month, which is thrown away when the months that somebody
/// may still ask about it are over: nobody is to read in ten years whom a receipt was sent to.
/// </para>
/// <para>
/// What sales, orders and deliveries say of a guest is written plain, as a bill is; once their stream is forgotten no reader
/// is told it. No sealed text holds any of it: those name a customer by an id that means nothing elsewhere.
/// </para>
/// <para>
/// Whoever reserved a table, and whoever works here, has a key of their own too. What somebody sold and sealed names the seller as long
/// as the law wants the record; the list of people forgets the name.
/// </para>
/// </remarks>
public sealed class PersonalMask(IPersonalKeys keys)
{
    /// <summary>Begins what is written under a key. No text that is typed can begin so: it has a control sign.</summary>
    private const string Mark = "\u0001k1:";

    /// <summary>The key that snapshots are written with.</summary>
    public const string Snapshots = "snapshots";

    private const string SettledName = "till.debt-settled";
    private const string ReservedName = "table.reserved";
    private const string AddedName = "people.added";
    private const string ChangedName = "people.changed";
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // Whose snapshots hold names: the aggregates and the feeds of what the places below are about.
    private static readonly string[] Rememberers =
        ["customer-", "sale-", "order-", "delivery-", "shipment-", "table-", "people-", "outbox-", "feed/customers", "feed/sales", "feed/kitchen", "feed/deliveries", "feed/shipments", "feed/people", "feed/devices"];

    // Where in which event something personal stands.
    private static readonly FrozenDictionary<string, string[][]> Places = new Dictionary<string, string[]>
    {
        ["customer.entered"] = [.. FactsAt("facts")],
        ["customer.changed"] = [.. FactsAt("before"), .. FactsAt("after")],
        ["customer.absorbed"] = [.. FactsAt("before"), .. FactsAt("after")],
        [SettledName] = ["settling.name"],
        [ReservedName] = ["reservation.name", "reservation.note"],
        [AddedName] = ["name"],
        [ChangedName] = ["name", "nameBefore"],
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
        ["order.lines-added"] = ["lines.guest.customer"],
        ["order.lines-served-to"] = ["guest.customer"],
        ["shipment.asked"] = ["job.customer", "job.phone", "job.address"],
        ["shipment.amended"] = ["before.customer", "before.phone", "before.address", "after.customer", "after.phone", "after.address"],
        ["delivery.asked"] = ["job.customer", "job.phone", "job.address", "job.place"],
        ["delivery.amended"] =
            ["before.customer", "before.phone", "before.address", "before.place", "after.customer", "after.phone", "after.address", "after.place"],
    }.ToFrozenDictionary(place => place.Key, place => place.Value.Select(path => path.Split('.')).ToArray());

    // A paper says whose it is as a letter does; which of its rows, only who laid it out knows.
    private static readonly FrozenSet<string> JobNames = new[] { "outbox.job-queued", "outbox.job-taken-over", "outbox.job-moved" }.ToFrozenSet();

    private static readonly string[][] JobPlaces =
    [
        .. new[]
        {
            "job.content.to", "job.content.text", "job.content.file.content", "job.content.paper.parts.text", "job.content.preparation.rows.text",
        }.Select(path => path.Split('.')),
    ];

    /// <summary>The key that letters and papers of this time are written with.</summary>
    public static string LettersOf(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"letters-{at.UtcDateTime:yyyy-MM}");

    // A company's address is often a person's own. The country alone is nobody's.
    private static IEnumerable<string> FactsAt(string place) =>
    [
        $"{place}.name", $"{place}.title", $"{place}.phone", $"{place}.phone2", $"{place}.mail", $"{place}.tag", $"{place}.code", $"{place}.born",
        $"{place}.publicNote", $"{place}.privateNote", $"{place}.warning",
        $"{place}.address.street", $"{place}.address.postcode", $"{place}.address.city", $"{place}.address.note", $"{place}.business.street", $"{place}.business.postcode", $"{place}.business.city",
        $"{place}.business.registration", $"{place}.business.vatNumber", $"{place}.business.mail",
    ];

    /// <summary>The event as it is written down.</summary>
    /// <returns>The very same bytes for what is not about a customer.</returns>
    public byte[] Hide(string stream, string name, object happened, byte[] json) =>
        happened is CustomerEvent.Entered or CustomerEvent.Changed or CustomerEvent.Absorbed or TableEvent.Reserved or PeopleEvent.Added or PeopleEvent.Changed
            && OwnerOf(stream, name, json) is var owner
            ? Changed(json, Places[name], value => value is null || value.GetValue<string>().Length == 0 ? value : Write(owner, value))
            : happened is OutboxEvent waiting && JobNames.Contains(name)
            ? Changed(json, JobPlaces, value => Write(LettersOf(waiting.At), value))
            : json;

    /// <summary>The event as it may be read.</summary>
    /// <returns>The very same bytes where nothing of it is hidden.</returns>
    public ReadOnlyMemory<byte> Show(string stream, string name, ReadOnlyMemory<byte> json)
    {
        if (JobNames.Contains(name))
        {
            return json.Span.IndexOf("\\u0001k1:"u8) < 0 ? json
                : Changed(json.Span, JobPlaces, value => Read(LettersOf(JsonNode.Parse(json.Span)!["at"]!.GetValue<DateTimeOffset>()), value));
        }

        if (!Places.TryGetValue(name, out var places))
        {
            return json;
        }

        var owner = OwnerOf(stream, name, json.Span);
        return keys.IsForgotten(owner) || IsOfForgotten(name, json.Span) ? Changed(json.Span, places, Nothing)
            : json.Span.IndexOf("\\u0001k1:"u8) >= 0 ? Changed(json.Span, places, value => Read(owner, value))
            : json;
    }

    /// <summary>Under whose key a reservation's name is written: a table's stream speaks of everybody who ever asked for it.</summary>
    public static string OfReservation(string id) => $"reservation-{id}";

    /// <summary>The same of somebody who works here.</summary>
    public static string OfPerson(PersonId person) => $"person-{person}";

    private static string OwnerOf(string stream, string name, ReadOnlySpan<byte> json) => name switch
    {
        ReservedName => OfReservation(JsonNode.Parse(json)?["reservation"]?["id"]?.GetValue<string>() ?? ""),
        AddedName or ChangedName => OfPerson(new(JsonNode.Parse(json)?["person"]?.GetValue<string>() ?? "")),
        _ => stream,
    };

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
        : (ReadOnlyMemory<byte>?)null; // Without its type this null would be an empty snapshot, which nobody can read.

    private static bool Remembers(string name) =>
        Rememberers.Any(family => name.StartsWith(family, StringComparison.Ordinal));

    private JsonNode? Write(string stream, JsonNode? value) => value is null || value.GetValue<string>().Length == 0
        ? value
        : JsonValue.Create(Mark + Convert.ToBase64String(Encrypt(keys.FindOrMake(stream), Encoding.UTF8.GetBytes(value.GetValue<string>()), stream)));

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
            foreach (var found in HoldersOf(root, place.AsSpan()[..^1]).Where(found => found.ContainsKey(place[^1])))
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

    // Of a list, every one.
    private static List<JsonObject> HoldersOf(JsonNode? node, ReadOnlySpan<string> steps)
    {
        var found = new List<JsonObject>();

        if (node is JsonArray list)
        {
            foreach (var one in list)
            {
                found.AddRange(HoldersOf(one, steps));
            }
        }
        else if (node is JsonObject holder && steps.IsEmpty)
        {
            found.Add(holder);
        }
        else if (node is JsonObject parent)
        {
            found.AddRange(HoldersOf(parent[steps[0]], steps[1..]));
        }

        return found;
    }
}
