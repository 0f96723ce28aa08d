using System.Collections.Immutable;
using System.Text.Json;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Settings;

/// <summary>The mail server's secret in a file that only the hub's own user may read. It must be said to the server, so it cannot be hashed.</summary>
internal sealed class MailSecretFile : IMailSecrets
{
    private readonly string _path;
    private readonly Lock _gate = new();
    private ImmutableSortedDictionary<int, string> _kept;

    /// <exception cref="JsonException">The file holds something else.</exception>
    public MailSecretFile(DataFolder folder)
    {
        _path = folder.MailSecret;
        _kept = File.Exists(_path)
            ? JsonSerializer.Deserialize<ImmutableSortedDictionary<int, string>>(File.ReadAllBytes(_path)) ?? ImmutableSortedDictionary<int, string>.Empty
            : ImmutableSortedDictionary<int, string>.Empty;
    }

    public string? Find(int number) => Volatile.Read(ref _kept).GetValueOrDefault(number);

    public void Keep(int number, string secret) =>
        Write(kept => kept.RemoveRange(kept.Keys.Where(old => old != number - 1)).SetItem(number, secret));

    public void Forget() => Write(kept => kept.Clear());

    // The disk first: what could not be written does not hold.
    private void Write(Func<ImmutableSortedDictionary<int, string>, ImmutableSortedDictionary<int, string>> change)
    {
        lock (_gate)
        {
            var kept = change(_kept);
            PrivateFile.Write(_path, file => JsonSerializer.Serialize(file, kept));
            Volatile.Write(ref _kept, kept);
        }
    }
}
