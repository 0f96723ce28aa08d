using System.Diagnostics;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

public static class SaleDecider
{
    public static readonly Decider<Sale, SaleCommand, SaleEvent, SaleRefusal> Decider = new(Sale.None, Decide, Evolve);

    public static Answer Decide(Sale sale, SaleCommand command, DateTimeOffset now)
    {
        var answer = DecideAlone(sale, command, now);
        return command.Offers is { } offers ? WithOffers(sale, answer, offers, now) : answer;
    }

    // Whatever an edit was, what the house adds by itself follows it in the same append.
    private static Answer WithOffers(Sale sale, Answer answer, HouseOffers offers, DateTimeOffset now) =>
        !answer.Events.IsEmpty
        && answer.Events.Aggregate(sale, Evolve) is { Stage: SaleStage.Open, Pending: null, Moving: null } after
        && AutomaticOffers.Of(after, offers, now) is { } changed
            ? [.. answer.Events, changed]
            : answer;

    private static Answer DecideAlone(Sale sale, SaleCommand command, DateTimeOffset now) => (sale.Stage, command) switch
    {
        (SaleStage.Absent, SaleCommand.Open c) => Open(c, now),
        (_, SaleCommand.Open) => SaleRefusal.AlreadyOpen,
        (SaleStage.Absent, SaleCommand.TakeIn c) => Moving.Begin(c, now),
        (SaleStage.Absent, _) => SaleRefusal.NotOpen,
        (_, SaleCommand.ConfirmPayment c) => Confirm(sale, c, now),
        (_, SaleCommand.RefusePayment c) => Refuse(sale, c, now),
        (_, SaleCommand.ConfirmMove c) => Moving.Confirm(sale, c, now),
        (_, SaleCommand.RefuseMove c) => Moving.Refuse(sale, c, now),
        (_, SaleCommand.RequestRefund c) => Refunding.Request(sale, c, now),
        (_, SaleCommand.ConfirmRefund c) => Refunding.Confirm(sale, c, now),
        (_, SaleCommand.RefuseRefund c) => Refunding.Refuse(sale, c, now),
        (_, SaleCommand.GiveReceipt c) => ReceiptCounts.Give(sale, c, now),
        (_, SaleCommand.TakeBackReceipt c) => ReceiptCounts.TakeBack(sale, c, now),
        (SaleStage.Settled, _) => SaleRefusal.AlreadySettled,
        (SaleStage.Abandoned, SaleCommand.Abandon) => [],
        (SaleStage.Abandoned, _) => SaleRefusal.AlreadyAbandoned,
        (_, SaleCommand.Move c) when sale.Moving?.Id == c.Id => [],
        _ when sale.Moving is not null => SaleRefusal.MovePending,
        (_, SaleCommand.RequestPayment c) => RequestPayment(sale, c, now),
        (_, SaleCommand.MoveTable c) => MoveTable(sale, c, now),
        _ when sale.Pending is not null => SaleRefusal.PaymentPending,
        (SaleStage.Sealed, _) => SaleRefusal.AlreadySealed,
        (SaleStage.Open, SaleCommand.AddLines c) => AddLines(sale, c, now),
        (SaleStage.Open, SaleCommand.SetQuantity c) => SetQuantity(sale, c, now),
        (SaleStage.Open, SaleCommand.AddQuantity c) => AddQuantity(sale, c, now),
        (SaleStage.Open, SaleCommand.SetNote c) => SetNote(sale, c, now),
        (SaleStage.Open, SaleCommand.SetOption c) => SetOption(sale, c, now),
        (SaleStage.Open, SaleCommand.SetAllergy c) => SetAllergy(sale, c, now),
        (SaleStage.Open, SaleCommand.SetStep c) => SetStep(sale, c, now),
        (SaleStage.Open, SaleCommand.RemoveLine c) => RemoveLine(sale, c, now),
        (SaleStage.Open, SaleCommand.SetMode c) => SetMode(sale, c, now),
        (SaleStage.Open, SaleCommand.SetCustomer c) => SetCustomer(sale, c, now),
        (SaleStage.Open, SaleCommand.SetPhone c) => SetPhone(sale, c, now),
        (SaleStage.Open, SaleCommand.SetDestination c) => SetDestination(sale, c, now),
        (SaleStage.Open, SaleCommand.SetDue c) => SetDue(sale, c, now),
        (SaleStage.Open, SaleCommand.TakeTable c) => TakeTable(sale, c, now),
        (SaleStage.Open, SaleCommand.Send c) => Send(sale, c, now),
        (SaleStage.Open, SaleCommand.SetSeat c) => SetSeat(sale, c, now),
        (SaleStage.Open, SaleCommand.SetChoices c) => SetChoices(sale, c, now),
        (SaleStage.Open, SaleCommand.ApplyReduction c) => Adjusting.Reduce(sale, c, now),
        (SaleStage.Open, SaleCommand.MakeFree c) => Adjusting.MakeFree(sale, c, now),
        (SaleStage.Open, SaleCommand.RemoveAdjustment c) => Adjusting.Remove(sale, c, now),
        (SaleStage.Open, SaleCommand.ComposeMenu c) => Adjusting.Compose(sale, c, now),
        (SaleStage.Open, SaleCommand.Move c) => Moving.Ask(sale, c, now),
        (SaleStage.Open, SaleCommand.TakeIn c) => Moving.TakeIn(sale, c, now),
        (SaleStage.Open, SaleCommand.Abandon c) => Abandon(sale, c, now),
        _ => throw new UnreachableException($"{sale.Stage} has no row for {command}."),
    };

