using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Counter;

/// <summary>Which pane stands beside the basket, and what leads from one to the next.</summary>
public sealed partial class RegisterScreen
{
    private Pane _pane = Pane.Articles;

    // A pane whose subject is gone (removed, settled elsewhere, put aside) gives way to the articles.
    private Pane Shown => _pane switch
    {
        _ when CardHere is not null => Pane.Card,
        Pane.Card => Pane.Articles,
        Pane.Line or Pane.Remove when SelectedLine is null || Basket.Lock is not null => Pane.Articles,
        Pane.Debt when Debtor is null => Pane.Articles,
        Pane.Due or Pane.Mode or Pane.Delivery or Pane.Relay when Basket.Lock is not null and not BasketLock.Over => Pane.Articles,
        Pane.Delivery when Basket.Mode is not (ServiceMode.Delivery or ServiceMode.Shipping) => Pane.Articles,
        Pane.Relay when Basket.Mode is not ServiceMode.RelayPoint => Pane.Articles,
        Pane.Discount or Pane.Split when Basket is not { Lock: null, Lines.IsEmpty: false } => Pane.Articles,
        Pane.Refund when RefundedSale is null => Pane.Articles,
        Pane.Choose when _asking is not { IsDone: false } => Pane.Articles,
        Pane.Weigh when _weighing is null => Pane.Articles,
        Pane.Menu when _walk is not { IsDone: false } => Pane.Articles,
        Pane.Pay or Pane.Account when Hand.Sale is null => Pane.Articles,
        Pane.Pay or Pane.Account when Hand.Sale is { Stage: SaleStage.Settled } => Pane.Ticket,
        Pane.Account when _owing is null => Pane.Pay,
        Pane.Note when Hand.Sale is null or { Stage: SaleStage.Settled } => Pane.Articles,
        Pane.Abandon when Basket.Sale is null || Basket.Lock is not null => Pane.Articles,
        Pane.Ticket when TicketSlip.Of(Hand.Sale) is null => Pane.Articles,
        _ => _pane,
    };

    // Of the sale while it is exempt, whatever the customer has become; of the customer before.
    private string ExemptNumber => Hand.Sale switch
    {
        { Stage: SaleStage.Open, Exemption: { } exempt } => exempt.VatNumber,
        { Stage: SaleStage.Open, Known: { } known } when _customers.Find(known)?.Facts.Business is { VatNumber: { Length: > 0 } number }
            && Exemption.IsElsewhere(number, _rules.Rules) => number,
        _ => "",
    };

    // A page that was reloaded finds the sale it had in front of it; a settled one is its ticket.
    private void ResumeWhatWasInHand() =>
        _pane = Hand.Sale is { Stage: SaleStage.Settled } ? Pane.Ticket : Pane.Articles;

    private void Open(Pane pane)
    {
        _said = null;
        _pane = pane;

        if (pane is Pane.Note)
        {
            _note = null;
            _ = BringNoteAsync();
        }

        if (pane is Pane.Pay && Hand.Sale is { } sale)
        {
            _draft = _pad.Sale == sale.Id ? _draft : PayDraft.None;
            _pad = _pad.Open(sale.Id, SaleInHand.NewCommand());
            _keypad = _keypad.Times is null ? _keypad : Keypad.Empty;
        }
    }

    private Task OpenAsync(Pane pane)
    {
        if (pane is Pane.Pay)
        {
            return OpenPayAsync();
        }

        Open(pane);
        return Task.CompletedTask;
    }

    private void OpenLine(LineId line)
    {
        if (Basket.Lock is null)
        {
            _line = line;
            Open(Pane.Line);
        }
    }

    private void Close()
    {
        (_pane, _said, _keypad, _asking, _walk, _draft, _weighing, _called, _tag) = (Pane.Articles, null, Keypad.Empty, null, null, PayDraft.None, null, null, null);
    }

    private void TakeUp(SaleId sale)
    {
        Hand.TakeUp(sale);
        _seat = 0;
        Close();
    }

    private void Park()
    {
        _receipt = ReceiptWish.None;
        Hand.TakeUp(null);
        _seat = 0;
        Close();
    }

    // The second half of a double tap on a payment key must not also dismiss the change that is to be given.
    private void NewSale()
    {
        if (_pad.At(clock.GetUtcNow()) == _pad.Attempt)
        {
            Park();
        }
    }

    // Articles, tables, guests, and round again.
    private void GoOn() => Open(Shown switch
    {
        Pane.Articles => Pane.Table,
        Pane.Table => Pane.Guest,
        _ => Pane.Articles,
    });

    // A slip of the finger goes without a word; what the kitchen has goes with a reason (K13).
    private Task RemoveSelectedAsync()
    {
        if (SelectedLine is { IsSent: false } line)
        {
            return AskThenCloseAsync(hand => hand.RemoveAsync(line.Id, ""));
        }

        Open(Pane.Remove);
        return Task.CompletedTask;
    }

    // What was typed, then the multiplier, then what is open, then the filter; the whole sale only after a question (K13).
    private Task StepBackAsync()
    {
        if (_keypad.IsEmpty && _said is null && Shown is Pane.Line)
        {
            return RemoveSelectedAsync();
        }

        StepBack();
        return Task.CompletedTask;
    }

    private void StepBack()
    {
        if (!_keypad.IsEmpty)
        {
            _keypad = _keypad.StepBack();
        }
        else if (_said is not null)
        {
            _said = null;
        }
        else if (Shown is Pane.Ticket)
        {
            NewSale();
        }
        else if (Shown is Pane.Remove)
        {
            Open(Pane.Line);
        }
        else if (Shown is not Pane.Articles)
        {
            Close();
        }
        else if (_search.Length > 0 || _department is not null || _menus)
        {
            Choose(_search.Length > 0 ? _department : null);
        }
        else if (Basket is { Sale: not null, Lock: null })
        {
            Open(Pane.Abandon);
        }
    }
}
