using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Desks;

/// <summary>How this house cuts its days: the hour from its settings, the rest from its rules, both as they hold now.</summary>
public sealed class FiscalDays(IFeed<HouseRulesView> rules, SiteSettings site, TimeProvider clock)
{
    // The same clock that the tills date their records by.
    private readonly TimeZoneInfo _zone = clock.LocalTimeZone;

    public FiscalCalendar Calendar => CalendarOf(rules.Current);

    /// <summary>The fiscal day by the clock.</summary>
    public DateOnly Today => Calendar.DayOf(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), _zone));

    /// <summary>What a till must know, with all that the house has decided until this moment.</summary>
    public async ValueTask<TillHouse> NowAsync()
    {
        var view = await rules.ReachAsync(rules.Head, CancellationToken.None);
        return new(CalendarOf(view), view.Rules.IsTraining);
    }

    /// <summary>When the clock on the wall shows it. In the one night whose hour is left out, when the clock goes on; of two such hours, the first.</summary>
    public DateTimeOffset At(DateTime wall)
    {
        var real = _zone.IsInvalidTime(wall) ? wall.AddHours(1) : wall;
        var offset = _zone.IsAmbiguousTime(real) ? _zone.GetAmbiguousTimeOffsets(real).Max() : _zone.GetUtcOffset(real);
        return new(real, offset);
    }

    private FiscalCalendar CalendarOf(HouseRulesView view) => new(site.ServiceDayStartHour, view.Rules.Closing);
}