    public static Sale Evolve(Sale sale, SaleEvent happened) => happened switch
    {
        SaleEvent.Opened e => Sale.None with
        {
            Id = e.Sale, Till = e.Till, Order = e.Order, Stage = SaleStage.Open, Mode = e.Mode,
            OpenedBy = e.By, OpenedAt = e.At, IsModeSaid = e.IsModeSaid,
        },
        SaleEvent.LinesAdded e => sale with
        {
            Lines = sale.Lines.AddRange(e.Lines.Select(LineOf)),
        },
        SaleEvent.QuantitySet e => Adjusting.Follow(
            Change(sale, [e.Line], line => line with { Quantity = e.After, SplitCents = Money.Zero }), e.Line, e.Before, e.After),
        SaleEvent.NoteSet e => Change(sale, [e.Line], line => line with
        {
            Options = e.Options, Note = e.Note, Allergies = e.Allergies ?? line.Allergies,
        }),
        SaleEvent.StepSet e => Change(sale, [e.Line], line => line with
        {
            Article = line.Article with { Card = line.Article.Card! with { Step = e.After } },
        }),
        SaleEvent.LineRemoved e => Adjusting.Follow(
            sale with
            {
                Lines = sale.Lines.Where(line => line.Id != e.Line).ToValueList(), Spent = sale.Spent.Add(e.Line),
                Fee = sale.Fee == e.Line ? null : sale.Fee,
            },
            e.Line, sale.Find(e.Line)?.Quantity ?? Quantity.One, new(0)),
        SaleEvent.ModeSet e => sale with
        {
            Mode = e.After, Lines = [.. sale.Lines.Select(line => Repriced(line, e.Before, e.After))], IsModeSaid = true,
        },
        SaleEvent.PhoneSet e => sale with { Phone = e.Phone },
        SaleEvent.DestinationSet e => sale with { Destination = e.After },
        SaleEvent.FeeSet e => sale with
        {
            Lines = [.. sale.Lines.Where(line => line.Id != e.Before), .. e.Line is null ? [] : new[] { LineOf(e.Line) }],
            Spent = e.Before is { } gone ? sale.Spent.Add(gone) : sale.Spent,
            Fee = e.Line?.Id,
        },
        SaleEvent.CustomerSet e => sale with { Customer = e.Customer, Known = e.Known },
        SaleEvent.DueSet e => sale with { DueAt = e.After },
        SaleEvent.TableTaken e => sale with { Table = e.Table, Covers = e.Covers },
        SaleEvent.LinesSent e => Change(
            sale with { CallNumber = e.Dispatch.CallNumber },
            [.. e.Lines.Select(line => line.Id)],
            line => line with { IsSent = true }),
        SaleEvent.SentLineChanged or SaleEvent.DispatchChanged or SaleEvent.SentPartCut => sale, // For the kitchen; the sale has it already.
        SaleEvent.SeatSet e => Change(sale, [e.Line], line => line with { Seat = e.After }),
        SaleEvent.ChoicesSet e => Change(sale, [e.Line], line => line with { Choices = e.After, SplitCents = Money.Zero }),
        SaleEvent.Adjusted e => Adjusting.Apply(sale, e),
        SaleEvent.AdjustmentRemoved e => Adjusting.Apply(sale, e),
        SaleEvent.OffersChanged e => AutomaticOffers.Apply(sale, e),
        SaleEvent.MoveRequested e => sale with { Moving = e.Transfer },
        SaleEvent.TakenIn e => Moving.Apply(sale, e),
        SaleEvent.MoveConfirmed e => Moving.Apply(sale, e),
        SaleEvent.MoveRefused e => sale with { Moving = null, LastMove = new(e.Id, e.Reason) },
        SaleEvent.RefundRequested e => sale with { Refunding = e.Refund },
        SaleEvent.RefundConfirmed => sale with
        {
            Refunding = null, Refunds = (sale.Refunds ?? []).Add(sale.Refunding!),
        },
        SaleEvent.RefundRefused => sale with { Refunding = null },
        SaleEvent.PaymentRequested e => sale with { Till = e.Sale.Till, Pending = e.Tender, Reserved = e.CallNumber ?? sale.Reserved },
        SaleEvent.PaymentConfirmed e => sale with
        {
            Stage = SaleStage.Sealed, Ticket = e.Ticket, Pending = null, Payments = sale.Payments.Add(e.Payment),
        },
        SaleEvent.PaymentRefused => sale with { Pending = null },
        SaleEvent.ReceiptGiven e => ReceiptCounts.Apply(sale, e.Till, e.Ticket, e.Copy),
        SaleEvent.ReceiptTakenBack e => ReceiptCounts.Apply(sale, e.Till, e.Ticket, e.Copy - 1),
        SaleEvent.Settled => sale with { Stage = SaleStage.Settled },
        SaleEvent.Abandoned => sale with { Stage = SaleStage.Abandoned },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Open(SaleCommand.Open c, DateTimeOffset now)
    {
        if (!Id.IsValid(c.Sale.Value) || !Id.IsValid(c.Till.Value) || !Id.IsValid(c.Order.Value))
        {
            return SaleRefusal.SaleIdInvalid;
        }

        if (c.House?.Registers.IsOff(c.Till) is true)
        {
            return SaleRefusal.TillClosed;
        }

        if (c.House?.Modes.IsOn(c.Mode) is false)
        {
            return SaleRefusal.ModeOff;
        }

        var opened = new SaleEvent.Opened(c.Sale, c.Till, c.Order, c.Mode, c.By, now, c.IsModeSaid);

        if (c.Lines is null)
        {
            return [opened];
        }

        var added = AddLines(Evolve(Sale.None, opened), new SaleCommand.AddLines(c.Lines, c.By, c.SoldOut, c.Choices), now);
        return added.Refusal is { } fault ? fault : [opened, .. added.Events];
    }

    private static Answer AddLines(Sale sale, SaleCommand.AddLines c, DateTimeOffset now)
    {
        if (c.Lines.IsEmpty)
        {
            return SaleRefusal.NoLines;
        }

        if (sale.Lines.Count + c.Lines.Count > Limits.LinesMax)
        {
            return SaleRefusal.TooManyLines;
        }

        foreach (var line in c.Lines)
        {
            if (SaleRules.Check(line) is { } fault)
            {
                return fault;
            }
        }

        LineId[] ids = [.. c.Lines.Select(line => line.Id), .. sale.Lines.Select(line => line.Id), .. sale.Spent];

        return ids.Distinct().Count() < ids.Length ? SaleRefusal.LineIdTwice
            : c.Lines.Any(line => line.Article.UnitPriceIn(sale.Mode) is null) ? SaleRefusal.NotSoldInMode
            : c.Lines.Any(line => line.Article.Id is { } article && c.SoldOut?.Contains(article) is true) ? SaleRefusal.SoldOut
            : SaleRules.Of(c.Choices) is { } unanswered ? unanswered
            : Adjusting.Standing(sale, c.Lines, c.By, now) is not { } discounts ? SaleRefusal.TooManyAdjustments
            : [new SaleEvent.LinesAdded(c.Lines, c.By, now), .. discounts];
    }

    private static Answer SetQuantity(Sale sale, SaleCommand.SetQuantity c, DateTimeOffset now) =>
        !c.Quantity.IsValid ? SaleRefusal.QuantityOutOfRange : sale.Find(c.Line) switch
        {
            null => SaleRefusal.UnknownLine,
            var line when line.Quantity == c.Quantity => [],
            { IsSent: true } line when IsMore(c.Quantity, line) => SaleRefusal.LineSent,
            var line when IsMore(c.Quantity, line) && Adjusting.IsFixed(sale, line.Id) => SaleRefusal.LineFixed,
            { IsSent: true, IsShared: true } line =>
            [
                new SaleEvent.QuantitySet(c.Line, line.Quantity, c.Quantity, c.By, now),
                CutOff(sale, line, new(line.Quantity.Thousandths - c.Quantity.Thousandths), "", c.By, now),
            ],
            { Article.Id: { } article } line when IsMore(c.Quantity, line) && c.SoldOut?.Contains(article) is true =>
                SaleRefusal.SoldOut,
            var line => ToldToTheKitchen(
                sale, c.Line, new SaleEvent.QuantitySet(c.Line, line.Quantity, c.Quantity, c.By, now), c.By),
        };

    private static Answer AddQuantity(Sale sale, SaleCommand.AddQuantity c, DateTimeOffset now) =>
        sale.Find(c.Line) is not { } line ? SaleRefusal.UnknownLine
        : Math.Abs((long)c.Thousandths) > Quantity.ThousandthsMax ? SaleRefusal.QuantityOutOfRange
        : SetQuantity(sale, new(c.Line, new(line.Quantity.Thousandths + c.Thousandths), c.By, c.SoldOut), now);

    private static bool IsMore(Quantity wanted, SaleLine line) => wanted.Thousandths > line.Quantity.Thousandths;

    private static Answer SetNote(Sale sale, SaleCommand.SetNote c, DateTimeOffset now) =>
        SaleRules.CheckNote(c.Options ?? [], c.Note ?? "", c.Allergies) is { } fault ? fault : sale.Find(c.Line) switch
        {
            null => SaleRefusal.UnknownLine,
            var line when SaleRules.CheckChoices(c.Options ?? line.Options, line.Choices) is not null => SaleRefusal.OptionsInvalid,
            var line when (c.Options ?? line.Options).Equals(line.Options) && (c.Note ?? line.Note) == line.Note
                && (c.Allergies is null || c.Allergies.Equals(line.Allergies ?? [])) => [],
            { IsSent: true, IsShared: true } => SaleRefusal.LineShared,
            var line => ToldToTheKitchen(
                sale,
                c.Line,
                new SaleEvent.NoteSet(c.Line, c.Options ?? line.Options, c.Note ?? line.Note, c.By, now, c.Allergies),
                c.By),
        };

    private static Answer SetOption(Sale sale, SaleCommand.SetOption c, DateTimeOffset now) =>
        sale.Find(c.Line) is { } line
            ? SetNote(sale, new(c.Line, With(line.Options, c.Option, c.IsOn), Note: null, c.By), now)
            : SaleRefusal.UnknownLine;

    private static Answer SetAllergy(Sale sale, SaleCommand.SetAllergy c, DateTimeOffset now) =>
        sale.Find(c.Line) is { } line
            ? SetNote(
                sale, new(c.Line, Options: null, Note: null, c.By, With(line.Allergies ?? [], c.Allergy, c.IsOn)), now)
            : SaleRefusal.UnknownLine;

    private static ValueList<string> With(ValueList<string> words, string word, bool isOn) =>
        !isOn ? words.Where(known => known != word).ToValueList()
        : words.Contains(word) ? words
        : words.Add(word);

    private static Answer SetStep(Sale sale, SaleCommand.SetStep c, DateTimeOffset now) =>
        !PreparationCard.IsStep(c.Step) ? SaleRefusal.StepOutOfRange : sale.Find(c.Line) switch
        {
            null => SaleRefusal.UnknownLine,
            { Article.Card: null } => SaleRefusal.NotPrepared,
            { Article.Card: var card } when card.Step == c.Step => [],
            { IsSent: true } => SaleRefusal.StepSent,
            { Article.Card: var card } => [new SaleEvent.StepSet(c.Line, card.Step, c.Step, c.By, now)],
        };

    private static Answer ToldToTheKitchen(Sale sale, LineId line, SaleEvent changed, Actor by) =>
        Evolve(sale, changed).Find(line) is { IsSent: true } after
            ? [changed, new SaleEvent.SentLineChanged(after.SentUnder ?? sale.Order, after, by, changed.At)]
            : [changed];

    private static Answer ToldToTheKitchen(Sale sale, SaleEvent changed, Actor by) => sale.CallNumber is { } number
        ? [changed, new SaleEvent.DispatchChanged(DispatchOf(Evolve(sale, changed), number), by, changed.At)]
        : [changed];

    internal static Dispatch DispatchOf(Sale sale, int number) =>
        new(sale.Order, number, sale.Mode, sale.Table, sale.Covers, sale.Customer, sale.Till, sale.DueAt);

    private static Answer RemoveLine(Sale sale, SaleCommand.RemoveLine c, DateTimeOffset now) =>
        sale.Find(c.Line) is not { } line ? SaleRefusal.UnknownLine
        : !Text.IsNote(c.Reason) ? SaleRefusal.ReasonInvalid
        : line is { IsSent: true, IsShared: true } ?
        [
            new SaleEvent.LineRemoved(line.Id, SentTo: null, c.Reason, c.By, now),
            CutOff(sale, line, line.Quantity, c.Reason, c.By, now),
        ]
        : [new SaleEvent.LineRemoved(line.Id, line.IsSent ? line.SentUnder ?? sale.Order : null, c.Reason, c.By, now)];

    private static SaleEvent.SentPartCut CutOff(
        Sale sale, SaleLine line, Quantity less, string reason, Actor by, DateTimeOffset now) =>
        new(line.SentUnder ?? sale.Order, line.KitchenId, less, reason, by, now);

    private static Answer SetSeat(Sale sale, SaleCommand.SetSeat c, DateTimeOffset now) =>
        c.Seat is < 0 or > Limits.CoversMax ? SaleRefusal.SeatOutOfRange : sale.Find(c.Line) switch
        {
            null => SaleRefusal.UnknownLine,
            var line when line.Seat == c.Seat => [],
            var line => [new SaleEvent.SeatSet(c.Line, line.Seat, c.Seat, c.By, now)],
        };

    private static Answer SetChoices(Sale sale, SaleCommand.SetChoices c, DateTimeOffset now) => sale.Find(c.Line) switch
    {
        null => SaleRefusal.UnknownLine,
        _ when SaleRules.Of(c.Fault) is { } fault => fault,
        var line when SaleRules.CheckChoices(line.Options, c.Choices) is { } unfit => unfit,
        var line when c.Choices.Equals(line.Choices ?? []) => [],
        { IsSent: true, IsShared: true } => SaleRefusal.LineShared,
        var line => ToldToTheKitchen(
            sale, c.Line, new SaleEvent.ChoicesSet(c.Line, line.Choices ?? [], c.Choices, c.By, now), c.By),
    };

    // What a split left over belongs to the prices of the mode it was split in.
    private static SaleLine Repriced(SaleLine line, ServiceMode before, ServiceMode after) =>
        Pricing.UnitPriceOf(line, before) == Pricing.UnitPriceOf(line, after) ? line : line with { SplitCents = Money.Zero };

    private static Answer SetMode(Sale sale, SaleCommand.SetMode c, DateTimeOffset now)
    {
        var chosen = new SaleEvent.ModeSet(sale.Mode, c.Mode, c.By, now);

        return sale.Mode == c.Mode ? (sale.IsModeSaid ? [] : [chosen])
            : c.House?.Modes.IsOn(c.Mode) is false ? SaleRefusal.ModeOff
            : sale.Lines.Any(line => line.Article.UnitPriceIn(c.Mode) is null) ? SaleRefusal.NotSoldInMode
            : [.. ToldToTheKitchen(sale, chosen, c.By), .. FeeOf(Evolve(sale, chosen), c.By, now)];
    }

    private static Answer SetPhone(Sale sale, SaleCommand.SetPhone c, DateTimeOffset now) =>
        !SaleRules.IsPhoneOrEmpty(c.Phone) ? SaleRefusal.PhoneInvalid
        : sale.Phone == c.Phone ? []
        : [new SaleEvent.PhoneSet(c.Phone, c.By, now)];

    private static Answer SetDestination(Sale sale, SaleCommand.SetDestination c, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(c.Address) || !Text.IsNote(c.Address))
        {
            return SaleRefusal.AddressInvalid;
        }

        if (c.Place is { IsValid: false })
        {
            return SaleRefusal.PlaceInvalid;
        }

        var rules = c.House?.Deliveries ?? DeliveryRules.Default;
        var zone = c.Zone is { } name ? rules.Named(name) : c.Place is { } place ? rules.ZoneAt(place) : null;

        if (zone is null && (c.Zone is not null || !rules.Zones.IsEmpty))
        {
            return c.Zone is not null ? SaleRefusal.ZoneUnknown
                : c.Place is null ? SaleRefusal.ZoneMissing
                : SaleRefusal.OutsideZones;
        }

        var after = new Destination(
            c.Address, c.Place, zone?.Name, zone?.Fee ?? Money.Zero, zone?.Minimum ?? Money.Zero, rules.FeeName, rules.FeeRate);
        var set = new SaleEvent.DestinationSet(sale.Destination, after, c.By, now);
        return sale.Destination == after ? [] : [set, .. FeeOf(Evolve(sale, set), c.By, now)];
    }

