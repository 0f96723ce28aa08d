using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using static RetailPos.Domain.Tests.Sales.Counter;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Sales;

public sealed class SaleDeciderTests
{
    private static readonly SaleEvent Abandoned = new SaleEvent.Abandoned(TheSale, TheOrder, null, [], "", Anna, Noon);
    private static readonly SaleEvent AtT4 = new SaleEvent.TableTaken(T4, 2, Anna, Noon);
    private static readonly SaleEvent[] Pending = [Opened, Added(Steak), Sent(Steak), Requested(After(Opened, Added(Steak), Sent(Steak)), Cash("p-1", 1_000))];
    private static readonly SaleEvent[] Sealed = [.. Pending, Confirmed(Cash("p-1", 1_000), applied: 1_000)];
    private static readonly SaleEvent[] Paid = [Opened, Added(Steak), Sent(Steak), Requested(After(Opened, Added(Steak), Sent(Steak)), Cash("p-1", 2_000)), Confirmed(Cash("p-1", 2_000), applied: 1_850), Settled];

    private static readonly NewLine Three = Steak with { Quantity = Quantity.Pieces(3) };
    private static readonly Choice Rare = new(new("cooking"), new("rare"), "saignant", Money.Zero);
    private static readonly RetailPos.Register.Domain.Offers.Menu Lunch =
        new(new("lunch"), "Formule", new(1_500), [new("Plat", [new("mains")], 1, 1, [])], Rank: 0, IsAutomatic: true);
    private static readonly Transfer TheTransfer = Asked(1).Transfer;
    private static readonly SaleEvent MoveAsked = Asked(1);
    private static readonly SaleEvent[] Halved =
        [Asked(1, isSent: true), new SaleEvent.MoveConfirmed(new("m-1"), new("s-2"), null, Anna, Noon)];
    private static readonly SaleEvent RefundAsked = SaleDecider.Decider.Given(Paid).When(Refunded()).Events[0];

    private static SaleEvent.MoveRequested Asked(int pieces, bool isSent = false) => (SaleEvent.MoveRequested)SaleDecider.Decider
        .Given([Opened, Added(Three), .. isSent ? (SaleEvent[])[Sent(Three)] : []]).When(Split(pieces)).Events[0];

    private static SaleCommand.Move Split(int pieces) =>
        new SaleCommand.Move(new("m-1"), new("s-2"), IsNew: true, [new(Steak.Id, Quantity.Pieces(pieces))], Anna);

    private static SaleCommand.ApplyReduction Reduce(int percentPoints) =>
        new(new("r-1"), "Remise", percentPoints, Money.Zero, FixedPrice: null, Lines: null, Anna);

    private static SaleEvent.Adjusted Reduced(string id = "r-1", long? fixedPrice = null) => new SaleEvent.Adjusted(
        new(new(id), AdjustmentKind.Reduction, "Remise", fixedPrice is null ? -100 : 0, Money.Zero,
            fixedPrice is { } price ? new Money(price) : null, [Steak.Id], IsByHand: true, Anna), Noon);

    private static SaleCommand.RequestPayment ByKey(string key, long cents) => new SaleCommand.RequestPayment(
        Cash("p-1", cents), Anna, new PaymentKeyId(key), PaymentRules.Default with
        {
            CashStepCents = 5, Keys = [PaymentRules.Default.Keys[0] with { Min = new(200) }],
        });

    private static SaleCommand.RequestRefund Refunded() =>
        new(new("r-1"), TheTill, PaymentMode.Cash, Lines: null, Amount: null, "froid", Anna);

    [Fact]
    public void A_bill_that_is_split_off_begins_and_joins_none_that_is_there() =>
        SaleDecider.Decider.Given(Opened, Added(Wine)).When(new SaleCommand.TakeIn(TheTransfer, Anna)).IsRefused(SaleRefusal.AlreadyOpen);

