using System.Collections.Immutable;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Tests;

/// <summary>What a cashier does with one hand at the keys: paying alike by touch and by key, seats, scans, debts.</summary>
public sealed class CashierTests : Counter
{
    private static readonly Actor Lea = new("Léa", "C1");

    [Fact]
    public void A_function_key_pays_the_tip_as_the_touch_key_does()
    {
        var register = Selling("confiture");
        Tap(register, "pay");
        Press(register, "2");
        Tap(register, "tip");
        Until(register, () => Said(register, "tip").Contains('2', StringComparison.Ordinal));

        Press(register, "F2");

        Until(register, () => House.Only.Stage is SaleStage.Settled);
        var paid = House.Only.Payments[0];
        Assert.Equal((new Money(850), new Money(650), new Money(200)), (paid.Given, paid.Applied, paid.Tip));
    }

    [Fact]
    public void A_function_key_pays_the_dishes_that_were_chosen()
    {
        var register = Selling("steak", "biere");
        Tap(register, "pay");
        Tap(register, "pay-choose");
        var beer = House.Only.Lines[1].Id;
        Tap(register, $"pay-line-{beer}");
        Until(register, () => The(register, $"pay-line-{beer}").GetAttribute("aria-pressed") == "true");

        Press(register, "F2");

        Until(register, () => House.Only.Payments.Count == 1);
        Assert.Equal(new Money(450), House.Only.Payments[0].Applied);
        Assert.Equal([new LinePart(beer, Quantity.One)], House.Only.Payments[0].For!);
    }

    [Fact]
    public void Three_who_press_the_third_key_pay_a_third_of_the_whole_each()
    {
        var register = Selling("steak");
        Tap(register, "pay");

        for (var guest = 1; guest <= 3; guest++)
        {
            Tap(register, "part-3");
            Press(register, "F2");
            Until(register, () => House.Only.Payments.Count == guest);
            Clock.Advance(PaymentPad.Bounce);
        }

        Assert.Equal([664, 663, 663], House.Only.Payments.Select(payment => payment.Applied.Cents));
        Assert.Equal(SaleStage.Settled, House.Only.Stage);
    }

    [Fact]
    public void The_number_of_parts_is_typed_with_the_multiplication_key()
    {
        var register = Selling("steak");
        Tap(register, "pay");

        Press(register, "7", "*");

        Until(register, () => Said(register, "typed") == "2,85");
    }

    [Theory]
    [InlineData(10_000, 3, 0, 3_333, 3_334)]
    [InlineData(10_000, 3, 5, 3_335, 3_335)]
    [InlineData(1, 3, 0, 1, 1)]
    public void Equal_parts_are_of_the_whole_bill_and_the_last_is_what_is_left(long cents, int count, int step, long second, long first)
    {
        var register = Selling("confiture");
        House.Tell(House.Only.Id, new SaleCommand.ApplyReduction(
            new("fixed"), "Prix", 0, Money.Zero, new(cents), Lines: null, Lea));
        Assert.Equal(new Money(first), PartsToPay.EqualPart(House.Only, count, step));
        Tap(register, "pay");

        if (cents > 1)
        {
            Press(register, [.. $"{first}".Insert($"{first}".Length - 2, ",").Select(sign => $"{sign}")]);
            Press(register, "F2");
            Until(register, () => House.Only.Payments.Count == 1);
            Assert.Equal(new Money(second), PartsToPay.EqualPart(House.Only, count, step));
        }
    }

    [Theory]
    [InlineData("Escape")]
    [InlineData("Delete")]
    public void A_selected_line_that_was_not_sent_goes_with_one_key(string key)
    {
        var register = Selling("steak", "biere");
        Tap(register, $"line-{House.Only.Lines[1].Id}");

        Press(register, key);

        Until(register, () => House.Only.Lines.Count == 1);
        Assert.Equal("Steak frites", House.Only.Lines[0].Article.Name);
        Assert.False(Has(register, "pane"));
    }

    [Fact]
    public void A_selected_line_that_the_kitchen_has_goes_with_a_reason()
    {
        var register = Selling("steak");
        Tap(register, "send");
        Until(register, () => House.Only.Lines[0].IsSent);
        Tap(register, $"line-{House.Only.Lines[0].Id}");

        Press(register, "Escape");
        Until(register, () => !Has(register, "line-quantity") && Has(register, "reason"));
        Assert.Single(House.Only.Lines);
        Press(register, "Escape");
        Until(register, () => Has(register, "line-quantity"));
        Press(register, "Delete");
        Until(register, () => !Has(register, "line-quantity"));
        register.FindAll("[data-test=reason]")[0].Click();

        Until(register, () => House.Only.Lines.IsEmpty);
    }

