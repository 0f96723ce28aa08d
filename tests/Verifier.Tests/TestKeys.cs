using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Verifier.Tests;

/// <summary>A key that seals and signs as the house's does.</summary>
public sealed class TestKeys : ISealer, IManifestSigner, IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Lock _gate = new();

    public byte[] PublicKey => _key.ExportSubjectPublicKeyInfo();

    public string Id => PublicSealKeys.IdOf(PublicKey);

    public IReadOnlyList<HousePublicKey> PublicKeys => [new(Id, PublicKey)];

    public string Pem => _key.ExportSubjectPublicKeyInfoPem();

    public Seal Seal(string fields, ChainEnd previous)
    {
        var plain = Register.Domain.Fiscal.Seal.Of(fields, previous.Link);
        return plain with { KeyId = Id, Signature = SignatureOf(plain.Text) };
    }

    public ManifestSignature Sign(string text) => new(text, Id, SignatureOf(text));

    public void Dispose() => _key.Dispose();

    private string SignatureOf(string text)
    {
        lock (_gate)
        {
            return Base64Url.EncodeToString(_key.SignData(
                Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        }
    }
}

/// <summary>Exported files in memory.</summary>
public sealed class MemoryStore : IExportStore
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public IReadOnlyList<ExportFile> Files => [.. _files.Select(file => new ExportFile(file.Key, file.Value.Length, DateTimeOffset.UnixEpoch))];

    public byte[] this[string name] => _files[name];

    public Stream Scratch() => new MemoryStream();

    public IExportDraft Begin(string name) => new Draft(this, name);

    public string? Find(string name) => null;

    private sealed class Draft(MemoryStore store, string name) : IExportDraft
    {
        private readonly MemoryStream _content = new();

        public Stream Content => _content;

        public ValueTask<ExportFile> KeepAsync()
        {
            store._files[name] = _content.ToArray();
            return ValueTask.FromResult(new ExportFile(name, _content.Length, DateTimeOffset.UnixEpoch));
        }

        public ValueTask DisposeAsync() => _content.DisposeAsync();
    }
}
