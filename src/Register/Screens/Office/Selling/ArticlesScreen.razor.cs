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
    private List<Article> _rows = [];
    private string _filter = "";
    private DepartmentId? _department;
    private bool _archived;
    private ArticleId? _open;
    private string? _pictureFault;
    private ValueList<PriceChange> _prices = [];
    private bool _isOrdering;

    protected override void OnCatalogueChanged() => Sift();

    private void Filter(string typed)
    {
        _filter = typed;
        Sift();
    }

    private void FilterDepartment(string id)
    {
        _department = id.Length == 0 ? null : new DepartmentId(id);
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

    private Task<bool> PutAsync(Article article) => TellAsync(new CatalogueCommand.PutArticle(article, By));

    private async Task AddNew()
    {
        var department = _department ?? Departments.First().Id;
        var name = Words["NewArticleName"].Value;
        var like = Catalogue.Articles.Values.FirstOrDefault(article => article.Department == department);
        var id = new ArticleId(NewId(name, taken => Catalogue.Articles.ContainsKey(new(taken))));
        var rank = Catalogue.Articles.Values.Where(article => article.Department == department)
            .Select(article => article.Rank + 1).DefaultIfEmpty(0).Max();

        if (await PutAsync(new(
            id, department, name, Money.Zero, like?.EatIn ?? new(1_000), like?.TakeAway ?? new(1_000), Route: null, Step: null,
            ExpectedSeconds: 0, [], [], rank)))
        {
            await OpenAsync(id);
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
        ? article with { HasDepartmentVat = true }
        : article with
        {
            HasDepartmentVat = false,
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