    [Fact]
    public void A_supplement_is_typed_like_a_discount()
    {
        var register = Selling("steak");
        Press(register, "%");
        Until(register, () => Has(register, "discount-pane"));

        Press(register, "1");
        Tap(register, "supplement-amount");
        Until(register, () => House.Only.Total == new Money(2_090));
        Press(register, "1", "0");
        Tap(register, "supplement-percent");

        Until(register, () => House.Only.Total == new Money(2_299));
        Assert.Contains("Supplément", Said(register, "adjustments"), StringComparison.Ordinal);
    }

    [Fact]
    public void Split_refund_parking_and_a_free_sale_have_keys()
    {
        var register = Selling("steak");
        Press(register, "/");
        Until(register, () => Has(register, "split-pane"));
        Press(register, "Escape", "5", "=");
        Until(register, () => House.Only.Lines.Count == 2);
        Assert.Equal(new Money(2_490), House.Only.Total);
        Press(register, "F10");
        Until(register, () => House.Showing[new("C1")] is null);

        Tap(register, "open-sales");
        Tap(register, $"sale-{House.Only.Id}");
        Tap(register, "pay");
        Tap(register, "pay-card");
        Until(register, () => Has(register, "ticket"));
        Press(register, "-");
        Until(register, () => Has(register, "refund-pane"));
    }

    [Fact]
    public void Who_sits_where_is_said_before_the_dish_and_on_its_line_and_splits_the_bill()
    {
        var register = Selling("steak");
        Assert.False(Has(register, "seats"));
        House.Tell(House.Only.Id, new SaleCommand.TakeTable(new("T1"), 3, Lea));
        Tap(register, "seat-2");
        Tap(register, "article-biere");
        Until(register, () => House.Only.Lines.Count == 2);
        Tap(register, "seat-3");
        Tap(register, "article-biere");
        Until(register, () => House.Only.Lines.Count == 3);
        Assert.Equal([0, 2, 3], House.Only.Lines.Select(line => line.Seat));
        Assert.Equal("Place 2", Said(register, $"seat-of-{House.Only.Lines[1].Id}"));

        Tap(register, $"line-{House.Only.Lines[0].Id}");
        register.Find("[data-test=pane] [data-test=seat-2]").Click();
        Until(register, () => House.Only.Lines[0].Seat == 2);

        Tap(register, "split");
        Tap(register, "split-seat-2");
        Assert.Equal("24,40 €", Said(register, "split-goes-total"));
    }

