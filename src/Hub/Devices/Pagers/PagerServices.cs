using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Pagers;

public static class PagerServices
{
    /// <summary>Adds the transmitter that section <c>Pager</c> names, or none, and how the house uses it. The caller adds <c>TimeProvider</c>.</summary>
    /// <remarks>A faulty setting, or a key that nobody reads, stops the start with an <see cref="OptionsValidationException"/> that names it.</remarks>
    public static IServiceCollection AddPager(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(PagerSettings.Section);
        services.AddOptions<PagerSettings>().Bind(section).ValidateOnStart();
        services.AddOptions<PagingSettings>().Bind(section).ValidateOnStart();

        return services
            .AddSingleton<IValidateOptions<PagerSettings>>(new PagerSettingsCheck(section))
            .AddSingleton(provider => provider.GetRequiredService<IOptions<PagingSettings>>().Value)
            .AddSingleton(Chosen);
    }

    private static IPager Chosen(IServiceProvider provider)
    {
        var settings = provider.GetRequiredService<IOptions<PagerSettings>>().Value;
        var clock = provider.GetRequiredService<TimeProvider>();

        return settings.Kind switch
        {
            PagerKind.None => new AbsentPager(),
            PagerKind.Http => new HttpPager(settings, clock),
            PagerKind.Lrs => new LrsPager(settings, new TcpLine(settings.Line, endsWithTelegram: false), clock),
            PagerKind.Pocsag => new PocsagPager(settings, new TcpLine(settings.Line, endsWithTelegram: true), clock),
            PagerKind.Simulated => new SimulatedPager(clock),
            _ => throw new UnreachableException($"{settings.Kind} was checked before."),
        };
    }
}

internal sealed class PagerSettingsCheck(IConfigurationSection section) : IValidateOptions<PagerSettings>
{
    private static readonly string[] Known =
    [
        .. typeof(PagerSettings).GetProperties().Concat(typeof(PagingSettings).GetProperties()).Select(property => property.Name),
    ];

    public ValidateOptionsResult Validate(string? name, PagerSettings options)
    {
        string[] faults =
        [
            .. options.Faults(),
            .. section.GetChildren()
                .Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                .Select(child => $"{child.Path} is no setting. Known in {PagerSettings.Section}: {string.Join(", ", Known)}."),
        ];

        return faults.Length > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
