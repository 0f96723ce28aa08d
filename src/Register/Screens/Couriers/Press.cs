using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;

namespace RetailPos.Register.Couriers;

/// <summary>What a courier has pressed on a delivery.</summary>
public abstract record Press
{
    private Press() { }

    public sealed record Take : Press;

    public sealed record Release : Press;

    public sealed record TakeOut : Press;

    public sealed record Collect(Money Amount, CollectedAs As) : Press;

    public sealed record Deliver : Press;

    public sealed record Fail(string Reason) : Press;

    public sealed record TryAgain : Press;
}
