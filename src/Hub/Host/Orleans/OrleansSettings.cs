using System.Net;
using Microsoft.Extensions.Options;

namespace RetailPos.Hub.GrainHosting;

/// <summary>How this machine finds the others, from the section "Orleans".</summary>
public sealed record OrleansSettings
{
    public const string Section = "Orleans";

    /// <summary>
    /// The PostgreSQL database in which the machines find each other; its tables come from Orleans' own scripts, which must have
    /// been run. Without it this machine is alone and listens on loopback only.
    /// </summary>
    public string? ConnectionString { get; init; }

    /// <summary>Machines with the same name form one cluster; 1 to 150 characters, what Orleans' tables hold.</summary>
    public string ClusterId { get; init; } = "retailpos";

    /// <summary>The name of the service through all its clusters, 1 to 150 characters. It never changes.</summary>
    public string ServiceId { get; init; } = "retailpos";

    /// <summary>Where the other machines reach this one, 1 to 65535.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>Where clients outside the cluster reach it, 1 to 65535; 0 for none.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>
    /// The IP address that the other machines are told. When it is missing Orleans takes the first one that is not loopback,
    /// which on a machine with two networks may be the wrong one.
    /// </summary>
    public string? AdvertisedAddress { get; init; }

    /// <exception cref="OptionsValidationException">A value is out of its range; every fault names its key.</exception>
    /// <exception cref="InvalidOperationException">A value is no number; the message names its key.</exception>
    public static OrleansSettings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<OrleansSettings>() ?? new();
        var faults = settings.Faults().ToList();

        return faults.Count == 0
            ? settings
            : throw new OptionsValidationException(Section, typeof(OrleansSettings), faults);
    }

    private IEnumerable<string> Faults()
    {
        if (ConnectionString is not null && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return $"{Section}:{nameof(ConnectionString)} is blank; leave it out to run on one machine.";
        }

        foreach (var (key, name) in ((string, string)[])[(nameof(ClusterId), ClusterId), (nameof(ServiceId), ServiceId)])
        {
            if (string.IsNullOrWhiteSpace(name) || name.Length > 150)
            {
                yield return $"{Section}:{key} is '{name}'; it must have 1 to 150 characters.";
            }
        }

        if (SiloPort is < 1 or > IPEndPoint.MaxPort)
        {
            yield return $"{Section}:{nameof(SiloPort)} is {SiloPort}; it must lie between 1 and {IPEndPoint.MaxPort}.";
        }

        if (GatewayPort is < 0 or > IPEndPoint.MaxPort || GatewayPort == SiloPort)
        {
            yield return $"{Section}:{nameof(GatewayPort)} is {GatewayPort}; it must lie between 0 and {IPEndPoint.MaxPort} and differ from {nameof(SiloPort)}.";
        }

        if (AdvertisedAddress is not null && !IPAddress.TryParse(AdvertisedAddress, out _))
        {
            yield return $"{Section}:{nameof(AdvertisedAddress)} is '{AdvertisedAddress}'; it must be an IP address.";
        }
    }
}