    // Rows in the order the decider checks; a row that moves is a changed rule.
    public static TheoryData<SaleEvent[], SaleCommand, SaleRefusal> Refusals => new()
    {
        { [], new SaleCommand.Open(TheSale, new(""), TheOrder, ServiceMode.EatIn, Anna), SaleRefusal.SaleIdInvalid },
        { [Opened], Open, SaleRefusal.AlreadyOpen },
        { [], AddLines(Steak), SaleRefusal.NotOpen },
        { [Opened, Added(Steak)], new SaleCommand.ConfirmPayment(1, Taken(Cash("p-9", 1), 1)), SaleRefusal.NoSuchPayment },
        { Paid, AddLines(Wine), SaleRefusal.AlreadySettled },
        { [Opened, Abandoned], AddLines(Wine), SaleRefusal.AlreadyAbandoned },
        { Pending, AddLines(Wine), SaleRefusal.PaymentPending },
        { Sealed, AddLines(Wine), SaleRefusal.AlreadySealed },
        { [], new SaleCommand.Open(TheSale, TheTill, TheOrder, ServiceMode.Drive, Anna, House: HouseRules.Default), SaleRefusal.ModeOff },
        { [Opened], AddLines(), SaleRefusal.NoLines },
        { [Opened, Added(Many(200))], AddLines(Steak), SaleRefusal.TooManyLines },
        { [Opened], AddLines(Steak with { Id = new("é") }), SaleRefusal.LineIdInvalid },
        { [Opened], AddLines(Sold(Steak.Article with { Name = "" })), SaleRefusal.ArticleInvalid },
        { [Opened], AddLines(Sold(Steak.Article with { UnitPrice = new(-1) })), SaleRefusal.PriceOutOfRange },
        { [Opened], AddLines(Sold(Steak.Article with { TakeAway = new(10_001) })), SaleRefusal.RateOutOfRange },
        { [Opened], AddLines(Sold(Steak.Article with { Card = Card with { Step = 0 } })), SaleRefusal.PreparationInvalid },
        { [Opened], AddLines(Steak with { Quantity = new(0) }), SaleRefusal.QuantityOutOfRange },
        { [Opened], AddLines(Steak with { Options = [.. Enumerable.Repeat("sauce", 13)] }), SaleRefusal.OptionsInvalid },
        { [Opened], AddLines(Steak with { Note = "a\nb" }), SaleRefusal.NoteInvalid },
        { [Opened], AddLines(Steak with { Allergies = ["\n"] }), SaleRefusal.AllergiesInvalid },
        { [Opened, Added(Steak)], AddLines(Steak), SaleRefusal.LineIdTwice },
        { [Opened], AddLines(Sold(Steak.Article with { ModePrices = [new(ServiceMode.EatIn, null)] })), SaleRefusal.NotSoldInMode },
        { [Opened], AddLines(Steak) with { SoldOut = [Steak.Article.Id!.Value] }, SaleRefusal.SoldOut },
        { [Opened], AddLines(Steak) with { Archived = [Steak.Article.Id!.Value] }, SaleRefusal.NoLongerSold },
        { [Opened], AddLines(Steak) with { Choices = new(ChoiceFaultKind.Unknown, "Cuisson") }, SaleRefusal.ChoiceUnknown },
        { [Opened], AddLines(Steak) with { Choices = new(ChoiceFaultKind.TooFew, "Cuisson") }, SaleRefusal.ChoiceMissing },
        { [Opened], AddLines(Steak) with { Choices = new(ChoiceFaultKind.TooMany, "Cuisson") }, SaleRefusal.TooManyChoices },
        { [Opened], Step(0), SaleRefusal.StepOutOfRange },
        { [Opened], Remove(Steak), SaleRefusal.UnknownLine },
        { [Opened, Added(Steak), Sent(Steak)], SetQuantity(2), SaleRefusal.LineSent },
        { [Opened, Added(Mug)], new SaleCommand.SetStep(Mug.Id, 2, Anna), SaleRefusal.NotPrepared },
        { [Opened, Added(Steak), Sent(Steak)], Step(2), SaleRefusal.StepSent },
        { [Opened, Added(Steak)], new SaleCommand.RemoveLine(Steak.Id, "\0", Anna), SaleRefusal.ReasonInvalid },
        { [Opened], new SaleCommand.SetCustomer("A\rB", Anna), SaleRefusal.CustomerInvalid },
        { [Opened], new SaleCommand.SetPhone("06 <script>", Anna), SaleRefusal.PhoneInvalid },
        { [Opened], Bring(" ", Delivering.Here), SaleRefusal.AddressInvalid },
        { [Opened], Bring("1 rue Basse", new(90_000_001, 0)), SaleRefusal.PlaceInvalid },
        { [Opened], Bring("1 rue Basse", Delivering.Here, "Lune"), SaleRefusal.ZoneUnknown },
        { [Opened], Bring("1 rue Basse", place: null), SaleRefusal.ZoneMissing },
        { [Opened], Bring("1 rue Haute", Delivering.Far), SaleRefusal.OutsideZones },
        { [Opened], new SaleCommand.SetRelay("R9", Anna, Delivering.Relays), SaleRefusal.RelayUnknown },
        { [Opened], new SaleCommand.SetRelay("R2", Anna, Delivering.Relays), SaleRefusal.RelayOff },
        { [Opened], new SaleCommand.TakeTable(new("T 4"), 201, Anna), SaleRefusal.TableInvalid },
        { [Opened], new SaleCommand.TakeTable(T4, 201, Anna), SaleRefusal.CoversOutOfRange },
        { [Opened, AtT4], new SaleCommand.TakeTable(new("T5"), 2, Anna), SaleRefusal.AtAnotherTable },
        { [Opened, Added(Steak), Sent(Steak)], Due(30), SaleRefusal.DueTimeSent },
        { [Opened], Due(0), SaleRefusal.DueTimeAbsurd },
        { [Opened], Due(30) with { IsRefusedAsFull = true }, SaleRefusal.SlotFull },
        { [Opened, Added(Mug)], Send(42), SaleRefusal.NothingToSend },
        { [Opened, Added(Steak)], Delivering.Send(Delivering.PaidFirst), SaleRefusal.WaitsForPayment },
        { [Delivering.Unsaid, Added(Steak)], Delivering.Send(Delivering.Mandatory), SaleRefusal.ModeMissing },
        { [Delivering.Opened, Added(Steak)], Delivering.Send(Delivering.House), SaleRefusal.CustomerMissing },
        { [Delivering.Opened, Added(Steak), Delivering.Named], Delivering.Send(Delivering.House), SaleRefusal.PhoneMissing },
        { [Delivering.Opened, Added(Steak), Delivering.Named, Delivering.Reached], Delivering.Send(Delivering.House), SaleRefusal.DestinationMissing },
        { [Delivering.ToRelay, Added(Steak)], Delivering.Send(Delivering.Relays), SaleRefusal.RelayMissing },
        { [Delivering.Opened, Added(Steak), Delivering.Named, Delivering.Reached, Delivering.Sent(minimum: 1_851)], Delivering.Send(Delivering.House), SaleRefusal.BelowMinimum },
        { [Opened, Added(Steak)], Send(0), SaleRefusal.CallNumberOutOfRange },
        { [Opened, Added(Steak)], Pay(Cash("p-1", -1)), SaleRefusal.UnsentLines },
        { [Opened, Added(Mug)], Pay(Cash("p-1", -1)), SaleRefusal.AmountNegative },
        { [Opened, Added(Mug)], Pay(Cash("p-1", 0)), SaleRefusal.AmountMissing },
        { [Opened, Added(Mug)], Pay(Cash("p-1", 1_000_001)), SaleRefusal.AmountTooLarge },
        { [Opened, Added(Mug)], Pay(Counter.Card("p-1", 991)), SaleRefusal.CardAboveDue },
        { [Opened, Added(Steak)], new SaleCommand.SetChoices(Steak.Id, [Rare, Rare], Anna), SaleRefusal.ChoicesInvalid },
        { [Opened, Added(Steak)], new SaleCommand.SetSeat(Steak.Id, -1, Anna), SaleRefusal.SeatOutOfRange },
        { [Opened, Added(Steak), Reduced(fixedPrice: 1_000)], SetQuantity(2), SaleRefusal.LineFixed },
        { [Opened, Added(Three), Sent(Three), .. Halved], new SaleCommand.SetNote(Steak.Id, null, "bleu", Anna), SaleRefusal.LineShared },
        { [Opened, Added(Steak)], Reduce(percentPoints: -10_001), SaleRefusal.AdjustmentInvalid },
        { [Opened, Added(Steak), .. Enumerable.Range(0, 60).Select(at => Reduced(id: $"r-{at}"))], Reduce(percentPoints: -1_000), SaleRefusal.TooManyAdjustments },
        { [Opened, Added(Steak)], new SaleCommand.RemoveAdjustment(new("r-1"), Anna), SaleRefusal.UnknownAdjustment },
        { [Opened, Added(Steak)], new SaleCommand.ComposeMenu(new("m-1"), Lunch, [new(Steak.Id, Quantity.One)], Anna), SaleRefusal.MenuUnfit },
        { [Opened, Added(Three), MoveAsked], AddLines(Wine), SaleRefusal.MovePending },
        { [Opened, Added(Three)], Split(4), SaleRefusal.MoveInvalid },
        { [Opened, Added(Three)], Split(3), SaleRefusal.SplitTakesAll },
        { [Opened, Added(Wine)], new SaleCommand.TakeIn(TheTransfer with { IsNew = false, From = TheTransfer.From with { Mode = ServiceMode.TakeAway } }, Anna), SaleRefusal.OtherMode },
        { [Opened, Added(Mug)], ByKey("voucher", 100), SaleRefusal.PaymentKeyUnknown },
        { [Opened, Added(Mug)], ByKey("cash", 100), SaleRefusal.BelowMin },
        { [Opened, Added(Mug)], ByKey("cash", 501), SaleRefusal.NotInCoins },
        { [Opened, Added(Mug)], Pay(Cash("p-1", 500) with { Tip = new(501) }), SaleRefusal.TipTooLarge },
        { [Opened, Added(Mug)], Pay(Cash("p-1", 500) with { For = [new(Mug.Id, Quantity.Pieces(2))] }), SaleRefusal.PartPaid },
        { [Opened, Added(Mug)], Pay(new Tender(new("p-1"), PaymentMode.OnAccount, new(500))), SaleRefusal.NoCustomer },
        { [Opened, Added(Mug)], new SaleCommand.RequestPayment(new(new("p-1"), PaymentMode.OnAccount, new(500), Customer: new("c-1")), Anna, Trust: new(499)), SaleRefusal.AboveLimitOfDebt },
        { [Opened, Added(Mug)], Refunded(), SaleRefusal.NotSettled },
        { [.. Paid, RefundAsked], Refunded() with { Id = new("r-2") }, SaleRefusal.RefundPending },
        { Paid, Refunded() with { Reason = " " }, SaleRefusal.RefundReasonMissing },
        { Paid, Refunded() with { Amount = new(1_851) }, SaleRefusal.RefundTooMuch },
        { Paid, Refunded() with { Mode = PaymentMode.Card }, SaleRefusal.RefundModeUnpaid },
        { Paid, new SaleCommand.ConfirmRefund(new("r-9"), TheTill, 2), SaleRefusal.NoSuchRefund },
        { [Opened, Added(Mug)], new SaleCommand.RequestPayment(Cash("p-1", 500), Anna, IsTillClosed: true), SaleRefusal.TillClosed },
        { Paid, new SaleCommand.GiveReceipt(TheTill, 99, Anna), SaleRefusal.NoSuchReceipt },
        { [.. Paid, new SaleEvent.ReceiptGiven(TheTill, 1, ReceiptCount.CopiesMax, Anna, Noon)], new SaleCommand.GiveReceipt(TheTill, 1, Anna), SaleRefusal.TooManyReceipts },
        { CardAsked, AddLines(Wine), SaleRefusal.CardPending },
        { [.. CardAsked, CardSaid(CardOutcome.Declined)], Pay(Counter.Card("card-1", 100)), SaleRefusal.CardRefused },
        { [Opened, Added(Mug)], new SaleCommand.CancelCard(CardTry, Anna), SaleRefusal.NoSuchCard },
        { [.. CardAsked, CardLeft], new SaleCommand.SendCard(CardTry, ""), SaleRefusal.CardAlreadySent },
        { CardAsked, new SaleCommand.AnswerCard(CardTry, new(CardOutcome.Approved)), SaleRefusal.CardNotSent },
        { [.. CardAsked, CardLeft], new SaleCommand.ResolveCard(CardTry, WasDone: true, "Vu", Anna), SaleRefusal.CardNotUnknown },
        { [.. CardAsked, CardLeft, CardSaid(CardOutcome.Unknown)], new SaleCommand.ResolveCard(CardTry, WasDone: true, " ", Anna), SaleRefusal.CardReasonMissing },
        { [Opened, Added(Mug), new SaleEvent.CustomerSet("Zoé", Anna, Noon), new SaleEvent.TableTaken(T4, 2, Anna, Noon)], Aside, SaleRefusal.CannotBePutAside },
        { [.. Sealed, new SaleEvent.PutAsideSet(IsOn: true, Anna, Noon)], Refunded() with { Amount = new(1) }, SaleRefusal.PutAsideAsAWhole },
    };

