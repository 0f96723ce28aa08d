using RetailPos.Kernel;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Grains.Contracts;

/// <summary>One chain of technical events. Its key is <see cref="GrainKeys.House"/>, or a till's as <see cref="TechnicalKeys"/> writes it.</summary>
public interface ITechnicalLogGrain : IGrainWithStringKey
{
    /// <summary>Puts one command to it.</summary>
    /// <param name="id">The same id a second time has no second effect.</param>
    Task<Told<TechnicalLogRefusal>> TellAsync(CommandId id, TechnicalLogCommand command);

    Task<TechnicalLog> ReadAsync();
}

/// <summary>How chains of technical events are called.</summary>
public static class TechnicalKeys
{
    private const string OfTill = "till-";

    public static string Of(TillId? till) => till is { } known ? $"{OfTill}{known}" : GrainKeys.House;

    /// <summary>Null for the house's.</summary>
    public static TillId? TillOf(string key) => key.StartsWith(OfTill, StringComparison.Ordinal) ? new TillId(key[OfTill.Length..]) : null;
}
