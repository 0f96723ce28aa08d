using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Chaos.Tests;

/// <summary>
/// Who sells at one register, takes money, hands out receipts, and goes to look at the terminal when nobody knows what it did. What
/// there is to be paid is added up here, and never asked of the house.
/// </summary>
internal sealed class Cashier(ChaosHouse chaos, TillId till, Random chance)
{
    private static readonly PaymentKeyId CardKey = new("card");
    private static readonly PaymentKeyId CashKey = new("cash");

    /// <summary>A guest gives up, and pays otherwise.</summary>
    private const int GoesMax = 6;

    private readonly House _house = chaos.House;

    private static readonly StationId[] Kitchens = [House.Kitchen, House.Bar, House.Pass];

    /// <summary>What each station was sent, by the mark of each article.</summary>
    public List<string> Cooked { get; } = [];

    /// <summary>The first mark on each receipt that was handed out.</summary>
    public List<string> Receipts { get; } = [];

    public long CashCents { get; private set; }

    public long CardCents { get; private set; }

    public long RefundedCents { get; private set; }

    public int CashPayments { get; private set; }

    /// <summary>How often a sale stood still because nobody knew.</summary>
    public int Unknowns { get; private set; }

    /// <summary>How often only a look at the terminal's own list ended it.</summary>
    public int ByHand { get; private set; }

    public async Task SellAsync(PizzaTicket ticket, long extraCents)
    {
        var sale = new SaleId($"vente-{ticket.Number}");
        var lines = ticket.Lines.Select((line, at) => Line(ticket, line, at)).ToList();
        var cents = ticket.Lines.Sum(line => line.Cents * line.Quantity) + extraCents;

        if (extraCents > 0)
        {
            // No two bills of the evening come to the same, so that the terminal's list says whose each amount was.
            lines.Add(_house.Line("Service", (int)extraCents, station: null));
        }

        Good((await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.Open(
            sale, till, new($"commande-{ticket.Number}"), ServiceMode.TakeAway, House.Lea, [.. lines]))).Refusal);
        Good((await PressAsync(id => _house.RegisterDesk.SendAsync(id, sale, House.Lea))).Refusal);
        Cooked.AddRange(ticket.Lines.Select((_, at) => MarkOf(ticket, at)));

        var isByCard = chance.Next(10) < 7 && await IsPaidByCardAsync(sale, cents);

        if (!isByCard)
        {
            var answer = await PressAsync(id => _house.RegisterDesk.PayAsync(id, sale, PaymentMode.Cash, new(Rounded(cents)), House.Lea));
            Good(answer.Refusal);
            CashCents += cents;
            CashPayments++;
        }

        var printed = await PressAsync(id => _house.Of<IReceiptDesk>().PrintAsync(id, sale, ReceiptKind.Ticket, till, "http://hub", House.Lea));
        Assert.Contains(printed.Outcome, (ReceiptOutcome[])[ReceiptOutcome.Done, ReceiptOutcome.DoneBefore]);
        Receipts.Add(MarkOf(ticket, 0));

