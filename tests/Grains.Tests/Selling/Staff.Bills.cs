using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Devices.Printers;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests.Selling;

/// <content>What is done to a bill: typed, sent, priced, split, joined, paid, given up.</content>
internal sealed partial class Staff
{
    private static readonly PaymentKeyId Cash = new("cash");
    private static readonly PaymentKeyId[] Keys = [Cash, Cash, new("card"), new("card"), new("meal-voucher"), new("on-account")];

    private Tap AtTheBill(Sale sale, SalesView view) => (sale.Stage, _chance.Next(49)) switch
    {
        // Nothing can be typed any more; somebody tries now and then.
        (SaleStage.Sealed, > 4) when sale.IsPutAside => AtTheShelf(sale),
        (SaleStage.Sealed, > 4) => PayRest(sale),
        _ when HasNoAddress(sale) && !OneIn(3) => ToTheDoor(sale),
        _ when (!_namesOnce || sale.Known is not null) && sale.Exemption is null && !sale.Mode.IsOnSite() && OneIn(sale.Known is null ? 10 : 3) => Exempt(sale),
        _ when sale is { Mode: ServiceMode.EatIn, Table: null } && OneIn(3) && (sale.Kin is null || !_namesOnce) => Seat(sale, AnyTable),
        (_, < 3) => Of(sale, new SaleCommand.AddLines(Lines(3), By)),
        (_, 3) => Of(sale, new SaleCommand.SetQuantity(LineOf(sale), new(_chance.Next(5) * 1_000 + (OneIn(4) ? 137 : 0)), By)),
        (_, 4) => Of(sale, new SaleCommand.AddQuantity(LineOf(sale), OneIn(2) ? 1_000 : -1_000, By)),
        (_, < 7) => Of(sale, new SaleCommand.RemoveLine(LineOf(sale), "trop long", By)),
        (_, 7) when sale.Kin is null || !_namesOnce => Of(sale, new SaleCommand.SetMode(Any(Modes), By)),
        (_, < 13) => Send(sale),
        (_, < 16) => Reduce(sale),
        (_, 16) => Of(sale, new SaleCommand.MakeFree(NewAdjustment(), LineOf(sale), "Offert", By)),
        (_, 17) => Of(sale, new SaleCommand.RemoveAdjustment(
            sale.Adjusted.IsEmpty ? new("none") : Any(sale.Adjusted).Id, By)),
        (_, 18) => Of(sale, new SaleCommand.ComposeMenu(
            NewAdjustment(), Carte.ByHand, [.. sale.Lines.Take(6).Where(_ => OneIn(2)).Take(2).Select(line => new LinePart(line.Id, Quantity.One))], By)),
        (_, 19) => Of(sale, new SaleCommand.SetSeat(LineOf(sale), _chance.Next(5), By)),
        (_, 20) => Of(sale, new SaleCommand.SetNote(LineOf(sale), ["saignant"], $"note {_chance.Next(9)}", By)),
        (_, 21) => Of(sale, new SaleCommand.SetChoices(
            sale.Lines.FirstOrDefault(line => line.Article.Name is "Burger")?.Id ?? LineOf(sale), OneIn(2) ? [Carte.Double] : [], By)),
        (_, < 28) => Split(sale),
        (_, < 30) => Transfer(sale, view, whole: false),
        (_, < 32) => Transfer(sale, view, whole: true),
        (_, 32) => MoveWrongly(sale, view),
        (_, 33) when sale.Kin is null || !_namesOnce => Seat(sale, AnyTable),
        (_, < 36) => Of(sale, new SaleCommand.AddLines(Lines(2), By)),
        (_, < 40) => PaySome(sale),
        (_, < 42) => PayRest(sale),
        (_, 42) => PayLate(sale),
        (_, < 45) => _chance.Next(3) == 0 ? Of(sale, new SaleCommand.Abandon("partis", By)) : PayRest(sale),
        (_, 45) => Of($"notes {sale.Id}", async (house, id) =>
            // A printer that prints nothing does not unask the bill.
            (await house.Of<IReceiptDesk>().BringNoteAsync(id, sale.Id, sale.Till, House.Lea)).Outcome is ReceiptOutcome.NoTicket and var none ? none : null),
        (_, 46) when !_namesOnce => MoveBill(sale),
        (_, 47) => Quote(sale),
        _ => OneIn(2) ? Exempt(sale) : ToTheDoor(sale),
    };

    // Who has a number of another state is on the bill first; then the key is pressed, and now and then again.
    private Tap Exempt(Sale sale) => sale.Known is null && (sale.Kin is null || !_namesOnce)
        ? Of(sale, new SaleCommand.SetCustomer("Société", By, new CustomerId($"guest-{_chance.Next(Guests)}")))
        : Of(sale, new SaleCommand.SetExemption(sale.Exemption is null || OneIn(4), By));

