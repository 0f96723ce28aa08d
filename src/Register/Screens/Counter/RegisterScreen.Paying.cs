using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What a sale costs and who pays it: reductions, other bills, payments, money given back.</summary>
public sealed partial class RegisterScreen
{
    /// <summary>Who comes back with a cold dish has paid within the hour; what is older is found in the history.</summary>
    private const int PaidMax = 20;

    private const int WholePercentPoints = 10_000;

    private PaymentPad _pad = PaymentPad.None;
    private ValueList<LineId> _reduced = [];
    private SaleId? _refunded;
    private Sale? _lookedUp;
    private PayPress? _owing;
    private PayDraft _draft = PayDraft.None;
    private CustomerId? _debtor;
    private CommandId _settling = new("");

    private IReadOnlyList<PaymentKey> Keys => [.. _rules.Rules.Payments.At(new(Till))];

    private IReadOnlyList<Reduction> Reductions =>
        [.. _catalogue.Catalogue.Reductions.Values.OrderBy(reduction => reduction.Rank).ThenBy(reduction => reduction.Id.Value, StringComparer.Ordinal)];

    private IReadOnlyList<Sale> PaidSales => [.. Hand.View.Closed.Where(sale => sale.Stage is SaleStage.Settled).Take(PaidMax)];

    private Sale? RefundedSale => _refunded is { } id ? Hand.View.Closed.Find(sale => sale.Id == id) ?? (_lookedUp?.Id == id ? _lookedUp : null) : null;

    // The bills of the same table first: a split is most often undone there.
    private IReadOnlyList<Sale> OthersOf(Sale sale) =>
    [
        .. Hand.View.Sales.Values
            .Where(other => other.Id != sale.Id && other is { Stage: SaleStage.Open, Pending: null } && other.Mode == sale.Mode)
            .OrderBy(other => other.Order != sale.Order).ThenBy(other => other.OpenedAt),
    ];

    // « 10 % »: off the line whose sheet is open, else off all that is there by now.
    private Task ReduceTypedAsync()
    {
        if (_keypad.Amount is not { Cents: > 0 and <= WholePercentPoints } percent)
        {
            Open(Pane.Discount);
            return Task.CompletedTask;
        }

        _reduced = Shown is Pane.Line && _line is { } line ? [line] : [];
        return ReduceAsync(new Reduction(default, Words["Discount"], -(int)percent.Cents, Money.Zero, FixedPrice: null, Rank: 0));
    }

    private async Task ReduceAsync(Reduction reduction)
    {
        await AskAsync(hand => hand.ReduceAsync(reduction, _reduced));
        _keypad = Keypad.Empty;
    }

    private async Task PayAsync(SaleId sale, PayPress press)
    {
        if (press is { Mode: PaymentMode.OnAccount, Customer: null })
        {
            (_owing, _pane, _said) = (press, Pane.Account, null);
            return;
        }

        var attempt = press.Attempt == _pad.Attempt ? _pad.At(clock.GetUtcNow(), press.Key) : press.Attempt;
        var before = Hand.Sale;
        var answer = await Hand.PayAsync(sale, attempt, press);
        _pad = answer switch
        {
            Answer.Paid => _pad.After(attempt, SaleInHand.NewCommand(), clock.GetUtcNow(), press.Key),
            Answer.SaleRefused or Answer.CardAsked => _pad.Refused(attempt, SaleInHand.NewCommand()),
            _ => _pad,
        };
        (_keypad, _draft) = (Keypad.Empty, answer.IsRefusal ? _draft : PayDraft.None);
        Hear(answer);
        Ask(answer);

        if (DepositOf(before, answer) is { } deposit)
        {
            Hear(deposit);
            await PrintAtOnceAsync(deposit);
            return;
        }

        await PrintAtOnceAsync(answer);
        GoOnAfterCash(answer, press);
    }

    // What is put aside and paid in one go was never waiting: its ticket is all there is to give out.
    private static Answer.DepositTaken? DepositOf(Sale? before, Answer answer) =>
        answer is Answer.Paid { Payment: { } taken } paid && before is { IsPutAside: true } && !(before.Payments.IsEmpty && paid.Due.IsZero)
            ? new(before.Id, paid.Attempt, taken.Applied, paid.Due)
            : null;

    // A register that is set so shows the next sale, and says the change beside it.
    private void GoOnAfterCash(Answer answer, PayPress press)
    {
        if (answer is Answer.Paid { Due.IsZero: true, Payment: { Mode: PaymentMode.Cash } taken }
            && press.Mode is PaymentMode.Cash && Settings.Shows is AfterCash.NextSale && Hand.Sale is { Stage: SaleStage.Settled })
        {
            Park();
            Hear(new Answer.PaidOn(taken.Given, taken.Change));
        }
    }

    // On account: first whose. The attempt stays the same, so that the key pressed twice is one debt.
    private Task OweAsync(SaleId sale, PayPress press)
    {
        (_owing, _pane) = (null, Pane.Pay);
        return PayAsync(sale, press);
    }