    /// <summary>What makes the bill's fee the one that its mode and address ask for.</summary>
    private static IEnumerable<SaleEvent> FeeOf(Sale sale, Actor by, DateTimeOffset now)
    {
        var wanted = sale is { Mode: ServiceMode.Delivery, Destination: { Fee.IsZero: false } to }
            ? new SoldArticle(Id: null, to.FeeName, to.Fee, to.FeeRate, to.FeeRate, Card: null)
            : null;
        var there = sale.Fee is { } id ? sale.Find(id) : null;

        if (there?.Article == wanted)
        {
            yield break;
        }

        var line = wanted is null ? null : new NewLine(FeeIdOf(sale), wanted, Quantity.One, [], "");
        yield return new SaleEvent.FeeSet(there?.Id, line, by, now);
    }

    // Counted by all the lines there ever were, so that no id comes back.
    private static LineId FeeIdOf(Sale sale)
    {
        var id = $"fee-{sale.Lines.Count + sale.Spent.Count}-{sale.Id}";
        return new(id.Length <= Id.LengthMax ? id : id[..Id.LengthMax]);
    }

    private static Answer SetCustomer(Sale sale, SaleCommand.SetCustomer c, DateTimeOffset now) =>
        !Text.IsNameOrEmpty(c.Customer) || c.Known is { } known && !Id.IsValid(known.Value) ? SaleRefusal.CustomerInvalid
        : (sale.Customer, sale.Known) == (c.Customer, c.Known) ? []
        : sale.Customer == c.Customer ? [new SaleEvent.CustomerSet(c.Customer, c.By, now, c.Known)] // The kitchen reads the name alone.
        : ToldToTheKitchen(sale, new SaleEvent.CustomerSet(c.Customer, c.By, now, c.Known), c.By);

