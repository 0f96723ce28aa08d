using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts;
using RetailPos.Kernel;

namespace RetailPos.Hub.Settings;

internal sealed class SiteSettingsCheck : IValidateOptions<SiteSettings>
{
    /// <summary>A longer address makes a code that a telephone cannot read from paper.</summary>
    private const int PublicUrlMax = 100;

    public ValidateOptionsResult Validate(string? name, SiteSettings options) => SettingsFaults.Result(
    [
        .. Text.IsName(options.Name)
            ? []
            : SettingsFaults.Of(SiteSettings.Section, nameof(options.Name), options.Name, $"1–{Text.NameMax} signs, without control signs"),
        .. TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone ?? "", out _)
            ? []
            : SettingsFaults.Of(SiteSettings.Section, nameof(options.TimeZone), options.TimeZone, "the IANA name of a time zone, such as Europe/Paris"),
        .. options.Currency is { Length: 3 } currency && currency.All(char.IsAsciiLetterUpper)
            ? []
            : SettingsFaults.Of(SiteSettings.Section, nameof(options.Currency), options.Currency, "an ISO 4217 code, such as EUR"),
        .. SettingsFaults.Outside(SiteSettings.Section, nameof(options.ServiceDayStartHour), options.ServiceDayStartHour, 0, 12),
        .. SettingsFaults.Outside(SiteSettings.Section, nameof(options.Tables), options.Tables, 0, 500),
        .. SettingsFaults.Outside(SiteSettings.Section, nameof(options.WaitingAfterMinutes), options.WaitingAfterMinutes, 1, 240),
        .. SettingsFaults.Outside(SiteSettings.Section, nameof(options.LateAfterMinutes), options.LateAfterMinutes, 1, 480),
        .. options.LateAfterMinutes > options.WaitingAfterMinutes
            ? []
            : SettingsFaults.Of(
                SiteSettings.Section, nameof(options.LateAfterMinutes), options.LateAfterMinutes,
                $"more than {SiteSettings.Section}:{nameof(options.WaitingAfterMinutes)}, which is {options.WaitingAfterMinutes}"),
        .. SettingsFaults.Outside(SiteSettings.Section, nameof(options.BoardMinutes), options.BoardMinutes, 1, 240),
        .. SettingsFaults.Outside(SiteSettings.Section, nameof(options.ChimeRepeatSeconds), options.ChimeRepeatSeconds, 0, 120),
        .. options.PublicUrl is "" || IsAddress(options.PublicUrl)
            ? []
            : SettingsFaults.Of(
                SiteSettings.Section, nameof(options.PublicUrl), options.PublicUrl,
                $"an absolute http or https address of {PublicUrlMax} signs at most, without a query"),
        .. Text.IsNameOrEmpty(options.IdleText)
            ? []
            : SettingsFaults.Of(
                SiteSettings.Section, nameof(options.IdleText), options.IdleText, $"{Text.NameMax} signs at most, without control signs"),
        .. options.BoardToken is "" || (options.BoardToken.Length >= BoardTokenFile.LengthMin && Id.IsValid(options.BoardToken))
            ? []
            : SettingsFaults.Of(
                SiteSettings.Section, nameof(options.BoardToken), options.BoardToken,
                $"{BoardTokenFile.LengthMin}–{Id.LengthMax} letters, digits, dots, dashes or underscores"),
    ]);

    private static bool IsAddress(string url) =>
        url.Length <= PublicUrlMax
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri is { Host.Length: > 0, Query: "", Fragment: "", UserInfo: "" };
}

internal sealed class KitchenSettingsCheck : IValidateOptions<KitchenSettings>
{
    public ValidateOptionsResult Validate(string? name, KitchenSettings options) => SettingsFaults.Result(
    [
        .. SettingsFaults.Outside(KitchenSettings.Section, nameof(options.SlotMinutes), options.SlotMinutes, 5, 60),
        .. Enum.IsDefined(options.FullSlots)
            ? []
            : SettingsFaults.Of(
                KitchenSettings.Section, nameof(options.FullSlots), options.FullSlots,
                string.Join(" or ", Enum.GetNames<FullSlots>())),
        .. SettingsFaults.Outside(
            KitchenSettings.Section, nameof(options.ScheduledMarginMinutes), options.ScheduledMarginMinutes, 0, 240),
    ]);
}

internal sealed class StorageSettingsCheck : IValidateOptions<StorageSettings>
{
    public ValidateOptionsResult Validate(string? name, StorageSettings options) => SettingsFaults.Result(
    [
        .. string.IsNullOrWhiteSpace(options.Folder) || options.Folder.Length > StorageSettings.FolderLengthMax
            ? SettingsFaults.Of(
                StorageSettings.Section, nameof(options.Folder), options.Folder, $"a path of 1–{StorageSettings.FolderLengthMax} signs")
            : [],
        .. SettingsFaults.Outside(StorageSettings.Section, nameof(options.LogDays), options.LogDays, 1, StorageSettings.LogDaysMax),
    ]);
}

/// <summary>The words of a settings fault: which key, what stands there, what may stand there.</summary>
internal static class SettingsFaults
{
    public static IEnumerable<string> Of(string section, string key, object? value, string range)
    {
        yield return FormattableString.Invariant($"{section}:{key} is '{value}'; it must be {range}.");
    }

    public static IEnumerable<string> Outside(string section, string key, int value, int least, int most) =>
        value < least || value > most ? Of(section, key, value, FormattableString.Invariant($"{least}–{most}")) : [];

    public static ValidateOptionsResult Result(string[] faults) =>
        faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
}
