using System.Net;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;
using RetailPos.Grains.Contracts;

namespace RetailPos.Hub.GrainHosting;

/// <summary>The grains on Microsoft Orleans, on as many machines as there are. The other choice lies in the folder Embedded, under the same name.</summary>
public static class OrleansGrainHost
{
    private const string House = nameof(RetailPos);

    /// <summary>Makes <c>IGrainFactory</c> available. Call it before adding the services that call grains: they must stop first.</summary>
    public static WebApplicationBuilder AddGrainHost(this WebApplicationBuilder builder)
    {
        var settings = OrleansSettings.From(builder.Configuration);

        builder.UseOrleans(silo =>
        {
            if (settings.ConnectionString is null)
            {
                StandAlone(silo, settings);
            }
            else
            {
                JoinOthers(silo, settings, settings.ConnectionString);
            }

            SpeakJson(silo);
        });

        return builder;
    }

    private static void StandAlone(ISiloBuilder silo, OrleansSettings settings) => silo.UseLocalhostClustering(
        settings.SiloPort,
        settings.GatewayPort,
        primarySiloEndpoint: null,
        serviceId: settings.ServiceId,
        clusterId: settings.ClusterId);

    private static void JoinOthers(ISiloBuilder silo, OrleansSettings settings, string connectionString)
    {
        silo.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = settings.ClusterId;
            options.ServiceId = settings.ServiceId;
        });

        silo.Configure<EndpointOptions>(options =>
        {
            options.SiloPort = settings.SiloPort;
            options.GatewayPort = settings.GatewayPort;
        });

        if (settings.AdvertisedAddress is not null)
        {
            silo.ConfigureEndpoints(IPAddress.Parse(settings.AdvertisedAddress), settings.SiloPort, settings.GatewayPort);
        }

        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = connectionString;
        });
    }

    // One serialisation for the journal and for the calls between machines, so that domain types carry no attribute. Exceptions
    // are none of it: JSON cannot carry them, while Orleans can once it is told whose they are.
    private static void SpeakJson(ISiloBuilder silo)
    {
        silo.Services.AddSerializer(serializer => serializer.AddJsonSerializer(IsOurs, JournalJson.Options));
        silo.Services.Configure<ExceptionSerializationOptions>(options => options.SupportedNamespacePrefixes.Add(House));
    }

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith(House, StringComparison.Ordinal) == true && !type.IsAssignableTo(typeof(Exception));
}
