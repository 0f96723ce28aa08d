using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Register.Office.Selling;

/// <summary>All articles in one grid: what is typed into a cell is saved when the cell is left.</summary>
public sealed partial class ArticlesScreen(IPictureStore pictures) : SellingPage
{
    /// <summary>A list of three hundred articles. What is longer is a file, and has a page of its own.</summary>
    private const int ListMax = 12_000;

    /// <summary>Whoever reads more than these has pasted something else.</summary>
    private const int WrongShown = 8;

    private List<Article> _rows = [];
    private string _filter = "";
    private DepartmentId? _department;
    private bool _archived;
    private ArticleId? _open;
    private string? _pictureFault;
    private ValueList<PriceChange> _prices = [];
    private bool _isOrdering;
    private string _newDepartment = "";
    private string _newName = "";
    private string _newPrice = "";
    private bool _isPriceWrong;
    private readonly HashSet<string> _coming = [];
    private ElementReference _first;
    private ElementReference _price;
    private ElementReference _pasted;
    private bool _wantsFocus;

    /// <summary>What was pasted; null while nobody pastes.</summary>
    private string? _list;

    protected override void OnCatalogueChanged()
    {
        if (!Catalogue.Departments.ContainsKey(new(_newDepartment)))
        {
            _newDepartment = Departments.FirstOrDefault(department => !department.IsArchived)?.Id.Value ?? "";
        }

        Sift();
    }

    private void Filter(string typed)
    {
        _filter = typed;
        Sift();
    }

    private void FilterDepartment(string id)
    {
        _department = id.Length == 0 ? null : new DepartmentId(id);
        _newDepartment = id.Length == 0 ? _newDepartment : id;
        Sift();
    }

    private void ShowArchived(bool on)
    {
        _archived = on;
        Sift();
    }