    // To any table, free or not, from any other or from none.
    public Tap MoveBill(Sale sale)
    {
        var (to, table, by) = (new SaleId($"gone-{seed}-{++_last:00000}"), AnyTable, By);
        return Of($"sends the bill {sale.Id} to {table} as {to}", async (house, id) =>
        {
            var said = await house.RegisterDesk.MoveBillAsync(id, sale.Id, to, table, by);
            return (Enum?)said.TableRefusal ?? said.SaleRefusal;
        });
    }

    public Tap Split(Sale sale)
    {
        var to = new SaleId($"part-{seed}-{++_last:00000}");
        return Move(sale, to, isNew: true, PartsOf(sale, all: false));
    }

    public Tap Transfer(Sale sale, SalesView view, bool whole)
    {
        var others = OpenOf(view).FindAll(other => other.Id != sale.Id);

        // Those that may answer yes first; now and then one that must say no.
        var fit = others.FindAll(other => other.Mode == sale.Mode && other.Stage is SaleStage.Open);
        var to = fit.Count > 0 && !OneIn(6) ? Any(fit) : others.Count > 0 ? Any(others) : null;
        return to is null ? Split(sale) : Merge(sale, to, whole);
    }

    public Tap Merge(Sale from, Sale to, bool whole) => Move(from, to.Id, isNew: false, PartsOf(from, whole));

    public Tap PayRest(Sale sale)
    {
        // Coins make no cent where the house has none; a card does.
        var key = OneIn(2) ? Cash : new PaymentKeyId("card");
        var given = key == Cash ? new Money((sale.Due.Cents + 4) / 5 * 5) : sale.Due;
        return Pay(sale, key, given, Money.Zero, parts: null);
    }

    public Tap PaySome(Sale sale)
    {
        var due = sale.Due.Cents;
        var tip = OneIn(4) ? _chance.Next(5) * 100 : 0;
        var given = _chance.Next(9) switch
        {
            0 => due + 1_000,
            1 => due + 1,
            2 => 0,
            3 => -100,
            4 => 2_000_000,
            _ => due * (1 + _chance.Next(4)) / 5,
        };
        var parts = OneIn(4) && !sale.Lines.IsEmpty ? new LinePart(LineOf(sale), Quantity.Pieces(1 + _chance.Next(2))) : null;
        return Pay(sale, Any(Keys), new(given + tip), new(tip), parts is null ? null : [parts]);
    }

    // As from a register that looked before the others had their answers: nobody has asked the account, nor the till.
    private Tap PayLate(Sale sale)
    {
        var tender = new Tender(new($"late-{seed}-{++_last}"), PaymentMode.OnAccount, sale.Due, Customer: AnyCustomer);
        return Of(sale, new SaleCommand.RequestPayment(tender, By));
    }

    private Tap Pay(Sale sale, PaymentKeyId key, Money given, Money tip, ValueList<LinePart>? parts)
    {
        CustomerId? customer = key.Value is "on-account" && !OneIn(6) ? AnyCustomer : null;
        TillId? at = OneIn(3) ? AnyTill : null;
        var by = By;
        return Of($"pays {sale.Id} with {given} by {key}, tip {tip}", async (house, id) =>
            (await house.RegisterDesk.PayAsync(id, sale.Id, key, given, by, tip, parts, customer, at)).Refusal);
    }

    public Tap Send(Sale sale)
    {
        var by = By;
        return Of($"sends {sale.Id}", async (house, id) => (await house.RegisterDesk.SendAsync(id, sale.Id, by)).Refusal);
    }

    private Tap Reduce(Sale sale)
    {
        ValueList<LineId>? lines = OneIn(2) ? null : [.. sale.Lines.Where(_ => OneIn(2)).Select(line => line.Id)];
        var (percent, amount, price) = _chance.Next(7) switch
        {
            0 or 1 => (-1_000, 0, (int?)null),
            2 => (-333, -50, null),
            3 => (0, -777, null),
            4 => (0, 150, null),
            5 => (0, 0, _chance.Next(3_000)),
            _ => (-20_000, 0, null),
        };
        return Of(sale, new SaleCommand.ApplyReduction(
            NewAdjustment(), "Remise", percent, new(amount), price is { } cents ? new Money(cents) : null, lines, By));
    }

    /// <summary>Money back, papers and late keys, for bills that are closed.</summary>
    private Tap Afterwards(SalesView view)
    {
        if (view.Closed.IsEmpty)
        {
            return Open();
        }

        var sale = view.Closed[_chance.Next(Math.Min(12, view.Closed.Count))];
        return _chance.Next(12) switch
        {
            0 or 1 => Print(sale),
            3 or 4 or 5 => Expense(sale),
            6 => PrintExpense(_noted ?? sale.Id),
            7 => Invoice(sale),
            8 => Of(sale, new SaleCommand.AddLines(Lines(1), By)),
            2 when OneIn(2) => PaySome(sale),
            2 => Of(sale, new SaleCommand.RequestRefund(
                new($"late-{seed}-{++_last}"), AnyTill, PaymentMode.Cash, Lines: null, Amount: null, "froid", By)),
            _ => Refund(sale),
        };
    }

