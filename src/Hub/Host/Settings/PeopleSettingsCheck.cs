using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts;

namespace RetailPos.Hub.Settings;

internal sealed class PeopleSettingsCheck : IValidateOptions<PeopleSettings>
{
    public ValidateOptionsResult Validate(string? name, PeopleSettings options) => SettingsFaults.Result(
    [
        .. Enum.IsDefined(options.SignIn)
            ? []
            : SettingsFaults.Of(
                PeopleSettings.Section, nameof(options.SignIn), options.SignIn, string.Join(" or ", Enum.GetNames<SignIn>())),
        .. SettingsFaults.Outside(
            PeopleSettings.Section, nameof(options.IdleMinutes), options.IdleMinutes,
            PeopleSettings.IdleMinutesMin, PeopleSettings.IdleMinutesMax),
    ]);
}