    private static Answer SetDue(Sale sale, SaleCommand.SetDue c, DateTimeOffset now) =>
        sale.DueAt == c.DueAt ? []
        : sale.CallNumber is not null ? SaleRefusal.DueTimeSent
        : c.DueAt <= now || c.DueAt > now + SaleRules.DueAheadMax ? SaleRefusal.DueTimeAbsurd
        : c.IsRefusedAsFull ? SaleRefusal.SlotFull
        : [new SaleEvent.DueSet(sale.DueAt, c.DueAt, c.By, now)];

    private static Answer TakeTable(Sale sale, SaleCommand.TakeTable c, DateTimeOffset now) =>
        !Id.IsValid(c.Table.Value) ? SaleRefusal.TableInvalid
        : c.Covers is < 0 or > Limits.CoversMax ? SaleRefusal.CoversOutOfRange
        : sale.Table is { } table && table != c.Table ? SaleRefusal.AtAnotherTable
        : sale.Table == c.Table && sale.Covers == c.Covers ? []
        : ToldToTheKitchen(sale, new SaleEvent.TableTaken(c.Table, c.Covers, c.By, now), c.By);

    private static Answer MoveTable(Sale sale, SaleCommand.MoveTable c, DateTimeOffset now) =>
        !Id.IsValid(c.Table.Value) ? SaleRefusal.TableInvalid
        : sale.Table == c.Table ? []
        : ToldToTheKitchen(sale, new SaleEvent.TableTaken(c.Table, sale.Covers, c.By, now), c.By);

