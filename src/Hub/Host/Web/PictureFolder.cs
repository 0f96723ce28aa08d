using System.Security.Cryptography;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.People;
using RetailPos.Hub.Settings;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Hub.Web;

/// <summary>The pictures of articles in a folder of their own. A name is made of the content, so a file never changes.</summary>
internal sealed class PictureFolder(DataFolder folder) : IPictureStore
{
    /// <summary>Half of SHA-256 in letters: no two pictures of a house share it.</summary>
    private const int NameLength = 32;

    public async ValueTask<string?> KeepAsync(ReadOnlyMemory<byte> content)
    {
        if (content.Length > Picture.BytesMax || Picture.KindOf(content.Span) is not { } kind)
        {
            return null;
        }

        var id = $"{Convert.ToHexStringLower(SHA256.HashData(content.Span))[..NameLength]}.{kind}";
        var path = Path.Combine(Directory.CreateDirectory(folder.Pictures).FullName, id);

        if (!File.Exists(path))
        {
            // Written beside and moved: nobody is ever served half a picture.
            var next = $"{path}.{Guid.CreateVersion7():N}.new";
            await File.WriteAllBytesAsync(next, content);
            File.Move(next, path, overwrite: true);
        }

        return id;
    }

    public string? Find(string id) =>
        Id.IsValid(id) && !id.Contains("..", StringComparison.Ordinal) && TypeOf(id) is not null
        && Path.Combine(folder.Pictures, id) is var path && File.Exists(path)
            ? path
            : null;

    /// <summary>Served for ever: another picture has another name.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/images/{id}", (string id, HttpContext context, IPictureStore pictures) =>
        {
            if (pictures.Find(id) is not { } path)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return Results.File(path, TypeOf(id));
        }).ExcludeFromDescription().ForAnyone();

    private static string? TypeOf(string id) => Path.GetExtension(id) switch
    {
        ".jpg" => "image/jpeg",
        ".png" => "image/png",
        ".webp" => "image/webp",
        _ => null,
    };
}
