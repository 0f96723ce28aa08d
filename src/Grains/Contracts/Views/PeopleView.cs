using RetailPos.Hub.Domain.People;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>Who works in the house, and what each role may do now.</summary>
public sealed record PeopleView(long Position, Hub.Domain.People.People People) : IView
{
    public static readonly PeopleView Empty = new(Position: 0, Hub.Domain.People.People.Nobody);
}