    private static readonly SaleCommand.PutAside Aside = new(IsOn: true, Anna);

    private static readonly CommandId CardTry = new("card-1");

    private static SaleEvent[] CardAsked =>
    [
        Opened, Added(Mug),
        new SaleEvent.CardAsked(new(CardTry, CardDeed.Payment, new(100), TheTill, new("tpe"), Anna, Noon, Counter.Card("card-1", 100)), Noon),
    ];

    private static SaleEvent.CardSent CardLeft => new SaleEvent.CardSent(CardTry, "0041", Noon);

    private static SaleEvent.CardAnswered CardSaid(CardOutcome outcome) => new SaleEvent.CardAnswered(CardTry, new(outcome), Noon);

    [Fact]
    public void A_yes_of_the_terminal_asks_the_till_in_the_same_append_and_a_second_one_changes_nothing()
    {
        var yes = new SaleCommand.AnswerCard(CardTry, new(CardOutcome.Approved, Number: "4970 1000 0000 0014"));
        var events = SaleDecider.Decider.Given([.. CardAsked, CardLeft]).When(yes).Events;

        Assert.Equal(2, events.Length);
        Assert.Equal("4970 10** **** 0014", Assert.IsType<SaleEvent.CardAnswered>(events[0]).Result.Number);
        Assert.Equal(CardTry, Assert.IsType<SaleEvent.PaymentRequested>(events[1]).Tender.Id);
        SaleDecider.Decider.Given([.. CardAsked, CardLeft, .. events]).When(yes).NothingHappens();
        SaleDecider.Decider.Given([.. CardAsked, CardLeft, .. events]).When(new SaleCommand.AnswerCard(CardTry, new(CardOutcome.Declined))).NothingHappens();
    }