    private static Answer Send(Sale sale, SaleCommand.Send c, DateTimeOffset now)
    {
        var unsent = sale.Lines.Where(line => line.IsUnsent).ToValueList();

        if (unsent.IsEmpty)
        {
            return SaleRefusal.NothingToSend;
        }

        if (WaitsForPayment(sale, c.House))
        {
            return SaleRefusal.WaitsForPayment;
        }

        if (c.House is { } house && SaleRules.CheckReady(sale, house) is { } missing)
        {
            return missing;
        }

        // The first number stays the order's number, whatever a retry brings.
        var number = sale.CallNumber ?? c.CallNumber;

        return number is < 1 or > Limits.CallNumberMax
            ? SaleRefusal.CallNumberOutOfRange
            : [
                new SaleEvent.LinesSent(DispatchOf(sale, number), unsent, c.By, now),
            ];
    }

    private static Answer RequestPayment(Sale sale, SaleCommand.RequestPayment c, DateTimeOffset now)
    {
        if (sale.Pending is { } pending)
        {
            return pending.Id == c.Tender.Id ? [] : SaleRefusal.PaymentPending;
        }

        if (sale.Payments.Any(payment => payment.Id == c.Tender.Id))
        {
            return [];
        }

        if (sale.Lines.IsEmpty)
        {
            return SaleRefusal.NoLines;
        }

        if (sale.Stage is SaleStage.Open && c.House is { } house && SaleRules.CheckReady(sale, house) is { } missing)
        {
            return missing;
        }

        // Nothing can be sent by hand any more once it is sealed: it is sent now, or goes out when all is paid.
        int? reserved = sale is { Stage: SaleStage.Open, HasUnsent: true } && WaitsForPayment(sale, c.House)
            ? sale.CallNumber ?? c.CallNumber
            : null;

        if (sale is { Stage: SaleStage.Open, HasUnsent: true } && reserved is null)
        {
            return SaleRefusal.UnsentLines;
        }

        if (reserved is < 1 or > Limits.CallNumberMax)
        {
            return SaleRefusal.CallNumberOutOfRange;
        }

        return TenderOf(sale, c) is not { } tender ? SaleRefusal.PaymentKeyUnknown
            : Tendering.Check(tender, sale.Due) is { } refusal ? SaleRules.Of(refusal)
            : !IsLeftToPay(sale, tender.For) ? SaleRefusal.PartPaid
            : FaultOfAccount(tender, sale.Due, c.Trust) is { } fault ? fault
            : c.IsTillClosed ? SaleRefusal.TillClosed
            : [new SaleEvent.PaymentRequested(sale with { Till = TillOf(sale, c) }, tender, c.By, now, reserved)];
    }

