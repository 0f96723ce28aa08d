using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Settings;

namespace RetailPos.Hub.People;

/// <summary>One file for each customer's key, which only the hub's own user may read, and a list of what was forgotten.</summary>
/// <remarks>A backup keeps this folder apart from the journal, and no longer than the law lets the house remember: a copy of it remembers.</remarks>
public sealed class PersonalKeyFolder : IPersonalKeys
{
    private const int KeyBytes = 32;
    private const string ForgottenName = "forgotten.json";

    private readonly string _folder;
    private readonly ConcurrentDictionary<string, byte[]> _keys = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private ImmutableHashSet<string> _forgotten = [];

    /// <exception cref="JsonException">The list of what was forgotten is something else.</exception>
    public PersonalKeyFolder(DataFolder folder)
    {
        _folder = Directory.CreateDirectory(folder.PersonalKeys).FullName;
        var list = Path.Combine(_folder, ForgottenName);
        _forgotten = File.Exists(list) ? JsonSerializer.Deserialize<ImmutableHashSet<string>>(File.ReadAllBytes(list)) ?? [] : [];
    }

    public byte[]? Find(string stream)
    {
        if (_keys.TryGetValue(stream, out var known))
        {
            return known;
        }

        lock (_gate)
        {
            return File.Exists(PathOf(stream)) ? _keys.GetOrAdd(stream, File.ReadAllBytes(PathOf(stream))) : null;
        }
    }

    public byte[] FindOrMake(string stream)
    {
        lock (_gate)
        {
            if (Find(stream) is { } known)
            {
                return known;
            }

            var key = RandomNumberGenerator.GetBytes(KeyBytes);
            PrivateFile.Write(PathOf(stream), file => file.Write(key));
            return _keys.GetOrAdd(stream, key);
        }
    }

    // The list first: a hub that is killed in between has readers that are told nothing, and a key that nobody asks for.
    public void Forget(IReadOnlyCollection<string> streams)
    {
        lock (_gate)
        {
            var forgotten = _forgotten.Union(streams);
            PrivateFile.Write(Path.Combine(_folder, ForgottenName), file => JsonSerializer.Serialize(file, forgotten.Order(StringComparer.Ordinal)));
            _forgotten = forgotten;

            foreach (var stream in streams)
            {
                _keys.TryRemove(stream, out _);
                Overwrite(PathOf(stream));
            }
        }
    }

    public bool IsForgotten(string stream) => _forgotten.Contains(stream);

    private static void Overwrite(string path)
    {
        if (File.Exists(path))
        {
            PrivateFile.Write(path, file => file.Write(new byte[KeyBytes]));
            File.Delete(path);
        }
    }

    // A customer's id may hold signs that no file name can.
    private string PathOf(string stream) =>
        Path.Combine(_folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stream)))[..40]}.key");
}
