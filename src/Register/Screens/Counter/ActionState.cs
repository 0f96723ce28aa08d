using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Counter;

/// <summary>Whether a key would do anything now. Greying it is a courtesy: whoever presses it all the same is told why not.</summary>
public static class ActionState
{
    public static bool IsPossible(ActionKey key, Basket basket, PaymentRules payments)
    {
        var canChange = basket is { Sale: not null, Lock: null };
        var hasLines = !basket.Lines.IsEmpty;
        var isOver = basket.Lock is BasketLock.Over;
        var isNew = basket.Lock is null or BasketLock.Over;

        return key.Known switch
        {
            ActionType.Discount or ActionType.Split or ActionType.RoundDown or ActionType.FreeArticle => canChange && hasLines,
            ActionType.Note or ActionType.NoteOnScreen => basket.Sale is not null && hasLines && !isOver,
            ActionType.Abandon => canChange,
            ActionType.Park or ActionType.NewOrder => basket.Sale is not null && !isOver,
            ActionType.Send => basket.HasUnsent && canChange,
            ActionType.Pay => key.Pays is { } pays && payments.Find(pays) is { IsOn: true } && !isOver,
            ActionType.Tip => basket.Sale is not null && hasLines && !isOver,
            ActionType.Subtotal => hasLines,
            ActionType.Print or ActionType.Invoice => basket.Sale is not null && hasLines,
            ActionType.Mail => isOver,
            ActionType.PreparationStep => canChange || basket.Work?.NextStep is not null,
            ActionType.AdHocArticle or ActionType.EatIn or ActionType.TakeAway or ActionType.Delivery or ActionType.DueTime => isNew,
            ActionType.Refund or ActionType.Customer or ActionType.Beeper or ActionType.Table or ActionType.OpenOrders or ActionType.SoldOut
                or ActionType.SwitchUser or ActionType.CloseRegister or ActionType.History or ActionType.Shortcuts => true,
            null => false,
        };
    }
}
