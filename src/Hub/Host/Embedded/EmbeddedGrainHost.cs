using System.Reflection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Embedded;

namespace RetailPos.Hub.GrainHosting;

/// <summary>The grains in this process, with no socket. The other choice lies in the folder Orleans, under the same name.</summary>
public static class EmbeddedGrainHost
{
    // By name: the host of the grains needs to know that they are there, not which.
    private static readonly Assembly[] Assemblies = [typeof(EventCatalog).Assembly, Assembly.Load("RetailPos.Grains")];

    /// <summary>Makes <c>IGrainFactory</c> available. Call it before adding the services that call grains: they must stop first.</summary>
    public static WebApplicationBuilder AddGrainHost(this WebApplicationBuilder builder)
    {
        builder.Services.AddEmbeddedGrains(
            options => builder.Configuration.GetSection(EmbeddedGrainsOptions.Section).Bind(options), Assemblies);
        return builder;
    }
}