    /// <summary>What speaks against writing it down; null for a tender that goes on no account.</summary>
    /// <param name="trust">What the customer may still owe; null where nobody looked.</param>
    public static SaleRefusal? FaultOfAccount(Tender tender, Money due, Money? trust) =>
        tender.Mode is not PaymentMode.OnAccount ? null
        : tender.Customer is null ? SaleRefusal.NoCustomer
        : Tendering.Take(tender, due).Cost > trust ? SaleRefusal.AboveLimitOfDebt
        : null;

    /// <summary>The tender with what the house asks of its key; null where the house, or the till, has no such key.</summary>
    public static Tender? TenderOf(Sale sale, SaleCommand.RequestPayment c) =>
        c.Key is not { } key ? c.Tender
        : c.Rules?.TermsOf(key, TillOf(sale, c)) is { } terms
            ? c.Tender with { Mode = c.Rules.Find(key)!.Mode, Terms = terms }
            : null;

    /// <summary>Where a payment is sealed: where the guest pays, and from the second payment on where the first one was.</summary>
    public static TillId TillOf(Sale sale, SaleCommand.RequestPayment c) => sale.Ticket is null ? c.At ?? sale.Till : sale.Till;

    private static bool IsLeftToPay(Sale sale, ValueList<LinePart>? parts)
    {
        var paid = sale.Payments.SelectMany(payment => payment.For ?? []).Concat(parts ?? []).ToLookup(part => part.Line);

        return (parts ?? []).All(part => part.Quantity.IsValid && sale.Find(part.Line) is { } line
            && paid[part.Line].Sum(known => known.Quantity.Thousandths) <= line.Quantity.Thousandths);
    }

