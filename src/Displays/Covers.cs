using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays;

/// <summary>Which station's screen is silent since when, and where its lines are, in words.</summary>
internal static class Covers
{
    /// <summary>"Grill : écran muet depuis 12:47, lignes au Four". Stations that never had a screen share one sentence.</summary>
    public static ValueList<string> Say(ValueList<CoverWord> words, TimeZoneInfo zone, IStringLocalizer<Texts> texts)
    {
        var unattended = words.Where(word => word.IsUnattended).Select(word => word.Name).ToList();
        return unattended.Select(_ => texts["CoverUnattended", string.Join(", ", unattended)].Value).Take(1)
            .Concat(words.Where(word => !word.IsUnattended).Select(word => texts[
                "CoverSays",
                texts[word.WhyWord, word.Name, Formats.TimeOfDay(word.Since, zone)].Value,
                texts[word.WhereWord, word.To].Value].Value))
            .ToValueList();
    }

    /// <summary>The house's settings as one screen has them.</summary>
    public static SiteSettings With(this SiteSettings house, ScreenSettings screen) =>
        screen is { WaitingMinutes: { } waiting, LateMinutes: { } late }
            ? new() { WaitingAfterMinutes = waiting, LateAfterMinutes = late, BoardMinutes = house.BoardMinutes }
            : house;
}
