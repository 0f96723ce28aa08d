using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Counter;

/// <summary>What the keys of the house do. Whether one may, and with how much, the hub says before anything happens.</summary>
public sealed partial class RegisterScreen
{
    private bool _isPressing;

    private IReadOnlyList<ActionKey> Actions => [.. _rules.Rules.Actions.At(new(Till))];

    private async Task PressAsync(ActionKey key)
    {
        if (_isPressing)
        {
            return;
        }

        _isPressing = true;

        try
        {
            await DoAsync(key, await desk.PressAsync(key.Id, new(Till), _keypad.AmountFor(key.Usual)));
        }
        catch (RightRefusedException refused)
        {
            Hear(new Answer.NotAllowed(refused.Right, refused.Standing));
        }
        catch (Exception fault)
        {
            log.LogError(fault, "The key {Key} at register {Till} failed.", key.Id, Till);
            Hear(new Answer.HubFault());
        }
        finally
        {
            _isPressing = false;
        }
    }

    private Task DoAsync(ActionKey key, ActionPress press)
    {
        // Behind the key lies its work, and not the page of keys that it stood on.
        _pane = _pane is Pane.Keys ? Pane.Articles : _pane;

        switch (press.Type)
        {
            case null:
                Hear(new Answer.ActionRefused(press.Refusal ?? ActionRefusal.KeyInert));
                return Task.CompletedTask;
            case ActionType.Discount:
                return OpenedIfShown(Pane.Discount);
            case ActionType.Split:
                return OpenedIfShown(Pane.Split);
            case ActionType.Note:
                return Opened(Pane.Note);
            case ActionType.NoteOnScreen:
                return LookAtNoteAsync();
            case ActionType.Abandon:
                return Opened(Pane.Abandon);
            case ActionType.Park or ActionType.NewOrder:
                Park();
                return Task.CompletedTask;
            case ActionType.Send:
                return SendAsync();
            case ActionType.Pay:
                return PayByActionAsync(key);
            case ActionType.Tip:
                return TipAsync(press.Amount ?? Money.Zero);
            case ActionType.RoundDown:
                return RoundDownAsync(press.Amount ?? ActionRules.RoundedTo);
            case ActionType.Subtotal:
                Hear(new Answer.Subtotal(Basket.Total, Basket.Lines.Length));
                return Task.CompletedTask;
            case ActionType.AdHocArticle:
                return SellAdHocAsync(key, press.Amount ?? Money.Zero);
            case ActionType.FreeArticle:
                return LineInHand is { } line ? AskAsync(hand => hand.MakeFreeAsync(line.Id, Words["Free"])) : Task.CompletedTask;
            case ActionType.Refund:
                RefundByKey();
                return Task.CompletedTask;
            case ActionType.Print:
                return Shown is Pane.Ticket ? PrintAsync(ReceiptKind.Ticket) : Opened(Pane.Note);
            case ActionType.Mail:
                _receipt = Shown is Pane.Ticket ? ReceiptWish.Mail : _receipt;
                return Task.CompletedTask;
            case ActionType.Invoice:
                return Hand.Sale is { } invoiced ? GoTo($"invoice/{invoiced.Id}?till={Till}") : Task.CompletedTask;
            case ActionType.Customer:
                return Opened(Pane.Guest);
            case ActionType.Beeper:
                return GiveBeeperAsync();
            case ActionType.PreparationStep:
                return StepAsync();
            case ActionType.EatIn:
                return SetModeAsync(ServiceMode.EatIn, Pane.Table);
            case ActionType.TakeAway:
                return SetModeAsync(ServiceMode.TakeAway, Pane.Articles);
            case ActionType.Delivery:
                return SetModeAsync(ServiceMode.Delivery, Pane.Delivery);
            case ActionType.Table:
                return Opened(Pane.Table);
            case ActionType.DueTime:
                return Opened(Pane.Due);
            case ActionType.OpenOrders:
                return Opened(Pane.Sales);
            case ActionType.SoldOut:
                return Opened(Pane.SoldOut);
            case ActionType.SwitchUser:
                _person?.Open();
                return Task.CompletedTask;
            case ActionType.CloseRegister:
                return GoTo($"till/{Till}");
            case ActionType.History:
                return GoTo($"history?till={Till}");
            case ActionType.Shortcuts:
                return Opened(Pane.Shortcuts);
            default:
                throw new System.Diagnostics.UnreachableException($"There is no work for {press.Type}.");
        }
    }

