using System.Security.Cryptography;
using System.Text;
using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

/// <summary>Who calls, and under which idempotency key; what is named for the client is named the same at every retry.</summary>
/// <param name="Client">From its API key. Stands in the journal as the place, and on the ticket as the source.</param>
/// <param name="Command">The same key again is the same command, for ever. Without a key every call is a new one.</param>
public sealed record ApiCaller(string Client, CommandId Command)
{
    public const string KeyHeader = "Idempotency-Key";

    public Actor Actor => new("", Client);

    public static string? KeyOf(HttpContext context) =>
        context.Request.Headers.TryGetValue(KeyHeader, out var key) ? key.ToString() : null;

    /// <summary>Found by the framework by its name.</summary>
    public static ValueTask<ApiCaller?> BindAsync(HttpContext context)
    {
        var client = context.User.Identity?.Name ?? throw new InvalidOperationException("The route forgot to ask for a key.");
        return ValueTask.FromResult<ApiCaller?>(new(client, new($"api/{client}/{KeyOf(context) ?? $"{Guid.CreateVersion7():N}"}")));
    }

    /// <summary>An id that follows from the command: a retry names the same order, sale or line again.</summary>
    public string NewId(string what) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Command.Value}/{what}")))[..32];
}
