using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What the keys do. Every key on the page comes here, wherever the focus stands.</summary>
public sealed partial class RegisterScreen
{
    private Keypad _keypad = Keypad.Empty;

    private Task PressAsync(string key) => HearAsync(new KeyStroke(key, key, AtMs: null));

    // A scanner types like a finger, only faster. What it typed into the pad is taken out again once it is known for a scan.
    private Task HearAsync(KeyStroke stroke)
    {
        if (_scan.Ended(stroke.Key, stroke.AtMs) is { } scanned)
        {
            (_scan, _keypad) = (ScanEar.Quiet, _keypadBeforeScan);
            return ScannedAsync(Scan.Read(scanned));
        }

        _scan = _scan.Hear(stroke.Raw, stroke.AtMs);
        _keypadBeforeScan = _scan.HasJustBegun ? _keypad : _keypadBeforeScan;
        return Shown switch
        {
            Pane.Choose when _asking is { } asking && IsAnswer(stroke.Key) => AnswerByKeyAsync(asking, stroke.Key),
            Pane.Menu when _walk is { } walk && IsAnswer(stroke.Key) => WalkByKeyAsync(walk, stroke.Key),
            _ => HearAsync(stroke.Key),
        };
    }

    private static int? FunctionKey(string key) =>
        key is ['F', ..] && int.TryParse(key.AsSpan(1), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsAnswer(string key) => key is "Enter" or "Backspace" || (key.Length == 1 && char.IsLetterOrDigit(key[0]));

    private Task AnswerByKeyAsync(ChoiceAsking asking, string key)
    {
        switch (key)
        {
            case "Enter":
                return AnswerAsync(asking.Pass());
            case "Backspace" when asking.Back() is { } before:
                return AnswerAsync(before);
            case "Backspace":
                Close();
                return Task.CompletedTask;
            default:
                return AnswerAsync(asking.Press(key));
        }
    }

    private Task WalkByKeyAsync(MenuWalk walk, string key)
    {
        switch (key)
        {
            case "Backspace" when walk.Back() is { } before:
                return WalkAsync(before);
            case "Backspace":
                Close();
                return Task.CompletedTask;
            case var _ when walk.Asking is { } asking:
                return WalkAsync(walk.Answered(key == "Enter" ? asking.Pass() : asking.Press(key)));
            case "Enter":
                return WalkAsync(walk.Pass());
            default:
                return WalkAsync(walk.Press(key, _catalogue.Catalogue, IsSoldOut));
        }
    }

    private Task HearAsync(string key)
    {
        switch (key)
        {
            case var _ when Shown is Pane.Pay && FunctionKey(key) is { } number:
                return PayByKeyAsync(number - 1);
            case var _ when Shown is Pane.Debt && FunctionKey(key) is { } number:
                return SettleByKeyAsync(number - 1);
            case "F1" or "F2" or "F3" or "F4" when Shown is Pane.Ticket:
                return GiveOutByKeyAsync(key);
            case "F4" when Basket is { Lines.IsEmpty: false, Lock: not BasketLock.Over }:
                Open(Pane.Note);
                return Task.CompletedTask;
            case "Tab":
                GoOn();
                return Task.CompletedTask;
            case "+" when Hand.Sale is { Lines: [.., var last] } && Basket.Lock is null && Shown is Pane.Articles or Pane.Line:
                return AskAsync(hand => hand.StepQuantityAsync(_pane is Pane.Line && _line is { } chosen ? chosen : last.Id, 1));
            case "Escape":
                return StepBackAsync();
            case "Delete" when Shown is Pane.Line:
                return RemoveSelectedAsync();
            case "Enter":
                return EnterAsync();
            case "F1":
                return PayByKeyAsync(0);
            case "F2":
                return PayByKeyAsync(1);
            case "F3":
                return PayByKeyAsync(2);
            case "%" when IsFinger && Basket is { Lines.IsEmpty: false, Lock: null } && Shown is Pane.Articles or Pane.Line:
                return ReduceTypedAsync();
            case "ArrowDown" or "ArrowUp" when Shown is Pane.Articles:
                ChooseNext(key == "ArrowDown" ? 1 : -1);
                return Task.CompletedTask;
            case "F6":
                Open(PlaceOf(Basket.Mode));
                return Task.CompletedTask;
            case "F9":
                Open(Pane.Mode);
                return Task.CompletedTask;
            case [>= '1' and <= '9' and var place] when Shown is Pane.Mode && place - '1' < ModeKeys.All.Length:
                return SetModeAsync(ModeKeys.All[place - '1']);
            case "F7":
                Open(Pane.Sales);
                return Task.CompletedTask;
            case "F8":
                return SendAsync();
            case "F10" when Basket is { Sale: not null, Lock: not BasketLock.Over }:
                Park();
                return Task.CompletedTask;
            case "F11" when Actions.Count > BasketPane.BelowMax:
                Open(Pane.Keys);
                return Task.CompletedTask;
            case [>= '1' and <= '9' and var nth] when Shown is Pane.Keys && Actions.ElementAtOrDefault(BasketPane.BelowMax + nth - '1') is { } pressed:
                return ActionState.IsPossible(pressed, Basket, _rules.Rules.Payments) ? PressAsync(pressed) : Task.CompletedTask;
            case "/" when IsFinger:
                OpenIfShown(Pane.Split);
                return Task.CompletedTask;
            case "-" when IsFinger:
                RefundByKey();
                return Task.CompletedTask;
            case "=" when IsFinger && Shown is Pane.Articles && Basket.Lock is null or BasketLock.Over:
                return SellFreeAsync();
            case "*" when Shown is Pane.Pay && Hand.Sale is { } sale:
                TakePart(sale, PartsToPay.Count(_keypad));
                return Task.CompletedTask;
            case "*":
                _keypad = _keypad.Multiply();
                return Task.CompletedTask;
            case "Backspace":
                _keypad = _keypad.Back();
                return Task.CompletedTask;
            default:
                _keypad = key.Length == 1 ? _keypad.Press(key[0]) : _keypad;
                return Task.CompletedTask;
        }
    }

    // A sign amid a scan is the scan's.
    private bool IsFinger => _scan.Burst.Length <= 1;

    // A key opens what its button would: nothing, where the button is grey.
    private void OpenIfShown(Pane pane)
    {
        if (Basket is { Lock: null, Lines.IsEmpty: false })
        {
            Open(pane);
        }
    }

    // The ticket whose number is typed; else the one in front of the guest; else the last that was paid.
    private void RefundByKey()
    {
        var sale = _keypad is { Typed.Length: > 0, Times: null }
            ? PaidSales.FirstOrDefault(paid => paid.Ticket?.ToString(CultureInfo.InvariantCulture) == _keypad.Typed)
            : Hand.Sale is { Stage: SaleStage.Settled } inHand ? inHand : PaidSales is [var last, ..] ? last : null;

        if (sale is not null)
        {
            OpenRefund(sale.Id);
        }
    }

    private Task EnterAsync()
    {
        if (Shown is Pane.Ticket)
        {
            NewSale();
        }
        else if (Shown is Pane.Line)
        {
            Close();
        }
        else if (Shown is Pane.Weigh && _weigh is { } weigh)
        {
            return weigh.TakeAsync();
        }
        else if (Shown is Pane.Abandon && Basket.CallNumber is null)
        {
            return AskThenCloseAsync(hand => hand.AbandonAsync(""));
        }
        else if (TableOfCode() is { } table)
        {
            ForgetSearch();
            return AskThenCloseAsync(hand => hand.SeatAsync(table, covers: 0));
        }
        else if (Shown is Pane.Articles && Board is { IsSearch: true, Tiles: [var first, ..] })
        {
            return AddAsync(first.Key.Id);
        }
        else if (Shown is Pane.Articles && _search.Trim().Length >= ScanEar.LengthMin)
        {
            return SearchedCodeAsync();
        }
        else if (Shown is Pane.Table && _keypad.Typed.Length > 0 && TableCalled(_keypad.Typed) is { } called)
        {
            _keypad = Keypad.Empty;
            return AskThenCloseAsync(hand => hand.SeatAsync(called, Hand.Sale?.Covers ?? 0));
        }

        return Task.CompletedTask;
    }
}
