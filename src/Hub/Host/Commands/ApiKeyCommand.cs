using System.Globalization;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Keys;
using RetailPos.Kernel;

namespace RetailPos.Hub.Commands;

/// <summary>Makes, lists and takes back the keys of API clients. It works beside a running hub.</summary>
internal static class ApiKeyCommand
{
    /// <param name="rights">Empty for all that the API offers.</param>
    public static int Add(string name, IReadOnlyList<Right> rights, string? data, Speech speech) => WithKeys(data, speech, keys =>
    {
        var (refusal, secret) = keys.Add(name, TimeProvider.System.GetUtcNow(), rights.Count == 0 ? null : [.. rights.Distinct()]);

        if (refusal is { } reason)
        {
            return speech.Fail(WordsOf(reason, name));
        }

        speech.Out.WriteLine(secret);
        speech.Error.WriteLine($"This is the key of '{name}'. It is shown this once; the hub keeps only its fingerprint.");
        return HubCommandLine.Good;
    });

    public static int List(string? data, Speech speech) => WithKeys(data, speech, keys =>
    {
        foreach (var key in keys.Keys)
        {
            speech.Out.WriteLine($"{key.Name}\t{key.CreatedAt.ToString("u", CultureInfo.InvariantCulture)}{(key.Rights is { } rights ? $"\t{string.Join(' ', rights)}" : "")}");
        }

        return HubCommandLine.Good;
    });

    public static int Remove(string name, string? data, Speech speech) => WithKeys(data, speech, keys =>
        keys.Remove(name) is { } reason ? speech.Fail(WordsOf(reason, name)) : HubCommandLine.Good);

    private static int WithKeys(string? data, Speech speech, Func<ApiKeyFile, int> act)
    {
        try
        {
            return act(new(HubApplication.DataFolderOf([], data)));
        }
        catch (Exception fault) when (StartFaults.WordsOf(fault) is { } words)
        {
            return speech.Fail(words);
        }
    }

    private static string WordsOf(ApiKeyRefusal reason, string name) => reason switch
    {
        ApiKeyRefusal.NameInvalid =>
            $"'{name}' is no name for a client: 1–{Id.LengthMax} letters, digits, dots, dashes or underscores.",
        ApiKeyRefusal.NameTaken => $"There is a client '{name}' already. Remove it first to give it a new key.",
        ApiKeyRefusal.TooManyClients => $"There are {ApiKeyFile.ClientsMax} clients already, which is the limit.",
        ApiKeyRefusal.NameUnknown => $"There is no client '{name}'.",
    };
}
