using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>What the house has decided about selling, as it holds now.</summary>
public sealed record HouseRulesView(long Position, HouseRules Rules) : IView
{
    public static readonly HouseRulesView Empty = new(Position: 0, HouseRules.Default);
}
