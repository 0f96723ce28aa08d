using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Floor;
using RetailPos.Register.Guest;
using RetailPos.Register.Home;
using RetailPos.Register.Office.Floor;

namespace RetailPos.Register.Tests;

public sealed class FloorScreenTests : Counter
{
    private static readonly TableId T1 = new("T1");
    private static readonly TableId T2 = new("T2");
    private readonly FakeGuests _guests = new();

    public FloorScreenTests()
    {
        Services.AddSingleton<IGuestDesk>(_guests);
        Services.AddSingleton<IHouseRulesDesk>(new FakeRules(Rules));
        Services.AddSingleton(new HouseTills([new("C1")]));
        JSInterop.SetupModule("./_content/RetailPos.Register/Office/Floor/FloorEditorScreen.razor.js").Mode = JSRuntimeMode.Loose;
    }

    private string At => Services.GetRequiredService<NavigationManager>().ToBaseRelativePath(Services.GetRequiredService<NavigationManager>().Uri);

    [Fact]
    public void A_free_table_is_seated_with_its_covers_and_the_register_has_a_new_sale()
    {
        var floor = Floors();
        Assert.Equal("T1 libre 4 pl.", Said(floor, "tile-T1"));

        Tap(floor, "tile-T1");
        Tap(floor, "seat-3");

        Until(floor, () => At == "register/C1");
        Assert.Equal((T1, 3), (House.Only.Table!.Value, House.Only.Covers));
        Assert.Equal(House.Only.Id, House.Showing[new("C1")]);
    }

    [Fact]
    public void A_server_who_comes_by_the_code_of_a_table_has_it_open()
    {
        SeatedAt(T2, "steak");
        Services.GetRequiredService<NavigationManager>().NavigateTo("floor/C1?table=T2");
        var floor = Floors();
        Assert.Contains("Table T2", Said(floor, "table-sheet"));
        Tap(floor, "open-bill");
        Until(floor, () => At == "register/C1");
    }

    [Fact]
    public void A_table_says_in_a_word_what_is_next_at_it()
    {
        var sale = SeatedAt(T1, "steak");
        var floor = Floors();
        Assert.Equal("ToOrder", Next(floor, T1));

        House.SendAsync(new("send"), sale, default);
        Until(floor, () => Next(floor, T1) == "Waiting");
        House.Cook(House.The(sale), LineState.Ready);
        Until(floor, () => Next(floor, T1) == "ToServe");
        Assert.Contains("à servir", Said(floor, "tile-T1"));
        Assert.Contains("19,90 €", Said(floor, "tile-T1"));
        House.Cook(House.The(sale), LineState.Collected);
        Until(floor, () => Next(floor, T1) == "Eating");
        Tap(floor, "tile-T1");
        Tap(floor, "bring-bill");
        Until(floor, () => Next(floor, T1) == "Bill");
        House.Put(T1, Table.Free with { IsToClear = true });
        Until(floor, () => Next(floor, T1) == "ToClear");
        Tap(floor, "clear");
        Until(floor, () => Next(floor, T1) == "Free");
    }

    [Fact]
    public void Opening_a_table_shows_each_dish_and_the_way_to_its_bill()
    {
        var sale = SeatedAt(T1, "steak", "biere");
        var floor = Floors();

        Tap(floor, "tile-T1");

        Assert.Equal(2, floor.FindAll("[data-test='dish']").Count);
        Tap(floor, "open-bill");
        Assert.Equal((sale, "register/C1"), (House.Showing[new("C1")]!.Value, At));
    }

    [Fact]
    public void A_table_at_which_nothing_is_to_be_paid_is_freed_from_the_floor()
    {
        var sale = SeatedAt(T1);
        var floor = Floors();
        Tap(floor, "tile-T1");
        Tap(floor, "leave");

        Until(floor, () => House.The(sale).Stage is SaleStage.Abandoned);
        SeatedAt(T2, "steak");
        Tap(floor, "tile-T2");
        Assert.Empty(floor.FindAll("[data-test='leave']"));
    }

    [Fact]
    public void The_second_tap_on_a_table_opens_its_only_bill()
    {
        var sale = SeatedAt(T1, "steak");
        var floor = Floors();
        Tap(floor, "tile-T1");
        Tap(floor, "tile-T1");
        Assert.Equal((sale, "register/C1"), (House.Showing[new("C1")]!.Value, At));
    }

    [Fact]
    public void A_visit_is_moved_by_touching_where_it_goes()
    {
        SeatedAt(T1, "steak");
        var floor = Floors();
        Tap(floor, "tile-T1");
        Tap(floor, "move");
        Assert.Contains("Où va la table T1", Said(floor, "asks"));

        Tap(floor, "tile-T2");

        Assert.Equal(new TableCommand.Move(T1, T2, new("", "C1")), Assert.Single(Floor.Told));
        Assert.False(Has(floor, "asks"));
    }

    [Fact]
    public void A_refusal_is_said_in_a_sentence()
    {
        SeatedAt(T1, "steak");
        Floor.Refuses = TableRefusal.Taken;
        var floor = Floors();
        Tap(floor, "tile-T1");
        Tap(floor, "move");
        Tap(floor, "tile-T2");
        Assert.True(Said(floor, "refusal").Length > 10);
    }

