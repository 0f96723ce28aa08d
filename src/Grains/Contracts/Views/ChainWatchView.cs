using RetailPos.Register.Domain.Watch;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>Whether the sealed chains are what they were, as far as anybody has looked.</summary>
public sealed record ChainWatchView(long Position, ChainWatch Watch) : IView
{
    public static readonly ChainWatchView Empty = new(Position: 0, ChainWatch.New);
}
