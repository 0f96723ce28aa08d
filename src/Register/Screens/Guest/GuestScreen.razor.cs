using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Floor;
using RetailPos.Register.Home;

namespace RetailPos.Register.Guest;

/// <summary>What the code on a table opens: the card, an order for that table, and how far it is. Nothing else.</summary>
public sealed partial class GuestScreen(
    IGuestDesk desk,
    TableTokens codes,
    HouseTills tills,
    IFeed<CatalogueView> catalogueFeed,
    IFeed<SalesView> salesFeed,
    IFeed<KitchenView> kitchenFeed,
    IFeed<FloorPlanView> planFeed,
    IFeed<HouseRulesView> rulesFeed,
    ILogger<GuestScreen> log) : RegisterPart, IDisposable
{
    private readonly List<IDisposable> _subscriptions = [];
    private (long Catalogue, long Kitchen, GuestMenu Menu)? _menu;
    private GuestBasket _basket = GuestBasket.Empty;
    private CommandId _order = NewOrder();
    private DepartmentId? _department;
    private ArticleId? _choosing;
    private ValueList<string> _options = [];
    private TableId? _table;
    private bool _isOpen;
    private bool _isSending;
    private string? _said;

    [Parameter, EditorRequired]
    public required string Token { get; set; }

    // A code that was revoked while its page is open opens nothing from that moment on.
    private TableId? Table => _table is { } table && codes.Of(table, planFeed.Current.Plan.CodeOf(table)) == Token ? table : null;

    private FloorRules Rules => rulesFeed.Current.Rules.Floor;

    private bool MayOrder => Rules.Guests is GuestOrdering.AllTables
        || (Rules.Guests is GuestOrdering.SeatedTables && _table is { } table && salesFeed.Current.VisitAt(table) is not null);

    // Made anew only when the card or what is sold out has changed: a telephone shows every dish.
    private GuestMenu Menu
    {
        get
        {
            var (catalogue, kitchen) = (catalogueFeed.Current, kitchenFeed.Current);

            if (_menu is not { } made || made.Catalogue != catalogue.Position || made.Kitchen != kitchen.Position)
            {
                made = (catalogue.Position, kitchen.Position, GuestMenu.Of(catalogue.Catalogue, kitchen.SoldOut));
                _menu = made;
            }

            return made.Menu;
        }
    }

    // What guests have ordered themselves; what a server took down is in the sum, and on the bill.
    private List<BasketLine> Ordered => Bills
        .Where(sale => sale.Id.Value.StartsWith("guest-", StringComparison.Ordinal))
        .SelectMany(sale => Basket.Of(sale, kitchenFeed.Current, sale.Mode, Site).Lines)
        .ToList();

    private Money TableDue => Bills.Sum(sale => sale.Due);

    private IEnumerable<Sale> Bills => _table is { } table
        ? (salesFeed.Current.VisitAt(table)?.Sales ?? []).Select(salesFeed.Current.Find).OfType<Sale>()
        : [];

    // A code is looked for once: a page that goes on trying would be a way to guess.
    protected override void OnInitialized()
    {
        base.OnInitialized();
        _table = codes.Find(planFeed.Current.Plan, Site.Tables, Token);

        if (_table is not null)
        {
            _subscriptions.Add(catalogueFeed.Subscribe(_ => OnScreenAsync(StateHasChanged)));
            _subscriptions.Add(salesFeed.Subscribe(_ => OnScreenAsync(StateHasChanged)));
            _subscriptions.Add(kitchenFeed.Subscribe(_ => OnScreenAsync(StateHasChanged)));
            _subscriptions.Add(planFeed.Subscribe(_ => OnScreenAsync(StateHasChanged)));
            _subscriptions.Add(rulesFeed.Subscribe(_ => OnScreenAsync(StateHasChanged)));
        }
    }

    private static CommandId NewOrder() => new(Guid.CreateVersion7().ToString("N"));

    private int PiecesOf(ArticleId dish) => _basket.Wishes.Where(wish => wish.Article == dish).Sum(wish => wish.Pieces);

    private void Choose(GuestDish dish)
    {
        if (dish.Options.IsEmpty)
        {
            Add(dish.Id);
        }
        else
        {
            (_choosing, _options) = (dish.Id, []);
        }
    }

    private void Toggle(string option) => _options = _options.Contains(option)
        ? _options.Where(known => known != option).ToValueList()
        : _options.Add(option);

    private void Add(ArticleId dish)
    {
        _basket = _basket.Add(dish, _options);
        (_choosing, _options, _said) = (null, [], null);
    }

    // The order keeps its id until the hub has taken it: the same press again orders nothing twice.
    private async Task SendAsync(TableId table)
    {
        if (Table is null)
        {
            return;
        }

        _isSending = true;

        try
        {
            var answer = await desk.OrderAsync(_order, table, tills.Ids[0], _basket.Lines(Menu, _order));
            _said = answer switch
            {
                { Fault: { } fault } => RefusalText.Of(fault, Words),
                { Refusal: { } refusal } => RefusalText.Of(refusal, Words),
                _ => null,
            };

            if (_said is null)
            {
                (_basket, _order, _isOpen) = (GuestBasket.Empty, NewOrder(), false);
            }
            else if (answer.Refusal is not null)
            {
                _order = NewOrder(); // Nothing of it was taken: what is sent next may be another basket.
            }
        }
        catch (Exception fault)
        {
            log.LogError(fault, "An order by the code of table {Table} failed.", table);
            _said = Words["HubFault"];
        }
        finally
        {
            _isSending = false;
        }
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
