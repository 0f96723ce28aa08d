using System.Globalization;
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
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Counter;

/// <summary>The register: articles, basket, payment. What is shown is what the hub said; what may be done, the hub decides.</summary>
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
    /// <summary>Long enough to be read once. What went well need not be dismissed; a refusal stays until it was answered.</summary>
    private static readonly TimeSpan SaidFor = TimeSpan.FromSeconds(6);

    /// <summary>What fits below the two columns.</summary>
    private const int OthersMax = 12;

    /// <summary>Who comes back with a cold dish has paid within the hour; what is older is found in the history.</summary>
    private const int PaidMax = 20;

    private readonly CancellationTokenSource _gone = new();
    private bool _coversOpen;
    private readonly List<IDisposable> _subscriptions = [];
    private CatalogueView _catalogue = CatalogueView.Empty;
    private KitchenView _kitchen = KitchenView.Empty;
    private HouseRulesView _rules = HouseRulesView.Empty;
    private ArticleIndex _index = ArticleIndex.Empty;
    private SaleInHand? _hand;
    private Keypad _keypad = Keypad.Empty;
    private PaymentPad _pad = PaymentPad.None;
    private Pane _pane = Pane.Articles;
    private ScanEar _scan = ScanEar.Quiet;
    private Keypad _keypadBeforeScan = Keypad.Empty;
    private ChoiceAsking? _asking;
    private Quantity _askedQuantity = Quantity.One;
    private LineId? _askedLine;
    private MenuWalk? _walk;
    private bool _menus;
    private LineId? _line;
    private ValueList<LineId> _reduced = [];
    private SaleId? _refunded;
    private Sale? _lookedUp;
    private CustomersView _customers = CustomersView.Empty;
    private PayPress? _owing;
    private DepartmentId? _department;
    private string _search = "";
    private KeyboardEar? _ear;
    private int _pages = 1;
    private Answer? _said;
    private ITimer? _hush;
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
    private IReceiptDesk Receipts { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private SaleInHand Hand => _hand ??= NewHand();

    private RegisterBoard Board => RegisterBoard.Of(_index, _department, _search, _pages, Hand.Sale, _kitchen.SoldOut, Mode, _menus);

    private ServiceMode Mode => Hand.Sale is { Stage: SaleStage.Open } sale ? sale.Mode : Hand.NextMode;

    private Basket Basket => Basket.Of(
        Hand.Sale, _kitchen, Hand.NextMode, Site, _catalogue.Catalogue.Departments);

    private ModeKeys ModeKeys => ModeKeys.Of(_rules.Rules.Modes, Basket.Mode);

    // Where nobody must say it, what sales begin with is as good as said.
    private bool IsModeSaid => Hand.IsModeSaid || !_rules.Rules.Modes.IsMandatory;

    private OpenSales OpenSales => OpenSales.Of(Hand.View, new(Till));

    private IReadOnlyList<PaymentKey> Keys => [.. _rules.Rules.Payments.At(new(Till))];

    private IReadOnlyList<Reduction> Reductions =>
        [.. _catalogue.Catalogue.Reductions.Values.OrderBy(reduction => reduction.Rank).ThenBy(reduction => reduction.Id.Value, StringComparer.Ordinal)];

    private IReadOnlyList<Sale> PaidSales => [.. Hand.View.Closed.Where(sale => sale.Stage is SaleStage.Settled).Take(PaidMax)];

    private Sale? RefundedSale => _refunded is { } id ? Hand.View.Closed.Find(sale => sale.Id == id) ?? (_lookedUp?.Id == id ? _lookedUp : null) : null;

    private SaleLine? SelectedLine => _line is { } id ? Hand.Sale?.Find(id) : null;

    // A pane whose subject is gone (removed, settled elsewhere, put aside) gives way to the articles.
    private Pane Shown => _pane switch
    {
        Pane.Line when SelectedLine is null || Basket.Lock is not null => Pane.Articles,
        Pane.Due or Pane.Mode or Pane.Delivery when Basket.Lock is not null and not BasketLock.Over => Pane.Articles,
        Pane.Delivery when Basket.Mode is not ServiceMode.Delivery => Pane.Articles,
        Pane.Discount or Pane.Split when Basket is not { Lock: null, Lines.IsEmpty: false } => Pane.Articles,
        Pane.Refund when RefundedSale is null => Pane.Articles,
        Pane.Choose when _asking is not { IsDone: false } => Pane.Articles,
        Pane.Menu when _walk is not { IsDone: false } => Pane.Articles,
        Pane.Pay or Pane.Account when Hand.Sale is null => Pane.Articles,
        Pane.Pay or Pane.Account when Hand.Sale is { Stage: SaleStage.Settled } => Pane.Ticket,
        Pane.Account when _owing is null => Pane.Pay,
        Pane.Note when Hand.Sale is null or { Stage: SaleStage.Settled } => Pane.Articles,
        Pane.Abandon when Basket.Sale is null || Basket.Lock is not null => Pane.Articles,
        Pane.Ticket when TicketSlip.Of(Hand.Sale) is null => Pane.Articles,
        _ => _pane,
    };

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

    private SaleInHand NewHand() =>
        new(desk, kitchenDesk, salesFeed, screens, () => _rules.Rules.Modes, new(Till), clock, log, _gone.Token);

    // A page that was reloaded finds the sale it had in front of it; a settled one is its ticket.
    private void ResumeWhatWasInHand() =>
        _pane = Hand.Sale is { Stage: SaleStage.Settled } ? Pane.Ticket : Pane.Articles;

    private Seen Seen() => new(
        Math.Min(
            salesFeed.SeenWith(Hand.View.Position),
            Math.Min(kitchenFeed.SeenWith(_kitchen.Position), catalogueFeed.SeenWith(_catalogue.Position))),
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
            StateHasChanged();
        }
    }

    private ValueList<string> OptionsOf(SaleLine line) =>
        line.Article.Id is { } id ? _catalogue.Catalogue.Articles.GetValueOrDefault(id)?.Options ?? [] : [];

    private void SearchFor(object? typed)
    {
        (_search, _pages, _pane) = ($"{typed}", 1, Pane.Articles);
    }

    private void Choose(DepartmentId? department)
    {
        (_department, _menus) = (department, false);
        ForgetSearch();
    }

    private void ChooseMenus()
    {
        (_department, _menus) = (null, true);
        ForgetSearch();
    }

    private void ForgetSearch()
    {
        _ = _ear?.ForgetAsync(_search);
        (_search, _pages) = ("", 1);
    }

    private void Open(Pane pane)
    {
        _said = null;
        _pane = pane;

        if (pane is Pane.Note)
        {
            _note = null;
            _ = BringNoteAsync();
        }

        if (pane is Pane.Pay && Hand.Sale is { } sale)
        {
            _pad = _pad.Open(sale.Id, SaleInHand.NewCommand());
            _keypad = _keypad.Times is null ? _keypad : Keypad.Empty;
        }
    }

    private void OpenLine(LineId line)
    {
        if (Basket.Lock is null)
        {
            _line = line;
            Open(Pane.Line);
        }
    }

    private void Close()
    {
        (_pane, _said, _keypad, _asking, _walk) = (Pane.Articles, null, Keypad.Empty, null, null);
    }

    private void TakeUp(SaleId sale)
    {
        Hand.TakeUp(sale);
        Close();
    }

    private void Park()
    {
        _receipt = ReceiptWish.None;
        Hand.TakeUp(null);
        Close();
    }

    // The second half of a double tap on a payment key must not also dismiss the change that is to be given.
    private void NewSale()
    {
        if (_pad.At(clock.GetUtcNow()) == _pad.Attempt)
        {
            Park();
        }
    }

    private Task AddAsync(ArticleId id) => AddAsync(id, quantity: null, price: null);

    /// <param name="quantity">As the scales have weighed it; null for what is typed.</param>
    /// <param name="price">As the scales have priced it; null for the article's.</param>
    private Task AddAsync(ArticleId id, Quantity? quantity, Money? price)
    {
        if (!_catalogue.Catalogue.Articles.TryGetValue(id, out var article))
        {
            return Task.CompletedTask;
        }

        if (IsSoldOut(id))
        {
            Hear(new Answer.SaleRefused(SaleRefusal.SoldOut));
            return Task.CompletedTask;
        }

        var much = quantity ?? _keypad.Quantity;
        (_keypad, _pane) = (Keypad.Empty, Pane.Articles);
        ForgetSearch();
        var sold = _catalogue.Catalogue.Sold(article);
        sold = price is { } fix ? sold with { UnitPrice = fix, ModePrices = null } : sold;

        if (ChoiceAsking.Of(sold, _catalogue.Catalogue.SetsOf(article), Mode) is { } asking)
        {
            Ask(asking, much, line: null);
            return Task.CompletedTask;
        }

        return AskAsync(hand => hand.AddAsync(sold, much));
    }

    private void Ask(ChoiceAsking asking, Quantity quantity, LineId? line)
    {
        (_asking, _askedQuantity, _askedLine, _pane, _said) = (asking, quantity, line, Pane.Choose, null);
    }

    private void AskAgain(SaleLine line)
    {
        if (ChoiceAsking.Of(line.Article, _catalogue.Catalogue.SetsOf(line.Article.Id), Mode, line.Choices) is { } asking)
        {
            Ask(asking, line.Quantity, line.Id);
        }
    }

    private Task AnswerAsync(ChoiceAsking asking)
    {
        if (!asking.IsDone)
        {
            _asking = asking;
            return Task.CompletedTask;
        }

        var (line, quantity) = (_askedLine, _askedQuantity);
        (_asking, _askedLine, _pane) = (null, null, line is null ? Pane.Articles : Pane.Line);
        return AskAsync(hand => line is { } id
            ? hand.SetChoicesAsync(id, asking.Made)
            : hand.AddAsync(asking.Article, quantity, asking.Made.IsEmpty ? null : asking.Made));
    }

    private void StartMenu(MenuId id)
    {
        if (_catalogue.Catalogue.Menus.TryGetValue(id, out var menu))
        {
            (_walk, _pane, _said, _keypad) = (MenuWalk.Of(menu, Mode), Pane.Menu, null, Keypad.Empty);
        }
    }

    private Task WalkAsync(MenuWalk walk)
    {
        if (!walk.IsDone)
        {
            _walk = walk;
            return Task.CompletedTask;
        }

        (_walk, _pane) = (null, Pane.Articles);
        return walk.Picks.IsEmpty ? Task.CompletedTask : AskAsync(hand => hand.AddMenuAsync(walk));
    }

    // So many times so much, of the department that is open or of the house.
    private Task SellFreeAsync()
    {
        if (_keypad.Amount is not { Cents: > 0 } amount)
        {
            return Task.CompletedTask;
        }

        var (times, department) = (_keypad.Times ?? Quantity.One, _department);
        _keypad = Keypad.Empty;
        return AskAsync(hand => hand.AddAsync(
            FreeSale.Of(_catalogue.Catalogue, _rules.Rules.Payments, department, amount, Words["FreeSale"]), times));
    }

    // « 12,50, espèces »: an amount and a payment key are a whole sale.
    private async Task SellFreeThenPayAsync()
    {
        await SellFreeAsync();

        if (_said is not { IsRefusal: true })
        {
            Open(Pane.Pay);
        }
    }

    private bool IsSoldOut(ArticleId? article) => article is { } id && _kitchen.SoldOut.Has(id);

    private Task SetSoldOutAsync(SoldArticle article, bool isOut) => article.Id is not { } id
        ? Task.CompletedTask
        : AskAsync(hand => isOut ? hand.MarkSoldOutAsync(id, article.Name) : hand.RestoreAsync(id, article.Name));

    private async Task AskAsync(Func<SaleInHand, Task<Answer>> ask)
    {
        _said = null;
        Hear(await ask(Hand));
    }

    // What is missing is asked for where it can be said.
    private void Ask(Answer answer) => _pane = answer switch
    {
        Answer.SaleRefused { Refusal: SaleRefusal.ModeMissing } => Pane.Mode,
        Answer.SaleRefused { Refusal: SaleRefusal.DestinationMissing } => Pane.Delivery,
        Answer.SaleRefused { Refusal: SaleRefusal.CustomerMissing or SaleRefusal.PhoneMissing } =>
            Basket.Mode is ServiceMode.Delivery ? Pane.Delivery : Pane.Guest,
        _ => _pane,
    };

    private async Task SendAsync()
    {
        await AskAsync(hand => hand.SendAsync());

        if (_said is { } said)
        {
            Ask(said);
        }
    }

    private async Task SetModeAsync(ServiceMode mode)
    {
        await AskAsync(hand => hand.SetModeAsync(mode));

        if (_said is not { IsRefusal: true } && Shown is Pane.Mode)
        {
            _pane = mode is ServiceMode.Delivery ? Pane.Delivery : Pane.Articles;
        }
    }

    private async Task AskThenCloseAsync(Func<SaleInHand, Task<Answer>> ask)
    {
        await AskAsync(ask);

        if (_said is not { IsRefusal: true })
        {
            _pane = Pane.Articles;
        }
    }

    private void Hear(Answer answer)
    {
        _said = answer is Answer.Done or Answer.Paid ? null : answer;
        _hush?.Dispose();
        _hush = _said is { IsRefusal: false }
            ? clock.CreateTimer(_ => OnScreenAsync(() => Hush(answer)), state: null, SaidFor, Timeout.InfiniteTimeSpan)
            : null;
    }

    private void Hush(Answer answer)
    {
        if (ReferenceEquals(_said, answer))
        {
            _said = null;
            StateHasChanged();
        }
    }

    private void OpenRefund(SaleId sale)
    {
        (_refunded, _keypad) = (sale, Keypad.Empty);
        Open(Pane.Refund);
    }

    private async Task ReduceAsync(Reduction reduction)
    {
        await AskAsync(hand => hand.ReduceAsync(reduction, _reduced));
        _keypad = Keypad.Empty;
    }

    private async Task RefundAsync(SaleId sale, RefundWish wish)
    {
        await AskAsync(hand => hand.RefundAsync(sale, wish));
        _lookedUp = _lookedUp?.Id == sale ? await desk.ReadAsync(sale) : _lookedUp;
        _keypad = Keypad.Empty;
    }

    // The bills of the same table first: a split is most often undone there.
    private IReadOnlyList<Sale> OthersOf(Sale sale) =>
    [
        .. Hand.View.Sales.Values
            .Where(other => other.Id != sale.Id && other is { Stage: SaleStage.Open, Pending: null } && other.Mode == sale.Mode)
            .OrderBy(other => other.Order != sale.Order).ThenBy(other => other.OpenedAt)
            .Take(OthersMax),
    ];

    // On account: first whose. The attempt stays the same, so that the key pressed twice is one debt.
    private Task OweAsync(SaleId sale, PayPress press)
    {
        (_owing, _pane) = (null, Pane.Pay);
        return PayAsync(sale, press);
    }

    private async Task EnterCustomerAsync(SaleId sale, PayPress press, CustomerFacts facts)
    {
        var id = new CustomerId(SaleInHand.NewCommand().Value);
        await AskAsync(hand => hand.EnterAsync(Customers, id, facts));

        if (_said is not { IsRefusal: true })
        {
            await OweAsync(sale, press with { Customer = id });
        }
    }

    private async Task PayAsync(SaleId sale, PayPress press)
    {
        if (press is { Mode: PaymentMode.OnAccount, Customer: null })
        {
            (_owing, _pane, _said) = (press, Pane.Account, null);
            return;
        }

        var attempt = press.Attempt == _pad.Attempt ? _pad.At(clock.GetUtcNow()) : press.Attempt;
        var answer = await Hand.PayAsync(sale, attempt, press);
        _pad = answer switch
        {
            Answer.Paid => _pad.After(attempt, SaleInHand.NewCommand(), clock.GetUtcNow()),
            Answer.SaleRefused => _pad.Refused(attempt, SaleInHand.NewCommand()),
            _ => _pad,
        };
        _keypad = Keypad.Empty;
        Hear(answer);
        Ask(answer);
        await PrintAtOnceAsync(answer);
    }

    /// <param name="at">Which of the house's keys, from 0.</param>
    private Task PayByKeyAsync(int at)
    {
        if (Shown is Pane.Pay && Hand.Sale is { Pending: null } sale)
        {
            return at < Keys.Count ? PayAsync(sale.Id, PressOf(Keys[at], sale)) : Task.CompletedTask;
        }

        if (at > 1)
        {
            return Task.CompletedTask;
        }

        if (Shown is Pane.Articles && Basket is { Lines.IsEmpty: true, Lock: null } && _keypad.Amount is { Cents: > 0 })
        {
            return SellFreeThenPayAsync();
        }

        if (Shown is not Pane.Ticket && Basket is { Lines.IsEmpty: false, Lock: not BasketLock.Over })
        {
            Open(Pane.Pay);
        }

        return Task.CompletedTask;
    }

    private PayPress PressOf(PaymentKey key, Sale sale)
    {
        var due = key.Mode is PaymentMode.Cash ? Tendering.InCoins(sale.Due, _rules.Rules.Payments.CashStepCents) : sale.Due;
        return new(_pad.Attempt, key.Id, key.Mode, _keypad.Amount ?? due, Money.Zero);
    }

    private static int? FunctionKey(string key) =>
        key is ['F', ..] && int.TryParse(key.AsSpan(1), CultureInfo.InvariantCulture, out var number) ? number : null;

    private Task PressAsync(string key) => HearAsync(new KeyStroke(key, key, AtMs: null));

    // A scanner types like a finger, only faster. What it typed into the pad is taken out again once it is known for a scan.
    private Task HearAsync(KeyStroke stroke)
    {
        if (_scan.Ended(stroke.Key, stroke.AtMs) is { } scanned)
        {
            (_scan, _keypad) = (ScanEar.Quiet, _keypadBeforeScan);
            return ScannedAsync(Scan.Read(scanned));
        }

        _scan = _scan.Hear(stroke.Raw, stroke.AtMs);
        _keypadBeforeScan = _scan.HasJustBegun ? _keypad : _keypadBeforeScan;
        return Shown switch
        {
            Pane.Choose when _asking is { } asking && IsAnswer(stroke.Key) => AnswerByKeyAsync(asking, stroke.Key),
            Pane.Menu when _walk is { } walk && IsAnswer(stroke.Key) => WalkByKeyAsync(walk, stroke.Key),
            _ => HearAsync(stroke.Key),
        };
    }

    private static bool IsAnswer(string key) => key is "Enter" or "Backspace" || (key.Length == 1 && char.IsLetterOrDigit(key[0]));

    private Task AnswerByKeyAsync(ChoiceAsking asking, string key)
    {
        switch (key)
        {
            case "Enter":
                return AnswerAsync(asking.Pass());
            case "Backspace" when asking.Back() is { } before:
                return AnswerAsync(before);
            case "Backspace":
                Close();
                return Task.CompletedTask;
            default:
                return AnswerAsync(asking.Press(key));
        }
    }

    private Task WalkByKeyAsync(MenuWalk walk, string key)
    {
        switch (key)
        {
            case "Backspace" when walk.Back() is { } before:
                return WalkAsync(before);
            case "Backspace":
                Close();
                return Task.CompletedTask;
            case var _ when walk.Asking is { } asking:
                return WalkAsync(walk.Answered(key == "Enter" ? asking.Pass() : asking.Press(key)));
            case "Enter":
                return WalkAsync(walk.Pass());
            default:
                var dish = walk.Offered(_catalogue.Catalogue)
                    .Where((article, at) => key[0] == '1' + at || article.Name.StartsWith(key, StringComparison.CurrentCultureIgnoreCase))
                    .FirstOrDefault(article => !IsSoldOut(article.Id));
                return dish is null
                    ? Task.CompletedTask
                    : WalkAsync(walk.Take(_catalogue.Catalogue.Sold(dish), _catalogue.Catalogue.SetsOf(dish)));
        }
    }

    private Task ScannedAsync(Scan scan) => scan.Kind switch
    {
        ScanKind.Article => ScannedArticleAsync(scan),
        ScanKind.Department => ScannedDepartment(scan),
        ScanKind.Table => ScannedTableAsync(scan),
        ScanKind.Menu => ScannedMenu(scan),
        ScanKind.User or ScanKind.Client or ScanKind.Discount or ScanKind.Coupon => UnknownScan(scan),
    };

    private Task ScannedArticleAsync(Scan scan)
    {
        if (_index.Exact(scan.Code) is { } found)
        {
            return AddAsync(found.Id);
        }

        return _catalogue.Catalogue.Scale.Read(scan.Code) is { } weighed && _index.Exact(weighed.Code) is { } sold
            ? weighed.Value switch
            {
                ScaleValue.WeightGrams => AddAsync(sold.Id, new Quantity(weighed.Amount), price: null),
                ScaleValue.PriceCents => AddAsync(sold.Id, Quantity.One, new Money(weighed.Amount)),
            }
            : UnknownScan(scan);
    }

    private Task ScannedDepartment(Scan scan)
    {
        if (!_index.Departments.Any(department => department.Id.Value == scan.Code))
        {
            return UnknownScan(scan);
        }

        _pane = Pane.Articles;
        Choose(new(scan.Code));
        return Task.CompletedTask;
    }

    private Task ScannedTableAsync(Scan scan) => TableCalled(scan.Code) is { } table
        ? AskThenCloseAsync(hand => hand.SeatAsync(table, Hand.Sale?.Covers ?? 0))
        : UnknownScan(scan);

    private Task ScannedMenu(Scan scan)
    {
        if (!_catalogue.Catalogue.Menus.ContainsKey(new(scan.Code)))
        {
            return UnknownScan(scan);
        }

        StartMenu(new(scan.Code));
        return Task.CompletedTask;
    }

    private Task UnknownScan(Scan scan)
    {
        Hear(new Answer.ScanUnknown(scan.Kind, scan.Code));
        return Task.CompletedTask;
    }

    private IEnumerable<TableId> TableIds => Plan.Current.Plan.Shown(Site.Tables).SelectMany(room => room.Tables).Select(table => table.Id);

    // "4" means T4 to whoever types it at a keypad.
    private TableId? TableCalled(string typed) => FloorTables.Of(Hand.View, TableIds)
        .Where(table => table.Id.Value.Equals(typed, StringComparison.OrdinalIgnoreCase)
            || table.Id.Value.Equals($"T{typed}", StringComparison.OrdinalIgnoreCase))
        .Select(table => (TableId?)table.Id)
        .FirstOrDefault();

    // Articles, tables, guests, and round again.
    private void GoOn() => Open(Shown switch
    {
        Pane.Articles => Pane.Table,
        Pane.Table => Pane.Guest,
        _ => Pane.Articles,
    });

    private Task HearAsync(string key)
    {
        switch (key)
        {
            case var _ when Shown is Pane.Pay && FunctionKey(key) is { } number:
                return PayByKeyAsync(number - 1);
            case "F1" or "F2" or "F3" or "F4" when Shown is Pane.Ticket:
                return GiveOutByKeyAsync(key);
            case "F4" when Basket is { Lines.IsEmpty: false, Lock: not BasketLock.Over }:
                Open(Pane.Note);
                return Task.CompletedTask;
            case "Tab":
                GoOn();
                return Task.CompletedTask;
            case "+" when Hand.Sale is { Lines: [.., var last] } && Basket.Lock is null && Shown is Pane.Articles or Pane.Line:
                return AskAsync(hand => hand.StepQuantityAsync(_pane is Pane.Line && _line is { } chosen ? chosen : last.Id, 1));
            case "Escape":
                StepBack();
                return Task.CompletedTask;
            case "Enter":
                return EnterAsync();
            case "F1":
                return PayByKeyAsync(0);
            case "F2":
                return PayByKeyAsync(1);
            case "F6":
                Open(Basket.Mode is ServiceMode.Delivery ? Pane.Delivery : Pane.Table);
                return Task.CompletedTask;
            case "F9":
                Open(Pane.Mode);
                return Task.CompletedTask;
            case [>= '1' and <= '9' and var place] when Shown is Pane.Mode && place - '1' < ModeKeys.All.Length:
                return SetModeAsync(ModeKeys.All[place - '1']);
            case "F7":
                Open(Pane.Sales);
                return Task.CompletedTask;
            case "F8":
                return SendAsync();
            case "*":
                _keypad = Shown is Pane.Pay ? _keypad : _keypad.Multiply();
                return Task.CompletedTask;
            case "Backspace":
                _keypad = _keypad.Back();
                return Task.CompletedTask;
            default:
                _keypad = key.Length == 1 ? _keypad.Press(key[0]) : _keypad;
                return Task.CompletedTask;
        }
    }

    private Task EnterAsync()
    {
        if (Shown is Pane.Ticket)
        {
            NewSale();
        }
        else if (TableOfCode() is { } table)
        {
            ForgetSearch();
            return AskThenCloseAsync(hand => hand.SeatAsync(table, covers: 0));
        }
        else if (Shown is Pane.Articles && Board is { IsSearch: true, Tiles: [var first, ..] })
        {
            return AddAsync(first.Key.Id);
        }
        else if (Shown is Pane.Articles && _search.Trim().Length >= ScanEar.LengthMin)
        {
            return SearchedCodeAsync();
        }
        else if (Shown is Pane.Table && _keypad.Typed.Length > 0 && TableCalled(_keypad.Typed) is { } called)
        {
            _keypad = Keypad.Empty;
            return AskThenCloseAsync(hand => hand.SeatAsync(called, Hand.Sale?.Covers ?? 0));
        }

        return Task.CompletedTask;
    }

    // A scanner types what the code on a table says to a guest's telephone: here it opens the table.
    private TableId? TableOfCode() => _search.LastIndexOf("/t/", StringComparison.Ordinal) is >= 0 and var at
        ? Codes.Find(Plan.Current.Plan, Site.Tables, _search[(at + 3)..].Trim())
        : null;

    // No name: then it may be a code, typed by hand or by a scanner into the field that had the focus.
    private Task SearchedCodeAsync()
    {
        var scan = Scan.Read(_search);
        ForgetSearch();
        return ScannedAsync(scan);
    }

    // What was typed, then the multiplier, then what is open, then the filter; the whole sale only after a question (K13).
    private void StepBack()
    {
        if (!_keypad.IsEmpty)
        {
            _keypad = _keypad.StepBack();
        }
        else if (_said is not null)
        {
            _said = null;
        }
        else if (Shown is Pane.Ticket)
        {
            NewSale();
        }
        else if (Shown is not Pane.Articles)
        {
            Close();
        }
        else if (_search.Length > 0 || _department is not null || _menus)
        {
            Choose(_search.Length > 0 ? _department : null);
        }
        else if (Basket is { Sale: not null, Lock: null })
        {
            Open(Pane.Abandon);
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
}