    public Tap Refund(Sale sale)
    {
        ValueList<LinePart>? lines = OneIn(2) && !sale.Lines.IsEmpty
            ? [.. PartsOf(sale, all: false).Take(2), .. OneIn(5) ? PartsOf(sale, all: true).Take(1) : []]
            : null;
        Money? amount = lines is null && OneIn(2) ? new(_chance.Next(8) == 0 ? sale.Total.Cents + 1 : _chance.Next(1, 900)) : null;
        var key = sale.Payments.Any(payment => payment.Mode is PaymentMode.OnAccount) && OneIn(2) ? new("on-account") : Any(Keys);
        var wish = new RefundWish(AnyTill, key, lines, amount, OneIn(8) ? "" : "froid");
        var by = By;
        return Of($"refunds {sale.Id} by {wish.Key}: {(lines is null ? amount?.ToString() ?? "all" : "lines")}", async (house, id) =>
            (await house.RegisterDesk.RefundAsync(id, sale.Id, wish, by)).Refusal);
    }

    private Tap Print(Sale sale)
    {
        var (till, by) = (AnyTill, By);
        return Of($"prints {sale.Id}", async (house, id) =>
            Wrong((await house.Of<IReceiptDesk>().PrintAsync(id, sale.Id, ReceiptKind.Ticket, till, "http://hub", by)).Outcome));
    }

    private Tap Move(Sale from, SaleId to, bool isNew, ValueList<LinePart> parts)
    {
        var by = By;
        return Of(
            $"moves {string.Join(" + ", parts.Select(part => $"{part.Quantity} {part.Line}"))} from {from.Id} to {(isNew ? "the new" : "")} {to}",
            async (house, id) => (await house.RegisterDesk.MoveAsync(id, from.Id, to, isNew, parts, by)).Refusal);
    }

    private Tap MoveWrongly(Sale sale, SalesView view) => _chance.Next(5) switch
    {
        0 => Move(sale, sale.Id, isNew: false, PartsOf(sale, all: true)),
        1 => Move(sale, new($"nobody-{seed}"), isNew: false, PartsOf(sale, all: false)),
        2 => Move(sale, new($"part-{seed}-{++_last:00000}"), isNew: true, PartsOf(sale, all: true)),
        3 => Move(sale, Any(OpenOf(view)).Id, isNew: true, PartsOf(sale, all: false)),
        _ => Move(sale, new($"part-{seed}-{++_last:00000}"), isNew: true, [new(LineOf(sale), Quantity.Pieces(99))]),
    };

    private ValueList<LinePart> PartsOf(Sale sale, bool all) => all || sale.Lines.Count == 0
        ? [.. sale.Lines.Select(line => new LinePart(line.Id, line.Quantity))]
        : [.. sale.Lines.Where((_, at) => at == _chance.Next(sale.Lines.Count) || OneIn(4)).Take(3).Select(PartOf) is var some && some.Any()
            ? some.ToList()
            : [PartOf(Any(sale.Lines))]];

    private LinePart PartOf(SaleLine line) => new(line.Id, _chance.Next(3) switch
    {
        0 => line.Quantity,
        1 when line.Quantity.Thousandths > 1_000 => Quantity.One,
        _ => new(Math.Max(1, line.Quantity.Thousandths * (1 + _chance.Next(3)) / 4)),
    });

    private LineId LineOf(Sale sale) => sale.Lines.IsEmpty || OneIn(15) ? new("line-none") : Any(sale.Lines).Id;

    private AdjustmentId NewAdjustment() => new($"a-{seed}-{++_last}");

    private ValueList<NewLine> Lines(int most) => [.. Enumerable.Range(0, 1 + _chance.Next(most)).Select(_ => Line())];

    private NewLine Line()
    {
        var id = new LineId($"dish-{seed}-{++_last}");

        if (OneIn(8))
        {
            return new(id, new(Id: null, "Divers", new(_chance.Next(2_000)), new(2_000), new(2_000), Card: null), Quantity.One, [], "");
        }

        var article = Any(Carte.Articles);
        var quantity = article.Name is "Fromage" ? new Quantity(_chance.Next(50, 900)) : Quantity.Pieces(1 + _chance.Next(4));
        return new(id, article, quantity, [], "", Allergies: null, article.Name is "Burger" && OneIn(2) ? [Carte.Double] : null, _chance.Next(4));
    }

    private static Enum? Wrong(ReceiptOutcome outcome) => outcome is ReceiptOutcome.Done or ReceiptOutcome.DoneBefore ? null : outcome;
}
