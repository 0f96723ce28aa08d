using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Hub.Settings;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Hub.Keys;

/// <summary>The keys that seal the journal, in a folder beside it that only the hub's own user may read.</summary>
/// <remarks>
/// Outside the database, so that a copy of the one is never a copy of the other. A private key is read once, stays in here,
/// and signs; it is written to no log, event or answer. Keys that have served stay too, for their public halves verify what
/// they sealed. Safe to be asked by many tills at once.
/// </remarks>
public sealed class SealKeyFolder : ISealer, ISealKeys, IDisposable
{
    /// <summary>One a year for longer than books are kept, and room for mishaps.</summary>
    public const int KeysMax = 200;

    private const string Private = ".key";
    private const string Public = ".pub";
    private const UnixFileMode OthersAny = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _folder;
    private readonly Lock _gate = new();
    private ECDsa _signing;
    private PublicSealKeys _verifying;

    private SealKeyFolder(string folder, string current)
    {
        _folder = folder;
        CurrentId = current;
        _signing = ReadPrivate(current);
        _verifying = ReadPublic(folder);
    }

    /// <summary>The key that signs now.</summary>
    public string CurrentId { get; private set; }

    /// <summary>The key that is being handed over to; null nearly always.</summary>
    public string? NextId => File.Exists(NextFile) ? File.ReadAllText(NextFile).Trim() : null;

    private string CurrentFile => Path.Combine(_folder, "current");

    private string NextFile => Path.Combine(_folder, "next");

    /// <summary>Opens the folder, or makes it with a first key.</summary>
    /// <exception cref="InvalidDataException">Others may read it, or what lies in it is no set of keys. In words for whoever starts the hub.</exception>
    public static SealKeyFolder OpenOrMake(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Directory.CreateDirectory(folder);
        CheckPermissions(folder);
        var current = Path.Combine(folder, "current");

        if (!File.Exists(current))
        {
            // A crash between a first key and its being named leaves one key: it has sealed nothing yet, and serves.
            var made = Directory.GetFiles(folder, $"*{Private}");
            Write(current, made switch
            {
                [] => MakeKey(folder),
                [var only] => Path.GetFileNameWithoutExtension(only),
                _ => throw new InvalidDataException(
                    $"{current} is missing, and {folder} holds {made.Length} keys. Put the folder back from its backup."),
            });
        }

        return new(folder, File.ReadAllText(current).Trim());
    }

    /// <summary>The public halves alone, for whoever verifies. Empty where there is no such folder.</summary>
    /// <exception cref="InvalidDataException">A file holds no key, or another's.</exception>
    public static PublicSealKeys ReadPublic(string folder) => new(PublicKeysOf(folder).Select(key => key.PublicKey));

    /// <summary>What a verifier is handed: every key that ever sealed here, as SubjectPublicKeyInfo, by its id.</summary>
    public static IReadOnlyList<SealPublicKey> PublicKeysOf(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.GetFiles(folder, $"*{Public}").Order(StringComparer.Ordinal).Take(KeysMax).Select(ReadPublicFile),
    ];

    public IReadOnlyList<SealPublicKey> PublicKeys => PublicKeysOf(_folder);

    public Seal Seal(string fields, ChainEnd previous)
    {
        var plain = Register.Domain.Fiscal.Seal.Of(fields, previous.Link);

        lock (_gate)
        {
            return plain with { KeyId = CurrentId, Signature = SignatureOf(plain.Text) };
        }
    }

    /// <summary>Signs what is no record of a till: checkpoints and the head file.</summary>
    public (string KeyId, string Signature) Sign(string text)
    {
        lock (_gate)
        {
            return (CurrentId, SignatureOf(text));
        }
    }

    public bool Knows(string keyId) => _verifying.Knows(keyId);

    public bool IsSignedBy(string keyId, string text, string signature) => _verifying.IsSignedBy(keyId, text, signature);

    /// <summary>The key that comes next: made now, or left by a hand-over that was cut short. It signs nothing before <see cref="TakeNext"/>.</summary>
    public SealPublicKey PrepareNext()
    {
        if (NextId is not { } next)
        {
            next = MakeKey(_folder);
            Write(NextFile, next);
            _verifying = ReadPublic(_folder);
        }

        return PublicKeys.First(key => key.Id == next);
    }

    /// <summary>From here on the next key signs. Every till must have been told before, by the key that goes.</summary>
    public void TakeNext()
    {
        if (NextId is not { } next)
        {
            return;
        }

        lock (_gate)
        {
            var signing = ReadPrivate(next);
            Write(CurrentFile, next);
            File.Delete(NextFile);
            _signing.Dispose();
            (_signing, CurrentId) = (signing, next);
        }
    }

    public void Dispose()
    {
        _signing.Dispose();
        _verifying.Dispose();
    }

    private string SignatureOf(string text) => Base64Url.EncodeToString(_signing.SignData(
        Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

    private static string MakeKey(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = PublicSealKeys.IdOf(key.ExportSubjectPublicKeyInfo());
        Write(Path.Combine(folder, id + Public), key.ExportSubjectPublicKeyInfoPem());
        Write(Path.Combine(folder, id + Private), key.ExportPkcs8PrivateKeyPem());
        return id;
    }

    private ECDsa ReadPrivate(string id)
    {
        var path = Path.Combine(_folder, id + Private);
        var key = ECDsa.Create();

        try
        {
            key.ImportFromPem(File.ReadAllText(path));

            if (PublicSealKeys.IdOf(key.ExportSubjectPublicKeyInfo()) == id)
            {
                return key;
            }
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException or FileNotFoundException)
        {
            key.Dispose();
            throw new InvalidDataException(Wrong(path), fault);
        }

        key.Dispose();
        throw new InvalidDataException(Wrong(path));
    }

    private static SealPublicKey ReadPublicFile(string path)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(path));
            var bytes = key.ExportSubjectPublicKeyInfo();
            var id = PublicSealKeys.IdOf(bytes);
            return id == Path.GetFileNameWithoutExtension(path) ? new(id, bytes) : throw new InvalidDataException(Wrong(path));
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            throw new InvalidDataException(Wrong(path), fault);
        }
    }

    private static string Wrong(string path) =>
        $"{path} is not the key of that name. The journal is sealed with it: put the folder back from its backup.";

    private static void CheckPermissions(string folder)
    {
        if (IsOpen(folder))
        {
            throw new InvalidDataException($"Others may look into {folder}, where the keys lie that seal the journal. Say: chmod 700 {folder}");
        }

        if (Directory.GetFiles(folder, $"*{Private}").FirstOrDefault(IsOpen) is { } open)
        {
            throw new InvalidDataException($"Others may read {open}, a key that seals the journal. Say: chmod 600 {open}");
        }
    }

    // On Windows the folder's owner decides, by lists that the installer sets.
    private static bool IsOpen(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OthersAny) is not 0;

    private static void Write(string path, string text) => PrivateFile.Write(path, file => file.Write(Encoding.ASCII.GetBytes(text)));
}

/// <param name="PublicKey">SubjectPublicKeyInfo, DER.</param>
public sealed record SealPublicKey(string Id, byte[] PublicKey);