    [Fact]
    public void An_unknown_one_is_answered_late_asked_about_or_decided_and_each_ends_it_once()
    {
        SaleEvent[] unknown = [.. CardAsked, CardLeft, CardSaid(CardOutcome.Unknown)];

        SaleDecider.Decider.Given(unknown).When(new SaleCommand.QueryCard(CardTry, Anna)).Happens(new SaleEvent.CardQueryAsked(CardTry, Anna, Noon));
        SaleDecider.Decider.Given(unknown).When(new SaleCommand.AnswerCard(CardTry, new(CardOutcome.Unknown))).NothingHappens();
        Assert.Equal(2, SaleDecider.Decider.Given(unknown).When(new SaleCommand.AnswerCard(CardTry, new(CardOutcome.Approved))).Events.Length);
        Assert.Equal(2, SaleDecider.Decider.Given(unknown).When(new SaleCommand.ResolveCard(CardTry, WasDone: true, "Vu", Anna)).Events.Length);
        Assert.Single(SaleDecider.Decider.Given(unknown).When(new SaleCommand.ResolveCard(CardTry, WasDone: false, "Vu", Anna)).Events);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(SaleEvent[] history, SaleCommand command, SaleRefusal reason) =>
        SaleDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<SaleRefusal>(), Refusals.Select(row => (SaleRefusal)row[2]));

    private static readonly SaleCommand[] OneOfEach =
    [
        Open,
        AddLines(Wine),
        SetQuantity(2),
        new SaleCommand.AddQuantity(Steak.Id, 1_000, Anna),
        new SaleCommand.SetNote(Steak.Id, [], "blue", Anna),
        new SaleCommand.SetOption(Steak.Id, "blue", IsOn: true, Anna),
        new SaleCommand.SetAllergy(Steak.Id, "arachide", IsOn: true, Anna),
        new SaleCommand.SetChoices(Steak.Id, [Rare], Anna),
        Step(2),
        Remove(Steak),
        new SaleCommand.SetMode(ServiceMode.TakeAway, Anna),
        new SaleCommand.SetCustomer("Zoé", Anna),
        new SaleCommand.SetPhone("06 12 34 56 78", Anna),
        Aside,
        Bring("1 rue Basse", Delivering.Here),
        new SaleCommand.TakeTable(T4, 2, Anna),
        new SaleCommand.MoveTable(T4, Anna),
        Due(30),
        Send(42),
        Pay(Cash("p-2", 100)),
        new SaleCommand.ConfirmPayment(1, Taken(Cash("p-2", 1), 1)),
        new SaleCommand.RefusePayment(new("p-2")),
        new SaleCommand.Abandon("", Anna),
        new SaleCommand.SetSeat(Steak.Id, 1, Anna),
        Reduce(-1_000),
        new SaleCommand.MakeFree(new("f-1"), Steak.Id, "Offert", Anna),
        new SaleCommand.RemoveAdjustment(new("r-1"), Anna),
        new SaleCommand.ComposeMenu(new("m-1"), Lunch, [new(Steak.Id, Quantity.One)], Anna),
        Split(1),
        new SaleCommand.TakeIn(TheTransfer with { IsNew = false }, Anna),
        new SaleCommand.ConfirmMove(new("m-9"), null, Anna),
        new SaleCommand.RefuseMove(new("m-9"), SaleRefusal.AlreadySealed),
        Refunded(),
        new SaleCommand.ConfirmRefund(new("r-9"), TheTill, 2),
        new SaleCommand.RefuseRefund(new("r-9")),
        new SaleCommand.GiveReceipt(TheTill, 99, Anna),
        new SaleCommand.TakeBackReceipt(TheTill, 99, 1),
        new SaleCommand.SendCard(CardTry, ""),
        new SaleCommand.AnswerCard(CardTry, new(CardOutcome.Declined)),
        new SaleCommand.CancelCard(CardTry, Anna),
        new SaleCommand.QueryCard(CardTry, Anna),
        new SaleCommand.ResolveCard(CardTry, WasDone: true, "Vu", Anna),
        new SaleCommand.SetRelay("R1", Anna, Delivering.Relays),
    ];

    [Fact]
    public void Other_choices_are_told_to_the_kitchen_once_it_has_the_line()
    {
        var chosen = new SaleEvent.ChoicesSet(Steak.Id, [], [Rare], Anna, Noon);
        var set = new SaleCommand.SetChoices(Steak.Id, [Rare], Anna);

        SaleDecider.Decider.Given(Opened, Added(Steak)).When(set).Happens(chosen);
        SaleDecider.Decider.Given(Opened, Added(Steak), chosen).When(set).NothingHappens();
        Assert.IsType<SaleEvent.SentLineChanged>(SaleDecider.Decider.Given(Opened, Added(Steak), Sent(Steak)).When(set).Events[1]);
        SaleDecider.Decider.Given(Opened, Added(Steak)).When(set with { Fault = new(ChoiceFaultKind.TooFew, "Cuisson") })
            .IsRefused(SaleRefusal.ChoiceMissing);
        SaleDecider.Decider.Given(Opened, Added(Steak)).When(set with { Line = new("moon") }).IsRefused(SaleRefusal.UnknownLine);
    }

    [Fact]
    public void There_is_one_of_each_command() => Assert.Equal(
        CasesOf<SaleCommand>(), OneOfEach.Select(command => command.GetType().Name).Order());

