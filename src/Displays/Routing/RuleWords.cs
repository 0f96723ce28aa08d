using Microsoft.Extensions.Localization;
using RetailPos.Hub.Domain.Routing;

namespace RetailPos.Displays.Routing;

/// <summary>A rule as a sentence: words, and the names in it that a reader looks for.</summary>
public static class RuleWords
{
    public static IReadOnlyList<SentencePart> Of(RoutingRule rule, RoutingNames names, IStringLocalizer<Texts> texts)
    {
        var form = RuleForm.Of(rule);
        var parts = new List<SentencePart>();

        foreach (var condition in form.If)
        {
            parts.Add(new(texts[parts.Count == 0 ? "RuleIf" : "RuleAnd"], IsName: false));
            parts.Add(new(texts[$"RuleIf{condition.Kind}"], IsName: false));
            parts.AddRange(Between(condition.Values.Select(value => NameOf(condition.Kind, value, names, texts)), texts["RuleOr"]));
        }

        parts.Add(new("→", IsName: false));
        parts.Add(new(texts[$"RuleThen{form.Then}"], IsName: false));
        parts.AddRange(Between(form.Stations.Select(station => names.Station(new(station))), form.Then is EffectKind.Among ? texts["RuleAnd"] : "›"));
        return parts;
    }

    public static string NameOf(ConditionKind kind, string value, RoutingNames names, IStringLocalizer<Texts> texts) => kind switch
    {
        ConditionKind.Mode => texts[value],
        ConditionKind.TablesNamed => $"{value}…",
        ConditionKind.Articles or ConditionKind.Departments or ConditionKind.Options or ConditionKind.Sources or ConditionKind.Tables =>
            names.NameOf(kind, value),
    };

    private static IEnumerable<SentencePart> Between(IEnumerable<string> names, string word) => names
        .SelectMany((name, at) => at == 0
            ? [new SentencePart(name, IsName: true)]
            : new[] { new SentencePart(word, IsName: false), new SentencePart(name, IsName: true) });
}

public sealed record SentencePart(string Text, bool IsName);
