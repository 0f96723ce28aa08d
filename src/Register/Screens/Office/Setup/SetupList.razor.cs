using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Register.Home;

namespace RetailPos.Register.Office.Setup;

/// <summary>The check-list of a new house, on the pages where people look for what to do next.</summary>
public sealed partial class SetupList(
    IFeed<CatalogueView> catalogue,
    IFeed<FloorPlanView> plan,
    IFeed<HouseRulesView> rules,
    IFeed<TillsView> tills,
    IFeed<PeopleView> people,
    HouseTills house,
    IActing acting) : RegisterPart, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];

    private List<SetupStep> Steps =>
    [
        .. SetupBoard.Of(
            catalogue.Current.Catalogue, plan.Current.Plan, rules.Current.Rules,
            new(
                tills.Current.Tills.Values.Any(till => till.Sessions > 0 || till.Session is not null),
                tills.Current.Tills.Values.Any(till => till.Tickets.Number > 0)),
            house.Ids[0], acting.IsOff ? null : people.Current.People.Active.Count())
        .Steps.Where(step => acting.MayOpen(step.Address) is not Standing.NotAllowed),
    ];

    protected override void OnInitialized()
    {
        base.OnInitialized();

        // A house that has sold has sold for ever, and its pages need not follow every sale.
        if (Steps.Count == 0)
        {
            return;
        }

        Follow(catalogue);
        Follow(plan);
        Follow(rules);
        Follow(tills);
        Follow(people);
    }

    private void Follow<T>(IFeed<T> feed)
        where T : IView => _subscriptions.Add(feed.Subscribe(_ => OnScreenAsync(StateHasChanged)));

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
