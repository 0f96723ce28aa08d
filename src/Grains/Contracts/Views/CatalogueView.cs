using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Grains.Contracts.Views;

public sealed record CatalogueView(long Position, Catalogue Catalogue) : IView
{
    public static readonly CatalogueView Empty = new(Position: 0, Catalogue.Empty);
}
