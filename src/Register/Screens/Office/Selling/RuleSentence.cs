using System.Globalization;
using Microsoft.Extensions.Localization;
using RetailPos.Kernel;
using RetailPos.Look;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Register.Office.Selling;

/// <summary>An automatic rule as somebody would say it: when, then what.</summary>
public static class RuleSentence
{
    public static string Of(
        AutomaticRule rule, Catalogue catalogue, string currency, IStringLocalizer<Words> words, CultureInfo culture)
    {
        var when = Conditions(rule.When, currency, words, culture).ToList();
        var then = Effects(rule, catalogue, currency, words, culture).ToList();
        return words[
            "RuleSays",
            when.Count == 0 ? words["RuleAlways"].Value : Begun(string.Join(", ", when), culture),
            then.Count == 0 ? "…" : string.Join(words["RuleThen"], then)];
    }

    private static IEnumerable<string> Conditions(
        AutomaticWhen when, string currency, IStringLocalizer<Words> words, CultureInfo culture)
    {
        if (!when.Modes.IsEmpty)
        {
            yield return words["RuleModes", string.Join(words["RuleOr"], when.Modes.Select(mode => words[mode.ToString()].Value.ToLower(culture)))];
        }

        if (!when.Weekdays.IsEmpty)
        {
            yield return words["RuleDays", string.Join(", ", when.Weekdays.Select(day => culture.DateTimeFormat.GetDayName(day)))];
        }

        if (when.FromMinute is not null || when.UntilMinute is not null)
        {
            yield return words["RuleHours", Hour(when.FromMinute ?? 0), Hour(when.UntilMinute ?? 1_440)];
        }

        if (when.SubtotalMin is { } subtotal)
        {
            yield return words["RuleSubtotal", Formats.Amount(subtotal, currency, culture)];
        }

        if (when.ArticlesMin is { } articles)
        {
            yield return words["RuleArticles", articles];
        }

        if (when.CoversMin is { } covers)
        {
            yield return words["RuleCovers", covers];
        }

        if (when.HasTable is { } table)
        {
            yield return words[table ? "RuleTable" : "RuleNoTable"];
        }

        if (!when.Groups.IsEmpty)
        {
            yield return words["RuleGroups", string.Join(", ", when.Groups)];
        }

        if (!when.Tills.IsEmpty)
        {
            yield return words["RuleTills", string.Join(", ", when.Tills)];
        }
    }

    private static IEnumerable<string> Effects(
        AutomaticRule rule, Catalogue catalogue, string currency, IStringLocalizer<Words> words, CultureInfo culture)
    {
        if (rule.Article is { } article)
        {
            yield return words["RuleAdds", catalogue.Articles.GetValueOrDefault(article)?.Name ?? article.Value];
        }

        if (rule.PercentPoints != 0)
        {
            yield return words[
                rule.PercentPoints < 0 ? "RulePercentOff" : "RulePercentOn", Formats.Rate(new(Math.Abs(rule.PercentPoints)), culture)];
        }

        if (!rule.Amount.IsZero)
        {
            yield return words[
                rule.Amount.IsNegative ? "RuleAmountOff" : "RuleAmountOn",
                Formats.Amount(rule.Amount.IsNegative ? -rule.Amount : rule.Amount, currency, culture)];
        }
    }

    private static string Begun(string sentence, CultureInfo culture) => char.ToUpper(sentence[0], culture) + sentence[1..];

    private static string Hour(int minute) =>
        $"{(minute / 60).ToString("00", CultureInfo.InvariantCulture)}:{(minute % 60).ToString("00", CultureInfo.InvariantCulture)}";
}
