using RetailPos.Hub.Domain.Floor;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>The rooms of the house as they were last saved.</summary>
public sealed record FloorPlanView(long Position, FloorPlan Plan) : IView
{
    public static readonly FloorPlanView Empty = new(Position: 0, FloorPlan.Empty);
}
