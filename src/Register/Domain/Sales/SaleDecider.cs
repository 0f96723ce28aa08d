using System.Diagnostics;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

public static class SaleDecider
{
    public static readonly Decider<Sale, SaleCommand, SaleEvent, SaleRefusal> Decider = new(Sale.None, Decide, Evolve);

    public static Answer Decide(Sale sale, SaleCommand command, DateTimeOffset now) => (sale.Stage, command) switch
    {
        (SaleStage.Absent, SaleCommand.Open c) => Open(c, now),
        (_, SaleCommand.Open) => SaleRefusal.AlreadyOpen,
        (SaleStage.Absent, _) => SaleRefusal.NotOpen,
        (_, SaleCommand.ConfirmPayment c) => Confirm(sale, c, now),
        (_, SaleCommand.RefusePayment c) => Refuse(sale, c, now),
        (SaleStage.Settled, _) => SaleRefusal.AlreadySettled,
        (SaleStage.Abandoned, SaleCommand.Abandon) => [],
        (SaleStage.Abandoned, _) => SaleRefusal.AlreadyAbandoned,
        (_, SaleCommand.RequestPayment c) => RequestPayment(sale, c, now),
        _ when sale.Pending is not null => SaleRefusal.PaymentPending,
        (SaleStage.Sealed, _) => SaleRefusal.AlreadySealed,
        (SaleStage.Open, SaleCommand.AddLines c) => AddLines(sale, c, now),
        (SaleStage.Open, SaleCommand.SetQuantity c) => SetQuantity(sale, c, now),
        (SaleStage.Open, SaleCommand.AddQuantity c) => AddQuantity(sale, c, now),
        (SaleStage.Open, SaleCommand.SetNote c) => SetNote(sale, c, now),
        (SaleStage.Open, SaleCommand.SetOption c) => SetOption(sale, c, now),
        (SaleStage.Open, SaleCommand.SetAllergy c) => SetAllergy(sale, c, now),
        (SaleStage.Open, SaleCommand.SetChoices c) => SetChoices(sale, c, now),
        (SaleStage.Open, SaleCommand.SetStep c) => SetStep(sale, c, now),
        (SaleStage.Open, SaleCommand.RemoveLine c) => RemoveLine(sale, c, now),
        (SaleStage.Open, SaleCommand.SetMode c) => SetMode(sale, c, now),
        (SaleStage.Open, SaleCommand.SetCustomer c) => SetCustomer(sale, c, now),
        (SaleStage.Open, SaleCommand.SetDue c) => SetDue(sale, c, now),
        (SaleStage.Open, SaleCommand.TakeTable c) => TakeTable(sale, c, now),
        (SaleStage.Open, SaleCommand.Send c) => Send(sale, c, now),
        (SaleStage.Open, SaleCommand.Abandon c) => Abandon(sale, c, now),
        _ => throw new UnreachableException($"{sale.Stage} has no row for {command}."),
    };

    public static Sale Evolve(Sale sale, SaleEvent happened) => happened switch
    {
        SaleEvent.Opened e => Sale.None with
        {
            Id = e.Sale, Till = e.Till, Order = e.Order, Stage = SaleStage.Open, Mode = e.Mode,
            OpenedBy = e.By, OpenedAt = e.At,
        },
        SaleEvent.LinesAdded e => sale with
        {
            Lines = sale.Lines.AddRange(e.Lines.Select(line =>
                new SaleLine(line.Id, line.Article, line.Quantity, line.Options, line.Note, IsSent: false, line.Allergies, line.Choices, line.Seat))),
        },
        SaleEvent.QuantitySet e => Change(sale, [e.Line], line => line with { Quantity = e.After }),
        SaleEvent.NoteSet e => Change(sale, [e.Line], line => line with
        {
            Options = e.Options, Note = e.Note, Allergies = e.Allergies ?? line.Allergies,
        }),
        SaleEvent.ChoicesSet e => Change(sale, [e.Line], line => line with { Choices = e.After }),
        SaleEvent.StepSet e => Change(sale, [e.Line], line => line with
        {
            Article = line.Article with { Card = line.Article.Card! with { Step = e.After } },
        }),
        SaleEvent.LineRemoved e => sale with
        {
            Lines = sale.Lines.Where(line => line.Id != e.Line).ToValueList(), Spent = sale.Spent.Add(e.Line),
        },
        SaleEvent.ModeSet e => sale with { Mode = e.After },
        SaleEvent.CustomerSet e => sale with { Customer = e.Customer },
        SaleEvent.DueSet e => sale with { DueAt = e.After },
        SaleEvent.TableTaken e => sale with { Table = e.Table, Covers = e.Covers },
        SaleEvent.LinesSent e => Change(
            sale with { CallNumber = e.Dispatch.CallNumber },
            [.. e.Lines.Select(line => line.Id)],
            line => line with { IsSent = true }),
        SaleEvent.SentLineChanged or SaleEvent.DispatchChanged => sale, // For the kitchen; the sale has it already.
        SaleEvent.PaymentRequested e => sale with { Pending = e.Tender },
        SaleEvent.PaymentConfirmed e => sale with
        {
            Stage = SaleStage.Sealed, Ticket = e.Ticket, Pending = null, Payments = sale.Payments.Add(e.Payment),
        },
        SaleEvent.PaymentRefused => sale with { Pending = null },
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

        var opened = new SaleEvent.Opened(c.Sale, c.Till, c.Order, c.Mode, c.By, now);

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
            : c.Lines.Any(line => line.Article.Id is { } article && c.SoldOut?.Contains(article) is true) ? SaleRefusal.SoldOut
            : SaleRules.Of(c.Choices) is { } unanswered ? unanswered
            : [new SaleEvent.LinesAdded(c.Lines, c.By, now)];
    }

