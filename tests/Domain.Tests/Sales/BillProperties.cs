using FsCheck;
using FsCheck.Fluent;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Sales;

/// <summary>
/// Goal: whatever is done to the bills of a table, no cent and no dish is lost or made. Method: random sequences of everything
/// that changes a bill; after each step the sums are compared with what they were before it.
/// </summary>
public sealed class BillProperties
{
    private const int Count = 4;

    [Fact]
    public void A_split_a_transfer_and_a_merge_leave_every_vat_rate_as_it_was() => Holds(evening => evening.MovesKeptTheSums);

    [Fact]
    public void No_dish_of_the_kitchen_is_made_or_lost_by_moving_it() => Holds(evening => evening.KitchenIsWhatTheBillsSay);

    [Fact]
    public void The_nets_of_the_lines_are_the_total_and_none_is_below_nothing() => Holds(evening => evening.Bills.All.All(sale =>
        Pricing.Of(sale) is var priced && priced.Lines.All(line => !line.Net.IsNegative)
        && priced.ByRow.Sum(rate => rate.TaxIncluded) == sale.Total
        && VatShare.Of(sale).Sum(share => share.TaxExcluded + share.Tax) == sale.Total));

    [Fact]
    public void Payments_never_exceed_what_is_due_and_refunds_never_what_was_paid() => Holds(evening => evening.Bills.All.All(sale =>
        !sale.Due.IsNegative && sale.Refunded <= sale.Paid && Refunding.LeftOf(sale).All(line =>
            !line.Amount.IsNegative && line.Quantity.Thousandths >= 0)
        && sale.Payments.All(payment => payment.Given == payment.Applied + payment.Rounding + payment.Tip + payment.Change)));

    [Fact]
    public void A_refund_and_what_is_left_are_the_sale_at_every_rate() => Holds(evening => evening.Refunds.All(pair =>
        pair.Ticket.Vat.Sum(share => share.TaxIncluded) == -pair.Amount && pair.Ticket.Total == -pair.Amount));

    // Without this, the properties above could hold because nothing ever happens.
    [Fact]
    public void Evenings_reach_what_the_properties_speak_of()
    {
        var evenings = Steps.Sample(numberOfSamples: 300, new Rnd(20260314, 1), size: 60).Select(Evening.Of).ToList();

        Assert.InRange(evenings.Count(evening => evening.Moves > 1), 90, 300);
        Assert.InRange(evenings.Count(evening => evening.TornAdjustments > 0), 40, 300);
        Assert.InRange(evenings.Count(evening => evening.Bills.All.Any(sale => sale.Stage is SaleStage.Settled)), 30, 300);
        Assert.InRange(evenings.Count(evening => evening.Refunds.Count > 0), 8, 300);
        Assert.InRange(evenings.Count(evening => evening.Bills.Happened.Any(happened => happened is SaleEvent.SentPartCut)), 5, 300);
        Assert.InRange(evenings.Count(evening => evening.Bills.Happened.Any(happened => happened is SaleEvent.OffersChanged)), 30, 300);
    }

    private static Gen<Step[]> Steps => from count in Gen.Choose(5, 70) from steps in AnyStep.ArrayOf(count) select steps;

    private static Gen<Step> AnyStep => Gen.Frequency(
        (16, Of(Kind.Add)), (12, Of(Kind.Send)), (16, Of(Kind.Move)), (4, Of(Kind.Merge)), (5, Of(Kind.Reduce)), (1, Of(Kind.Fix)),
        (2, Of(Kind.Free)), (1, Of(Kind.Undo)), (10, Of(Kind.Less)), (4, Of(Kind.Remove)), (1, Of(Kind.Mode)), (1, Of(Kind.Pay)),
        (2, Of(Kind.Settle)), (6, Of(Kind.Refund)), (1, Of(Kind.Abandon)));

    private static Gen<Step> Of(Kind kind) =>
        from bill in Gen.Choose(0, Count - 1)
        from other in Gen.Choose(0, Count - 1)
        from amount in Gen.Choose(0, 3_000)
        from pieces in Gen.OneOf(Gen.Choose(1, 4).Select(whole => whole * 1_000), Gen.Choose(1, 3_000))
        select new Step(kind, bill, other, amount, pieces);

    private static void Holds(Func<Evening, bool> property) => Prop.ForAll(
        Steps.ToArbitrary(), steps => property(Evening.Of(steps))).QuickCheckThrowOnFailure();

