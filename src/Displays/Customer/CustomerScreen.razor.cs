using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;
using RetailPos.Look;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.House;

namespace RetailPos.Displays.Customer;

/// <summary>A register's second screen: it follows exactly one, and shows the sale that stands in front of it.</summary>
public sealed partial class CustomerScreen(
    IFeed<SalesView> feed,
    ITillScreens tills,
    SiteSettings site,
    TimeProvider clock,
    IStringLocalizer<Texts> texts) : FeedScreen<SalesView, CustomerBoard>(feed)
{
    /// <summary>Long enough to read the change; the next guest's first line ends it at once.</summary>
    public static readonly TimeSpan ThanksFor = TimeSpan.FromSeconds(12);

    private TillFace _face;
    private CustomerBoard? _thanks;
    private ITimer? _thanksEnd;
    private IDisposable? _till;
    private IDisposable? _ruled;
    private HouseRulesView _rules = HouseRulesView.Empty;
    private string? _listening;

    [Parameter, EditorRequired]
    public required string Till { get; set; }

    [Inject]
    private ReceiptTokens Receipts { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IFeed<HouseRulesView> Rules { get; set; } = default!;

    // The law wants guests to be told so at the till (décret n° 2022-1565); where tickets are printed at once there is nothing to tell.
    private bool IsPrintedOnDemand => _rules.Rules is { Country.Country: Country.France, Receipts.Printing: not ReceiptPrinting.Always };

    private IStringLocalizer<Texts> Texts => texts;

    /// <summary>What it says between two guests: the register's own words, or the house's.</summary>
    private string IdleText => _rules.Rules.Registers.SettingsAt(new(Till)).IdleText is { Length: > 0 } own ? own
        : Site.IdleText.Length > 0 ? Site.IdleText
        : Texts["WelcomeWhy"];

    // A setting of its register that it has not drawn yet is something it has not shown.
    protected override Seen Seen => base.Seen is var seen ? seen with { Position = Math.Min(seen.Position, Rules.SeenWith(_rules.Position)) } : default;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _ruled = Rules.Subscribe(view => _ = OnScreenAsync(() => Show(view)));
        Show(Rules.Current);
    }

    private void Show(HouseRulesView view)
    {
        if (view.Position > _rules.Position || ReferenceEquals(_rules, HouseRulesView.Empty))
        {
            _rules = view;
            StateHasChanged();
        }
    }

    private SiteSettings Site => site;

    protected override void OnParametersSet()
    {
        if (_listening == Till)
        {
            return;
        }

        _listening = Till;
        EndThanks();
        _till?.Dispose();
        _till = tills.Subscribe(new(Till), face => _ = OnScreenAsync(() => Follow(face)));
        _face = tills.Facing(new(Till));
        Sit(new(ScreenKind.Customer, Till));
        Listen();
    }

    // The register goes on to its next sale at once. The guest who has just paid still reads the change meanwhile.
    protected override CustomerBoard Draw(SalesView view)
    {
        var board = CustomerBoard.Of(_face.Sale is { } sale ? view.Find(sale) : null);
        return board.Stage is CustomerStage.Idle && !_face.IsBlank && _thanks is { } thanks ? thanks : board;
    }

    protected override string LastOrder(SalesView view) => "";

    protected override void OnChange(CustomerBoard? before, CustomerBoard after)
    {
        if (after.Stage is CustomerStage.Thanks && before is not null && !after.Equals(_thanks))
        {
            _thanks = after;
            _thanksEnd?.Dispose();
            _thanksEnd = clock.CreateTimer(
                _ => _ = OnScreenAsync(() =>
                {
                    EndThanks();
                    Redraw();
                }),
                state: null,
                ThanksFor,
                Timeout.InfiniteTimeSpan);
        }
        else if (after.Stage is not CustomerStage.Thanks)
        {
            EndThanks();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _till?.Dispose();
        _ruled?.Dispose();
        _thanksEnd?.Dispose();
        base.Dispose(disposing);
    }

    private void Follow(TillFace face)
    {
        _face = face;
        Redraw();
    }

    private void EndThanks()
    {
        _thanksEnd?.Dispose();
        _thanksEnd = null;
        _thanks = null;
    }

    private string Amount(Money amount) => Formats.Amount(amount, site.Currency, CultureInfo.CurrentCulture);

    private static string Percent(Rate rate) => Formats.Rate(rate, CultureInfo.CurrentCulture);

    private static string Count(Quantity quantity) => Formats.Quantity(quantity, CultureInfo.CurrentCulture);
}
