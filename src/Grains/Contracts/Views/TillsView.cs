using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>Every till that has ever been opened or has sold, as it stands.</summary>
public sealed record TillsView(long Position, ImmutableDictionary<TillId, Till> Tills) : IView
{
    public static readonly TillsView Empty = new(Position: 0, ImmutableDictionary<TillId, Till>.Empty);

    public Till Of(TillId till) => Tills.GetValueOrDefault(till, Till.New);
}