    private static Answer SetQuantity(Sale sale, SaleCommand.SetQuantity c, DateTimeOffset now) =>
        !c.Quantity.IsValid ? SaleRefusal.QuantityOutOfRange : sale.Find(c.Line) switch
        {
            null => SaleRefusal.UnknownLine,
            var line when line.Quantity == c.Quantity => [],
            { IsSent: true } line when IsMore(c.Quantity, line) => SaleRefusal.LineSent,
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
            var line when !SaleRules.FitsTheKitchen(c.Options ?? line.Options, line.Choices) => SaleRefusal.OptionsInvalid,
            var line when (c.Options ?? line.Options).Equals(line.Options) && (c.Note ?? line.Note) == line.Note
                && (c.Allergies is null || c.Allergies.Equals(line.Allergies ?? [])) => [],
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

    private static Answer SetChoices(Sale sale, SaleCommand.SetChoices c, DateTimeOffset now) =>
        SaleRules.Of(c.Fault) is { } fault ? fault : sale.Find(c.Line) switch
        {
            null => SaleRefusal.UnknownLine,
            var line when !SaleRules.FitsTheKitchen(line.Options, c.Choices) => SaleRefusal.TooManyChoices,
            var line when c.Choices.Equals(line.Choices ?? []) => [],
            var line => ToldToTheKitchen(sale, c.Line, new SaleEvent.ChoicesSet(c.Line, line.Choices, c.Choices, c.By, now), c.By),
        };

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
            ? [changed, new SaleEvent.SentLineChanged(sale.Order, after, by, changed.At)]
            : [changed];

    private static Answer ToldToTheKitchen(Sale sale, SaleEvent changed, Actor by) => sale.CallNumber is { } number
        ? [changed, new SaleEvent.DispatchChanged(DispatchOf(Evolve(sale, changed), number), by, changed.At)]
        : [changed];

    private static Dispatch DispatchOf(Sale sale, int number) =>
        new(sale.Order, number, sale.Mode, sale.Table, sale.Covers, sale.Customer, sale.Till, sale.DueAt);

    private static Answer RemoveLine(Sale sale, SaleCommand.RemoveLine c, DateTimeOffset now) =>
        sale.Find(c.Line) is not { } line ? SaleRefusal.UnknownLine
        : !Text.IsNote(c.Reason) ? SaleRefusal.ReasonInvalid
        : [new SaleEvent.LineRemoved(line.Id, line.IsSent ? sale.Order : null, c.Reason, c.By, now)];

    private static Answer SetMode(Sale sale, SaleCommand.SetMode c, DateTimeOffset now) =>
        sale.Mode == c.Mode ? [] : ToldToTheKitchen(sale, new SaleEvent.ModeSet(sale.Mode, c.Mode, c.By, now), c.By);

    private static Answer SetCustomer(Sale sale, SaleCommand.SetCustomer c, DateTimeOffset now) =>
        !Text.IsNameOrEmpty(c.Customer) ? SaleRefusal.CustomerInvalid
        : sale.Customer == c.Customer ? []
        : ToldToTheKitchen(sale, new SaleEvent.CustomerSet(c.Customer, c.By, now), c.By);

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

    private static Answer Send(Sale sale, SaleCommand.Send c, DateTimeOffset now)
    {
        var unsent = sale.Lines.Where(line => line.IsUnsent).ToValueList();

        if (unsent.IsEmpty)
        {
            return SaleRefusal.NothingToSend;
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

        // Nothing can be sent any more once it is sealed, so what is sealed is not asked.
        if (sale is { Stage: SaleStage.Open, HasUnsent: true })
        {
            return SaleRefusal.UnsentLines;
        }

        return Tendering.Check(c.Tender, sale.Due) is { } refusal
            ? SaleRules.Of(refusal)
            : [new SaleEvent.PaymentRequested(sale, c.Tender, c.By, now)];
    }

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
            ? [confirmed, new SaleEvent.Settled(sale.Id, sale.Order, sale.Table, now)]
            : [confirmed];
    }

    private static Answer Refuse(Sale sale, SaleCommand.RefusePayment c, DateTimeOffset now) =>
        sale.Pending?.Id == c.Tender ? [new SaleEvent.PaymentRefused(c.Tender, now)] : [];

    private static Answer Abandon(Sale sale, SaleCommand.Abandon c, DateTimeOffset now)
    {
        var sent = sale.Lines.Where(line => line.IsSent).Select(line => line.Id).ToValueList();

        return Text.IsNote(c.Reason)
            ? [new SaleEvent.Abandoned(sale.Id, sale.Order, sale.Table, sent, c.Reason, c.By, now)]
            : SaleRefusal.ReasonInvalid;
    }

    private static Sale Change(Sale sale, ValueList<LineId> ids, Func<SaleLine, SaleLine> change) => sale with
    {
        Lines = sale.Lines.Select(line => ids.Contains(line.Id) ? change(line) : line).ToValueList(),
    };
}
