using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;
using RetailPos.Register.Couriers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Tests;

public sealed class DeliveriesScreenTests : Counter, IDeliveryDesk
{
    private static readonly Actor By = new("", "C1");
    private Delivery _delivery = Delivery.None;

    public DeliveriesScreenTests() => Services.AddSingleton<IDeliveryDesk>(this);

    [Fact]
    public void Whoever_has_not_said_who_he_is_sees_what_waits_and_can_take_nothing()
    {
        var sale = Waiting();

        var screen = Page(courier: null);

        Assert.True(Has(screen, $"delivery-{sale}"));
        Assert.False(Has(screen, "take"));
        Assert.False(Has(screen, "phone"));
    }

    [Fact]
    public void A_courier_takes_it_goes_collects_and_delivers()
    {
        var sale = Waiting();
        var screen = Page("Ali");
        Assert.Equal("À encaisser : 19,90 €", Said(screen, "due"));

        Tap(screen, "take");
        Until(screen, () => Has(screen, "out"));
        Assert.Equal("tel:+33612345678", The(screen, "phone").GetAttribute("href"));
        Assert.StartsWith("geo:45.76,4.83?q=45.76,4.83(1%20rue%20Basse)", The(screen, "geo").GetAttribute("href"), StringComparison.Ordinal);
        Tap(screen, "out");
        Until(screen, () => Has(screen, "collect-cash"));
        The(screen, "amount").Input("10");
        Tap(screen, "collect-cash");
        Until(screen, () => Has(screen, "account-Ali"));
        Assert.Contains("10,00", Said(screen, "account-Ali"), StringComparison.Ordinal);
        Tap(screen, "delivered");
        Until(screen, () => !Has(screen, $"delivery-{sale}"));
        Tap(screen, "hand-in-Ali");
        Until(screen, () => !Has(screen, "account-Ali"));
    }

    [Fact]
    public void What_another_was_quicker_to_take_is_said_in_words()
    {
        Waiting();
        var screen = Page("Ali");
        _delivery = DeliveryDecider.Evolve(_delivery, new DeliveryEvent.Assigned("Eva", By, Clock.GetUtcNow()));

        Tap(screen, "take");

        Until(screen, () => Has(screen, "refusal"));
        Assert.Contains("Un autre livreur", Said(screen, "refusal"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_delivery_says_why_and_can_be_taken_again()
    {
        Waiting();
        var screen = Page("Ali");
        Tap(screen, "take");
        Until(screen, () => Has(screen, "out"));
        Tap(screen, "out");
        Until(screen, () => Has(screen, "fail"));
        Tap(screen, "fail");
        Tap(screen, "reason-FailAbsent");

        Until(screen, () => Has(screen, "again"));
        Assert.Contains("Client absent", screen.Markup, StringComparison.Ordinal);
        Assert.True(Has(screen, "take"));
    }

    Task<Told<DeliveryRefusal>> IDeliveryDesk.AssignAsync(CommandId id, SaleId sale, string courier, Actor by) =>
        Tell(new DeliveryCommand.Assign(courier, by));

    Task<Told<DeliveryRefusal>> IDeliveryDesk.ReleaseAsync(CommandId id, SaleId sale, string courier, Actor by) =>
        Tell(new DeliveryCommand.Release(courier, by));

    Task<Told<DeliveryRefusal>> IDeliveryDesk.TakeOutAsync(CommandId id, SaleId sale, string courier, Actor by) =>
        Tell(new DeliveryCommand.TakeOut(courier, IsReady: true, by));

    Task<Told<DeliveryRefusal>> IDeliveryDesk.CollectAsync(CommandId id, SaleId sale, string courier, Money amount, CollectedAs collected, Actor by) =>
        Tell(new DeliveryCommand.Collect(id, courier, amount, collected, House.The(sale).Due, [], by));

    Task<Told<DeliveryRefusal>> IDeliveryDesk.DeliverAsync(CommandId id, SaleId sale, string courier, Actor by) =>
        Tell(new DeliveryCommand.Deliver(courier, by));

    Task<Told<DeliveryRefusal>> IDeliveryDesk.FailAsync(CommandId id, SaleId sale, string courier, string reason, Actor by) =>
        Tell(new DeliveryCommand.Fail(courier, reason, by));

    Task<Told<DeliveryRefusal>> IDeliveryDesk.TryAgainAsync(CommandId id, SaleId sale, Actor by) => Tell(new DeliveryCommand.TryAgain(by));

    async Task<Money> IDeliveryDesk.HandInAsync(CommandId id, string courier, Actor by)
    {
        var held = _delivery.Held;
        await Tell(new DeliveryCommand.HandIn(courier, by));
        return held;
    }

    Task<Delivery> IDeliveryDesk.ReadAsync(SaleId sale) => Task.FromResult(_delivery);

    private SaleId Waiting()
    {
        var sale = new SaleId("s1");
        House.Tell(sale, new SaleCommand.Open(sale, new("C1"), new("o1"), ServiceMode.TakeAway, By));
        House.Tell(sale, new SaleCommand.AddLines([new(new("l1"), Menu.Sold("steak"), Quantity.One, [], "")], By));
        _ = Tell(new DeliveryCommand.Ask(new(
            sale, new("o1"), CallNumber: 801, "Zoé", "+33 6 12 34 56 78", "1 rue Basse", new(45_760_000, 4_830_000), "Centre", DueAt: null)));
        return sale;
    }

    private Task<Told<DeliveryRefusal>> Tell(DeliveryCommand command)
    {
        var decision = DeliveryDecider.Decide(_delivery, command, Clock.GetUtcNow());

        if (!decision.Events.IsEmpty)
        {
            _delivery = decision.Events.Aggregate(_delivery, DeliveryDecider.Evolve);
            var view = Deliveries.Current;
            var isOver = _delivery.IsOver && _delivery.Held.IsZero;
            Deliveries.Push(view with
            {
                Position = view.Position + 1,
                Open = isOver ? view.Open.Remove(_delivery.Job!.Sale) : view.Open.SetItem(_delivery.Job!.Sale, _delivery),
            });
        }

        return Task.FromResult(new Told<DeliveryRefusal>(decision.Refusal, Deliveries.Current.Position));
    }

    private IRenderedComponent<DeliveriesScreen> Page(string? courier)
    {
        var navigation = Services.GetRequiredService<BunitNavigationManager>();
        navigation.NavigateTo(navigation.GetUriWithQueryParameter("courier", courier));
        return Render<DeliveriesScreen>();
    }
}
