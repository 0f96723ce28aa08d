using System.Reflection;
using System.Text.Json;

namespace RetailPos.Hub.Api;

/// <summary>Turns what the JSON reader stumbled over into the field's path and the words of what belongs there.</summary>
internal static class JsonFault
{
    /// <summary>"$.lines[0].quantity" as "lines[0].quantity"; empty for the body as a whole.</summary>
    public static string FieldOf(JsonException fault) => (fault.Path ?? "").TrimStart('$').TrimStart('.');

    public static string LimitOf(JsonException fault, Type body)
    {
        // The reader gives no other sign of which fault it was than its message.
        if (fault.Message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            return "is no field that we know";
        }

        if (fault.Message.Contains("uplicate", StringComparison.Ordinal))
        {
            return "stands twice";
        }

        if (fault.Message.Contains("maximum", StringComparison.Ordinal))
        {
            return $"is nested deeper than {ApiJson.DepthMax} levels";
        }

        return fault.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal) &&
            TypeAt(body, FieldOf(fault)) is { } type
            ? $"must be {WordsOf(type)}"
            : $"is no valid JSON, at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}";
    }

    private static Type? TypeAt(Type body, string path)
    {
        Type? type = body;

        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            type = step[0] is '['
                ? type?.GetGenericArguments().FirstOrDefault()
                : type?.GetProperty(step, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)?.PropertyType;
        }

        return type;
    }

    private static string WordsOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(plain).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}"
            : plain == typeof(string) ? "text, without half characters"
            : plain == typeof(bool) ? "true or false"
            : plain == typeof(int) || plain == typeof(long) ? "a whole number within reason"
            : plain == typeof(decimal) ? "a number within reason"
            : plain == typeof(DateTimeOffset) ? "a time such as 2026-11-21T19:30:00+01:00"
            : plain.IsGenericType ? "a list"
            : "an object";
    }
}
