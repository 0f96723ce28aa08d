using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Look;

namespace RetailPos.Register.Counter;

/// <summary>Which station's screen is silent since when, and where its lines are: whoever sends must know who does not see it.</summary>
internal static class CoverText
{
    public static IEnumerable<string> Say(KitchenView kitchen, SiteSettings site, IStringLocalizer<Words> words)
    {
        if (kitchen.Covers.IsEmpty)
        {
            return [];
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
        var covers = CoverWord.Of(kitchen);
        var unattended = covers.Where(cover => cover.IsUnattended).Select(cover => cover.Name).ToList();
        return unattended.Select(_ => words["CoverUnattended", string.Join(", ", unattended)].Value).Take(1)
            .Concat(covers.Where(cover => !cover.IsUnattended).Select(cover => words[
                "CoverSays",
                words[cover.WhyWord, cover.Name, Formats.TimeOfDay(cover.Since, zone)].Value,
                words[cover.WhereWord, cover.To].Value].Value));
    }
}