    [Fact]
    public void A_customers_card_names_the_guest_and_a_telephone_does_too()
    {
        Enter("c-1", "Mme Durand", "+33612345678");
        var register = Selling("steak");
        Scan(register, "$3c-1");
        Until(register, () => House.Only.Customer == "Mme Durand");

        Enter("c-2", "M. Petit", "+33798765432");
        Scan(register, "$30798765432");
        Until(register, () => House.Only.Customer == "M. Petit");
        Assert.Equal("+33798765432", House.Only.Phone);

        Scan(register, "$3nobody");
        Assert.Contains("nobody", Said(register, "refusal"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_discount_is_scanned_and_coupons_are_said_not_to_be_sold_here()
    {
        House.Catalogue.Push(new(2, Menu.Catalogue with
        {
            Reductions = ImmutableDictionary<OfferId, Reduction>.Empty.Add(new("r10"), new(new("r10"), "Habitués", -1_000, Money.Zero, null, 0)),
        }));
        var register = Selling("steak");
        Scan(register, "$4r10");
        Until(register, () => House.Only.Total == new Money(1_791));

        Scan(register, "$5b-1");
        Assert.Contains("ne vend pas de bons", Said(register, "refusal"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_switches_who_has_the_register_and_asks_for_the_code_on_the_way_up()
    {
        var (lea, zoe) = (Someone("lea", "Léa", Role.Employee), Someone("zoe", "Zoé", Role.Manager));
        People.Push(new(2, RetailPos.Hub.Domain.People.People.Nobody with
        {
            Persons = new[] { lea, zoe }.ToImmutableDictionary(person => person.Id),
        }));
        (Acting.IsOff, Acting.Person) = (false, lea);
        SignIn.Device = new("device", "", "C1", [new(lea.Id, SecretKind.Pin), new(zoe.Id, SecretKind.Pin)], lea.Id, Clock.GetUtcNow());
        SignIn.Badges["$2card-of-zoe"] = zoe.Id;
        SignIn.Answers.Enqueue(new(PeopleRefusal.SecretNeeded));
        var register = Selling("steak");

        Scan(register, "$2card-of-zoe");
        Assert.NotNull(The(register, "switch-code"));
        Assert.Equal(["switch zoe"], SignIn.Asked);

        Scan(register, "$2card-of-nobody");
        Assert.Contains("Aucune personne", Said(register, "refusal"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_debt_is_settled_from_the_guests_pane_by_touch_or_by_key_and_pressed_twice_it_is_one()
    {
        var durand = Enter("c-1", "Mme Durand", "+33612345678");
        Customers.TellAsync(new("x"), durand, new CustomerCommand.Charge(new("p-1"), new("s"), new("C1"), 7, new(3_000), Lea));
        var register = Register();
        OpenDebt(register);
        Press(register, "1", "0");
        Until(register, () => Has(register, "debt-after") && Said(register, "debt-after").Contains("20,00", StringComparison.Ordinal));

        Press(register, "F1", "F1");

        Until(register, () => Has(register, "said"));
        Assert.Contains("20,00", Said(register, "said"), StringComparison.Ordinal);
        Assert.Equal(new Money(2_000), Customers.Feed.Current.Find(durand)!.Owed);
        OpenDebt(register);
        Tap(register, "debt-card");
        Until(register, () => Customers.Feed.Current.Find(durand)!.Owed.IsZero);
    }

    [Fact]
    public void A_right_that_is_missing_is_named_with_those_who_have_it()
    {
        var lea = Someone("lea", "Léa", Role.Employee);
        People.Push(new(2, RetailPos.Hub.Domain.People.People.Nobody with
        {
            Persons = ImmutableDictionary<PersonId, Person>.Empty.Add(lea.Id, lea),
        }));
        Floor.NotAllowed = new(Right.MoveTable, Standing.NotAllowed);
        Services.AddSingleton(new Home.HouseTills([new("C1")]));
        var sale = House.Tell(new("s-1"), new SaleCommand.Open(new("s-1"), new("C1"), new("o-1"), ServiceMode.EatIn, Lea));
        Assert.Null(sale.Refusal);
        var seated = House.SeatAsync(new("seat"), new("s-1"), new("T1"), 2, Lea);
        Assert.True(seated.IsCompleted);
        var floor = Render<Floor.FloorScreen>(screen => screen.Add(it => it.Till, "C1"));

        Tap(floor, "tile-T1");
        Tap(floor, "bring-bill");

        Until(floor, () => floor.Markup.Contains("Peuvent le faire", StringComparison.Ordinal));
        Assert.Contains("Manager", floor.Markup, StringComparison.Ordinal);
    }

    private static Person Someone(string id, string name, Role role) => new(new(id), name, [role], IsActive: true, [SecretKind.Pin]);

    private CustomerId Enter(string id, string name, string phone)
    {
        Customers.TellAsync(new($"enter-{id}"), new(id), new CustomerCommand.Enter(new(id), new(name, phone, ""), Money.Zero, Lea));
        return new(id);
    }

    private static void OpenDebt(IRenderedComponent<RegisterScreen> register)
    {
        Tap(register, "guest");
        The(register, "customer").Input("Durand");
        Tap(register, "debt-of-c-1");
        Until(register, () => Has(register, "debt-pane"));
    }

    // As a scanner types: keys a few milliseconds apart, and Enter.
    private static void Scan(IRenderedComponent<RegisterScreen> register, string code)
    {
        var ear = register.FindComponent<KeyboardEar>();
        var at = (long)Environment.TickCount;

        foreach (var sign in code)
        {
            _ = ear.Instance.HeardAsync($"{sign}", $"{sign}", at += 5);
        }

        _ = ear.Instance.HeardAsync("Enter", "Enter", at + 5);
    }

    private IRenderedComponent<RegisterScreen> Selling(params string[] articles)
    {
        var register = Register();

        foreach (var (article, at) in articles.Select((article, at) => (article, at)))
        {
            Tap(register, $"article-{article}");
            Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == at + 1);
        }

        return register;
    }
}
