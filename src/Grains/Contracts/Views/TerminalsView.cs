using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>Every go at a card whose end nobody knows yet, and the last that have ended.</summary>
/// <param name="Ended">Newest first; <see cref="EndedMax"/> at most.</param>
public sealed record TerminalsView(
    long Position, ImmutableDictionary<CommandId, SeenCard> Open, ImmutableList<SeenCard> Ended) : IView
{
    /// <summary>What somebody scrolls through who looks for the guest of half an hour ago.</summary>
    public const int EndedMax = 50;

    public static readonly TerminalsView Empty = new(Position: 0, ImmutableDictionary<CommandId, SeenCard>.Empty, []);

    public SeenCard? Find(CommandId attempt) =>
        Open.GetValueOrDefault(attempt) ?? Ended.Find(seen => seen.Card.Id == attempt);
}

public sealed record SeenCard(SaleId Sale, CardAttempt Card);