    [Fact]
    public void A_sale_that_was_never_opened_refuses_everything_but_opening() => Assert.All(OneOfEach.Skip(1), command =>
        SaleDecider.Decider.Given().When(command).IsRefused(SaleRefusal.NotOpen));

    [Fact]
    public void Nothing_changes_once_a_payment_is_on_its_way() => Assert.All(OneOfEach.Where(Bills), command =>
        Assert.Empty(SaleDecider.Decider.Given(Pending).When(command).Events));

    [Fact]
    public void Nothing_but_a_refund_changes_a_sale_that_is_paid() => Assert.All(OneOfEach, command =>
        Assert.Equal(command is SaleCommand.RequestRefund, !SaleDecider.Decider.Given(Paid).When(command).Events.IsEmpty));

    [Fact]
    public void Nothing_but_a_payment_changes_a_sealed_sale() => Assert.All(OneOfEach.Where(Bills), command =>
        Assert.Equal(
            command is SaleCommand.RequestPayment, SaleDecider.Decider.Given(Sealed).When(command).Events.Length > 0));

    // Where the guests sit is no part of what they owe: they may be moved while the till is at work.
    private static bool Bills(SaleCommand command) => command is not SaleCommand.MoveTable;

    [Fact]
    public void Guests_may_move_to_another_table_while_they_pay_and_the_kitchen_hears_of_it()
    {
        var to = new SaleCommand.MoveTable(new("T5"), Anna);
        Assert.All(new SaleEvent[][] { Pending, Sealed }, history =>
        {
            var decision = SaleDecider.Decider.Given([Opened, AtT4, .. history.Skip(1)]).When(to);
            Assert.Equal(["TableTaken", "DispatchChanged"], decision.Events.Select(e => e.GetType().Name));
            Assert.Equal((new TableId("T5"), 2), (((SaleEvent.DispatchChanged)decision.Events[1]).Dispatch.Table, ((SaleEvent.DispatchChanged)decision.Events[1]).Dispatch.Covers));
        });
    }

