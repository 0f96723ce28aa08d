using RetailPos.Hub.Domain.Reports;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What a service was like, counted from the journal.</summary>
public interface IServiceReportDesk
{
    /// <summary>The service day that it is now.</summary>
    DateOnly Today { get; }

    /// <summary>Counts what the journal holds at the call. It reads these days and no others, and holds little of them at a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More days than <see cref="ServiceDays.DaysMax"/>, or none.</exception>
    Task<ServiceReport> ReadAsync(ServiceDays days, CancellationToken stop);
}

/// <summary>Service days one after the other, counted together.</summary>
/// <param name="Last">The local day on which the last of them began.</param>
public sealed record ServiceDays(DateOnly Last, int Days)
{
    /// <summary>A month. A year is for a spreadsheet, from twelve of them.</summary>
    public const int DaysMax = 31;

    public DateOnly First => Last.AddDays(1 - Days);
}
