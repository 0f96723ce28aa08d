using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace RetailPos.Grains.Embedded;

public static class EmbeddedGrainsRegistration
{
    /// <summary>Makes <see cref="IGrainFactory"/> available, for the grains and grain interfaces of these assemblies.</summary>
    /// <remarks>
    /// Services stop in the reverse order of their registration: register the grains before the services that call them, so that
    /// the callers are gone when the grains are drained.
    /// </remarks>
    /// <exception cref="GrainSetupException">At the start, when the grains do not fit together.</exception>
    /// <exception cref="OptionsValidationException">At the start, when an option is out of its range.</exception>
    public static IServiceCollection AddEmbeddedGrains(
        this IServiceCollection services, Action<EmbeddedGrainsOptions> configure, params Assembly[] assemblies)
    {
        services.AddLogging();
        services.AddOptions<EmbeddedGrainsOptions>().Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<EmbeddedGrainsOptions>, EmbeddedGrainsOptionsCheck>());
        services.AddSingleton(_ => GrainClasses.In(assemblies));
        services.AddSingleton<GrainHost>();
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainHost>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<GrainHost>());
        return services;
    }
}