        if (isByCard && chance.Next(4) == 0)
        {
            await GiveBackAsync(sale, cents);
        }
    }

    private static long Rounded(long cents) => (cents + 499) / 500 * 500;

    private static string MarkOf(PizzaTicket ticket, int line) => $"({ticket.Number}.{line})";

    private NewLine Line(PizzaTicket ticket, PizzaTicket.Line line, int at) =>
        _house.Line($"{line.Pizza} {MarkOf(ticket, at)}", (int)line.Cents, Kitchens[(ticket.Number + at) % Kitchens.Length]) with
        {
            Quantity = Quantity.Pieces(line.Quantity),
        };

    private async Task<bool> IsPaidByCardAsync(SaleId sale, long cents)
    {
        for (var go = 0; go < GoesMax; go++)
        {
            var asked = await PressAsync(id => _house.RegisterDesk.PayAsync(id, sale, PaymentMode.Card, new(cents), House.Lea));

            // A key that was pressed again after the terminal's no.
            Assert.Contains(asked.Refusal, (SaleRefusal?[])[null, SaleRefusal.CardRefused]);
            var after = await EndedAsync(sale, deed => deed is CardDeed.Payment);

            if (after.Due.IsZero)
            {
                CardCents += cents;
                return true;
            }
        }

        return false;
    }

    private async Task GiveBackAsync(SaleId sale, long cents)
    {
        for (var go = 0; go < GoesMax; go++)
        {
            var asked = await PressAsync(id => _house.RegisterDesk.RefundAsync(id, sale, new(till, CardKey, Lines: null, Amount: null, "Froid"), House.Lea));
            Good(asked.Refusal);
            var after = await EndedAsync(sale, deed => deed is not CardDeed.Payment);

            if (!after.Refunded.IsZero)
            {
                Assert.Equal(cents, after.Refunded.Cents);
                RefundedCents += cents;
                return;
            }
        }
    }

    /// <summary>Until the go at the card is over; where nobody knows, by asking the terminal, and then by looking at its list.</summary>
    private async Task<Sale> EndedAsync(SaleId sale, Func<CardDeed, bool> isOfThis)
    {
        await CaughtUpAsync();
        var shown = await SeenAsync(sale, now => now.Card is null or { Stage: CardStage.Unknown });

        if (shown.Card is { } unknown)
        {
            Unknowns++;
            await NothingElseIsTakenAsync(sale, unknown.Deed);
            chaos.Terminals[till].IsOutOfOrder = false; // Somebody has pulled its plug and put it in again.
            var told = await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.QueryCard(unknown.Id, House.Lea));
            Good(told.Refusal);
            await CaughtUpAsync();
            shown = await SeenAsync(sale, now => now.Card is null or { Stage: CardStage.Unknown });

            if (shown.Card is not null)
            {
                ByHand++;
                await NothingElseIsTakenAsync(sale, unknown.Deed);
                var wasDone = chaos.Terminals[till].Booked.Any(booked => isOfThis(booked.Deed) && booked.Amount == unknown.Amount);
                told = await _house.RegisterDesk.TellAsync(
                    House.NewCommand(), sale, new SaleCommand.ResolveCard(unknown.Id, wasDone, "Liste du terminal", House.Lea));
                Good(told.Refusal);
                await CaughtUpAsync();
                shown = await SeenAsync(sale, now => now.Card is null);
            }
        }

        return shown;
    }

    // Neither another way of paying nor another refund, however often somebody presses.
    private async Task NothingElseIsTakenAsync(SaleId sale, CardDeed deed)
    {
        var register = _house.RegisterDesk;
        Assert.Equal(SaleRefusal.CardPending, deed is CardDeed.Payment
            ? (await register.PayAsync(House.NewCommand(), sale, PaymentMode.Cash, new(100_000), House.Lea)).Refusal
            : (await register.RefundAsync(House.NewCommand(), sale, new(till, CashKey, Lines: null, Amount: null, "Froid"), House.Lea)).Refusal);
        Assert.Equal(SaleRefusal.CardPending, deed is CardDeed.Payment
            ? (await register.PayAsync(House.NewCommand(), sale, PaymentMode.Card, new(100), House.Lea)).Refusal
            : (await register.RefundAsync(House.NewCommand(), sale, new(till, CardKey, Lines: null, Amount: null, "Froid"), House.Lea)).Refusal);
    }

    // A view that does not know of the question yet would answer with what was before it.
    private ValueTask<SalesView> CaughtUpAsync() => _house.SalesFeed.ReachAsync(_house.SalesFeed.Head, CancellationToken.None);

    private async Task<Sale> SeenAsync(SaleId sale, Func<Sale, bool> holds) =>
        (await _house.SalesShowAsync(view => view.Find(sale) is { Pending: null, Refunding: null } found && holds(found))).Find(sale)!;

    // The house's answer may take longer than the hurried patience of its desk: the same key is pressed again, as anybody would.
    private static async Task<T> PressAsync<T>(Func<CommandId, Task<T>> press)
    {
        var id = House.NewCommand();

        while (true)
        {
            try
            {
                return await press(id);
            }
            catch (TimeoutException)
            {
                // Once more.
            }
        }
    }

    private static void Good<T>(T? refusal)
        where T : struct => Assert.Null(refusal);
}
