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
    private ECDsa? _coming;
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

    // Prepared in this run: what lies in the file may be of a run that was cut short.
    private string? ComingId { get; set; }

    private string CurrentFile => Path.Combine(_folder, "current");

    private string NextFile => Path.Combine(_folder, "next");

    /// <summary>Opens the folder, or makes it with a first key. Where the key that signs is gone, another one is made: whether that is news, the journal knows.</summary>
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

        if (!File.Exists(Path.Combine(folder, File.ReadAllText(current).Trim() + Private)))
        {
            Write(current, MakeKey(folder));
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

    public Seal Seal(string fields, ChainEnd previous) => Seal(fields, previous, key: null);

    // A till that was handed over signs with the key that comes, while others still wait for it. A key that is neither is gone: the
    // record is sealed all the same, and the watch says by whom.
    public Seal Seal(string fields, ChainEnd previous, string? key)
    {
        var plain = Register.Domain.Fiscal.Seal.Of(fields, previous.Link);

        lock (_gate)
        {
            return key is not null && key != CurrentId && key == ComingId
                ? plain with { KeyId = key, Signature = SignatureOf(_coming!, plain.Text) }
                : plain with { KeyId = CurrentId, Signature = SignatureOf(_signing, plain.Text) };
        }
    }

    /// <summary>Whether the private half lies here.</summary>
    public bool Holds(string keyId) => File.Exists(Path.Combine(_folder, keyId + Private));

    /// <summary>Puts public halves back that the journal still knows.</summary>
    public void Keep(IEnumerable<SealPublicKey> known)
    {
        foreach (var key in known.Where(key => !File.Exists(Path.Combine(_folder, key.Id + Public))))
        {
            Write(Path.Combine(_folder, key.Id + Public), PemEncoding.WriteString("PUBLIC KEY", key.PublicKey));
        }

        _verifying = ReadPublic(_folder);
    }

    /// <summary>Signs from here on with a key that lies here.</summary>
    /// <param name="next">Which key is to be handed over to; null for none.</param>
    public void SignWith(string keyId, string? next = null)
    {
        if (next is not null)
        {
            Write(NextFile, next);
        }

        Write(CurrentFile, keyId);
        Take(keyId);
    }

    /// <summary>Signs from here on with a key that nobody has seen yet.</summary>
    public void SignWithNew()
    {
        var made = MakeKey(_folder);
        _verifying = ReadPublic(_folder);
        SignWith(made);
    }

    /// <summary>Signs what is no record of a till: checkpoints and the head file.</summary>
    public (string KeyId, string Signature) Sign(string text)
    {
        lock (_gate)
        {
            return (CurrentId, SignatureOf(_signing, text));
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

        lock (_gate)
        {
            _coming?.Dispose();
            (_coming, ComingId) = (ReadPrivate(next), next);
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

        Write(CurrentFile, next);
        File.Delete(NextFile);
        Take(next);
    }

    public void Dispose()
    {
        _signing.Dispose();
        _coming?.Dispose();
        _verifying.Dispose();
    }

    private void Take(string keyId)
    {
        var signing = ReadPrivate(keyId);

        lock (_gate)
        {
            _signing.Dispose();
            (_signing, CurrentId) = (signing, keyId);
        }
    }

    private static string SignatureOf(ECDsa key, string text) => Base64Url.EncodeToString(key.SignData(
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
