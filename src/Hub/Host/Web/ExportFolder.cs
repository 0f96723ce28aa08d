using System.Security.Cryptography;
using System.Text;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.People;
using RetailPos.Hub.Settings;
using RetailPos.Kernel;

namespace RetailPos.Hub.Web;

/// <summary>Exported files in a folder of their own, and the address at which they are fetched by whoever may read the books.</summary>
internal sealed class ExportFolder(DataFolder folder, TimeProvider clock) : IExportStore
{
    private const string Unfinished = ".new";
    private const string Page = "office/exports";

    public IReadOnlyList<ExportFile> Files => !Directory.Exists(folder.Exports) ? [] :
    [
        .. new DirectoryInfo(folder.Exports).EnumerateFiles()
            .Where(file => Id.IsValid(file.Name) && !file.Name.EndsWith(Unfinished, StringComparison.Ordinal))
            .Select(Of)
            .OrderByDescending(file => file.MadeAt).ThenBy(file => file.Name, StringComparer.Ordinal),
    ];

    public Stream Scratch() => new FileStream(
        Path.Combine(Made().FullName, $"{Guid.CreateVersion7():N}{Unfinished}"),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });

    public IExportDraft Begin(string name) => Id.IsValid(name)
        ? new Draft(Path.Combine(Made().FullName, name), clock)
        : throw new ArgumentException($"'{name}' is no name for a file.", nameof(name));

    public string? Find(string name) =>
        Id.IsValid(name) && !name.EndsWith(Unfinished, StringComparison.Ordinal) && Path.Combine(folder.Exports, name) is var path && File.Exists(path) ? path : null;

    /// <summary>Books are read by whoever has the right, at these addresses as on the page.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/exports/{name}", (string name, HttpContext context, IExportStore store, Acting acting, ISignInDesk signIn) =>
            OfficeFiles.Closed(context, acting, signIn, Right.ReadFiscal, Page)
            ?? (store.Find(name) is { } path ? Results.File(path, "application/octet-stream", name) : Results.NotFound())).ExcludeFromDescription().ForAnyone();
        app.MapGet("/exports/keys/public-keys.pem", (HttpContext context, IManifestSigner signer, Acting acting, ISignInDesk signIn) =>
            OfficeFiles.Closed(context, acting, signIn, Right.ReadFiscal, Page)
            ?? Results.File(Encoding.ASCII.GetBytes(PemOf(signer)), "application/x-pem-file", "public-keys.pem")).ExcludeFromDescription().ForAnyone();
    }

    /// <summary>What a verifier is given beside an archive.</summary>
    public static string PemOf(IManifestSigner signer) =>
        string.Concat(signer.PublicKeys.Select(key => $"{PemEncoding.WriteString("PUBLIC KEY", key.PublicKey)}\n"));

    private DirectoryInfo Made() => Directory.CreateDirectory(folder.Exports);

    private static ExportFile Of(FileInfo file) => new(file.Name, file.Length, file.LastWriteTimeUtc);

    private sealed class Draft(string path, TimeProvider clock) : IExportDraft
    {
        private readonly string _unfinished = $"{path}.{Guid.CreateVersion7():N}{Unfinished}";
        private FileStream? _content;

        public Stream Content => _content ??= new(
            _unfinished, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 64 * 1024, useAsync: true);

        public async ValueTask<ExportFile> KeepAsync()
        {
            await Content.FlushAsync();
            _content!.Flush(flushToDisk: true);
            await _content.DisposeAsync();
            File.SetLastWriteTimeUtc(_unfinished, clock.GetUtcNow().UtcDateTime);
            File.Move(_unfinished, path, overwrite: true);
            return Of(new(path));
        }

        public async ValueTask DisposeAsync()
        {
            if (_content is not null)
            {
                await _content.DisposeAsync();
                File.Delete(_unfinished);
            }
        }
    }
}