    private async Task EnterCustomerAsync(SaleId sale, PayPress press, CustomerFacts facts)
    {
        var id = new CustomerId(SaleInHand.NewCommand().Value);
        await AskAsync(hand => hand.EnterAsync(Customers, id, facts));

        if (_said is not { IsRefusal: true })
        {
            await OweAsync(sale, press with { Customer = id });
        }
    }

    // A debt is not paid by writing it down once more.
    private IReadOnlyList<PaymentKey> DebtKeys => [.. Keys.Where(key => key.Mode is not PaymentMode.OnAccount)];

    private Customer? Debtor => _debtor is { } id ? _customers.Find(id) : null;

    private void OpenDebt(Customer customer)
    {
        (_debtor, _settling, _keypad) = (customer.Id, SaleInHand.NewCommand(), Keypad.Empty);
        Open(Pane.Debt);
    }

    // Named before it is asked and kept until it is answered: pressed again, it is the same money.
    private async Task SettleAsync(Customer customer, PaymentKey key, Money amount)
    {
        var settling = _settling;
        await AskAsync(hand => hand.SettleAsync(Customers, settling, customer, key.Id, amount));

        if (_said is Answer.DebtSettled)
        {
            (_debtor, _keypad, _pane) = (null, Keypad.Empty, Pane.Articles);
        }
        else if (_said is not Answer.HubFault && _settling == settling)
        {
            _settling = SaleInHand.NewCommand();
        }
    }

    private Task SettleByKeyAsync(int at) => Debtor is { } debtor && at < DebtKeys.Count && DebtPane.AmountBy(DebtKeys[at], debtor, _keypad, _rules.Rules.Payments.CashStepCents) is { } amount
        ? SettleAsync(debtor, DebtKeys[at], amount)
        : Task.CompletedTask;

    /// <param name="at">Which of the house's keys, from 0.</param>
    private Task PayByKeyAsync(int at)
    {
        if (Shown is Pane.Pay && Hand.Sale is { Pending: null } sale)
        {
            return at < Keys.Count ? PayAsync(sale.Id, PressOf(Keys[at], sale)) : Task.CompletedTask;
        }

        if (at < Keys.Count && _keypad.Amount is { Cents: > 0 } && MayPayTyped)
        {
            return PayTypedAsync(Keys[at]);
        }

        if (at <= 1 && Shown is not Pane.Ticket && Basket is { Lines.IsEmpty: false, Lock: not BasketLock.Over })
        {
            Open(Pane.Pay);
        }

        return Task.CompletedTask;
    }

    // A multiplier counts articles: with one before it an amount is a price, and never money on the counter.
    private bool MayPayTyped => Shown is Pane.Articles && (IsBasketEmpty || (_keypad.Times is null && Basket.Lock is null or BasketLock.Sealed));

    private bool IsBasketEmpty => Basket is { Lines.IsEmpty: true, Lock: null };

    // « 12,50, espèces »: with nothing in the basket an amount and a payment key are a whole sale; otherwise it is what is given.
    private async Task PayTypedAsync(PaymentKey key)
    {
        if (IsBasketEmpty)
        {
            await SellFreeAsync();
        }

        if (_said is not { IsRefusal: true } && Hand.Sale is { Pending: null } sale)
        {
            Open(Pane.Pay);
            await PayAsync(sale.Id, PressOf(key, sale));
        }
    }

    private async Task OpenPayAsync()
    {
        if (IsBasketEmpty)
        {
            await SellFreeAsync();
        }

        if (!IsBasketEmpty)
        {
            Open(Pane.Pay);
        }
    }

    // What the touch key would pay, to the tip and the dishes that were chosen.
    private PayPress PressOf(PaymentKey key, Sale sale) => _draft.Press(
        _pad.Attempt, key, PayDraft.GivenBy(key, sale, _keypad, _rules.Rules.Payments.CashStepCents));

    // What is all that is left is not typed: each key says by itself how it takes it.
    private void TakePart(Sale sale, int? typed)
    {
        if (typed is not { } count || sale.Total.Cents < count)
        {
            return;
        }

        var part = PartsToPay.EqualPart(sale, count, _rules.Rules.Payments.CashStepCents);
        (_keypad, _draft) = (part < sale.Due ? Keypad.Of(part) : Keypad.Empty, _draft with { For = null });
    }

    private void OpenRefund(SaleId sale)
    {
        (_refunded, _keypad) = (sale, Keypad.Empty);
        Open(Pane.Refund);
    }

    private async Task RefundAsync(SaleId sale, RefundWish wish)
    {
        await AskAsync(hand => hand.RefundAsync(sale, wish));
        _lookedUp = _lookedUp?.Id == sale ? await desk.ReadAsync(sale) : _lookedUp;
        _keypad = Keypad.Empty;

        // Left open, the pane would offer all that is left, and the second half of a double tap would give it back.
        if (_said is not { IsRefusal: true } && RefundedSale is not { Card: not null })
        {
            _pane = Pane.Articles;
        }
    }
}