    internal enum Kind
    {
        Add, Send, Move, Merge, Reduce, Fix, Free, Undo, Less, Remove, Mode, Pay, Settle, Refund, Abandon,
    }

    internal sealed record Step(Kind Kind, int Bill, int Other, int Amount, int Thousandths);

    internal sealed class Evening
    {
        private static readonly HouseOffers Offers = new(
            [new(new(new("big"), "Grande table", new([], [], null, null, [], new(4_000), null, [], null, null), null, -500, Money.Zero, 0), null)],
            [new(new("lunch"), "Formule", new(900), [new("a", [new("d0")], 1, 1, []), new("b", [new("d1")], 1, 1, [])], 0, IsAutomatic: true)],
            Noon);

        private readonly Dictionary<LineId, long> _kitchen = [];
        private Till _till = Till.New;
        private int _ids;
        private int _told;

        public Bills Bills { get; } = new(Sale.None);

        public bool MovesKeptTheSums { get; private set; } = true;

        public int Moves { get; private set; }

        public int TornAdjustments { get; private set; }

        public List<(Ticket Ticket, Money Amount)> Refunds { get; } = [];

        public bool KitchenIsWhatTheBillsSay => Bills.All
            .Where(sale => sale.Stage is not SaleStage.Abandoned)
            .SelectMany(sale => sale.Lines)
            .Where(line => line.IsSent)
            .GroupBy(line => line.KitchenId)
            .ToDictionary(line => line.Key, line => line.Sum(part => (long)part.Quantity.Thousandths))
            .OrderBy(line => line.Key.Value)
            .SequenceEqual(_kitchen.Where(line => line.Value > 0).OrderBy(line => line.Key.Value));

        public static Evening Of(Step[] steps)
        {
            var evening = new Evening();

            for (var bill = 0; bill < Count; bill++)
            {
                // Two of one table, and two of others.
                evening.Bills.Open(bill, new($"o-{bill / 2}"));
            }

            foreach (var step in steps)
            {
                evening.Take(step);
                evening.HearInTheKitchen();
            }

            return evening;
        }

        private void Take(Step step)
        {
            var sale = Bills[step.Bill];
            var line = sale.Lines.Count > 0 ? sale.Lines[step.Amount % sale.Lines.Count] : null;
            _ids++;

            switch (step.Kind)
            {
                case Kind.Add:
                    var article = Counter.Line($"l-{_ids}", step.Amount, step.Other % 2 == 0 ? 1_000 : 2_000, 550);
                    Edit(step.Bill, new SaleCommand.AddLines(
                        [article with
                        {
                            Quantity = new(step.Thousandths),
                            Article = article.Article with { Department = new($"d{step.Other % 3}") },
                            Choices = step.Other is 1 ? [new(new("c"), new("x"), "plus", new(step.Amount % 100 - 50))] : null,
                        }], Anna));
                    break;
                case Kind.Send:
                    Edit(step.Bill, new SaleCommand.Send(7, Anna));
                    break;
                case Kind.Move when line is not null:
                    Move(step.Bill, step.Other, [new(line.Id, new(Math.Min(step.Thousandths, line.Quantity.Thousandths)))]);
                    break;
                case Kind.Merge:
                    Move(step.Bill, step.Other, [.. sale.Lines.Select(each => new LinePart(each.Id, each.Quantity))]);
                    break;
                case Kind.Reduce:
                    Edit(step.Bill, new SaleCommand.ApplyReduction(
                        new($"r-{_ids}"), "Remise", step.Amount - 2_000, new(step.Thousandths - 1_500), FixedPrice: null,
                        line is not null && step.Other is 0 ? [line.Id] : null, Anna));
                    break;
                case Kind.Fix:
                    Edit(step.Bill, new SaleCommand.ApplyReduction(
                        new($"r-{_ids}"), "Prix", 0, Money.Zero, new(step.Amount), Lines: null, Anna));
                    break;
                case Kind.Free when line is not null:
                    Edit(step.Bill, new SaleCommand.MakeFree(new($"f-{_ids}"), line.Id, "Offert", Anna));
                    break;
                case Kind.Undo when !sale.Adjusted.IsEmpty:
                    Edit(step.Bill, new SaleCommand.RemoveAdjustment(sale.Adjusted[step.Amount % sale.Adjusted.Count].Id, Anna));
                    break;
                case Kind.Less when line is not null:
                    Edit(step.Bill, new SaleCommand.SetQuantity(line.Id, new(step.Thousandths), Anna));
                    break;
                case Kind.Remove when line is not null:
                    Edit(step.Bill, new SaleCommand.RemoveLine(line.Id, "", Anna));
                    break;
                case Kind.Mode:
                    Edit(step.Bill, new SaleCommand.SetMode(step.Amount % 4 == 0 ? ServiceMode.TakeAway : ServiceMode.EatIn, Anna));
                    break;
                case Kind.Pay:
                    Pay(step.Bill, new(step.Amount), new(step.Other * 50));
                    break;
                case Kind.Settle:
                    Pay(step.Bill, sale.Due, Money.Zero);
                    break;
                case Kind.Refund:
                    Refund(step, line);
                    break;
                case Kind.Abandon when step.Amount % 4 == 0:
                    Edit(step.Bill, new SaleCommand.Abandon("", Anna));
                    break;
            }
        }

