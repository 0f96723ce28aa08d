using System.Text;
using System.Text.Json;
using RetailPos.Grains.Contracts;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Office;

/// <summary>The keys of a house as a file: what is written here can be read by every later program, and by most earlier ones.</summary>
public static class KeyFile
{
    /// <summary>The largest layout there can be takes a fifth of it.</summary>
    public const int BytesMax = 128 * 1024;

    public const string Name = "retailpos-keys.json";

    private static readonly JsonSerializerOptions Options = new(JournalJson.Options) { WriteIndented = true };

    public static string Write(KeyLayout layout) => JsonSerializer.Serialize(layout, Options);

    /// <summary>As an address that a browser saves under the name of the file.</summary>
    public static string AddressOf(KeyLayout layout) =>
        $"data:application/json;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(Write(layout)))}";

    /// <summary>Null for what is no layout. A type that this program does not know is one all the same.</summary>
    public static KeyLayout? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<KeyLayout>(text, Options) is { Actions: { } actions, Payments: { } payments }
                && actions.All(key => key is { Type: not null }) && payments.All(key => key is not null)
                ? new(
                    [.. actions.Select(key => key with { Name = key.Name ?? "", LeastRight = key.LeastRight ?? "", Tills = key.Tills ?? ValueList<TillId>.Empty })],
                    [.. payments.Select(key => key with { Name = key.Name ?? "", LeastRight = key.LeastRight ?? "", Tills = key.Tills ?? ValueList<TillId>.Empty })])
                : null;
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
