using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Countries;

namespace RetailPos.Register.Office.Selling;

/// <summary>A page that changes what the house sells: follows the catalogue, and saves every change at once.</summary>
public abstract class SellingPage : RegisterPart, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _subscription;
    private CatalogueView _view = CatalogueView.Empty;

    [Inject]
    protected ICatalogueDesk Desk { get; set; } = default!;

    [Inject]
    protected IFeed<CatalogueView> Feed { get; set; } = default!;

    [Inject]
    protected ILogger<SellingPage> Log { get; set; } = default!;

    [Inject]
    protected IActing Acting { get; set; } = default!;

    /// <summary>Several things at once, and stations at all, come in by import alone.</summary>
    protected bool MayImport => Acting.May(Right.Import) is Standing.Allowed;

    protected static Actor By => new("", "office");

    protected Catalogue Catalogue => _view.Catalogue;

    /// <summary>What came of the last change.</summary>
    protected SavedWord Saved { get; set; } = SavedWord.Nothing;

    protected IEnumerable<Department> Departments => Catalogue.Departments.Values
        .OrderBy(department => department.Rank).ThenBy(department => department.Name, StringComparer.Ordinal);

    protected IEnumerable<Domain.Offers.ChoiceSet> Sets => Catalogue.ChoiceSets.Values
        .OrderBy(set => set.Rank).ThenBy(set => set.Name, StringComparer.Ordinal);

    // Listen first, then read.
    protected override void OnInitialized()
    {
        base.OnInitialized();
        _subscription = Feed.Subscribe(view => _ = OnScreenAsync(() => Show(view)));
        Show(Feed.Current);
    }

    protected async Task<bool> TellAsync(CatalogueCommand command)
    {
        try
        {
            var told = await Desk.TellAsync(new(Guid.CreateVersion7().ToString("N")), command);
            Saved = told.Refusal is CatalogueRefusal.PurchaseMissing && MissingPurchases(command) is { Length: > 0 } names
                ? SavedWord.Failed(Words["CataloguePurchaseMissingOf", names])
                : told.Refusal is { } refusal ? new(refusal, IsSaved: false, Fault: "") : SavedWord.Done;

            if (told.Position > 0)
            {
                Show(await Feed.ReachAsync(told.Position, _gone.Token));
            }
        }
        catch (RightRefusedException refused)
        {
            Saved = SavedWord.Failed(WordsOf(refused));
        }
        catch (Exception fault) when (!_gone.IsCancellationRequested)
        {
            Log.LogError(fault, "The catalogue did not answer.");
            Saved = SavedWord.Failed(WordsOf(fault));
        }

        return Saved.IsSaved;
    }

    /// <summary>What changed under the page; a form that stands open keeps what was typed into it.</summary>
    protected virtual void OnCatalogueChanged() { }

    [Inject]
    protected IFeed<HouseRulesView> Rules { get; set; } = default!;

    /// <summary>What the country of the house knows; and what somebody chose before it was another country.</summary>
    protected IEnumerable<VatScheme> SchemesWith(VatScheme? chosen) =>
        Rules.Current.Rules.Country.Pack.ArticleSchemes.Concat(chosen is { } known ? [known] : []).Distinct().Order();

    protected static string SchemeWord(VatScheme? scheme) => $"{scheme}";

    /// <summary>Null for whatever stands above it.</summary>
    protected static VatScheme? SchemeOf(string? chosen) => Enum.TryParse<VatScheme>(chosen, out var scheme) ? scheme : null;

    // By their names: who has forty articles must not look for the one.
    private string MissingPurchases(CatalogueCommand command)
    {
        var after = command switch
        {
            CatalogueCommand.PutArticle c => Catalogue with { Articles = Catalogue.Articles.SetItem(c.Article.Id, c.Article) },
            CatalogueCommand.PutDepartment c => Catalogue with { Departments = Catalogue.Departments.SetItem(c.Department.Id, c.Department) },
            CatalogueCommand.ArchiveArticle { IsArchived: false } c when Catalogue.Articles.GetValueOrDefault(c.Article) is { } article =>
                Catalogue with { Articles = Catalogue.Articles.SetItem(c.Article, article with { IsArchived = false }) },
            _ => Catalogue,
        };
        var names = after.WithoutPurchase.Select(article => article.Name).Order(StringComparer.CurrentCulture).ToList();
        return string.Join(", ", names.Take(NamesShown)) + (names.Count > NamesShown ? ", …" : "");
    }

    /// <summary>More names than these are a list, and no sentence.</summary>
    private const int NamesShown = 5;

    /// <summary>"Cuisine › Bar", as a person says it.</summary>
    protected string RouteWords(ValueList<StationId> route) => route.IsEmpty
        ? Words["Nobody"]
        : string.Join(" › ", route.Select(id => Catalogue.Stations.GetValueOrDefault(id)?.Name ?? id.Value));

    /// <summary>Whatever was typed: what no rate can be is refused in words.</summary>
    protected static Rate RateOf(long points) => new((int)Math.Clamp(points, 0, int.MaxValue));

    protected static int? PointsOf(long? points) => points is { } known ? (int)Math.Clamp(known, 0, int.MaxValue) : null;

    protected static int? StepOf(string chosen) => int.TryParse(chosen, CultureInfo.InvariantCulture, out var step) ? step : null;

    /// <summary>What was typed into a field or chosen from a list.</summary>
    protected static string Said(ChangeEventArgs change) => $"{change.Value}".Trim();

    /// <summary>"Crème brûlée" becomes "creme-brulee", or "creme-brulee-2" where there is one.</summary>
    protected static string NewId(string name, Func<string, bool> isTaken)
    {
        var slug = new StringBuilder();

        foreach (var sign in name.Trim().Normalize(NormalizationForm.FormD).Where(sign =>
            CharUnicodeInfo.GetUnicodeCategory(sign) is not UnicodeCategory.NonSpacingMark))
        {
            slug.Append(char.IsAsciiLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : '-');
        }

        var stem = string.Join('-', slug.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
        stem = stem.Length == 0 ? "x" : stem[..Math.Min(stem.Length, 48)];
        return Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? stem : $"{stem}-{number}").First(id => !isTaken(id));
    }

    private void Show(CatalogueView view)
    {
        if (view.Position > _view.Position || ReferenceEquals(_view, CatalogueView.Empty))
        {
            _view = view;
            OnCatalogueChanged();
            StateHasChanged();
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        _gone.Cancel();
        _subscription?.Dispose();
        _gone.Dispose();
    }
}

/// <param name="Refusal">Why it was not saved; null when it was, or nobody knows.</param>
/// <param name="Fault">Why the hub did not answer, or would not listen; empty where it did.</param>
public sealed record SavedWord(CatalogueRefusal? Refusal, bool IsSaved, string Fault)
{
    public static readonly SavedWord Nothing = new(Refusal: null, IsSaved: false, Fault: "");
    public static readonly SavedWord Done = new(Refusal: null, IsSaved: true, Fault: "");

    public static SavedWord Failed(string fault) => new(Refusal: null, IsSaved: false, fault);
}
