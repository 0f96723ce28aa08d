using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;

namespace RetailPos.Hub.Devices.Mail;

public static class MailServices
{
    /// <summary>Adds the house's letter box. The caller adds <c>TimeProvider</c>, <c>IFeed&lt;HouseRulesView&gt;</c> and <c>IMailSecrets</c>.</summary>
    /// <remarks>A faulty setting, a key that nobody reads, or a secret that others may read stops the start with an <see cref="OptionsValidationException"/> that names it.</remarks>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(MailSettings.Section);
        services.AddOptions<MailSettings>().Bind(section).ValidateOnStart();

        return services
            .AddSingleton<IValidateOptions<MailSettings>>(new MailSettingsCheck(section))
            .AddSingleton<IMailer>(provider =>
            {
                var settings = provider.GetRequiredService<IOptions<MailSettings>>().Value;
                return new HouseMailer(
                    settings,
                    MailSecret.Read(settings).Secret,
                    provider.GetRequiredService<IMailSecrets>(),
                    provider.GetRequiredService<IFeed<HouseRulesView>>(),
                    provider.GetRequiredService<TimeProvider>(),
                    provider.GetRequiredService<ILogger<SmtpMailer>>());
            });
    }
}

internal sealed class MailSettingsCheck(IConfigurationSection section) : IValidateOptions<MailSettings>
{
    private static readonly string[] Known =
    [
        .. typeof(MailSettings).GetProperties().Where(property => property.CanWrite).Select(property => property.Name),
    ];

    public ValidateOptionsResult Validate(string? name, MailSettings options)
    {
        string[] faults =
        [
            .. options.Faults(),
            // Not even the value of an unknown key: it may be the secret.
            .. section.GetChildren()
                .Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                .Select(child => $"{child.Path} is no setting. Known in {MailSettings.Section}: {string.Join(", ", Known)}. The secret stands in a file or in {MailSecret.Variable}."),
        ];

        return faults.Length > 0 ? ValidateOptionsResult.Fail(faults)
            : MailSecret.Read(options).Fault is { } fault ? ValidateOptionsResult.Fail(fault)
            : ValidateOptionsResult.Success;
    }
}
