using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays.Routing;

/// <summary>Why a line is where it is, in words.</summary>
public static class WhyWords
{
    public static string Of(RouteReason reason, KitchenView view, IStringLocalizer<Texts> texts)
    {
        var route = string.Join(" › ", reason.Route.Select(station => Displays.Station.StationBoard.NameOf(view, station)));

        return reason.Cause switch
        {
            RouteCause.Article => texts["WhyArticle", reason.Says, route],
            RouteCause.Department => texts["WhyDepartment", reason.Says, route],
            RouteCause.Sender => texts["WhySender", reason.Says, route],
            RouteCause.RuleUses => texts["WhyRuleUses", reason.Says, reason.Version, route],
            RouteCause.RuleAdds => texts["WhyRuleAdds", reason.Says, reason.Version, route],
            RouteCause.RuleBalances => texts["WhyRuleBalances", reason.Says, reason.Version, route],
            RouteCause.Default => texts["WhyDefault", route],
            RouteCause.Claim => texts["WhyClaim", reason.Says, route],
        };
    }

    /// <summary>In two words, for a table.</summary>
    public static string InBrief(RouteReason reason, IStringLocalizer<Texts> texts) => reason.Cause switch
    {
        RouteCause.Article => texts["WhyShortArticle"],
        RouteCause.Department => reason.Says,
        RouteCause.Sender => reason.Says,
        RouteCause.RuleUses or RouteCause.RuleAdds or RouteCause.RuleBalances => texts["WhyShortRule", reason.Says],
        RouteCause.Default => texts["WhyShortDefault"],
        RouteCause.Claim => reason.Says,
    };
}

/// <summary>One ticket's lines at one station, each with the sentences that brought it there.</summary>
public sealed record WhyBoard(int CallNumber, ValueList<WhyLine> Lines)
{
    /// <param name="station">Null for the unassigned lane.</param>
    /// <returns>Null when the order has left, or has nothing here.</returns>
    public static WhyBoard? Of(KitchenView view, OrderId order, StationId? station, IStringLocalizer<Texts> texts)
    {
        if (view.Orders.GetValueOrDefault(order) is not { Header: { } header } found)
        {
            return null;
        }

        ValueList<WhyLine> lines =
        [
            .. found.Lines
                .Where(line => station is { } here ? line.Sent.Card.Route.Contains(here) : line.Station is null)
                .Where(line => line.State is not LineState.Collected)
                .Select(line => new WhyLine(line.Id.Value, line.Sent.Quantity, line.Sent.Article, line.Sent.Options, ReasonsOf(line, view, texts))),
        ];
        return lines.IsEmpty ? null : new(header.CallNumber, lines);
    }

    private static ValueList<string> ReasonsOf(OrderLine line, KitchenView view, IStringLocalizer<Texts> texts) =>
    [
        .. (line.Sent.Why?.Reasons ?? []).Select(reason => WhyWords.Of(reason, view, texts)),
        .. line.Sent.Card.Route.IsEmpty ? [texts["WhyUnassigned"].Value] : line.Sent.Why is null ? [texts["WhyUnsaid"].Value] : Array.Empty<string>(),
        .. line.Epoch > 0 ? [texts["WhyRecalled", line.Epoch].Value] : Array.Empty<string>(),
    ];
}

public sealed record WhyLine(string Key, Quantity Quantity, string Article, ValueList<string> Options, ValueList<string> Reasons);
