using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Deliveries;

public abstract record DeliveryCommand
{
    private DeliveryCommand() { }

    /// <summary>There is something to bring, or what is to be brought has changed.</summary>
    public sealed record Ask(DeliveryJob Job) : DeliveryCommand;

    /// <summary>The sale is no delivery any more. What has left the house stays with its courier.</summary>
    public sealed record Cancel : DeliveryCommand;

    /// <summary>A courier takes it, or is given it.</summary>
    public sealed record Assign(string Courier, Actor By) : DeliveryCommand;

    /// <summary>The courier cannot after all, and it waits for another.</summary>
    public sealed record Release(string Courier, Actor By) : DeliveryCommand;

    /// <param name="IsReady">The kitchen has finished it, as it stands at this moment.</param>
    public sealed record TakeOut(string Courier, bool IsReady, Actor By) : DeliveryCommand;

    /// <param name="Due">What the sale says is still owed.</param>
    /// <param name="Paid">The payments that the sale knew when it said so: what was collected since then is not owed any more.</param>
    public sealed record Collect(
        CommandId Id, string Courier, Money Amount, CollectedAs As, Money Due, ValueList<CommandId> Paid, Actor By) : DeliveryCommand;

    public sealed record Deliver(string Courier, Actor By) : DeliveryCommand;

    public sealed record Fail(string Courier, string Reason, Actor By) : DeliveryCommand;

    /// <summary>It failed, and is to be brought once more.</summary>
    public sealed record TryAgain(Actor By) : DeliveryCommand;

    /// <summary>The courier's money of this delivery has come to the till.</summary>
    public sealed record HandIn(string Courier, Actor By) : DeliveryCommand;
}
