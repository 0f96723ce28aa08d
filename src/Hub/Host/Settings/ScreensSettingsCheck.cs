using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts;

namespace RetailPos.Hub.Settings;

internal sealed class ScreensSettingsCheck : IValidateOptions<ScreensSettings>
{
    public ValidateOptionsResult Validate(string? name, ScreensSettings options) => SettingsFaults.Result(
    [
        .. SettingsFaults.Outside(
            ScreensSettings.Section, nameof(options.PaintLimitSeconds), options.PaintLimitSeconds,
            ScreensSettings.PaintLimitSecondsMin, ScreensSettings.PaintLimitSecondsMax),
        .. options.Limits() is not null
            ? []
            : SettingsFaults.Of(
                ScreensSettings.Section, nameof(options.StationPaintLimits), options.StationPaintLimits,
                $"stations and seconds, {ScreensSettings.PaintLimitSecondsMin}–{ScreensSettings.PaintLimitSecondsMax}, such as grill=8 bar=12"),
        .. SettingsFaults.Outside(ScreensSettings.Section, nameof(options.StartGraceSeconds), options.StartGraceSeconds, 0, 120),
    ]);
}