    [Fact]
    public void Of_two_tables_pushed_together_the_one_with_guests_keeps_the_bills()
    {
        SeatedAt(T1, "steak");
        var floor = Floors();
        Tap(floor, "tile-T1");
        Tap(floor, "join");
        Tap(floor, "tile-T2");
        Assert.Equal(new TableCommand.Join(T2, T1, new("", "C1")), Assert.Single(Floor.Told));
    }

    [Fact]
    public void A_joined_table_shows_who_sits_there_with_whom()
    {
        var sale = SeatedAt(T1, "steak");
        var visit = House.Sales.Current.Tables[T1] with { Joined = [new JoinedTable(T2, Own: null)] };
        House.Put(T1, new(visit));
        House.Put(T2, Table.Free with { JoinedTo = T1 });
        var floor = Floors();
        Assert.Contains("avec T1", Said(floor, "tile-T2"));
        Assert.Contains("+ T2", Said(floor, "tile-T1"));
        Tap(floor, "tile-T2");
        Tap(floor, "open-bill");
        Assert.Equal(sale, House.Showing[new("C1")]);
    }

    [Fact]
    public void A_reservation_is_shown_before_its_time_and_seated_from()
    {
        var floor = Floors();
        House.Put(T1, Table.Free with { Reservations = [new("r-1", "Durand", 4, Clock.GetUtcNow().AddHours(3))] });
        Until(floor, () => Next(floor, T1) == "Free");
        House.Put(T1, Table.Free with { Reservations = [new("r-1", "Durand", 4, Clock.GetUtcNow().AddMinutes(50))] });
        Until(floor, () => Next(floor, T1) == "Reserved");
        Assert.Contains("Durand", Said(floor, "tile-T1"));

        Tap(floor, "tile-T1");
        Tap(floor, "seat-reserved");

        Until(floor, () => At == "register/C1");
        Assert.Equal((4, "Durand"), (House.Only.Covers, House.Only.Customer));
    }

    [Fact]
    public void Guests_at_a_table_that_is_not_on_the_plan_are_in_sight()
    {
        SeatedAt(new("Z9"), "steak");
        Assert.Contains("19,90", Said(Floors(), "tile-Z9"));
    }

    [Fact]
    public void The_way_back_leads_to_the_sale_that_was_in_hand()
    {
        var sale = SeatedAt(T1, "steak");
        House.Showing[new("C1")] = sale;
        Assert.Equal("Retour à T1", Said(Floors(), "to-register"));
    }

    [Fact]
    public void A_scanned_code_opens_the_table_on_the_register()
    {
        var sale = SeatedAt(T1, "steak");
        var register = Register();
        The(register, "search").Input($"http://chez-lea.fr/t/{Services.GetRequiredService<TableTokens>().Of(T1, 0)}");
        register.Find("form").Submit();
        Until(register, () => House.Showing.GetValueOrDefault(new("C1")) == sale);
    }

    [Fact]
    public void A_drawing_is_saved_and_a_second_one_over_it_is_refused_and_kept()
    {
        var (mine, theirs) = (Render<FloorEditorScreen>(), Render<FloorEditorScreen>());
        Tap(theirs, "add-Round");
        Tap(mine, "add-Wall");
        Tap(theirs, "save");
        Until(theirs, () => Said(theirs, "standing") == "Enregistré");

        Tap(mine, "save");

        Assert.Contains("entre-temps", Said(mine, "refusal"));
        Assert.True(Has(mine, "decor-0"));
        Tap(mine, "adopt");
        Assert.True(Has(mine, "piece-T5"));
        Tap(mine, "undo");
        Assert.True(Has(mine, "decor-0"));
        Tap(mine, "save");
        Until(mine, () => Said(mine, "standing") == "Enregistré");
        Assert.Equal((2, 1), (Plan.Current.Plan.Version, Plan.Current.Plan.Rooms[0].Decor.Count));
    }

    [Fact]
    public void The_first_tap_on_a_table_chooses_it_and_the_next_turns_it()
    {
        var editor = Render<FloorEditorScreen>();
        Tap(editor, "piece-T2");
        Assert.Equal("Table T2", editor.Find(".side h2").TextContent);
        Tap(editor, "piece-T2");
        Tap(editor, "save");
        Until(editor, () => Plan.Current.Plan.Version == 1);
        Assert.Equal(45, Plan.Current.Plan.Rooms[0].Tables[1].Spot.Rotation);
    }

    [Fact]
    public void Keys_move_turn_remove_and_take_back()
    {
        var editor = Render<FloorEditorScreen>();
        Tap(editor, "piece-T1");

        foreach (var key in new[] { "ArrowRight", "ArrowDown", "r", "Delete", "undo", "undo" })
        {
            _ = editor.InvokeAsync(() => editor.Instance.KeyAsync(key));
        }

        Tap(editor, "save");
        Until(editor, () => Plan.Current.Plan.Version == 1);
        Assert.Equal(new Spot(2, 2, 3, 3, 0), Plan.Current.Plan.Rooms[0].Tables[0].Spot);
    }

