using System.Reflection;
using Microsoft.Extensions.Options;

namespace RetailPos.Hub.Settings;

/// <summary>Settings are read once and checked before the hub opens its doors: a typing error must not show at noon.</summary>
public static class SettingsRegistration
{
    public static IServiceCollection AddCheckedSettings<TSettings, TCheck>(this IServiceCollection services, string section)
        where TSettings : class
        where TCheck : class, IValidateOptions<TSettings>
    {
        services.AddOptions<TSettings>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TSettings>, TCheck>();
        services.AddSingleton<IValidateOptions<TSettings>>(provider =>
            new UnknownKeys<TSettings>(section, provider.GetRequiredService<IConfiguration>()));
        return services;
    }

    /// <summary>A key that nobody reads is a setting that somebody believes in.</summary>
    private sealed class UnknownKeys<TSettings>(string section, IConfiguration configuration) : IValidateOptions<TSettings>
        where TSettings : class
    {
        private static readonly string[] Known =
            [.. typeof(TSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)];

        public ValidateOptionsResult Validate(string? name, TSettings options)
        {
            string[] faults =
            [
                .. configuration.GetSection(section).GetChildren()
                    .Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                    .Select(child => $"{child.Path} is no setting. Known in {section}: {string.Join(", ", Known)}."),
            ];

            return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}