    private static bool WaitsForPayment(Sale sale, HouseRules? house) =>
        house?.Modes.Of(sale.Mode).Start is KitchenStart.OnPayment;

    private static Answer Confirm(Sale sale, SaleCommand.ConfirmPayment c, DateTimeOffset now)
    {
        if (sale.Payments.Any(payment => payment.Id == c.Payment.Id))
        {
            return [];
        }

        if (sale.Pending?.Id != c.Payment.Id)
        {
            return SaleRefusal.NoSuchPayment;
        }

        var confirmed = new SaleEvent.PaymentConfirmed(c.Ticket, c.Payment, now);

        return sale.Due == c.Payment.Applied
            ? [confirmed, .. SentWhenPaid(sale, now), new SaleEvent.Settled(sale.Id, sale.Order, sale.Table, now)]
            : [confirmed];
    }

    // In the same breath as the settling: there is no moment at which a guest has paid and the kitchen does not owe it.
    private static IEnumerable<SaleEvent> SentWhenPaid(Sale sale, DateTimeOffset now)
    {
        if (sale is { HasUnsent: true, Reserved: { } number })
        {
            var unsent = sale.Lines.Where(line => line.IsUnsent).ToValueList();
            yield return new SaleEvent.LinesSent(DispatchOf(sale, number), unsent, sale.OpenedBy, now);
        }
    }

