using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Register;

/// <summary>What every part of these screens writes with: the page's words, and figures in the house's currency.</summary>
public abstract class RegisterPart : ComponentBase
{
    [Inject]
    protected IStringLocalizer<Words> Words { get; set; } = default!;

    [Inject]
    protected SiteSettings Site { get; set; } = default!;

    [Inject]
    protected TimeProvider Clock { get; set; } = default!;

    [Inject]
    private IFeed<PeopleView> PeopleFeed { get; set; } = default!;

    private CultureInfo _language = CultureInfo.CurrentUICulture;

    protected static CultureInfo Culture => CultureInfo.CurrentUICulture;

    protected override void OnInitialized() => _language = CultureInfo.CurrentUICulture;

    /// <summary>Runs on this screen's own dispatcher and in its own language: feeds and timers have neither.</summary>
    protected Task OnScreenAsync(Action work) => InvokeAsync(() =>
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = _language;
        work();
    });

    /// <summary>Why nothing came of it: a right that is missing, and who has it; or a hub that did not answer.</summary>
    protected string WordsOf(Exception fault) =>
        fault is RightRefusedException refused ? WordsOf(refused.Right, refused.Standing) : Words["HubFault"];

    protected string WordsOf(Right? right, Standing standing) => RefusalText.Of(right, standing, Words, PeopleFeed.Current.People);

    /// <summary>What stands in a field now.</summary>
    protected static string Typed(ChangeEventArgs typed) => $"{typed.Value}";

    protected string Amount(Money amount) => Formats.Amount(amount, Site.Currency, Culture);

    protected static string Figure(Money amount) => Formats.Amount(amount, Culture);

    protected static string Percent(Rate rate) => Formats.Rate(rate, Culture);

    /// <summary>On the clock of the house, whatever zone the browser thinks it is in.</summary>
    protected string Time(DateTimeOffset time) => Formats.TimeOfDay(time, Clock.LocalTimeZone);

    /// <summary>The time alone when it is today's; with its day otherwise.</summary>
    protected string DueWords(DateTimeOffset due)
    {
        var (local, today) = (TimeZoneInfo.ConvertTime(due, Clock.LocalTimeZone), Clock.GetLocalNow());
        return local.Date == today.Date ? Time(due) : $"{local.ToString("ddd d", Culture)} {Time(due)}";
    }

    protected static string Count(Quantity quantity) => Formats.Quantity(quantity, Culture);
}
