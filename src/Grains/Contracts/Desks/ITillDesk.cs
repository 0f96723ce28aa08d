using RetailPos.Kernel;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Where a till is opened, counted, handed over and closed. How it stands is shown by the feed of <c>TillsView</c>.</summary>
public interface ITillDesk
{
    /// <summary>Puts a command to a till. Payments and refunds reach it through their sale.</summary>
    Task<Told<TillRefusal>> TellAsync(CommandId id, TillId till, TillCommand command);
}
