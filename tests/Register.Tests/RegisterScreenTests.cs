using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Tests;

public sealed class RegisterScreenTests : Counter
{
    private static readonly TillId Till = new("C1");
    private static readonly Actor By = new("", "C1");

    [Fact]
    public void The_first_article_opens_the_sale_and_the_guests_display_is_told()
    {
        var register = Register();
        Assert.Empty(House.All);

        Tap(register, "article-steak");

        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 1);
        Assert.Equal(House.Only.Id, House.Showing[Till]);
        Assert.Equal("Total 19,90 €", Said(register, "total"));
    }

    [Fact]
    public void A_typed_quantity_comes_with_the_next_article_and_is_used_up()
    {
        var register = Register();

        Press(register, "3", "*");
        Tap(register, "article-biere");
        Tap(register, "article-steak");

        Until(register, () => House.All.Count == 1 && House.Only.Lines.Count == 2);
        Assert.Equal([3_000, 1_000], House.Only.Lines.Select(line => line.Quantity.Thousandths));
    }

    [Fact]
    public void The_same_article_twice_is_one_line_of_two()
    {
        var register = Register();

        Tap(register, "article-biere");
        Tap(register, "article-biere");

        Until(register, () => House.All.Count == 1 && House.Only.Lines is [{ Quantity.Thousandths: 2_000 }]);
    }

    [Fact]
    public void A_double_tap_on_a_payment_key_is_one_payment()
    {
        var register = Selling("steak");
        var line = new TaskCompletionSource();
        House.Line = line.Task;
        Tap(register, "pay");
        var pad = register.FindComponent<PayPane>().Instance;
        var tap = new PayPress(pad.Pad.Attempt, new PaymentKeyId("cash"), PaymentMode.Cash, new(2_000), Money.Zero);

        // Both halves leave the page before the hub has answered: the greyed key is too late to stop the second.
        _ = register.InvokeAsync(() => pad.Paid.InvokeAsync(tap));
        _ = register.InvokeAsync(() => pad.Paid.InvokeAsync(tap));
        line.SetResult();
        Until(register, () => House.Asked.Count == 2);

        Assert.Equal("Rendu 0,10 €", Said(register, "change"));
        Assert.Single(House.Asked.Select(asked => asked.Attempt).Distinct());
        Assert.Single(House.Only.Payments);
        Assert.False(Has(register, "refusal"));
    }

    [Fact]
    public void While_the_hub_is_asked_the_payment_keys_are_grey()
    {
        var register = Selling("steak");
        var line = new TaskCompletionSource();
        House.Line = line.Task;
        Tap(register, "pay");

        Tap(register, "exact");

        Until(register, () => The(register, "exact").HasAttribute("disabled"));
        line.SetResult();
        The(register, "ticket");
    }

    [Fact]
    public void A_double_tap_on_a_note_that_pays_a_part_is_one_payment()
    {
        var register = Selling("steak");
        Tap(register, "pay");
        Press(register, "5");
        Tap(register, "pay-cash");
        Until(register, () => House.Only.Payments.Count == 1);

        // The pad has been drawn anew with what remains, and the second half of the tap lands on it.
        Press(register, "5");
        Tap(register, "pay-cash");
        Until(register, () => House.Asked.Count == 2);

        Assert.Single(House.Only.Payments);
        Assert.Equal(new Money(1_490), House.Only.Due);
    }

    [Fact]
    public void Two_payments_in_earnest_are_two()
    {
        var register = Selling("steak");
        Tap(register, "pay");
        Press(register, "5");
        Tap(register, "pay-cash");
        Until(register, () => House.Only.Payments.Count == 1);
        Assert.Equal("14,90 €", Said(register, "due"));

        Clock.Advance(PaymentPad.Bounce);
        Tap(register, "pay-card");

        Assert.Equal("Payé", Said(register, "ticket-pane")[..4]);
        Assert.Equal([PaymentMode.Cash, PaymentMode.Card], House.Only.Payments.Select(payment => payment.Mode));
        Assert.Equal(SaleStage.Settled, House.Only.Stage);
    }

    [Fact]
    public void The_second_half_of_a_double_tap_does_not_dismiss_the_change()
    {
        var register = Selling("steak");
        Tap(register, "pay");
        Tap(register, "note-20");
        The(register, "ticket");

        Tap(register, "new-sale");
        Assert.Equal("Rendu 0,10 €", Said(register, "change"));

        Clock.Advance(PaymentPad.Bounce);
        Tap(register, "new-sale");
        Until(register, () => !Has(register, "ticket"));
        Assert.Null(House.Showing[Till]);
    }

    [Fact]
    public void The_ticket_says_number_lines_vat_total_payment_change_and_call_number()
    {
        var register = Selling("steak", "biere");
        Tap(register, "pay");
        Tap(register, "note-50");

        var ticket = Said(register, "ticket");
        Assert.Contains("Ticket n° 118", ticket, StringComparison.Ordinal);
        Assert.Contains("Steak frites", ticket, StringComparison.Ordinal);
        Assert.Contains("TOTAL EUR 24,40", ticket, StringComparison.Ordinal);
        Assert.Contains("Espèces 50,00", ticket, StringComparison.Ordinal);
        Assert.Contains("18,09 1,81 19,90", ticket, StringComparison.Ordinal);
        Assert.Contains("3,75 0,75 4,50", ticket, StringComparison.Ordinal);
        Assert.Equal("Rendu 25,60 €", Said(register, "change"));
        Assert.Equal("Numéro d’appel 47", Said(register, "ticket-call"));
    }

    [Fact]
    public void A_refusal_is_shown_in_words_that_say_what_to_do()
    {
        var register = Selling("steak");
        Tap(register, "pay");
        Press(register, "5", "0");
        Tap(register, "pay-card");

        Assert.Equal("La carte ne rend pas la monnaie. Saisir au plus ce qui reste à payer.", Said(register, "refusal"));
        Assert.Empty(House.Only.Payments);
    }

    [Fact]
    public void A_hub_that_fails_is_said_and_the_screen_goes_on()
    {
        var register = Register();
        House.IsBroken = true;
        Tap(register, "article-steak");
        Assert.StartsWith("Le hub n’a pas répondu.", Said(register, "refusal"), StringComparison.Ordinal);

        House.IsBroken = false;
        Tap(register, "article-steak");
        Until(register, () => House.All.Count == 1);
    }

    [Fact]
    public void An_older_view_never_overwrites_a_newer_one()
    {
        var register = Selling("steak");
        var older = House.Sales.Current with { Position = 0, Sales = [] };

        House.Sales.Say(older);
        House.Kitchen.Say(KitchenView.Empty with { Position = 0 });
        House.Catalogue.Say(CatalogueView.Empty);

        Tap(register, "article-biere");
        Until(register, () => Said(register, "total") == "Total 24,40 €");
    }

    [Fact]
    public void What_another_screen_does_to_the_sale_is_seen_here()
    {
        var register = Selling("steak");

        House.Tell(House.Only.Id, new SaleCommand.RemoveLine(House.Only.Lines[0].Id, "", By));

        Until(register, () => Said(register, "total") == "Total 0,00 €");
    }

    [Fact]
    public void Each_line_says_what_the_kitchen_is_doing()
    {
        var register = Selling("steak");
        Assert.Equal("à envoyer", Said(register, "state"));

        Tap(register, "send");
        Until(register, () => Said(register, "state") == "envoyé");
        Assert.Equal("Envoyé en cuisine : commande 47", Said(register, "said"));

        House.Cook(House.Only, LineState.Started);
        Until(register, () => Said(register, "state") == "en cours");

        House.Cook(House.Only, LineState.Ready);
        Until(register, () => Said(register, "state") == "prêt");
    }

    [Fact]
    public void A_change_of_mode_says_which_taxes_changed()
    {
        var register = Selling("steak", "biere");

        Tap(register, "mode-TakeAway");

        Assert.Equal(
            "À emporter : TVA 10 % → 5,5 % sur 1 ligne. Le total à payer ne change pas.", Said(register, "said"));
        Assert.Equal(ServiceMode.TakeAway, House.Only.Mode);
    }

    [Fact]
    public void The_mode_may_be_chosen_before_the_first_article()
    {
        var register = Register();

        Tap(register, "mode-TakeAway");
        Assert.Empty(House.All);
        Tap(register, "article-steak");

        Until(register, () => House.All.Count == 1);
        Assert.Equal(ServiceMode.TakeAway, House.Only.Mode);
    }

    [Fact]
    public void A_free_table_seats_the_sale_with_its_covers()
    {
        var register = Selling("steak");

        Tap(register, "table");
        Tap(register, "covers-more");
        Tap(register, "covers-more");
        Tap(register, "table-T3");

        Until(register, () => House.Only.Table == new TableId("T3"));
        Assert.Equal(2, House.Only.Covers);
        Assert.StartsWith("T3 · 2 couv.", Said(register, "table"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_taken_table_opens_its_sale()
    {
        var others = Others();
        House.Sit(others, new("T2"));
        var register = Register();

        Tap(register, "table");
        Tap(register, "table-T2");

        Until(register, () => Said(register, "total") == "Total 4,50 €");
        Assert.Equal(others, House.Showing[Till]);
        Assert.Equal("T2 est occupée : voici sa vente.", Said(register, "said"));
    }

    [Fact]
    public void A_table_that_somebody_took_a_moment_before_opens_their_sale_and_leaves_no_empty_one()
    {
        House.QuickerAtTable = Others();
        var register = Register();

        Tap(register, "table");
        Tap(register, "table-T2");

        Until(register, () => Said(register, "total") == "Total 4,50 €");
        Assert.Equal(1, House.All.Count(sale => sale.Stage is SaleStage.Open));
    }

    [Fact]
    public void Options_and_a_note_are_written_on_the_line()
    {
        var register = Selling("steak");
        Tap(register, $"line-{House.Only.Lines[0].Id}");

        Tap(register, "option-saignant");
        Until(register, () => House.Only.Lines[0].Options.Contains("saignant"));
        The(register, "note").Input("sauce à part");
        register.Find("form.field").Submit();

        Until(register, () => House.Only.Lines[0].Note == "sauce à part");
        Assert.Contains("saignant · sauce à part", Said(register, "lines"), StringComparison.Ordinal);

        Tap(register, "option-saignant");
        Until(register, () => House.Only.Lines[0].Options.IsEmpty);
    }

    [Fact]
    public void Two_quick_taps_on_one_more_are_two_more()
    {
        var register = Selling("steak");
        Tap(register, $"line-{House.Only.Lines[0].Id}");

        var more = The(register, "more-of-it");
        more.Click();
        more.Click();

        Until(register, () => House.Only.Lines[0].Quantity == Quantity.Pieces(3));
    }

    [Fact]
    public void A_line_that_the_kitchen_has_is_removed_with_a_reason()
    {
        var register = SentTo("steak");
        Tap(register, $"line-{House.Only.Lines[0].Id}");

        Assert.False(Has(register, "remove"));
        Tap(register, "reason");

        Until(register, () => House.Only.Lines.IsEmpty);
        Until(register, () => register.Markup.Contains("annulation à confirmer", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sent_line_changes_and_the_basket_says_so_until_the_kitchen_has_read_it()
    {
        var register = SentTo("steak");
        Tap(register, $"line-{House.Only.Lines[0].Id}");

        Tap(register, "option-saignant");

        Until(register, () => House.Only.Lines[0].Options.Contains("saignant"));
        Until(register, () => Has(register, "news"));
        Assert.Equal("modifié, pas encore lu par la cuisine", Said(register, "news"));
        Assert.Equal("saignant", House.Kitchen.Current.Orders[House.Only.Order].Lines[0].Sent.Options[0]);
    }

    [Fact]
    public void One_more_of_a_sent_line_is_a_line_like_it_that_is_yet_to_be_sent_and_two_taps_are_two_more()
    {
        var register = Selling("steak");
        var first = House.Only.Lines[0].Id;
        House.Tell(House.Only.Id, new SaleCommand.SetNote(first, ["saignant"], "", By, ["Lait"]));
        Send(register);
        Tap(register, $"line-{first}");

        var more = The(register, "more-of-it");
        more.Click();
        more.Click();

        Until(register, () => House.Only.Lines is [_, { Quantity.Thousandths: 2_000 }]);
        var again = House.Only.Lines[1];
        Assert.Equal((false, "saignant", "Lait"), (again.IsSent, again.Options[0], again.Allergies![0]));
        Assert.Equal(Quantity.One, House.Only.Find(first)!.Quantity);
        Assert.Equal("Steak frites : une ligne de plus, à envoyer.", Said(register, "said"));
    }

    [Fact]
    public void Less_of_a_sent_line_is_less_in_the_kitchen()
    {
        var register = Selling("steak");
        House.Tell(House.Only.Id, new SaleCommand.SetQuantity(House.Only.Lines[0].Id, Quantity.Pieces(3), By));
        Send(register);
        Tap(register, $"line-{House.Only.Lines[0].Id}");

        Tap(register, "less");

        Until(register, () => House.Kitchen.Current.Orders[House.Only.Order].Lines[0] is { Before.Quantity.Thousandths: 3_000, Sent.Quantity.Thousandths: 2_000 });
    }

    [Fact]
    public void The_guests_allergies_are_boxed_on_the_line_in_the_words_of_the_house()
    {
        var register = Selling("steak");
        Tap(register, $"line-{House.Only.Lines[0].Id}");

        Tap(register, "allergy-Lait");
        Until(register, () => Has(register, "allergies"));
        The(register, "allergy-other").Input("kiwi");
        The(register, "allergy-add").Closest("form")!.Submit();

        Until(register, () => House.Only.Lines[0].Allergies is { Count: 2 });
        Until(register, () => Said(register, "allergies") == "ALLERGIE : Lait, kiwi");
        Tap(register, "allergy-kiwi");
        Until(register, () => House.Only.Lines[0].Allergies is { Count: 1 });
    }

    [Fact]
    public void All_fourteen_allergens_are_offered_in_the_language_of_the_page()
    {
        Speak("en-GB");
        var register = Selling("steak");
        Tap(register, $"line-{House.Only.Lines[0].Id}");

        Assert.Equal(14, register.FindAll(".allergies [data-test^='allergy-']").Count);
        Assert.True(Has(register, "allergy-Milk"));
    }

    [Fact]
    public void A_line_is_put_in_another_course_before_it_is_sent_and_not_after()
    {
        var register = Selling("steak");
        Tap(register, $"line-{House.Only.Lines[0].Id}");

        Tap(register, "step-more");
        Until(register, () => House.Only.Lines[0].Article.Card!.Step == 3);
        Until(register, () => Said(register, "line-step") == "3");

        Send(register);
        Until(register, () => !Has(register, "step-more"));
        Assert.Equal("3", Said(register, "line-step"));
    }

    [Fact]
    public void The_next_course_is_called_from_the_register()
    {
        var register = SentTo("biere", "steak");
        Assert.Equal("Réclamer la suite étape 2 · 1 plat", Said(register, "fire"));

        Tap(register, "fire");

        Until(register, () => House.Kitchen.Current.Orders[House.Only.Order].OpenStep == 2);
        Until(register, () => !Has(register, "fire"));
        Assert.Equal("Étape 2 réclamée.", Said(register, "said"));
    }

    [Fact]
    public void A_course_that_somebody_else_has_called_meanwhile_is_not_called_twice()
    {
        var register = SentTo("biere", "steak");
        House.Tell(House.Only.Id, new SaleCommand.AddLines([new(new("later"), Step(Menu.Sold("creme"), 3), Quantity.One, [], "")], By));
        House.Tell(House.Only.Id, new SaleCommand.Send(47, By));
        House.Reach(House.Only);
        var fire = register.FindComponent<BasketPane>().Instance.Fired;
        House.Tell(House.Only.Order, new OrderCommand.FireNextStep(By));

        _ = register.InvokeAsync(() => fire.InvokeAsync(2));

        Until(register, () => Has(register, "said"));
        Assert.Equal(2, House.Kitchen.Current.Orders[House.Only.Order].OpenStep);
    }

    [Fact]
    public void An_order_goes_first_and_no_longer()
    {
        var register = SentTo("steak");

        Tap(register, "rush");
        Until(register, () => House.Kitchen.Current.Orders[House.Only.Order].IsRush);
        Until(register, () => The(register, "rush").GetAttribute("aria-pressed") == "true");
        Tap(register, "rush");
        Until(register, () => !House.Kitchen.Current.Orders[House.Only.Order].IsRush);
    }

    [Fact]
    public void A_ready_course_is_said_in_words()
    {
        var register = SentTo("biere", "steak");

        House.Tell(House.Only.Order, new OrderCommand.MarkReady(
            [Tick.Of(House.Kitchen.Current.Orders[House.Only.Order].Find(House.Only.Lines[0].Id)!)], By));

        Until(register, () => Has(register, "course-ready"));
        Assert.Equal("Étape 1 prête : Boissons", Said(register, "course-ready"));
    }

    [Fact]
    public void What_is_sold_out_says_so_on_its_key_and_sells_nothing_until_it_is_put_back()
    {
        var register = Register();
        House.Tell(new SoldOutCommand.Mark(new("steak"), "Steak frites", By));

        Until(register, () => Said(register, "article-steak") == "Steak frites ÉPUISÉ");
        Tap(register, "article-steak");
        Assert.Equal("Il n’y en a plus. Proposer autre chose.", Said(register, "refusal"));
        Assert.Empty(House.All);

        Tap(register, "sold-out");
        Tap(register, "restore-steak");
        Until(register, () => House.Kitchen.Current.SoldOut.Articles.IsEmpty);
        Tap(register, "close");
        Tap(register, "article-steak");
        Until(register, () => House.All.Count == 1);
    }

    [Fact]
    public void What_this_register_has_not_heard_of_yet_is_refused_by_the_hub_and_leaves_no_empty_sale()
    {
        House.SoldOutAtTheDesk.Add(new("steak"));
        var register = Register();

        Tap(register, "article-steak");

        Assert.Equal("Il n’y en a plus. Proposer autre chose.", Said(register, "refusal"));
        Assert.All(House.All, sale => Assert.Equal(SaleStage.Abandoned, sale.Stage));
        Assert.Null(House.Showing[Till]);
    }

    [Fact]
    public void An_article_is_marked_as_sold_out_from_its_line_and_from_the_list()
    {
        var register = Selling("steak");
        Tap(register, $"line-{House.Only.Lines[0].Id}");
        Tap(register, "mark-sold-out");
        Until(register, () => House.Kitchen.Current.SoldOut.Has(new("steak")));
        Until(register, () => Has(register, "restore"));
        Assert.True(The(register, "more-of-it").HasAttribute("disabled"));

        Tap(register, "sold-out");
        The(register, "sold-out-search").Input("bie");
        Tap(register, "mark-biere");
        Until(register, () => Said(register, "sold-out-count") == "2");
    }

    [Fact]
    public void A_beeper_that_is_out_is_refused_with_the_order_that_has_it()
    {
        var register = Selling("steak");
        Tap(register, "guest");
        Tap(register, "beeper-next");
        Until(register, () => Said(register, "guest") == "Bippeur 1");
        Tap(register, "send");
        Until(register, () => House.Only.CallNumber == 47);
        Tap(register, "park");

        Tap(register, "article-biere");
        Tap(register, "guest");
        Tap(register, "beeper-1");

        Assert.Equal("Le bippeur 1 est avec la commande 47. En choisir un autre.", Said(register, "refusal"));
    }

    [Fact]
    public void The_guests_first_name_is_kept_with_the_sale()
    {
        var register = Register();
        Tap(register, "guest");
        The(register, "customer").Input(" Léa ");
        register.Find("form.field").Submit();

        Until(register, () => House.All.Count == 1 && House.Only.Customer == "Léa");
        Until(register, () => Said(register, "guest") == "Léa");
    }

    [Fact]
    public void A_sale_that_was_put_aside_is_taken_up_again()
    {
        var register = Selling("steak");
        var first = House.Only.Id;
        Tap(register, "park");
        Until(register, () => Said(register, "total") == "Total 0,00 €");
        Assert.Null(House.Showing[Till]);

        Tap(register, "open-sales");
        Tap(register, $"sale-{first}");

        Until(register, () => Said(register, "total") == "Total 19,90 €");
        Assert.Equal(first, House.Showing[Till]);
    }

    [Fact]
    public void A_page_that_is_loaded_again_finds_its_sale()
    {
        Selling("steak");

        Assert.Equal("Total 19,90 €", Said(Register(), "total"));
    }

    [Fact]
    public void A_sale_is_sold_and_paid_with_the_keyboard_alone()
    {
        var register = Register();

        Press(register, "2", "x", "*");
        The(register, "search").Input("cre");
        Press(register, "Enter");
        Until(register, () => House.All.Count == 1 && House.Only.Lines is [{ Quantity.Thousandths: 2_000 }]);
        Press(register, "F1");
        The(register, "pay-pane");
        Press(register, "2", "0", "F1");

        Assert.Equal("Rendu 5,00 €", Said(register, "change"));
        Clock.Advance(PaymentPad.Bounce);
        Press(register, "Enter");
        Until(register, () => !Has(register, "ticket"));
    }

    [Fact]
    public void An_amount_and_a_payment_key_pay_without_another_key()
    {
        var register = Selling("steak");

        Press(register, "5", "0", "F1");

        Assert.Equal("Rendu 30,10 €", Said(register, "change"));
    }

    [Fact]
    public void A_part_of_it_is_paid_by_one_key_and_the_rest_by_the_next()
    {
        var register = Selling("steak");

        Press(register, "1", "0", "F2");
        Until(register, () => Said(register, "due") == "9,90 €");
        Clock.Advance(PaymentPad.Bounce);
        Press(register, "F1");

        Until(register, () => Has(register, "ticket"));
        Assert.Equal([PaymentMode.Card, PaymentMode.Cash], House.Only.Payments.Select(payment => payment.Mode));
    }

    [Fact]
    public void With_nothing_in_the_basket_an_amount_and_a_payment_key_are_a_whole_sale()
    {
        var register = Register();

        Press(register, "4", "9", ",", "9", "F2");

        Until(register, () => Has(register, "ticket"));
        Assert.Equal((4_990L, PaymentMode.Card), (House.Only.Total.Cents, House.Only.Payments.Single().Mode));
    }

    [Fact]
    public void What_was_typed_behind_a_multiplier_is_a_price_and_never_money_on_the_counter()
    {
        var register = Selling("steak");

        Press(register, "3", "*", "5", "F1");

        The(register, "pay-pane");
        Assert.Empty(House.Only.Payments);
    }

    [Fact]
    public void Touched_the_payment_key_sells_the_amount_that_is_typed()
    {
        var register = Register();
        Assert.True(The(register, "pay").HasAttribute("disabled"));

        Tap(register, "key-8");
        Tap(register, "pay");

        Until(register, () => Has(register, "pay-pane") && Said(register, "due") == "8,00 €");
    }

    [Fact]
    public void Ten_and_a_percent_sign_take_a_tenth_off_the_subtotal()
    {
        var register = Selling("steak");

        Press(register, "1", "0", "%");

        Until(register, () => Said(register, "total") == "Total 17,91 €");
        Press(register, "%");
        The(register, "discount-pane");
    }

    [Fact]
    public void Arrows_go_through_the_departments_and_enter_answers_whether_to_abandon()
    {
        var register = Selling("steak");
        var first = register.FindAll("[data-test^='department-']")[1].GetAttribute("data-test")!;

        Press(register, "ArrowDown");
        Assert.Equal("true", The(register, first).GetAttribute("aria-pressed"));
        Press(register, "ArrowUp");
        Assert.Equal("true", The(register, "department-all").GetAttribute("aria-pressed"));
        Press(register, "Escape");
        The(register, "abandon-confirm");
        Press(register, "Enter");

        Until(register, () => House.All.Single().Stage is SaleStage.Abandoned);
    }

    [Fact]
    public void Escape_steps_back_one_thing_at_a_time_and_asks_before_it_abandons()
    {
        var register = Selling("steak");
        Tap(register, "department-boissons");
        Press(register, "3", "*", "4");
        Assert.Equal("3 × 4", Said(register, "typed"));

        Press(register, "Escape");
        Assert.Equal("3 ×", Said(register, "typed"));
        Press(register, "Escape");
        Assert.Equal("Quantité", Said(register, "typed"));
        Press(register, "Escape");
        Assert.Equal("true", The(register, "department-all").GetAttribute("aria-pressed"));
        Press(register, "Escape");
        Tap(register, "abandon-confirm");

        Until(register, () => House.All.Single().Stage is SaleStage.Abandoned);
        Until(register, () => Said(register, "total") == "Total 0,00 €");
    }

    [Fact]
    public void A_toast_goes_by_itself_and_a_refusal_stays()
    {
        var register = Selling("steak");
        Tap(register, "send");
        The(register, "said");
        Clock.Advance(TimeSpan.FromSeconds(7));
        Until(register, () => !Has(register, "said"));

        Press(register, "F8");
        Assert.Equal("Rien de nouveau à envoyer. Ajouter un article d’abord.", Said(register, "refusal"));
        Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.True(Has(register, "refusal"));
    }

    [Fact]
    public void A_part_paid_basket_is_closed_to_everything_but_payments()
    {
        var register = Selling("steak");
        Tap(register, "pay");
        Press(register, "5");
        Tap(register, "pay-cash");
        Until(register, () => Has(register, "lock"));

        Assert.Equal("Reste à payer 14,90 €", Said(register, "total"));
        Assert.True(The(register, "abandon").HasAttribute("disabled"));
        Tap(register, "close");
        Tap(register, "article-biere");
        Assert.StartsWith("Le ticket est déjà numéroté.", Said(register, "refusal"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_register_speaks_english()
    {
        Speak("en-GB");
        var register = Register();

        Assert.Equal("Eat in", Said(register, "mode-EatIn"));
        Assert.Equal("Total €0.00", Said(register, "total"));
        Assert.StartsWith("Take payment", Said(register, "pay"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task News_from_the_hub_does_not_change_the_language_of_the_page()
    {
        Speak("en-GB");
        var register = Selling("steak");

        // A feed calls back on a thread of its own, which speaks whatever the machine speaks.
        await Task.Run(() =>
        {
            Speak("fr-FR");
            House.Tell(House.Only.Id, new SaleCommand.SetMode(ServiceMode.TakeAway, By));
            House.Tell(House.Only.Id, new SaleCommand.RemoveLine(House.Only.Lines[0].Id, "", By));
        });

        Until(register, () => register.FindAll("[data-test^='line-']").Count == 0);
        Assert.Equal("Total €0.00", Said(register, "total"));
    }

    [Fact]
    public async Task A_screen_that_is_gone_no_longer_listens()
    {
        Register();
        await DisposeComponentsAsync();

        Assert.Equal(0, House.Sales.Listeners + House.Kitchen.Listeners + House.Catalogue.Listeners);
    }

    private IRenderedComponent<RegisterScreen> Selling(params string[] articles)
    {
        var register = Register();

        foreach (var article in articles)
        {
            Tap(register, $"article-{article}");
        }

        Until(register, () => House.All.Count > 0 && House.Only.Lines.Count == articles.Length);
        return register;
    }

    private IRenderedComponent<RegisterScreen> SentTo(params string[] articles)
    {
        var register = Selling(articles);
        Send(register);
        return register;
    }

    private void Send(IRenderedComponent<RegisterScreen> register)
    {
        Tap(register, "send");
        Until(register, () => House.Only.Lines[0].IsSent);
        House.Reach(House.Only);
        Until(register, () => Has(register, "work"));
    }

    private static SoldArticle Step(SoldArticle article, int step) => article with { Card = article.Card! with { Step = step } };

    private SaleId Others()
    {
        var id = new SaleId("others");
        House.Tell(id, new SaleCommand.Open(id, new("C2"), new("o-others"), ServiceMode.EatIn, By));
        House.Tell(id, new SaleCommand.AddLines([new(new("l1"), Menu.Sold("biere"), Quantity.One, [], "")], By));
        return id;
    }
}
