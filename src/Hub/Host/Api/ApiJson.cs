using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RetailPos.Hub.Api;

/// <summary>How the API speaks JSON. Strict in what it takes: a field that we would overlook is a wish that nobody fulfils.</summary>
public static class ApiJson
{
    /// <summary>1 MB: two hundred lines with every option and note take a tenth of it.</summary>
    /// <remarks>
    /// Kestrel's own limit (appsettings.json) is larger: up to there the rest is read and thrown away, so that whoever sends too
    /// much hears why, instead of a broken line.
    /// </remarks>
    public const int BodyBytesMax = 1024 * 1024;

    /// <summary>An order is four levels deep.</summary>
    public const int DepthMax = 16;

    public static readonly JsonSerializerOptions Options = Create();

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = DepthMax;
        // "l'été" stays "l'été": answers are JSON and never part of a page, and browsers are told not to guess (nosniff).
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Apply(options);
        return options;
    }
}
