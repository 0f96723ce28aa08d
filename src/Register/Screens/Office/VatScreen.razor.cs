using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office;

/// <summary>Under whose law the house sells: country, dated rates, and what each department is to the tax.</summary>
public sealed partial class VatScreen(ICatalogueDesk catalogueDesk, IFeed<CatalogueView> catalogueFeed) : HouseRulesPage
{
    private IDisposable? _following;
    private Catalogue _catalogue = Catalogue.Empty;
    private (string Text, bool IsRefusal)? _saidOfCatalogue;
    private Country _country;
    private TaxRegion _region;
    private bool _offersNote;
    private VatCode _code;
    private string _rate = "";
    private DateOnly _from;
    private VatSupply _use;
    private VatCode _here;
    private VatCode _away;
    private DateOnly _useFrom;

    private CountryPack Chosen => CountryPack.Of(_country);

    private DateOnly Today => CountryRules.DayOf(Clock.GetLocalNow());

    // A house that moves keeps none of the rates it wrote for the country it leaves.
    private CountryRules Wished
    {
        get
        {
            var held = Rules.Country;
            var region = Chosen.Regions.Contains(_region) ? _region : Chosen.Regions[0];
            var isSame = (held.Country, held.Region) == (_country, region);
            return new(_country, region, IsChosen: true, isSame ? held.Rates : [], isSame ? held.Uses : [], _offersNote);
        }
    }

    /// <summary>What the law wants on a receipt and the house has not written down.</summary>
    private List<Mention> Missing => [.. Chosen.Mentions.Where(mention => IsMissing(mention, Rules.Receipts.House))];

    private RenderFragment CodeOptions => builder =>
    {
        foreach (var code in Enum.GetValues<VatCode>())
        {
            builder.OpenElement(0, "option");
            builder.AddAttribute(1, "value", $"{code}");
            builder.AddContent(2, Words[$"VatCode{code}"].Value);
            builder.CloseElement();
        }
    };

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _from = _useFrom = Today.AddDays(1);
        _following = catalogueFeed.Subscribe(view => _ = OnScreenAsync(() =>
        {
            _catalogue = view.Catalogue;
            StateHasChanged();
        }));
        _catalogue = catalogueFeed.Current.Catalogue;
    }

    protected override void Fill() => (_country, _region, _offersNote) = (Rules.Country.Country, Rules.Country.Region, Rules.Country.OffersNote);

    protected override bool Follow(HouseRules before)
    {
        var isTouched = (_country, _region, _offersNote) != (before.Country.Country, before.Country.Region, before.Country.OffersNote);
        var hasMoved = (Rules.Country.Country, Rules.Country.Region, Rules.Country.OffersNote)
            != (before.Country.Country, before.Country.Region, before.Country.OffersNote);

        if (hasMoved && !isTouched)
        {
            Fill();
        }

        return hasMoved && isTouched && (_country, _region, _offersNote) != (Rules.Country.Country, Rules.Country.Region, Rules.Country.OffersNote);
    }

    private static bool IsMissing(Mention mention, HouseIdentity house) => mention switch
    {
        Mention.Name => false,
        Mention.LegalForm => house.LegalForm.Length == 0,
        Mention.Address => house.Address.IsEmpty,
        Mention.CompanyNumber => house.Siret.Length == 0 && house.VatNumber.Length == 0,
        Mention.ActivityCode => house.ActivityCode.Length == 0,
        Mention.VatNumber => house.VatNumber.Length == 0,
        Mention.Phone => house.Phone.Length == 0,
        Mention.Software or Mention.Number or Mention.Till or Mention.Operator or Mention.Moment or Mention.LineCount or Mention.VatTable
            or Mention.Signature or Mention.ServiceIncluded => false,
    };

    private static string Day(DateOnly day) => day.ToString("d", Culture);

    private string StepWords(int cents) => Words[cents == 0 ? "VatCashStepCent" : "VatCashStepFive"];

    private string NextOf(VatCode code)
    {
        var next = Wished.Pack.Rates.Where(rate => rate.Region == Wished.Region).Concat(Wished.Rates)
            .Where(rate => rate.Code == code && rate.From > Today).MinBy(rate => rate.From);
        return next is null ? "" : Words["VatNextIs", Percent(next.Rate), Day(next.From)];
    }

    private string Origin(bool isOwn, bool isToVerify) =>
        $"{Words[isOwn ? "VatOfHouse" : "VatOfPack"]}{(isToVerify ? $", {Words["VatToVerify"]}" : "")}";

    private List<Article> ArticlesOf(Department department) =>
    [
        .. _catalogue.Articles.Values.Where(article => article.Department == department.Id && !article.IsArchived)
            .OrderBy(article => article.Rank).ThenBy(article => article.Name, StringComparer.Ordinal),
    ];

    private static VatSupply? SupplyOf(ChangeEventArgs chosen) => Enum.TryParse<VatSupply>(Typed(chosen), out var supply) ? supply : null;

    private static Article Kept(Article article, string chosen) => Enum.TryParse<VatSupply>(chosen, out var supply)
        ? article with { Supply = supply }
        : article with { Supply = null, HasDepartmentVat = chosen.Length > 0 };

    private Task SaveCountryAsync() => SaveAsync(Wished);

    private Task SaveAsync(CountryRules country)
    {
        _saidOfCatalogue = null;
        return SaveAsync(new HouseRulesCommand.SetCountry(country, By));
    }

    private Task TakeStepAsync() =>
        SaveAsync(new HouseRulesCommand.SetPayments(Rules.Payments with { CashStepCents = Chosen.CashStepCents }, By));

    private async Task AddRateAsync()
    {
        if (Digits.Read(_rate, decimals: 2) is not { } points)
        {
            return;
        }

        var rate = new VatRate(_code, new((int)Math.Min(points, int.MaxValue)), _from);
        var others = Rules.Country.Rates.Where(one => (one.Code, one.From) != (rate.Code, rate.From));
        await SaveAsync(Rules.Country with { IsChosen = true, Rates = [.. others, rate] });
        _rate = Said is { IsRefusal: true } ? _rate : "";
    }

    private Task AddUseAsync()
    {
        var use = new VatUse(_use, _here, _away, _useFrom);
        var others = Rules.Country.Uses.Where(one => (one.Supply, one.From) != (use.Supply, use.From));
        return SaveAsync(Rules.Country with { IsChosen = true, Uses = [.. others, use] });
    }

    private Task PutAsync(Department department) => PutAsync(new CatalogueCommand.PutDepartment(department, By));

    private Task PutAsync(Article article) => PutAsync(new CatalogueCommand.PutArticle(article, By));

    private async Task PutAsync(CatalogueCommand command)
    {
        Touch();

        try
        {
            var told = await catalogueDesk.TellAsync(new(Guid.CreateVersion7().ToString("N")), command);
            _saidOfCatalogue = told.Refusal is { } refusal ? (RefusalText.Of(refusal, Words), true) : (Words["HouseSaved"].Value, false);
        }
        catch (Exception fault)
        {
            _saidOfCatalogue = (WordsOf(fault), true);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _following?.Dispose();
        base.Dispose(disposing);
    }
}