        private void Edit(int bill, SaleCommand command) => Bills.Tell(bill, command with { Offers = Offers });

        private void Move(int from, int to, ValueList<LinePart> parts)
        {
            if (from == to)
            {
                return;
            }

            var before = Bills.ByRow;
            var torn = Bills[from].Adjusted.Count;
            var refusal = Bills.Move(from, to, parts);

            MovesKeptTheSums &= before.Equals(Bills.ByRow);
            Moves += refusal is null ? 1 : 0;
            TornAdjustments += refusal is null ? torn : 0;
        }

        private void Pay(int bill, Money given, Money tip)
        {
            Bills.Tell(bill, new SaleCommand.Send(7, Anna));
            Bills.Tell(bill, new SaleCommand.RequestPayment(
                new(new($"p-{_ids}"), PaymentMode.Cash, given + tip, tip, new(new("cash"), "", GivesChange: true, null, null, _ids % 2 * 5)), Anna));

            if (Bills[bill].Pending is not { } tender)
            {
                return;
            }

            var answer = Counter.AtTheTill.Decide(_till, new TillCommand.Pay(Bills[bill], tender, Anna), Noon);
            Assert.Null(answer.Refusal);

            foreach (var happened in answer.Events)
            {
                _till = TillDecider.Evolve(_till, happened);
                Bills.Tell(bill, happened switch
                {
                    TillEvent.TicketSealed e => new SaleCommand.ConfirmPayment(e.Ticket.Number, e.Ticket.First),
                    TillEvent.PaymentSealed e => new SaleCommand.ConfirmPayment(e.Payment.Ticket, e.Payment.Payment),
                    _ => throw new InvalidOperationException(),
                });
            }
        }

        private void Refund(Step step, SaleLine? line)
        {
            Bills.Tell(step.Bill, new SaleCommand.RequestRefund(
                new($"r-{_ids}"), Counter.TheTill, PaymentMode.Cash,
                step.Other is 0 && line is not null ? [new(line.Id, new(Math.Min(step.Thousandths, line.Quantity.Thousandths)))] : null,
                step.Other is 1 ? new Money(step.Amount) : null, "froid", Anna));

            if (Bills[step.Bill] is { Refunding: { } refund } sale)
            {
                var ticket = Ticket.Of(sale, refund, Counter.TheTill, 1, Anna, Noon);
                Refunds.Add((ticket, refund.Amount));
                Bills.Tell(step.Bill, new SaleCommand.ConfirmRefund(refund.Id, Counter.TheTill, 1));
            }
        }

        // What the kitchen would make of what it is told.
        private void HearInTheKitchen()
        {
            foreach (var happened in Bills.Happened.Skip(_told))
            {
                switch (happened)
                {
                    case SaleEvent.LinesSent e:
                        foreach (var sent in e.Lines)
                        {
                            _kitchen.Add(sent.Id, sent.Quantity.Thousandths);
                        }

                        break;
                    case SaleEvent.SentLineChanged e:
                        _kitchen[e.Line.KitchenId] = e.Line.Quantity.Thousandths;
                        break;
                    case SaleEvent.SentPartCut e:
                        _kitchen[e.Line] -= e.Less.Thousandths;
                        break;
                    case SaleEvent.LineRemoved { SentTo: not null } e:
                        _kitchen[e.Line] = 0;
                        break;
                    case SaleEvent.Abandoned e:
                        foreach (var gone in e.Sent)
                        {
                            _kitchen[gone] = 0;
                        }

                        break;
                }
            }

            _told = Bills.Happened.Count;
        }
    }
}
