using RetailPos.Register.Domain.Fiscal.Closures;

namespace RetailPos.Grains.Contracts;

/// <summary>Closes every till whose day is over. Who rings when is for the host; what is due is asked of the tills' own journal.</summary>
public interface IClosingRounds
{
    /// <summary>Run twice it closes nothing twice.</summary>
    /// <param name="cause"><see cref="ClosureCause.Scheduled"/>, or <see cref="ClosureCause.AtStart"/> for what came due while the hub was off.</param>
    /// <returns>When there is something to do next, whatever the clocks do until then.</returns>
    Task<DateTimeOffset> RunAsync(ClosureCause cause, CancellationToken stop);
}
