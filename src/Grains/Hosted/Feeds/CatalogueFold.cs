using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Grains.Feeds;

/// <summary>What the registers may sell.</summary>
public sealed class CatalogueFold : IFold<CatalogueView>
{
    public string Name => "feed/catalogue";

    public CatalogueView Empty => CatalogueView.Empty;

    public CatalogueView At(CatalogueView view, long position) => view with { Position = position };

    public ValueTask<CatalogueView> FoldAsync(CatalogueView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event is CatalogueEvent happened
            ? view with { Catalogue = CatalogueDecider.Evolve(view.Catalogue, happened) }
            : view);
}
