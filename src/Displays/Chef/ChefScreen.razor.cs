using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RetailPos.Displays.Station;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays.Chef;

/// <summary>The cumul of the whole kitchen on one wall, for whoever decides what is put on next.</summary>
public sealed partial class ChefScreen(IFeed<KitchenView> feed, SiteSettings site, IStringLocalizer<Texts> texts)
    : FeedScreen<KitchenView, ChefBoard>(feed)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
    private bool _isListening;
    private string? _shown;

    /// <summary>One station; all when there is none in the address.</summary>
    [Parameter]
    public string? Only { get; set; }

    private IStringLocalizer<Texts> Texts => texts;

    private SiteSettings Site => site;

    private string Title => Only is null ? Texts["AllDay"]
        : $"{Texts["AllDay"]} · {(Only == StationScreen.NoStation ? Texts["Unassigned"] : StationBoard.NameOf(View ?? KitchenView.Empty, new StationId(Only)))}";

    protected override void OnParametersSet()
    {
        if (!_isListening || _shown != Only)
        {
            (_isListening, _shown) = (true, Only);
            Listen();
        }
    }

    protected override ChefBoard Draw(KitchenView view) => ChefBoard.Of(view, Only);

    protected override string LastOrder(KitchenView view) => Newest.CallNumber(view);

    private string NameOf(ChefColumn column) => column.Name.Length > 0 ? column.Name : Texts["Unassigned"];

    private static string Count(Quantity quantity) => Formats.Quantity(quantity, CultureInfo.CurrentUICulture);

    // The fewer rows there are, the larger they stand; it is a wall that nobody scrolls.
    private static string CrowdOf(ChefBoard board) => board.Rows switch
    {
        <= 18 => "few",
        <= 34 => "some",
        _ => "many",
    };
}