    /// <summary>The line whose sheet is open, else the last.</summary>
    private SaleLine? LineInHand => (_pane is Pane.Line ? SelectedLine : null) ?? (Hand.Sale is { Lines: [.., var last] } ? last : null);

    private Task Opened(Pane pane)
    {
        Open(pane);
        return Task.CompletedTask;
    }

    private Task OpenedIfShown(Pane pane)
    {
        OpenIfShown(pane);
        return Task.CompletedTask;
    }

    private Task GoTo(string address)
    {
        Navigation.NavigateTo(address);
        return Task.CompletedTask;
    }

    // Looked at and given to nobody: the table is not told, and no paper is counted.
    private async Task LookAtNoteAsync()
    {
        if (Hand.Sale is { } sale)
        {
            (_said, _note, _pane) = (null, await Receipts.NoteAsync(sale.Id, ByRegister), Pane.Note);
        }
    }

    // As the same key of the payment pad, with what is typed or all that is due.
    private Task PayByActionAsync(ActionKey key) =>
        Keys.FirstOrDefault(known => known.Id == key.Pays) is not { } payment ? Task.CompletedTask
        : IsBasketEmpty ? (_keypad.Amount is { Cents: > 0 } && payment.Usual is null && MayPayTyped ? PayTypedAsync(payment) : Task.CompletedTask)
        : PayAtOnceAsync(payment);

    private async Task PayAtOnceAsync(PaymentKey payment)
    {
        if (Hand.Sale is { Pending: null, Stage: SaleStage.Open or SaleStage.Sealed } sale)
        {
            Open(Pane.Pay);
            await PayAsync(sale.Id, PressOf(payment, sale));
        }
    }

    private async Task TipAsync(Money tip)
    {
        _keypad = Keypad.Empty;
        await OpenPayAsync();
        _draft = Shown is Pane.Pay ? _draft with { Tip = tip } : _draft;
    }

    // The guest's gain, never more than the last unit: what is round already stays.
    private async Task RoundDownAsync(Money unit)
    {
        if (Hand.Sale is { } sale && new Money(sale.Total.Cents % unit.Cents) is { IsZero: false } off)
        {
            _reduced = [];
            await ReduceAsync(new(default, Words["RoundedDown"], 0, -off, FixedPrice: null, Rank: 0));
        }
    }

    private Task SellAdHocAsync(ActionKey key, Money amount)
    {
        // What the key counts is in the amount already; a multiplier before an amount of one's own is the quantity.
        var times = key.Usual is null ? _keypad.Times ?? Quantity.One : Quantity.One;
        _keypad = Keypad.Empty;
        return AskAsync(hand => hand.AddAsync(
            FreeSale.Of(
                _catalogue.Catalogue, _rules.Rules.Payments, _department, amount,
                key.Name.Length > 0 ? key.Name : Words["FreeSale"]),
            times, seat: Seat));
    }

    private Task GiveBeeperAsync()
    {
        if (_keypad.Count is not { } number)
        {
            return Opened(Pane.Guest);
        }

        _keypad = Keypad.Empty;
        return AskAsync(hand => hand.GiveBeeperAsync(number));
    }

    private Task StepAsync()
    {
        if (_keypad.Count is { } step)
        {
            _keypad = Keypad.Empty;
            return LineInHand is { } line ? AskAsync(hand => hand.SetStepAsync(line.Id, step)) : Task.CompletedTask;
        }

        return Basket.Work?.NextStep is { } next ? AskAsync(hand => hand.FireAsync(next)) : Task.CompletedTask;
    }

    private async Task SetModeAsync(ServiceMode mode, Pane then)
    {
        await SetModeAsync(mode);

        if (_said is not { IsRefusal: true })
        {
            _pane = then;
        }
    }
}