    [Fact]
    public void Mending_a_line_fault_by_fault_walks_down_the_list_of_refusals()
    {
        var worst = new SoldArticle(new ArticleId(""), "", new(-1), new(-1), new(0), Card with { Step = 0 });
        var line = new NewLine(new(""), worst, new(0), [""], "\n", [""]);

        SaleCommand[] mended =
        [
            AddLines(),
            AddLines([.. Enumerable.Repeat(line, 201)]),
            AddLines(line, line),
            Both(line = line with { Id = new("a") }),
            Both(line = line with { Article = line.Article with { Id = null, Name = "a" } }),
            Both(line = line with { Article = line.Article with { UnitPrice = Money.Zero } }),
            Both(line = line with { Article = line.Article with { EatIn = new(0) } }),
            Both(line = line with { Article = line.Article with { Card = null } }),
            Both(line = line with { Quantity = Quantity.One }),
            Both(line = line with { Options = [] }),
            Both(line = line with { Note = "" }),
            Both(line with { Allergies = [] }),
        ];

        Assert.Equal(
            Enum.GetValues<SaleRefusal>().SkipWhile(reason => reason is not SaleRefusal.NoLines).Take(mended.Length),
            mended.Select(command => SaleDecider.Decider.Given(Opened).When(command).Refusal!.Value));

        static SaleCommand Both(NewLine line) => AddLines(line, line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("le steak")]
    [InlineData(null)]
    public void An_article_has_a_good_id_or_none(string? id)
    {
        SaleDecider.Decider.Given(Opened).When(AddLines(Sold(Steak.Article with { Id = new ArticleId(id!) })))
            .IsRefused(SaleRefusal.ArticleInvalid);
        Assert.Null(SaleDecider.Decider.Given(Opened).When(AddLines(Sold(Steak.Article with { Id = null }))).Refusal);
    }

    public static TheoryData<PreparationCard> BadCards =>
    [
        Card with { Step = PreparationCard.StepMax + 1 },
        Card with { Route = [new("a b")] },
        Card with { Route = [new("grill"), new("grill")] },
        Card with { ExpectedSeconds = -1 },
        Card with { Allergens = [""] },
    ];

    [Theory]
    [MemberData(nameof(BadCards), DisableDiscoveryEnumeration = true)]
    public void What_no_kitchen_could_prepare_is_not_sold(PreparationCard card) => SaleDecider.Decider
        .Given(Opened)
        .When(AddLines(Sold(Steak.Article with { Card = card })))
        .IsRefused(SaleRefusal.PreparationInvalid);

    // A record that came from JSON may hold nothing where it promises a text.
    [Fact]
    public void What_is_missing_is_refused_like_what_is_wrong()
    {
        Refused(AddLines(Sold(Steak.Article with { Name = null! })), SaleRefusal.ArticleInvalid);
        Refused(AddLines(Steak with { Options = null! }), SaleRefusal.OptionsInvalid);
        Refused(AddLines(Steak with { Options = [null!] }), SaleRefusal.OptionsInvalid);
        Refused(AddLines(Steak with { Note = null! }), SaleRefusal.NoteInvalid);
        Refused(new SaleCommand.SetNote(Wine.Id, [null!], "", Anna), SaleRefusal.OptionsInvalid);
        Refused(new SaleCommand.SetOption(Wine.Id, null!, IsOn: true, Anna), SaleRefusal.OptionsInvalid);
        Refused(new SaleCommand.SetAllergy(Wine.Id, null!, IsOn: true, Anna), SaleRefusal.AllergiesInvalid);
        Refused(new SaleCommand.RemoveLine(Wine.Id, null!, Anna), SaleRefusal.ReasonInvalid);
        Refused(new SaleCommand.Abandon(null!, Anna), SaleRefusal.ReasonInvalid);
        Refused(new SaleCommand.SetCustomer(null!, Anna), SaleRefusal.CustomerInvalid);
        Refused(new SaleCommand.TakeTable(default, 2, Anna), SaleRefusal.TableInvalid);

        static void Refused(SaleCommand command, SaleRefusal reason) =>
            SaleDecider.Decider.Given(Opened, Added(Wine)).When(command).IsRefused(reason);
    }

    [Fact]
    public void A_sale_is_opened() => SaleDecider.Decider.Given().When(Open).Happens(Opened);

    [Fact]
    public void Lines_are_added() => SaleDecider.Decider.Given(Opened).When(AddLines(Steak, Wine)).Happens(Added(Steak, Wine));

    [Fact]
    public void A_removed_lines_id_does_not_come_back() => SaleDecider.Decider
        .Given(Opened, Added(Steak), new SaleEvent.LineRemoved(Steak.Id, null, "", Anna, Noon))
        .When(AddLines(Steak))
        .IsRefused(SaleRefusal.LineIdTwice);

    [Fact]
    public void A_quantity_is_changed_and_the_old_one_told() => SaleDecider.Decider
        .Given(Opened, Added(Steak))
        .When(SetQuantity(3))
        .Happens(new SaleEvent.QuantitySet(Steak.Id, Quantity.One, Quantity.Pieces(3), Anna, Noon));

    [Fact]
    public void The_same_quantity_changes_nothing() =>
        SaleDecider.Decider.Given(Opened, Added(Steak)).When(SetQuantity(1)).NothingHappens();

    [Fact]
    public void A_note_is_written_on_a_line() => SaleDecider.Decider
        .Given(Opened, Added(Steak))
        .When(new SaleCommand.SetNote(Steak.Id, ["blue"], "vite", Anna))
        .Happens(new SaleEvent.NoteSet(Steak.Id, ["blue"], "vite", Anna, Noon));

    [Fact]
    public void The_same_note_changes_nothing() => SaleDecider.Decider
        .Given(Opened, Added(Steak))
        .When(new SaleCommand.SetNote(Steak.Id, [], "", Anna))
        .NothingHappens();

    [Fact]
    public void What_is_not_said_of_a_note_stays_as_it_is()
    {
        var written = new SaleEvent.NoteSet(Steak.Id, ["blue"], "vite", Anna, Noon, ["arachide"]);
        var after = SaleDecider.Decider.Given(Opened, Added(Steak), written).After(new SaleCommand.SetNote(Steak.Id, null, "sans sel", Anna));

        Assert.Equal(("blue", "sans sel", "arachide"), (after.Lines[0].Options[0], after.Lines[0].Note, after.Lines[0].Allergies![0]));
    }

    [Fact]
    public void Two_registers_at_one_line_lose_nothing_of_each_other()
    {
        SaleCommand[] both =
        [
            new SaleCommand.AddQuantity(Steak.Id, 1_000, Anna),
            new SaleCommand.SetOption(Steak.Id, "blue", IsOn: true, Anna),
            new SaleCommand.SetAllergy(Steak.Id, "arachide", IsOn: true, Anna),
            new SaleCommand.AddQuantity(Steak.Id, 1_000, Anna),
            new SaleCommand.SetOption(Steak.Id, "sauce", IsOn: true, Anna),
            new SaleCommand.SetAllergy(Steak.Id, "lait", IsOn: true, Anna),
            new SaleCommand.SetNote(Steak.Id, null, "vite", Anna),
        ];

        var line = both.Aggregate(After(Opened, Added(Steak)), (sale, command) =>
            SaleDecider.Decide(sale, command, Noon).Events.Aggregate(sale, SaleDecider.Evolve)).Lines[0];

        Assert.Equal((Quantity.Pieces(3), "vite"), (line.Quantity, line.Note));
        Assert.Equal<IEnumerable<string>>(["blue", "sauce"], line.Options);
        Assert.Equal<IEnumerable<string>>(["arachide", "lait"], line.Allergies!);
    }

    [Fact]
    public void More_of_what_is_sold_out_is_refused_and_less_is_not()
    {
        var two = Steak with { Quantity = Quantity.Pieces(2) };
        var sale = SaleDecider.Decider.Given(Opened, Added(two));
        ValueList<ArticleId> soldOut = [Steak.Article.Id!.Value];

        sale.When(new SaleCommand.AddQuantity(Steak.Id, 1_000, Anna, soldOut)).IsRefused(SaleRefusal.SoldOut);
        sale.When(SetQuantity(3) with { SoldOut = soldOut }).IsRefused(SaleRefusal.SoldOut);
        Assert.Null(sale.When(new SaleCommand.AddQuantity(Steak.Id, -1_000, Anna, soldOut)).Refusal);
    }

    [Theory]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    [InlineData(-1_000)]
    public void A_quantity_that_would_be_none_or_absurd_is_refused(int thousandths) => SaleDecider.Decider
        .Given(Opened, Added(Steak))
        .When(new SaleCommand.AddQuantity(Steak.Id, thousandths, Anna))
        .IsRefused(SaleRefusal.QuantityOutOfRange);

    [Fact]
    public void A_line_is_put_in_another_course_until_it_is_sent()
    {
        var sale = SaleDecider.Decider.Given(Opened, Added(Steak));

        sale.When(Step(3)).Happens(new SaleEvent.StepSet(Steak.Id, 1, 3, Anna, Noon));
        sale.When(Step(1)).NothingHappens();
        Assert.Equal(3, sale.After(Step(3)).Lines[0].Article.Card!.Step);
    }

    [Fact]
    public void The_kitchen_hears_of_a_line_it_has_and_of_no_other()
    {
        var sale = SaleDecider.Decider.Given(Opened, Added(Steak, Wine), Sent(Steak));

        sale.When(Remove(Steak)).Happens(new SaleEvent.LineRemoved(Steak.Id, TheOrder, "", Anna, Noon));
        sale.When(Remove(Wine)).Happens(new SaleEvent.LineRemoved(Wine.Id, null, "", Anna, Noon));
    }

    [Fact]
    public void Less_of_a_sent_line_is_told_to_the_kitchen_as_it_is_now()
    {
        var three = Steak with { Quantity = Quantity.Pieces(3) };
        var sale = SaleDecider.Decider.Given(Opened, Added(three), Sent(three));

        sale.When(SetQuantity(2)).Happens(
            new SaleEvent.QuantitySet(Steak.Id, Quantity.Pieces(3), Quantity.Pieces(2), Anna, Noon),
            new SaleEvent.SentLineChanged(TheOrder, sale.After(SetQuantity(2)).Lines[0], Anna, Noon));
        sale.When(SetQuantity(4)).IsRefused(SaleRefusal.LineSent);
    }

    [Fact]
    public void A_note_or_an_allergy_on_a_sent_line_is_told_to_the_kitchen()
    {
        var sale = SaleDecider.Decider.Given(Opened, Added(Steak, Wine), Sent(Steak));
        var told = sale.When(new SaleCommand.SetNote(Steak.Id, [], "", Anna, ["arachide"]));

        Assert.Equal<IEnumerable<string>>(
            ["arachide"], Assert.IsType<SaleEvent.SentLineChanged>(told.Events[^1]).Line.Allergies!);
        Assert.Single(sale.When(new SaleCommand.SetNote(Wine.Id, [], "frais", Anna)).Events);
    }

    [Fact]
    public void What_stands_above_the_lines_is_told_to_the_kitchen_once_it_has_them()
    {
        var sale = SaleDecider.Decider.Given(Opened, Added(Steak), Sent(Steak));

        Assert.All<SaleCommand>(
            [
                new SaleCommand.SetMode(ServiceMode.TakeAway, Anna),
                new SaleCommand.SetCustomer("Zoé", Anna),
                new SaleCommand.TakeTable(T4, 2, Anna),
            ],
            command =>
            {
                var told = Assert.IsType<SaleEvent.DispatchChanged>(sale.When(command).Events[^1]).Dispatch;
                var after = sale.After(command);
                Assert.Equal((after.Mode, after.Customer, after.Table, after.Covers), (told.Mode, told.Customer, told.Table, told.Covers));
                Assert.Single(SaleDecider.Decider.Given(Opened, Added(Steak)).When(command).Events);
            });
    }

    [Fact]
    public void A_change_of_mode_taxes_the_whole_sale_anew()
    {
        var sale = SaleDecider.Decider.Given(Opened, Added(Steak)).After(new SaleCommand.SetMode(ServiceMode.TakeAway, Anna));

        Assert.Equal(new Rate(550), sale.RowOf(sale.Lines[0]).Rate);
        Assert.Equal(new Money(1_850), sale.Total);
    }

    [Fact]
    public void What_is_so_already_changes_nothing() => Assert.All<SaleCommand>(
        [
            new SaleCommand.SetMode(ServiceMode.EatIn, Anna),
            new SaleCommand.SetCustomer("", Anna),
            new SaleCommand.TakeTable(T4, 2, Anna),
            new SaleCommand.RefusePayment(new("p-9")),
        ],
        command => SaleDecider.Decider.Given(Opened, AtT4).When(command).NothingHappens());

    [Fact]
    public void A_customer_has_a_name_and_may_lose_it_again()
    {
        var named = new SaleEvent.CustomerSet("Zoé", Anna, Noon);

        SaleDecider.Decider.Given(Opened).When(new SaleCommand.SetCustomer("Zoé", Anna)).Happens(named);
        SaleDecider.Decider.Given(Opened, named).When(new SaleCommand.SetCustomer("", Anna))
            .Happens(new SaleEvent.CustomerSet("", Anna, Noon));
    }

    [Fact]
    public void One_more_guest_at_the_same_table_is_counted() => SaleDecider.Decider
        .Given(Opened, AtT4)
        .When(new SaleCommand.TakeTable(T4, 3, Anna))
        .Happens(new SaleEvent.TableTaken(T4, 3, Anna, Noon));

    [Fact]
    public void Sending_takes_what_must_be_prepared_and_leaves_the_rest() =>
        SaleDecider.Decider.Given(Opened, Added(Steak, Mug)).When(Send(42)).Happens(Sent(Steak));

    [Fact]
    public void What_was_sent_is_not_sent_again() => SaleDecider.Decider
        .Given(Opened, Added(Steak), Sent(Steak))
        .When(Send(42))
        .IsRefused(SaleRefusal.NothingToSend);

    [Fact]
    public void A_second_send_keeps_the_first_call_number() => SaleDecider.Decider
        .Given(Opened, Added(Steak), Sent(Steak), Added(Wine))
        .When(Send(77))
        .Happens(Sent(Wine));

    [Fact]
    public void A_payment_is_asked_for_with_the_whole_sale() => SaleDecider.Decider
        .Given(Opened, Added(Steak), Sent(Steak))
        .When(Pay(Cash("p-1", 1_000)))
        .Happens(Requested(After(Opened, Added(Steak), Sent(Steak)), Cash("p-1", 1_000)));

    [Fact]
    public void What_the_kitchen_has_not_heard_of_is_not_paid() => SaleDecider.Decider
        .Given(Opened, Added(Steak), Sent(Steak), Added(Wine))
        .When(Pay(Cash("p-1", 3_000)))
        .IsRefused(SaleRefusal.UnsentLines);

    [Fact]
    public void What_nobody_prepares_is_paid_without_a_send() => SaleDecider.Decider
        .Given(Opened, Added(Mug))
        .When(Pay(Cash("p-1", 990)))
        .Happens(Requested(After(Opened, Added(Mug)), Cash("p-1", 990)));

    // So it was possible once, and such a ticket must still be paid to the end.
    [Fact]
    public void What_was_sealed_unsent_can_be_paid_to_the_end()
    {
        SaleEvent[] history = [Opened, Added(Steak), Requested(After(Opened, Added(Steak)), Cash("p-1", 1_000)), Confirmed(Cash("p-1", 1_000), applied: 1_000)];

        SaleDecider.Decider.Given(history).When(Pay(Cash("p-2", 850))).Happens(Requested(After(history), Cash("p-2", 850)));
    }

    [Fact]
    public void The_payment_key_pressed_twice_is_one_payment()
    {
        SaleDecider.Decider.Given(Pending).When(Pay(Cash("p-1", 1_000))).NothingHappens();
        SaleDecider.Decider.Given(Sealed).When(Pay(Cash("p-1", 1_000))).NothingHappens();
    }

    [Fact]
    public void A_second_payment_waits_for_the_first() =>
        SaleDecider.Decider.Given(Pending).When(Pay(Cash("p-2", 1_000))).IsRefused(SaleRefusal.PaymentPending);

    [Fact]
    public void An_empty_sale_is_not_paid() =>
        SaleDecider.Decider.Given(Opened).When(Pay(Cash("p-1", 0))).IsRefused(SaleRefusal.NoLines);

    [Fact]
    public void A_part_payment_seals_the_sale_and_leaves_the_rest_due()
    {
        var sale = SaleDecider.Decider.Given(Pending).After(new SaleCommand.ConfirmPayment(7, Taken(Cash("p-1", 1_000), 1_000)));

        Assert.Equal((SaleStage.Sealed, 7L, new Money(850)), (sale.Stage, sale.Ticket!.Value, sale.Due));
        Assert.Null(sale.Pending);
    }

    [Fact]
    public void The_last_payment_settles_the_sale() => SaleDecider.Decider
        .Given([.. Sealed, Requested(After(Sealed), Cash("p-2", 1_000))])
        .When(new SaleCommand.ConfirmPayment(1, Taken(Cash("p-2", 1_000), 850)))
        .Happens(Confirmed(Cash("p-2", 1_000), applied: 850), Settled);

    [Fact]
    public void What_is_free_is_settled_by_a_payment_of_nothing()
    {
        var free = Sold(Mug.Article with { UnitPrice = Money.Zero });
        var asked = SaleDecider.Decider.Given(Opened, Added(free)).When(Pay(Cash("p-1", 0)));

        Assert.Null(asked.Refusal);
        SaleDecider.Decider.Given([Opened, Added(free), .. asked.Events])
            .When(new SaleCommand.ConfirmPayment(1, Taken(Cash("p-1", 0), 0)))
            .Happens(Confirmed(Cash("p-1", 0), applied: 0), Settled);
    }

    [Fact]
    public void A_confirmation_told_twice_counts_once() => Assert.All<SaleEvent[]>([Sealed, Paid], history =>
        SaleDecider.Decider.Given(history).When(new SaleCommand.ConfirmPayment(1, Taken(Cash("p-1", 1_000), 1_000))).NothingHappens());

    [Fact]
    public void A_sale_may_begin_with_its_lines() => SaleDecider.Decider
        .Given()
        .When(new SaleCommand.Open(TheSale, TheTill, TheOrder, ServiceMode.EatIn, Anna, [Steak, Wine]))
        .Happens(Opened, Added(Steak, Wine));

    [Fact]
    public void A_sale_whose_first_lines_are_unfit_is_not_opened_at_all() => SaleDecider.Decider
        .Given()
        .When(new SaleCommand.Open(TheSale, TheTill, TheOrder, ServiceMode.EatIn, Anna, [Steak, Steak]))
        .IsRefused(SaleRefusal.LineIdTwice);

    [Fact]
    public void A_refused_payment_gives_the_sale_back() => SaleDecider.Decider
        .Given(Pending)
        .When(new SaleCommand.RefusePayment(new("p-1")))
        .Happens(new SaleEvent.PaymentRefused(new("p-1"), Noon));

    [Fact]
    public void Abandoning_tells_the_kitchen_and_the_table() => SaleDecider.Decider
        .Given(Opened, AtT4, Added(Steak, Wine), Sent(Steak))
        .When(new SaleCommand.Abandon("left", Anna))
        .Happens(new SaleEvent.Abandoned(TheSale, TheOrder, T4, [Steak.Id], "left", Anna, Noon));

    [Fact]
    public void Abandoning_twice_is_abandoning_once() =>
        SaleDecider.Decider.Given(Opened, Abandoned).When(new SaleCommand.Abandon("", Anna)).NothingHappens();

    private static SaleCommand Open => new SaleCommand.Open(TheSale, TheTill, TheOrder, ServiceMode.EatIn, Anna);

    private static PreparationCard Card => Steak.Article.Card!;

    private static NewLine[] Many(int count) =>
        [.. Enumerable.Range(1, count).Select(number => Steak with { Id = new($"pea-{number}") })];

    private static NewLine Sold(SoldArticle article) => Steak with { Article = article };

    private static SaleCommand.SetStep Step(int step) => new(Steak.Id, step, Anna);

    private static SaleCommand.SetQuantity SetQuantity(int pieces) => new(Steak.Id, Quantity.Pieces(pieces), Anna);

    private static SaleCommand.RemoveLine Remove(NewLine line) => new(line.Id, "", Anna);

    private static SaleCommand.Send Send(int callNumber) => new(callNumber, Anna);

    [Fact]
    public void The_time_a_guest_wants_it_at_goes_with_the_order_and_can_be_taken_back()
    {
        var set = new SaleEvent.DueSet(null, Noon.AddMinutes(30), Anna, Noon);

        SaleDecider.Decider.Given(Opened).When(Due(30)).Happens(set);
        SaleDecider.Decider.Given(Opened, set).When(Due(30)).NothingHappens();
        SaleDecider.Decider.Given(Opened, set).When(new SaleCommand.SetDue(null, Anna))
            .Happens(new SaleEvent.DueSet(Noon.AddMinutes(30), null, Anna, Noon));
        var sent = SaleDecider.Decider.Given(Opened, Added(Steak), set).When(Send(42)).Events.OfType<SaleEvent.LinesSent>().Single();
        Assert.Equal(Noon.AddMinutes(30), sent.Dispatch.DueAt);
    }

    [Fact]
    public void A_year_ahead_can_be_ordered_and_no_longer()
    {
        SaleDecider.Decider.Given(Opened).When(Due(366 * 24 * 60 + 1)).IsRefused(SaleRefusal.DueTimeAbsurd);
        Assert.Null(SaleDecider.Decider.Given(Opened).When(Due(366 * 24 * 60)).Refusal);
    }

    private static SaleCommand.SetDue Due(int minutes) => new(Noon.AddMinutes(minutes), Anna);

    private static SaleCommand.SetDestination Bring(string address, GeoPoint? place, string? zone = null) =>
        new(address, place, zone, Anna, Delivering.House);
}
