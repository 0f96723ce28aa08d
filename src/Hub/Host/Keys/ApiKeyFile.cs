using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Settings;
using RetailPos.Kernel;

namespace RetailPos.Hub.Keys;

/// <summary>The API clients of the house, in one file that only the hub's own user may read.</summary>
/// <remarks>
/// A running hub sees a change at the next request, so that a key can be taken back without a restart. The file is replaced as a
/// whole: a reader sees the old list or the new one.
/// </remarks>
public sealed class ApiKeyFile(DataFolder folder)
{
    /// <summary>Registers, kiosks, web shops, delivery services: a house with more has a leak.</summary>
    public const int ClientsMax = 100;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    private readonly Lock _gate = new();
    private (DateTime ChangedAt, long Length, IReadOnlyList<ApiKey> Keys) _read = (default, -1, []);

    private string Path => folder.ApiKeys;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="JsonException">The file is no list of keys.</exception>
    public IReadOnlyList<ApiKey> Keys
    {
        get
        {
            lock (_gate)
            {
                var file = new FileInfo(Path);

                if (!file.Exists)
                {
                    return [];
                }

                if (_read.ChangedAt != file.LastWriteTimeUtc || _read.Length != file.Length)
                {
                    _read = (file.LastWriteTimeUtc, file.Length, Read());
                }

                return _read.Keys;
            }
        }
    }

    /// <summary>Whose key it is; null for nobody's.</summary>
    /// <remarks>Every stored key is compared, and to the last byte, so that the time it takes tells nothing.</remarks>
    public ApiKey? Find(string secret)
    {
        if (secret.Length is 0 or > ApiKey.LengthMax)
        {
            return null;
        }

        var presented = Encoding.ASCII.GetBytes(ApiKey.Fingerprint(secret));
        ApiKey? found = null;

        foreach (var key in Keys)
        {
            if (CryptographicOperations.FixedTimeEquals(presented, Encoding.ASCII.GetBytes(key.Sha256)))
            {
                found = key;
            }
        }

        return found;
    }

    /// <summary>Makes a key for a new client and answers it, this once.</summary>
    /// <param name="rights">Null for all that the API offers.</param>
    public (ApiKeyRefusal? Refusal, string? Secret) Add(string name, DateTimeOffset now, IReadOnlyList<Right>? rights = null)
    {
        var keys = Keys;

        if (!Id.IsValid(name))
        {
            return (ApiKeyRefusal.NameInvalid, null);
        }

        if (keys.Any(key => key.Name == name))
        {
            return (ApiKeyRefusal.NameTaken, null);
        }

        if (keys.Count >= ClientsMax)
        {
            return (ApiKeyRefusal.TooManyClients, null);
        }

        var secret = ApiKey.NewSecret();
        Write([.. keys, new(name, ApiKey.Fingerprint(secret), now, rights)]);
        return (null, secret);
    }

    public ApiKeyRefusal? Remove(string name)
    {
        var keys = Keys;

        if (keys.All(key => key.Name != name))
        {
            return ApiKeyRefusal.NameUnknown;
        }

        Write([.. keys.Where(key => key.Name != name)]);
        return null;
    }

    private List<ApiKey> Read() => JsonSerializer.Deserialize<List<ApiKey>>(File.ReadAllBytes(Path), Json) ?? [];

    private void Write(List<ApiKey> keys) => PrivateFile.Write(Path, file => JsonSerializer.Serialize(file, keys, Json));
}

/// <summary>Every reason that the list of API clients is not changed.</summary>
public enum ApiKeyRefusal
{
    NameInvalid,
    NameTaken,
    TooManyClients,
    NameUnknown,
}
