using Bunit;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Office;

namespace RetailPos.Register.Tests;

/// <summary>Customers and the ways to pay, as the register and the office show them.</summary>
public sealed class CustomersTests : Counter
{
    private static readonly Actor Lea = new("Léa", "T1");

    [Fact]
    public async Task Whose_account_it_is_is_chosen_by_a_few_figures_of_the_telephone()
    {
        var durand = await EnterAsync("c-1", "Mme Durand", "+33612345678");
        await EnterAsync("c-2", "M. Petit", "+33798765432");
        Customer? chosen = null;
        var pane = Render<AccountPane>(parameters => parameters
            .Add(it => it.Customers, Customers.Feed.Current)
            .Add(it => it.Given, new Money(1_250))
            .Add(it => it.Chosen, it => chosen = it)
            .Add(it => it.Entered, _ => { })
            .Add(it => it.Closed, () => { }));

        await pane.Find("[data-test=account-search]").InputAsync("06 12");
        Assert.Single(pane.FindAll("[data-test=customers] button"));
        await pane.Find("[data-test=customer-c-1]").ClickAsync(new());

        Assert.Equal(durand, chosen?.Id);
    }

    [Fact]
    public async Task What_was_searched_for_and_not_found_is_entered_without_typing_it_again()
    {
        CustomerFacts? entered = null;
        var pane = Render<AccountPane>(parameters => parameters
            .Add(it => it.Customers, Customers.Feed.Current)
            .Add(it => it.Given, new Money(1_250))
            .Add(it => it.Chosen, _ => { })
            .Add(it => it.Entered, it => entered = it)
            .Add(it => it.Closed, () => { }));

        await pane.Find("[data-test=account-search]").InputAsync("Mme Durand");
        await pane.Find("form.group").SubmitAsync();

        Assert.Equal(new CustomerFacts("Mme Durand", "", ""), entered);
    }

    [Fact]
    public async Task Two_records_are_compared_and_the_chosen_one_is_kept_after_a_second_press()
    {
        var (first, second) = (await EnterAsync("c-1", "Mme Durand", "+33612345678"), await EnterAsync("c-2", "Durand Marie", "+33612345678"));
        CustomerId? kept = null;
        var part = Render<MergePart>(parameters => parameters
            .Add(it => it.First, first)
            .Add(it => it.Second, second)
            .Add(it => it.Done, it => kept = it)
            .Add(it => it.Apart, () => { })
            .Add(it => it.Closed, () => { }));

        await part.Find("[data-test=keep-c-2]").ChangeAsync(new() { Value = "on" });
        await part.Find("[data-test=merge-do]").ClickAsync(new());
        Assert.Null(kept);
        await part.Find("[data-test=merge-sure]").ClickAsync(new());

        Assert.Equal(second, kept);
        Assert.Equal((1, second), (Customers.Feed.Current.Count, Customers.Feed.Current.Find(first)?.Id));
    }

    [Fact]
    public void Whom_the_house_warns_of_stands_at_the_register_with_the_reason_and_a_guest_like_any_other_does_not()
    {
        var guest = Customer.Unknown with { Facts = new("M. Petit", "", "", Warning: "Deux ardoises", PrivateNote: "Voisin du chef") };
        var notice = Render<GuestNotice>(parameters => parameters.Add(it => it.Guest, guest));
        Assert.Equal("Deux ardoises", notice.Find("[data-test=guest-warning]").TextContent);
        Assert.DoesNotContain("Voisin", notice.Markup, StringComparison.Ordinal);

        Assert.Empty(Render<GuestNotice>(parameters => parameters.Add(it => it.Guest, guest with { Facts = new("M. Petit", "", "") })).Markup.Trim());
    }

    [Fact]
    public void Names_of_past_reservations_are_forgotten_after_a_second_press_and_counted()
    {
        Privacy.Reservations = 3;
        var part = Render<ReservationPrivacy>();

        Tap(part, "reservations-erase");
        Assert.Equal(3, Privacy.Reservations);
        Tap(part, "reservations-erase-sure");
        Until(part, () => Has(part, "said"));
        Assert.Contains("3", Said(part, "said"), StringComparison.Ordinal);

        Tap(part, "reservations-erase");
        Tap(part, "reservations-erase-sure");
        Until(part, () => Said(part, "said").Contains("aucun", StringComparison.Ordinal));
    }

    [Fact]
    public void The_form_of_the_ways_to_pay_says_what_it_was_given_and_a_key_more()
    {
        var form = PaymentForm.Of(Domain.House.PaymentRules.Default);
        Assert.Equal(Domain.House.PaymentRules.Default, form.Rules);

        form.Add();
        form.Move(form.Keys[^1], -1);
        var rules = form.Rules;
        Assert.Null(rules.Check());
        Assert.Equal((8, PaymentMode.OnAccount), (rules.Keys.Count, rules.Keys[^1].Mode));
    }

    [Fact]
    public void A_department_of_one_rate_gives_it_to_a_free_sale_and_the_house_to_any_other()
    {
        var catalogue = Menu.Catalogue;
        var rules = Domain.House.PaymentRules.Default;
        var one = catalogue.Articles.Values.GroupBy(article => article.Department)
            .First(group => group.Select(article => (article.EatIn, article.TakeAway)).Distinct().Count() == 1);

        var inside = FreeSale.Of(catalogue, rules, one.Key, new(1_250), "Vente libre");
        Assert.Equal((one.First().EatIn, new Money(1_250), catalogue.Departments[one.Key].Name), (inside.EatIn, inside.UnitPrice, inside.Name));
        var free = FreeSale.Of(catalogue, rules, department: null, new(1_250), "Vente libre");
        Assert.Equal((rules.FreeEatIn, rules.FreeTakeAway, "Vente libre"), (free.EatIn, free.TakeAway, free.Name));
    }

    private async Task<CustomerId> EnterAsync(string id, string name, string phone)
    {
        await Customers.TellAsync(new($"enter-{id}"), new(id), new CustomerCommand.Enter(new(id), new(name, phone, ""), Money.Zero, Lea));
        return new(id);
    }
}
