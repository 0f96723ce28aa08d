using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;

namespace RetailPos.Register.Couriers;

/// <summary>For couriers, on a telephone or a tablet by the door: what waits, where to, what to collect; and what they owe the till.</summary>
public sealed partial class DeliveriesScreen(
    IDeliveryDesk desk,
    IFeed<DeliveriesView> deliveries,
    IFeed<SalesView> sales,
    IFeed<KitchenView> kitchen,
    IFeed<HouseRulesView> rules,
    NavigationManager navigation) : FollowingPart
{
    private DeliveriesView _deliveries = DeliveriesView.Empty;
    private SalesView _sales = SalesView.Empty;
    private KitchenView _kitchen = KitchenView.Empty;
    private HouseRulesView _rules = HouseRulesView.Empty;
    private string _typed = "";

    /// <summary>Who looks: kept in the address, so that a telephone that reloads still knows.</summary>
    [SupplyParameterFromQuery(Name = "courier")]
    public string? Courier { get; set; }

    private string Me => Text.IsName(Courier) ? Courier! : "";

    private Actor By => new(Me, "courier");

    private DeliveryBoard Board => DeliveryBoard.Of(_deliveries, _sales, _kitchen, Me);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _typed = Me;
        Follow(deliveries, view => _deliveries = view);
        Follow(sales, view => _sales = view);
        Follow(kitchen, view => _kitchen = view);
        Follow(rules, view => _rules = view);
    }

    private static IEnumerable<string> Couriers(DeliveryBoard board) => board.Others.Select(row => row.Courier)
        .Concat(board.Accounts.Select(account => account.Courier))
        .Distinct(StringComparer.Ordinal)
        .Order(StringComparer.Ordinal);

    private void SayWho() => navigation.NavigateTo(navigation.GetUriWithQueryParameter("courier", _typed.Trim().Length == 0 ? null : _typed.Trim()));

    private Task PressAsync(DeliveryRow row, Press press) => AskAsync(async id => WordsOf(await (press switch
    {
        Press.Take => desk.AssignAsync(id, row.Sale, Me, By),
        Press.Release => desk.ReleaseAsync(id, row.Sale, Me, By),
        Press.TakeOut => desk.TakeOutAsync(id, row.Sale, Me, By),
        Press.Collect collect => desk.CollectAsync(id, row.Sale, Me, collect.Amount, collect.As, By),
        Press.Deliver => desk.DeliverAsync(id, row.Sale, Me, By),
        Press.Fail fail => desk.FailAsync(id, row.Sale, Me, fail.Reason, By),
        Press.TryAgain => desk.TryAgainAsync(id, row.Sale, By),
        _ => Task.FromResult(new Told<DeliveryRefusal>(Refusal: null, Position: 0)),
    })));

    private Task HandInAsync(string courier) => AskAsync(async id =>
    {
        await desk.HandInAsync(id, courier, By);
        return null;
    });

    private (string Text, bool IsRefusal)? WordsOf(Told<DeliveryRefusal> told) =>
        told.Refusal is { } refusal ? (RefusalText.Of(refusal, Words), true) : null;
}