    private void Sift()
    {
        var ranks = Catalogue.Departments;
        var found = _filter.Trim().Length == 0
            ? null
            : ArticleIndex.Of(Catalogue).Find(_filter).Select((key, at) => (key.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        _rows =
        [
            .. Catalogue.Articles.Values
                .Where(article => article.IsArchived ? _archived : found is null || found.ContainsKey(article.Id))
                .Where(article => _department is null || article.Department == _department)
                .OrderBy(article => found?.GetValueOrDefault(article.Id, int.MaxValue) ?? 0)
                .ThenBy(article => ranks.GetValueOrDefault(article.Department)?.Rank)
                .ThenBy(article => article.Rank).ThenBy(article => article.Name, StringComparer.Ordinal),
        ];
    }

    // What is left of the price, as a share of it; both with their tax, as the house has typed them.
    private static string MarginShare(Article article) => article.Price.Cents > 0 && article.Purchase is { } bought
        ? (((article.Price - bought).Cents * 100m) / article.Price.Cents).ToString("N0", Culture)
        : "–";

    private Task<bool> PutAsync(Article article) => TellAsync(new CatalogueCommand.PutArticle(article, By));

    // What was typed is taken before the hub is asked, and the name is ready for the next: who adds one adds forty.
    private async Task AddAsync()
    {
        _isPriceWrong = PriceOf(_newPrice) is null;

        if (PriceOf(_newPrice) is not { } price)
        {
            await _price.FocusAsync();
            return;
        }

        var (name, typed, department) = (_newName.Trim(), _newPrice, new DepartmentId(_newDepartment));
        (_newName, _newPrice) = ("", "");
        await _first.FocusAsync();
        var id = new ArticleId(NewId(name, taken => Catalogue.Articles.ContainsKey(new(taken)) || _coming.Contains(taken)));
        _coming.Add(id.Value);

        if (!await PutAsync(NewArticle(id, department, name, price, RankIn(department))) && _newName.Length == 0)
        {
            (_newName, _newPrice) = (name, typed);
        }

        _coming.Remove(id.Value);
    }

    private static Money? PriceOf(string typed) =>
        Digits.Read(typed.TrimEnd('€', ' ', '\u00a0', '\u202f'), 2) is { } cents ? new Money(cents) : null;

    private Article NewArticle(ArticleId id, DepartmentId department, string name, Money price, int rank)
    {
        var (eatIn, takeAway) = RatesOf(department);
        var hasOwn = Catalogue.Articles.Values.Any(article => article.Department == department && !article.HasDepartmentVat);
        return new(
            id, department, name, price, eatIn, takeAway, Route: null, Step: null, ExpectedSeconds: 0, [], [], rank,
            HasDepartmentVat: !hasOwn);
    }

    /// <summary>As the article that was added to the department last.</summary>
    private (Rate EatIn, Rate TakeAway) RatesOf(DepartmentId department) =>
        Catalogue.Articles.Values.Where(article => article.Department == department).MaxBy(article => article.Rank) is { } like
            ? (Catalogue.EatInOf(like), Catalogue.TakeAwayOf(like))
            : Catalogue.Departments.TryGetValue(department, out var known) ? (Catalogue.EatInOf(known), Catalogue.TakeAwayOf(known))
            : (Catalogue.Defaults.EatIn, Catalogue.Defaults.TakeAway);

    private int RankIn(DepartmentId department) => Catalogue.Articles.Values.Where(article => article.Department == department)
        .Select(article => article.Rank + 1).DefaultIfEmpty(0).Max();

    private async Task ToggleListAsync()
    {
        _list = _list is null ? "" : null;

        if (_list is null)
        {
            await _first.FocusAsync();
        }
        else
        {
            _wantsFocus = true;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_wantsFocus && _list is not null)
        {
            _wantsFocus = false;
            await _pasted.FocusAsync();
        }
    }

    private ArticleLines Lines(string pasted) => ArticleLines.Read(pasted, DepartmentName(new(_newDepartment)));

    private string DepartmentName(DepartmentId id) => Catalogue.Departments.GetValueOrDefault(id)?.Name ?? "";

    private string ListWords(ArticleLines lines) => !lines.Wrong.IsEmpty
        ? Words["PasteWrong", string.Join(", ", lines.Wrong.Take(WrongShown))]
        : NewDepartments(lines) is { Count: > 0 } names ? Words["PasteNewDepartments", string.Join(", ", names)]
        : "";

    private List<string> NewDepartments(ArticleLines lines) =>
    [
        .. lines.Lines.Select(line => line.Department).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => DepartmentNamed(name) is null),
    ];

    private Department? DepartmentNamed(string name) => Catalogue.Departments.Values.FirstOrDefault(department =>
        !department.IsArchived && department.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    // All of it or nothing, as any import. A name that its department has already gets the new price.
    private async Task AddListAsync()
    {
        if (_list is not { } list || Lines(list) is not { IsGood: true } lines)
        {
            return;
        }

        var made = new Dictionary<string, Department>(StringComparer.OrdinalIgnoreCase);
        var articles = new Dictionary<ArticleId, Article>();

        foreach (var name in NewDepartments(lines))
        {
            var id = NewId(name, taken => Catalogue.Departments.ContainsKey(new(taken)) || made.Values.Any(other => other.Id.Value == taken));
            made[name] = new(new(id), name, [], Step: 1, Catalogue.Departments.Count + made.Count);
        }

        foreach (var line in lines.Lines)
        {
            var department = (made.GetValueOrDefault(line.Department) ?? DepartmentNamed(line.Department)!).Id;
            var known = Catalogue.Articles.Values.Concat(articles.Values).FirstOrDefault(article =>
                article.Department == department && article.Name.Equals(line.Name, StringComparison.OrdinalIgnoreCase));
            var id = known?.Id ?? new ArticleId(NewId(line.Name, taken =>
                Catalogue.Articles.ContainsKey(new(taken)) || articles.ContainsKey(new(taken))));
            articles[id] = known is null
                ? NewArticle(id, department, line.Name, line.Price, RankIn(department) + articles.Count)
                : known with { Price = line.Price };
        }

        if (await TellAsync(new CatalogueCommand.Import([], [.. made.Values], [.. articles.Values], By)))
        {
            _list = null;
            await _first.FocusAsync();
        }
    }

    private Task OpenAsync(ArticleId id)
    {
        (_open, _pictureFault, _prices) = (_open == id ? null : id, null, []);
        return Task.CompletedTask;
    }

    private async Task ReadPricesAsync(ArticleId id) => _prices = await Desk.ReadPricesAsync(id);

    private async Task KeepPictureAsync(ArticleId id, IBrowserFile file)
    {
        _pictureFault = null;

        if (file.Size > Picture.BytesMax)
        {
            _pictureFault = Words["PictureTooLarge", Picture.BytesMax / 1024 / 1024];
            return;
        }

        using var content = new MemoryStream();
        await using var stream = file.OpenReadStream(Picture.BytesMax);
        await stream.CopyToAsync(content);

        if (await pictures.KeepAsync(content.ToArray()) is not { } image)
        {
            _pictureFault = Words["PictureUnknown"];
        }
        else if (Catalogue.Articles.TryGetValue(id, out var article))
        {
            await PutAsync(article with { Image = image });
        }
    }

    // A rate of its own that is taken away sleeps with the other: both are the department's then.
    private Article Taxed(Article article, long? eatIn, long? takeAway) => (eatIn ?? takeAway) is null
        ? article with { HasDepartmentVat = true, Supply = null }
        : article with
        {
            HasDepartmentVat = false,
            Supply = null,
            EatIn = eatIn is { } here ? RateOf(here) : Catalogue.EatInOf(article),
            TakeAway = takeAway is { } away ? RateOf(away) : Catalogue.TakeAwayOf(article),
        };

    private static ValueList<string> WithAllergen(ValueList<string> allergens, string allergen, bool isOn) =>
        isOn ? allergens.Add(allergen) : [.. allergens.Where(known => !known.Equals(allergen, StringComparison.OrdinalIgnoreCase))];

    private static ValueList<string>? CodesOf(string typed) =>
        typed.Split([' ', ',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToValueList() is { IsEmpty: false } codes
            ? codes
            : null;

    private static ValueList<string> PartsOf(string typed) =>
        [.. typed.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static ValueList<ChoiceSetId> With(ValueList<ChoiceSetId> sets, ChoiceSetId set, bool isOn) =>
        isOn ? sets.Add(set) : [.. sets.Where(known => known != set)];

    private static ValueList<ModePrice>? PriceIn(Article article, ServiceMode mode, ModePrice? price)
    {
        var others = (article.ModePrices ?? []).Where(own => own.Mode != mode).ToValueList();
        var prices = price is null ? others : others.Add(price);
        return prices.IsEmpty ? null : prices;
    }
}
