using Microsoft.Extensions.Localization;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Counter;

/// <summary>How the keys of the register are called, and which of the keyboard's keys do the same.</summary>
public static class ActionWords
{
    public static string Of(ActionKey key, PaymentRules payments, IStringLocalizer<Words> words) =>
        key.Name.Length > 0 ? key.Name
        : key is { Known: ActionType.Pay, Pays: { } pays } && payments.Find(pays) is { } payment ? PaymentWords.Of(payment, words)
        : key.Known is { } type ? Of(type, words)
        : words["KeysInert", key.Type];

    public static string Of(ActionType type, IStringLocalizer<Words> words) => words[$"Action{type}"];

    /// <summary>Empty for what no key of the keyboard does.</summary>
    public static string HintOf(ActionType? type) => type switch
    {
        ActionType.Discount => "%",
        ActionType.Split => "/",
        ActionType.Note => "F4",
        ActionType.Park or ActionType.NewOrder => "F10",
        ActionType.Send => "F8",
        ActionType.Refund => "−",
        ActionType.AdHocArticle => "=",
        ActionType.Table => "F6",
        ActionType.OpenOrders => "F7",
        ActionType.NoteOnScreen or ActionType.Abandon or ActionType.Pay or ActionType.Tip or ActionType.RoundDown or ActionType.Subtotal
            or ActionType.FreeArticle or ActionType.Print or ActionType.Mail or ActionType.Invoice or ActionType.Customer or ActionType.Beeper
            or ActionType.PreparationStep or ActionType.EatIn or ActionType.TakeAway or ActionType.Delivery or ActionType.DueTime
            or ActionType.SoldOut or ActionType.SwitchUser or ActionType.CloseRegister or ActionType.History or ActionType.Shortcuts or null => "",
    };
}
