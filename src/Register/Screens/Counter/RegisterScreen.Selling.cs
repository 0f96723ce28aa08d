using RetailPos.Kernel;
using RetailPos.Look;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>From the article to the line: found, asked about, put into the basket, sent.</summary>
public sealed partial class RegisterScreen
{
    private int _seat;

    /// <summary>Whose the next lines are; nobody's, once the table has fewer chairs.</summary>
    private int Seat => _seat <= Basket.Seats ? _seat : 0;

    private ChoiceAsking? _asking;
    private Quantity _askedQuantity = Quantity.One;
    private LineId? _askedLine;
    private MenuWalk? _walk;
    private bool _menus;
    private LineId? _line;
    private DepartmentId? _department;
    private string _search = "";
    private KeyboardEar? _ear;
    private int _pages = 1;

    private RegisterBoard Board => RegisterBoard.Of(_index, _department, _search, _pages, Hand.Sale, _kitchen.SoldOut, Mode, _menus, Settings.HidesBarcoded);

    private SaleLine? SelectedLine => _line is { } id ? Hand.Sale?.Find(id) : null;

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

    // Up and down the column of keys, as the eye reads it: all, menus, departments, and round again.
    private void ChooseNext(int places)
    {
        var board = Board;
        List<Action> keys =
        [
            () => Choose(null),
            .. board.Menus.IsEmpty ? Array.Empty<Action>() : [ChooseMenus],
            .. board.Departments.Select(department => (Action)(() => Choose(department.Id))),
        ];
        var before = keys.Count - board.Departments.Length;
        var at = _menus ? 1
            : _department is { } id ? before + board.Departments.TakeWhile(department => department.Id != id).Count()
            : 0;
        keys[(at + places + keys.Count) % keys.Count]();
    }

    private void ForgetSearch()
    {
        _ = _ear?.ForgetAsync(_search);
        (_search, _pages) = ("", 1);
    }

    private Task AddAsync(ArticleId id) => AddAsync(id, quantity: null, price: null);

    /// <param name="quantity">As the scales have weighed it; null for what is typed.</param>
    /// <param name="price">As the scales have priced it; null for the article's.</param>
    /// <param name="weight">Who has weighed it, where it is sold by weight.</param>
    private Task AddAsync(ArticleId id, Quantity? quantity, Money? price, WeightSource weight = WeightSource.None)
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

        if (quantity is null && AsksScale(article))
        {
            return Task.CompletedTask;
        }

        var much = quantity ?? _keypad.Quantity;
        (_keypad, _pane) = (Keypad.Empty, Pane.Articles);
        ForgetSearch();
        var sold = _catalogue.Catalogue.Sold(article);
        sold = price is { } fix ? sold with { UnitPrice = fix, ModePrices = null, IsWeighed = false } : sold;

        if (ChoiceAsking.Of(sold, _catalogue.Catalogue.SetsOf(article), Mode) is { } asking)
        {
            Ask(asking, much, line: null);
            _askedWeight = weight;
            return Task.CompletedTask;
        }

        return AskAsync(hand => hand.AddAsync(sold, much, seat: Seat, weight: weight));
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

        var (line, quantity, weight) = (_askedLine, _askedQuantity, _askedWeight);
        (_asking, _askedLine, _pane) = (null, null, line is null ? Pane.Articles : Pane.Line);
        return AskAsync(hand => line is { } id
            ? hand.SetChoicesAsync(id, asking.Made)
            : hand.AddAsync(asking.Article, quantity, asking.Made.IsEmpty ? null : asking.Made, Seat, weight));
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
        return walk.Picks.IsEmpty ? Task.CompletedTask : AskAsync(hand => hand.AddMenuAsync(walk, Seat));
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
            FreeSale.Of(_catalogue.Catalogue, _rules.Rules.Payments, department, amount, Words["FreeSale"]), times, seat: Seat));
    }

    private bool IsSoldOut(ArticleId? article) => article is { } id && _kitchen.SoldOut.Has(id);

    private Task SetSoldOutAsync(SoldArticle article, bool isOut) => article.Id is not { } id
        ? Task.CompletedTask
        : AskAsync(hand => isOut ? hand.MarkSoldOutAsync(id, article.Name) : hand.RestoreAsync(id, article.Name));

    private async Task SendAsync()
    {
        await AskAsync(hand => hand.SendAsync());

        if (_said is { } said)
        {
            Ask(said);
        }
    }

    // Where it is said to whom, or to which table, it goes.
    private static Pane PlaceOf(ServiceMode mode) => mode switch
    {
        ServiceMode.Delivery or ServiceMode.Shipping => Pane.Delivery,
        ServiceMode.RelayPoint => Pane.Relay,
        ServiceMode.EatIn or ServiceMode.TakeAway or ServiceMode.Drive or ServiceMode.Counter => Pane.Table,
    };

    private async Task SetModeAsync(ServiceMode mode)
    {
        await AskAsync(hand => hand.SetModeAsync(mode));

        if (_said is not { IsRefusal: true } && Shown is Pane.Mode)
        {
            _pane = PlaceOf(mode) is var place and not Pane.Table ? place : Pane.Articles;
        }
    }
}
