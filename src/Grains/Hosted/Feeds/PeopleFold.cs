using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;

namespace RetailPos.Grains.Feeds;

public sealed class PeopleFold : IFold<PeopleView>
{
    public string Name => "feed/people";

    public PeopleView Empty => PeopleView.Empty;

    public PeopleView At(PeopleView view, long position) => view with { Position = position };

    public ValueTask<PeopleView> FoldAsync(PeopleView view, Recorded recorded, CancellationToken stop) => ValueTask.FromResult(
        recorded.Event is PeopleEvent happened
            ? view with { People = PeopleDecider.Evolve(view.People, happened) }
            : view);
}
