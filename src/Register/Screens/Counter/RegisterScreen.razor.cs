using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;
using RetailPos.Look;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>The register: articles, basket, payment. What is shown is what the hub said; what may be done, the hub decides.</summary>
/// <remarks>Here is what it shows and hears of the house; what is done with it lies beside, in a file for each subject.</remarks>
public sealed partial class RegisterScreen(
    IRegisterDesk desk,
    IKitchenDesk kitchenDesk,
    IFeed<CatalogueView> catalogueFeed,
    IFeed<SalesView> salesFeed,
    IFeed<KitchenView> kitchenFeed,
    IFeed<HouseRulesView> rulesFeed,
    ITillScreens screens,
    IScreenWatch watch,
    TimeProvider clock,
    ILogger<RegisterScreen> log) : RegisterPart, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private bool _coversOpen;
    private readonly List<IDisposable> _subscriptions = [];
    private CatalogueView _catalogue = CatalogueView.Empty;
    private KitchenView _kitchen = KitchenView.Empty;
    private HouseRulesView _rules = HouseRulesView.Empty;
    private ArticleIndex _index = ArticleIndex.Empty;
    private SaleInHand? _hand;
    private CustomersView _customers = CustomersView.Empty;
    private IScreenPage? _page;
    private ValueList<string> _muted = [];

    [Parameter, EditorRequired]
    public required string Till { get; set; }

    /// <summary>The sale whose money is to go back, where the history asks for that.</summary>
    [SupplyParameterFromQuery(Name = "refund")]
    public string? Refund { get; set; }

    [Inject]
    private IFeed<FloorPlanView> Plan { get; set; } = default!;

    [Inject]
    private IFeed<CustomersView> CustomersFeed { get; set; } = default!;

    [Inject]
    private ICustomerDesk Customers { get; set; } = default!;

    [Inject]
    private TableTokens Codes { get; set; } = default!;

    [Inject]
    private ISignInDesk SignInDesk { get; set; } = default!;

    [Inject]
    private IReceiptDesk Receipts { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private SaleInHand Hand => _hand ??= NewHand();

    private ServiceMode Mode => Hand.Sale is { Stage: SaleStage.Open } sale ? sale.Mode : Hand.NextMode;

    private Basket Basket => Basket.Of(
        Hand.Sale, _kitchen, Hand.NextMode, Site, _catalogue.Catalogue.Departments);

    private ModeKeys ModeKeys => ModeKeys.Of(_rules.Rules.Modes, Basket.Mode);

    // Where nobody must say it, what sales begin with is as good as said.
    private bool IsModeSaid => Hand.IsModeSaid || !_rules.Rules.Modes.IsMandatory;

    private OpenSales OpenSales => OpenSales.Of(Hand.View, new(Till), Settings.Notes);

    private RegisterHabits Settings => _rules.Rules.Registers.SettingsAt(new(Till));

    // Listen first, then read: what changes in between arrives twice, and the position tells which is newer.
    protected override void OnInitialized()
    {
        base.OnInitialized();
        _page = watch.Enter(new(ScreenKind.Register, Till), screen: null, []);
        _subscriptions.Add(_page);
        _subscriptions.Add(catalogueFeed.Subscribe(view => _ = OnScreenAsync(() => Show(view))));
        _subscriptions.Add(salesFeed.Subscribe(view => _ = OnScreenAsync(() => Show(view))));
        _subscriptions.Add(kitchenFeed.Subscribe(view => _ = OnScreenAsync(() => Show(view))));
        _subscriptions.Add(rulesFeed.Subscribe(view => _ = OnScreenAsync(() => Show(view))));
        _subscriptions.Add(CustomersFeed.Subscribe(view => _ = OnScreenAsync(() => Show(view))));
        Show(CustomersFeed.Current);
        Show(rulesFeed.Current);
        Show(catalogueFeed.Current);
        Show(salesFeed.Current);
        Show(kitchenFeed.Current);
        ResumeWhatWasInHand();
    }

    // The history sends whoever comes back after days here: such a sale has long left the registers' view.
    protected override async Task OnParametersSetAsync()
    {
        if (Refund is { } id && Id.IsValid(id) && _lookedUp?.Id.Value != id)
        {
            _lookedUp = await desk.ReadAsync(new(id));
            OpenRefund(_lookedUp.Id);
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        _hush?.Dispose();

        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }

        _gone.Dispose();
    }

    private SaleInHand NewHand() =>
        new(desk, kitchenDesk, salesFeed, screens, () => _rules.Rules.ModesAt(new(Till)), () => Settings.Accumulates, new(Till), clock, log, _gone.Token);

    private Seen Seen() => new(
        Math.Min(
            salesFeed.SeenWith(Hand.View.Position),
            Math.Min(
                Math.Min(kitchenFeed.SeenWith(_kitchen.Position), catalogueFeed.SeenWith(_catalogue.Position)),
                rulesFeed.SeenWith(_rules.Position))),
        Hand.Sale?.CallNumber is { } number ? number.ToString(Culture) : "");

    // Once a second, with the page's own answer: which kitchen cannot hear is known nowhere else.
    private void Hear(PageSaid said)
    {
        _page?.Said(said.Painted, said.Visible, isMuted: false);
        var muted = watch.Standings
            .Where(screen => screen is { IsMuted: true, LeftAt: null, Place.Kind: ScreenKind.Station })
            .Select(screen => _kitchen.Stations.TryGetValue(new(screen.Place.Key), out var station) ? station.Name : screen.Place.Key)
            .Distinct()
            .Order()
            .ToValueList();

        if (!muted.Equals(_muted))
        {
            _muted = muted;
            StateHasChanged();
        }
    }

    private IEnumerable<string> KitchenWords() => CoverText.Say(_kitchen, Site, Words)
        .Concat(_muted.IsEmpty ? [] : [Words["MutedKitchen", string.Join(", ", _muted)].Value]);

    private void Show(CatalogueView view)
    {
        if (view.Position > _catalogue.Position || ReferenceEquals(_catalogue, CatalogueView.Empty))
        {
            var isSame = ReferenceEquals(view.Catalogue, _catalogue.Catalogue);
            _catalogue = view;
            _index = isSame ? _index : ArticleIndex.Of(view.Catalogue);
            StateHasChanged();
        }
    }

    private void Show(HouseRulesView view)
    {
        if (view.Position > _rules.Position || ReferenceEquals(_rules, HouseRulesView.Empty))
        {
            var isSame = view.Rules == _rules.Rules;
            _rules = view;

            if (!isSame)
            {
                StateHasChanged();
            }
        }
    }

    // Only where a list of them is open does it matter at once.
    private void Show(CustomersView view)
    {
        if (view.Position <= _customers.Position)
        {
            return;
        }

        _customers = view;

        if (_pane is Pane.Account or Pane.Guest)
        {
            StateHasChanged();
        }
    }

    private void Show(KitchenView view)
    {
        if (view.Position > _kitchen.Position || ReferenceEquals(_kitchen, KitchenView.Empty))
        {
            _kitchen = view;
            StateHasChanged();
        }
    }

    private void Show(SalesView view)
    {
        if (Hand.See(view))
        {
            FollowCard();
            StateHasChanged();
        }
    }
}
