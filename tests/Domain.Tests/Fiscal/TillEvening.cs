using FsCheck;
using FsCheck.Fluent;
using RetailPos.Domain.Tests.Sales;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Fiscal;

/// <summary>
/// One till and three sales for an evening: random keys, amounts of every kind, and the till's answer to a payment comes at once
/// or only after more keys were pressed, as between two grains.
/// </summary>
internal sealed class TillEvening
{
    private const int Bills = 3;

    private readonly Sale[] _sales = [.. Enumerable.Repeat(Sale.None, Bills)];
    private readonly Queue<(int Bill, SaleEvent.PaymentRequested Asked)> _onTheWay = new();
    private int _keys;

    public IReadOnlyList<Sale> Sales => _sales;

    public Till Till { get; private set; } = Till.New;

    public List<TillEvent> Journal { get; } = [];

    public List<SaleEvent>[] Histories { get; } = [.. Enumerable.Range(0, Bills).Select(_ => new List<SaleEvent>())];

    /// <summary>What was due on each bill when a payment was asked for, and what the till took.</summary>
    public List<(Money Due, Payment Taken)> Taken { get; } = [];

    public bool IsQuiet => _onTheWay.Count is 0;

    // Every other evening somebody goes round with the bills at the end.
    public static Gen<Key[]> Keys =>
        from keys in AnyKey.ArrayOf()
        from closes in Gen.Elements(true, false)
        select (Key[])[.. keys, .. closes ? Round : []];

    private static Key[] Round =>
    [
        .. Enumerable.Range(0, Bills).SelectMany(bill => (Key[])
            [new Key.Add(bill, 1_250, 1_000, 550, 1_000), new Key.Pay(bill, bill is 0, Amount.Exact, Twice: true), new Key.TillAnswers()]),
    ];

    private static Gen<Key> AnyKey => Gen.Frequency(
        (5, from bill in Bill
            from cents in Gen.Frequency((15, Gen.Choose(0, 3_000)), (1, Gen.Choose(0, 1_000_000)))
            from rates in Gen.Elements((1_000, 550), (2_000, 2_000), (550, 550), (0, 0), (210, 1_300))
            from thousandths in Gen.OneOf(Gen.Choose(1, 4).Select(pieces => pieces * 1_000), Gen.Choose(1, 5_000))
            select (Key)new Key.Add(bill, cents, rates.Item1, rates.Item2, thousandths)),
        (1, Bill.Select(Key (bill) => new Key.Remove(bill))),
        (1, Bill.Select(Key (bill) => new Key.SwitchMode(bill))),
        (1, Bill.Select(Key (bill) => new Key.Send(bill))),
        (5, from bill in Bill
            from card in Gen.Elements(true, false)
            from amount in Gen.Elements(Enum.GetValues<Amount>())
            from twice in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
            select (Key)new Key.Pay(bill, card, amount, twice)),
        (5, Gen.Constant<Key>(new Key.TillAnswers())));

    private static Gen<int> Bill => Gen.Choose(0, Bills - 1);

    public static TillEvening Of(Key[] keys)
    {
        var evening = new TillEvening();

        for (var bill = 0; bill < Bills; bill++)
        {
            evening.Tell(bill, new SaleCommand.Open(new($"s-{bill}"), Counter.TheTill, new($"o-{bill}"), ServiceMode.EatIn, Anna));
        }

        foreach (var key in keys)
        {
            evening.Press(key);
        }

        return evening;
    }

    public TillEvening ToTheEnd()
    {
        while (!IsQuiet)
        {
            Answer();
        }

        return this;
    }

    private void Press(Key key)
    {
        _keys++;

        switch (key)
        {
            case Key.Add k:
                Tell(k.Bill, new SaleCommand.AddLines([Counter.Line($"l-{_keys}", k.Cents, k.EatIn, k.TakeAway) with
                {
                    Quantity = new(k.Thousandths),
                }], Anna));
                break;
            case Key.Remove k when !_sales[k.Bill].Lines.IsEmpty:
                Tell(k.Bill, new SaleCommand.RemoveLine(_sales[k.Bill].Lines[0].Id, "", Anna));
                break;
            case Key.SwitchMode k:
                Tell(k.Bill, new SaleCommand.SetMode((ServiceMode)(1 - (int)_sales[k.Bill].Mode), Anna));
                break;
            case Key.Send k:
                Tell(k.Bill, new SaleCommand.Send(k.Bill + 1, Anna));
                break;
            case Key.Pay k:
                // As the desk does: what wants preparing goes to the kitchen first.
                Tell(k.Bill, new SaleCommand.Send(k.Bill + 1, Anna));
                var tender = TenderOf(k);
                Tell(k.Bill, new SaleCommand.RequestPayment(tender, Anna));

                if (k.Twice)
                {
                    Tell(k.Bill, new SaleCommand.RequestPayment(tender, Anna));
                }

                break;
            case Key.TillAnswers when !IsQuiet:
                Answer();
                break;
        }
    }

    private Tender TenderOf(Key.Pay key)
    {
        var due = _sales[key.Bill].Due;
        var given = key.Amount switch
        {
            Amount.Nothing => Money.Zero,
            Amount.Half => new(due.Cents / 2),
            Amount.Exact => due,
            Amount.TooMuch => due + new Money(731),
            Amount.Negative => new(-1),
            _ => throw new InvalidOperationException(),
        };

        return new(new($"p-{_keys}"), key.Card ? PaymentMode.Card : PaymentMode.Cash, given);
    }

    private void Answer()
    {
        var (bill, asked) = _onTheWay.Dequeue();
        var decision = Counter.AtTheTill.Decide(Till, new TillCommand.Pay(asked.Sale, asked.Tender, asked.By), Now);

        if (decision.Refusal is not null)
        {
            Tell(bill, new SaleCommand.RefusePayment(asked.Tender.Id));
        }

        foreach (var happened in decision.Events)
        {
            Till = TillDecider.Evolve(Till, happened);
            Journal.Add(happened);
            var (ticket, payment) = happened switch
            {
                TillEvent.TicketSealed e => (e.Ticket.Number, e.Ticket.First),
                TillEvent.PaymentSealed e => (e.Payment.Ticket, e.Payment.Payment),
                _ => throw new InvalidOperationException(),
            };
            Taken.Add((asked.Sale.Due, payment));
            Tell(bill, new SaleCommand.ConfirmPayment(ticket, payment));
        }
    }

    private void Tell(int bill, SaleCommand command)
    {
        foreach (var happened in SaleDecider.Decide(_sales[bill], command, Now).Events)
        {
            _sales[bill] = SaleDecider.Evolve(_sales[bill], happened);
            Histories[bill].Add(happened);

            if (happened is SaleEvent.PaymentRequested asked)
            {
                _onTheWay.Enqueue((bill, asked));
            }
        }
    }

    private DateTimeOffset Now => Noon.AddSeconds(_keys);

    internal enum Amount
    {
        Nothing,
        Half,
        Exact,
        TooMuch,
        Negative,
    }

    internal abstract record Key
    {
        public sealed record Add(int Bill, int Cents, int EatIn, int TakeAway, int Thousandths) : Key;

        public sealed record Remove(int Bill) : Key;

        public sealed record SwitchMode(int Bill) : Key;

        public sealed record Send(int Bill) : Key;

        public sealed record Pay(int Bill, bool Card, Amount Amount, bool Twice) : Key;

        public sealed record TillAnswers : Key;
    }
}
