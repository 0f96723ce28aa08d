using System.Text.Json;
using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Storage;

namespace RetailPos.Hub.Commands;

/// <summary>Which faults are the person's to mend, and their words. All others are ours, and show where they came from.</summary>
internal static class StartFaults
{
    /// <summary>Null for a fault of the program.</summary>
    public static string? WordsOf(Exception fault) => fault switch
    {
        OptionsValidationException settings => $"The settings are wrong:\n  {string.Join("\n  ", settings.Failures)}",
        // The configuration binder names the key and what it wanted, such as "Failed to convert … at 'Site:Tables'".
        InvalidOperationException { InnerException: FormatException or ArgumentException } binding => binding.Message,
        JournalFromTheFutureException or JournalInUseException or NotAJournalException or JournalUnwritableException => fault.Message,
        JsonException json => $"A file holds no valid JSON: {json.Message}",
        InvalidDataException or IOException or UnauthorizedAccessException => fault.Message,
        AggregateException { InnerExceptions: [var only] } => WordsOf(only),
        _ => null,
    };
}