    private static Answer Refuse(Sale sale, SaleCommand.RefusePayment c, DateTimeOffset now) =>
        sale.Pending?.Id == c.Tender ? [new SaleEvent.PaymentRefused(c.Tender, now)] : [];

    private static Answer Abandon(Sale sale, SaleCommand.Abandon c, DateTimeOffset now)
    {
        var sent = sale.Lines.Where(line => line is { IsSent: true, IsShared: false, SentUnder: null })
            .Select(line => line.Id).ToValueList();
        var elsewhere = sale.Lines.Where(line => line.IsSent && !sent.Contains(line.Id));

        return Text.IsNote(c.Reason)
            ? [
                .. elsewhere.Select(line => CutOff(sale, line, line.Quantity, c.Reason, c.By, now)),
                new SaleEvent.Abandoned(sale.Id, sale.Order, sale.Table, sent, c.Reason, c.By, now),
            ]
            : SaleRefusal.ReasonInvalid;
    }

    private static SaleLine LineOf(NewLine line) => new(
        line.Id, line.Article, line.Quantity, line.Options, line.Note, IsSent: false, line.Allergies, line.Choices, line.Seat);

    private static Sale Change(Sale sale, ValueList<LineId> ids, Func<SaleLine, SaleLine> change) => sale with
    {
        Lines = sale.Lines.Select(line => ids.Contains(line.Id) ? change(line) : line).ToValueList(),
    };
}
