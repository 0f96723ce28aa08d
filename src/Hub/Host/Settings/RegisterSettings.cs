using Microsoft.Extensions.Options;
using RetailPos.Kernel;

namespace RetailPos.Hub.Settings;

/// <summary>The registers of the house. Section <c>Register</c>; config/README.md lists every key.</summary>
public sealed class RegisterSettings
{
    public const string Section = "Register";

    /// <summary>A department store has fewer in one hall.</summary>
    public const int TillsMax = 50;

    /// <summary>Ids of the tills, 1–50, with spaces between. The start page offers a register for each.</summary>
    public string Tills { get; set; } = "T1";

    /// <summary>
    /// A new house begins in training: nothing that it sells is real until an administrator ends it. It says nothing to a house
    /// that has sold, and nothing to one that has left its training.
    /// </summary>
    public bool StartInTraining { get; set; } = true;

    internal ValueList<TillId> TillIds =>
        [.. Tills.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Select(id => new TillId(id))];
}

internal sealed class RegisterSettingsCheck : IValidateOptions<RegisterSettings>
{
    public ValidateOptionsResult Validate(string? name, RegisterSettings options) => SettingsFaults.Result(
    [
        .. options.TillIds is { Count: > 0 and <= RegisterSettings.TillsMax } tills && tills.All(till => Id.IsValid(till.Value))
            ? []
            : SettingsFaults.Of(
                RegisterSettings.Section, nameof(options.Tills), options.Tills,
                $"1–{RegisterSettings.TillsMax} ids of letters, digits, dots, dashes or underscores, with spaces between"),
    ]);
}
