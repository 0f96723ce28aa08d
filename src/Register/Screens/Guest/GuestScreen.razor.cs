using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Floor;
using RetailPos.Register.Home;

namespace RetailPos.Register.Guest;

/// <summary>What the code on a table opens: the card, an order for that table, and how far it is. To a server, the way to the table as well.</summary>
public sealed partial class GuestScreen(
    IGuestDesk desk,
    TableTokens codes,
    HouseTills tills,
    IActing acting,
    IFeed<CatalogueView> catalogueFeed,
    IFeed<SalesView> salesFeed,
    IFeed<KitchenView> kitchenFeed,
    IFeed<FloorPlanView> planFeed,
    IFeed<HouseRulesView> rulesFeed,
    IJSRuntime page,
    ILogger<GuestScreen> log) : RegisterPart, IAsyncDisposable
{
    private const string Script = "./_content/RetailPos.Register/Guest/GuestScreen.razor.js";

    private readonly List<IDisposable> _subscriptions = [];
    private (long Catalogue, long Kitchen, GuestMenu Menu)? _menu;
    private GuestBasket _basket = GuestBasket.Empty;
    private CommandId _order = NewOrder();
    private (CommandId Order, GuestBasket Basket)? _kept;
    private IJSObjectReference? _script;
    private DepartmentId? _department;
    private GuestAsking? _asking;
    private MenuWalk? _walk;
    private TableId? _table;
    private bool _isMenus;
    private bool _isOpen;
    private bool _isSending;
    private bool _isSent;
    private string? _said;

    [Parameter, EditorRequired]
    public required string Token { get; set; }

    // A code that was revoked while its page is open opens nothing from that moment on.
    private TableId? Table => _table is { } table && codes.Of(table, planFeed.Current.Plan.CodeOf(table)) == Token ? table : null;

    private FloorRules Rules => rulesFeed.Current.Rules.Floor;

    private bool MayOrder => Rules.Guests is GuestOrdering.AllTables
        || (Rules.Guests is GuestOrdering.SeatedTables && _table is { } table && salesFeed.Current.VisitAt(table) is not null);

    // A house that asks nobody who they are cannot tell a server from a guest, and then everybody is one.
    private IReadOnlyList<TillId> ServersWay => acting is { IsOff: false, Person: not null }
        ? [.. tills.Ids.Where(till => acting.MayOpen($"floor/{till}") is Standing.Allowed)]
        : [];

    private string Key => $"guest/{Token}";

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
            _subscriptions.Add(catalogueFeed.Subscribe(_ => OnScreenAsync(LookAgain)));
            _subscriptions.Add(salesFeed.Subscribe(_ => OnScreenAsync(LookAgain)));
            _subscriptions.Add(kitchenFeed.Subscribe(_ => OnScreenAsync(LookAgain)));
            _subscriptions.Add(planFeed.Subscribe(_ => OnScreenAsync(StateHasChanged)));
            _subscriptions.Add(rulesFeed.Subscribe(_ => OnScreenAsync(StateHasChanged)));
            _subscriptions.Add(acting.Subscribe(() => _ = OnScreenAsync(StateHasChanged)));
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_table is null)
        {
            return;
        }

        try
        {
            await (firstRender ? BringBackAsync() : KeepAsync());
        }
        catch (Exception fault) when (fault is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone. What it had before is in the telephone.
        }
    }

    private static CommandId NewOrder() => new(Guid.CreateVersion7().ToString("N"));

    // A telephone that slept comes back with a page that knows nothing.
    private async Task BringBackAsync()
    {
        _script = await page.InvokeAsync<IJSObjectReference>("import", Script);
        var text = await _script.InvokeAsync<string?>("bring", Key);

        if (_basket.Rows.IsEmpty && KeptBasket.Read(text, Menu) is { } kept)
        {
            (_order, _basket) = (kept.Order, kept.Basket);
            _kept = kept.IsWhole ? (_order, _basket) : null;
            _said = kept.IsWhole ? _said : Words["GuestGone"];
            LookAgain();
        }
    }

    // With its order's id: a press before the page was lost and one after it are the same order.
    private async Task KeepAsync()
    {
        if (_script is { } script && _kept != (_order, _basket))
        {
            _kept = (_order, _basket);
            await script.InvokeVoidAsync("keep", Key, _basket.Rows.IsEmpty ? "" : KeptBasket.Write(_order, _basket));
        }
    }

    private void LookAgain()
    {
        if (!_isSending)
        {
            if (!_basket.Rows.IsEmpty && Bills.Any(sale => sale.Find(GuestBasket.IdOf(_order, 0)) is not null))
            {
                BeginAnew(); // It was taken, and the answer was lost on the way.
            }
            else if (_basket.On(Menu) is var left && left != _basket)
            {
                (_basket, _said) = (left, Words["GuestGone"]);
            }
        }

        StateHasChanged();
    }

    private void BeginAnew() => (_basket, _order, _isOpen) = (GuestBasket.Empty, NewOrder(), false);

    private void Show(DepartmentId? department, bool isMenus) => (_department, _isMenus) = (department, isMenus);

    private void Choose(GuestDish dish)
    {
        if (GuestAsking.Of(dish) is { } asking)
        {
            (_asking, _walk, _isOpen) = (asking, null, false);
        }
        else
        {
            Add(new GuestWish.Dish(dish.Id, [], []), 1);
        }
    }

    private void Choose(GuestOffer offer) => (_walk, _asking, _isOpen) = (MenuWalk.Of(offer.Menu, GuestMenu.Mode), null, false);

    private void StopAsking() => (_asking, _walk) = (null, null);

    // The second half of a double tap finds nothing that is asked any more.
    private void AddAsked(GuestWish wish)
    {
        if (_asking is not null || _walk is not null)
        {
            Add(wish, 1);
        }
    }

    private void Add(GuestWish wish, int pieces)
    {
        StopAsking();
        (_basket, _said, _isSent) = (_basket.Add(wish, pieces), null, false);
        LookAgain();
    }

    // The order keeps its id until the hub has taken it: the same press again orders nothing twice.
    private async Task SendAsync(TableId table)
    {
        if (Table is null || _isSending)
        {
            return;
        }

        _isSending = true;

        try
        {
            var wanted = _basket.Lines(Menu, _order);
            var answer = await desk.OrderAsync(_order, table, tills.Ids[0], wanted.Lines, wanted.Menus);
            _said = answer switch
            {
                { Fault: { } fault } => RefusalText.Of(fault, Words),
                { Refusal: { } refusal } => RefusalText.Of(refusal, Words),
                _ => null,
            };

            if (_said is null)
            {
                BeginAnew();
                _isSent = true;
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

        await RiseAsync();
    }

    // What was ordered stands above the card: whoever has scrolled down to a dish would see nothing come of it.
    private async Task RiseAsync()
    {
        try
        {
            await (_isSent && _script is { } script ? script.InvokeVoidAsync("rise") : ValueTask.CompletedTask);
        }
        catch (Exception fault) when (fault is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone. Its order is not.
        }
    }

    public async ValueTask DisposeAsync()
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());

        try
        {
            if (_script is not null)
            {
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its script with it.
        }
    }
}
