using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Settings;
using RetailPos.Kernel;

namespace RetailPos.Hub.People;

/// <summary>The people's secrets, hashed, in one file that only the hub's own user may read.</summary>
/// <remarks>
/// PINs and passwords go through ASP.NET Core Identity's hasher: salted, and slow on purpose. A badge is eighty random bits,
/// which nobody guesses back from a plain fingerprint; so a scan is looked up and need not be tried against everybody.
/// </remarks>
public sealed class SecretFile : ISecretVault
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Converters = { new JsonStringEnumConverter() },
    };

    private readonly string _path;
    private readonly PasswordHasher<Entry> _hasher = new();
    private readonly Lock _gate = new();
    private ImmutableList<Entry> _entries;

    /// <exception cref="JsonException">The file holds something else.</exception>
    public SecretFile(DataFolder folder)
    {
        _path = folder.Secrets;
        _entries = File.Exists(_path) ? JsonSerializer.Deserialize<ImmutableList<Entry>>(File.ReadAllBytes(_path), Json) ?? [] : [];
    }

    public void Keep(PersonId person, SecretKind kind, string secret)
    {
        var entry = new Entry(person.Value, kind, "");
        var hash = kind is SecretKind.Badge ? Fingerprint(secret) : _hasher.HashPassword(entry, secret);
        Write(entries => entries.RemoveAll(one => IsOf(one, person, kind)).Add(entry with { Hash = hash }));
    }

    public void Forget(PersonId person, SecretKind kind) => Write(entries => entries.RemoveAll(one => IsOf(one, person, kind)));

    public bool IsRight(PersonId person, SecretKind kind, string secret)
    {
        var entry = _entries.Find(one => IsOf(one, person, kind));
        return entry is not null && secret.Length <= SecretRules.PasswordLengthMax && (kind is SecretKind.Badge
            ? AreEqual(entry.Hash, Fingerprint(secret))
            : _hasher.VerifyHashedPassword(entry, entry.Hash, secret) is not PasswordVerificationResult.Failed);
    }

    public PersonId? PersonOfBadge(string badge)
    {
        if (badge.Length is 0 or > SecretRules.PasswordLengthMax)
        {
            return null;
        }

        var fingerprint = Fingerprint(badge);
        return _entries.Find(one => one.Kind is SecretKind.Badge && AreEqual(one.Hash, fingerprint)) is { } found
            ? new PersonId(found.Person)
            : null;
    }

    // The disk first: what could not be written does not hold.
    private void Write(Func<ImmutableList<Entry>, ImmutableList<Entry>> change)
    {
        lock (_gate)
        {
            var entries = change(_entries);
            PrivateFile.Write(_path, file => JsonSerializer.Serialize(file, entries, Json));
            _entries = entries;
        }
    }

    private static bool IsOf(Entry entry, PersonId person, SecretKind kind) => entry.Person == person.Value && entry.Kind == kind;

    private static string Fingerprint(string badge) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(badge)));

    private static bool AreEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));

    private sealed record Entry(string Person, SecretKind Kind, string Hash);
}
