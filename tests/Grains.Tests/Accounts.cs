using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>A house that writes down what its customers owe.</summary>
internal static class Accounts
{
    public static readonly PaymentKeyId Key = new("on-account");

    public static async Task AllowAsync(House house)
    {
        var usual = PaymentRules.Default;
        var rules = usual with { Keys = [.. usual.Keys.Select(key => key with { IsOn = true })] };
        await house.Of<IHouseRulesDesk>().TellAsync(new("rules"), new HouseRulesCommand.SetPayments(rules, House.Lea));
    }

    public static Task<Told<SaleRefusal>> OpenAsync(House house, SaleId sale, long cents) => house.RegisterDesk.TellAsync(
        new($"open-{sale}"),
        sale,
        new SaleCommand.Open(
            sale, new("T1"), new($"order-{sale}"), ServiceMode.EatIn, House.Lea,
            [new(new($"line-{sale}"), new SoldArticle(Id: null, "Menu", new(cents), new(1_000), new(550), Card: null), Quantity.One, [], "")]));
}