    [Fact]
    public void A_table_with_guests_is_not_taken_off_the_plan()
    {
        Floor.InUse = [T1];
        var editor = Render<FloorEditorScreen>();
        Tap(editor, "piece-T1");
        Tap(editor, "delete");
        Tap(editor, "save");
        Assert.Contains("Des clients", Said(editor, "refusal"));
    }

    [Fact]
    public void A_guest_reads_the_card_and_orders_where_a_server_has_seated_them()
    {
        var page = Guest(T1);
        Assert.Contains("demandez à un serveur", Said(page, "guest-reads"));
        Assert.False(Has(page, "guest-add-biere"));

        SeatedAt(T1, "steak");
        Tap(page, "guest-add-biere");
        Tap(page, "guest-add-biere");
        Tap(page, "guest-add-steak");
        Tap(page, "guest-add-chosen");
        Tap(page, "guest-open");
        Assert.Contains("28,90 €", Said(page, "guest-send"));
        Tap(page, "guest-send");

        Until(page, () => !Has(page, "guest-basket"));
        Until(page, () => Has(page, "guest-sent"));
        var (_, table, lines) = Assert.Single(_guests.Asked);
        Assert.Equal((T1, "Bière pression", 2), (table, lines[0].Article.Name, lines[0].Quantity.Thousandths / 1_000));
    }

    [Fact]
    public void An_order_that_was_not_answered_keeps_its_id_when_it_is_sent_again()
    {
        SeatedAt(T1, "steak");
        var page = Guest(T1);
        Tap(page, "guest-add-biere");
        Tap(page, "guest-open");
        _guests.Answer = new(GuestFault.TooOften, Refusal: null, Sale: null);
        Tap(page, "guest-send");
        Until(page, () => Has(page, "guest-refusal"));
        _guests.Answer = new(Fault: null, Refusal: null, new("guest-1"));
        Tap(page, "guest-send");
        Until(page, () => !Has(page, "guest-basket"));
        Assert.Equal(_guests.Asked[0].Id, _guests.Asked[1].Id);
        Assert.Equal(_guests.Asked[0].Lines, _guests.Asked[1].Lines);
    }

    [Fact]
    public void A_code_that_is_revoked_closes_the_page_that_it_opened()
    {
        var page = Guest(T1);
        Assert.Equal("Table T1", Said(page, "guest-table"));
        Plan.Push(new(2, FloorPlan.Empty with { Codes = FloorPlan.Empty.Codes.SetItem(T1, 1) }));
        Until(page, () => Has(page, "guest-closed"));
    }

    [Fact]
    public void A_guess_opens_nothing() =>
        Assert.True(Has(Render<GuestScreen>(page => page.Add(it => it.Token, "aaaaaaaaaaaaaaaaaaaaaa")), "guest-closed"));

    [Fact]
    public void The_sheet_of_codes_has_one_for_each_table_and_revokes_after_a_question()
    {
        var codes = Render<FloorCodesScreen>();
        var before = The(codes, "code-T2").GetAttribute("data-address");
        Tap(codes, "revoke-T2");
        Tap(codes, "revoke-sure-T2");
        Until(codes, () => The(codes, "code-T2").GetAttribute("data-address") != before);
    }

    private IRenderedComponent<FloorScreen> Floors() => Render<FloorScreen>(screen => screen.Add(it => it.Till, "C1"));

    private IRenderedComponent<GuestScreen> Guest(TableId table) =>
        Render<GuestScreen>(page => page.Add(it => it.Token, Services.GetRequiredService<TableTokens>().Of(table, 0)));

    private static string? Next(IRenderedComponent<FloorScreen> floor, TableId table) =>
        The(floor, $"tile-{table}").GetAttribute("data-next");

    private SaleId SeatedAt(TableId table, params string[] articles)
    {
        var sale = new SaleId($"sale-{table}");
        House.Tell(sale, new SaleCommand.Open(sale, new("C1"), new($"order-{table}"), ServiceMode.EatIn, default));
        House.Tell(sale, new SaleCommand.AddLines(
            [.. articles.Select((id, at) => new NewLine(new($"{table}-{at}"), Menu.Sold(id), Quantity.One, [], ""))], default));
        House.Tell(sale, new SaleCommand.TakeTable(table, 2, default));
        House.Sit(sale, table);
        return sale;
    }

    private sealed class FakeRules(FakeFeed<HouseRulesView> feed) : IHouseRulesDesk
    {
        public Task<Told<HouseRulesRefusal>> TellAsync(CommandId id, HouseRulesCommand command)
        {
            var decision = HouseRulesDecider.Decide(feed.Current.Rules, command, default);
            feed.Push(new(feed.Current.Position + 1, decision.Events.Aggregate(feed.Current.Rules, HouseRulesDecider.Evolve)));
            return Task.FromResult(new Told<HouseRulesRefusal>(decision.Refusal, feed.Current.Position));
        }
    }
}
