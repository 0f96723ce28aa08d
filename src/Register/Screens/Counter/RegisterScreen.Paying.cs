using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What a sale costs and who pays it: reductions, other bills, payments, money given back.</summary>
public sealed partial class RegisterScreen
{
    /// <summary>What fits below the two columns.</summary>
    private const int OthersMax = 12;

    /// <summary>Who comes back with a cold dish has paid within the hour; what is older is found in the history.</summary>
    private const int PaidMax = 20;

    private PaymentPad _pad = PaymentPad.None;
    private ValueList<LineId> _reduced = [];
    private SaleId? _refunded;
    private Sale? _lookedUp;
    private PayPress? _owing;

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
            .OrderBy(other => other.Order != sale.Order).ThenBy(other => other.OpenedAt)
            .Take(OthersMax),
    ];

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

        var attempt = press.Attempt == _pad.Attempt ? _pad.At(clock.GetUtcNow()) : press.Attempt;
        var answer = await Hand.PayAsync(sale, attempt, press);
        _pad = answer switch
        {
            Answer.Paid => _pad.After(attempt, SaleInHand.NewCommand(), clock.GetUtcNow()),
            Answer.SaleRefused => _pad.Refused(attempt, SaleInHand.NewCommand()),
            _ => _pad,
        };
        _keypad = Keypad.Empty;
        Hear(answer);
        Ask(answer);
        await PrintAtOnceAsync(answer);
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

    /// <param name="at">Which of the house's keys, from 0.</param>
    private Task PayByKeyAsync(int at)
    {
        if (Shown is Pane.Pay && Hand.Sale is { Pending: null } sale)
        {
            return at < Keys.Count ? PayAsync(sale.Id, PressOf(Keys[at], sale)) : Task.CompletedTask;
        }

        if (at > 1)
        {
            return Task.CompletedTask;
        }

        if (Shown is Pane.Articles && Basket is { Lines.IsEmpty: true, Lock: null } && _keypad.Amount is { Cents: > 0 })
        {
            return SellFreeThenPayAsync();
        }

        if (Shown is not Pane.Ticket && Basket is { Lines.IsEmpty: false, Lock: not BasketLock.Over })
        {
            Open(Pane.Pay);
        }

        return Task.CompletedTask;
    }

    private PayPress PressOf(PaymentKey key, Sale sale)
    {
        var due = key.Mode is PaymentMode.Cash ? Tendering.InCoins(sale.Due, _rules.Rules.Payments.CashStepCents) : sale.Due;
        return new(_pad.Attempt, key.Id, key.Mode, _keypad.Amount ?? due, Money.Zero);
    }

    // « 12,50, espèces »: an amount and a payment key are a whole sale.
    private async Task SellFreeThenPayAsync()
    {
        await SellFreeAsync();

        if (_said is not { IsRefusal: true })
        {
            Open(Pane.Pay);
        }
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
    }
}
