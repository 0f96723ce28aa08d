using Microsoft.Extensions.Localization;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register;

/// <summary>The one place where refusals become words, and the words say what to do next.</summary>
/// <remarks>No discard arm: a new refusal does not compile until it has its sentence.</remarks>
public static partial class RefusalText
{
    public static string Of(SaleRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        SaleRefusal.SaleIdInvalid => "SaleIdInvalid",
        SaleRefusal.AlreadyOpen => "SaleAlreadyOpen",
        SaleRefusal.NotOpen => "SaleNotOpen",
        SaleRefusal.AlreadySealed => "SaleAlreadySealed",
        SaleRefusal.AlreadySettled => "SaleAlreadySettled",
        SaleRefusal.AlreadyAbandoned => "SaleAlreadyAbandoned",
        SaleRefusal.PaymentPending => "SalePaymentPending",
        SaleRefusal.ModeOff => "SaleModeOff",
        SaleRefusal.NotSoldInMode => "SaleNotSoldInMode",
        SaleRefusal.PhoneInvalid => "SalePhoneInvalid",
        SaleRefusal.AddressInvalid => "SaleAddressInvalid",
        SaleRefusal.PlaceInvalid => "SalePlaceInvalid",
        SaleRefusal.ZoneUnknown => "SaleZoneUnknown",
        SaleRefusal.ZoneMissing => "SaleZoneMissing",
        SaleRefusal.OutsideZones => "SaleOutsideZones",
        SaleRefusal.RelayUnknown => "SaleRelayUnknown",
        SaleRefusal.RelayOff => "SaleRelayOff",
        SaleRefusal.RelayMissing => "SaleRelayMissing",
        SaleRefusal.WaitsForPayment => "SaleWaitsForPayment",
        SaleRefusal.ModeMissing => "SaleModeMissing",
        SaleRefusal.CustomerMissing => "SaleCustomerMissing",
        SaleRefusal.PhoneMissing => "SalePhoneMissing",
        SaleRefusal.DestinationMissing => "SaleDestinationMissing",
        SaleRefusal.BelowMinimum => "SaleBelowMinimum",
        SaleRefusal.NoLines => "SaleNoLines",
        SaleRefusal.TooManyLines => "SaleTooManyLines",
        SaleRefusal.LineIdInvalid => "SaleLineIdInvalid",
        SaleRefusal.LineIdTwice => "SaleLineIdTwice",
        SaleRefusal.ArticleInvalid => "SaleArticleInvalid",
        SaleRefusal.PriceOutOfRange => "SalePriceOutOfRange",
        SaleRefusal.RateOutOfRange => "SaleRateOutOfRange",
        SaleRefusal.PreparationInvalid => "SalePreparationInvalid",
        SaleRefusal.QuantityOutOfRange => "SaleQuantityOutOfRange",
        SaleRefusal.OptionsInvalid => "SaleOptionsInvalid",
        SaleRefusal.NoteInvalid => "SaleNoteInvalid",
        SaleRefusal.UnknownLine => "SaleUnknownLine",
        SaleRefusal.AllergiesInvalid => "SaleAllergies",
        SaleRefusal.SoldOut => "SaleSoldOut",
        SaleRefusal.NoLongerSold => "SaleNoLongerSold",
        SaleRefusal.ChoiceUnknown => "SaleChoiceUnknown",
        SaleRefusal.ChoiceMissing => "SaleChoiceMissing",
        SaleRefusal.TooManyChoices => "SaleTooManyChoices",
        SaleRefusal.StepOutOfRange => "SaleStepOutOfRange",
        SaleRefusal.NotPrepared => "SaleNotPrepared",
        SaleRefusal.StepSent => "SaleStepSent",
        SaleRefusal.LineSent => "SaleLineSent",
        SaleRefusal.ReasonInvalid => "SaleReasonInvalid",
        SaleRefusal.CustomerInvalid => "SaleCustomerInvalid",
        SaleRefusal.TableInvalid => "SaleTableInvalid",
        SaleRefusal.CoversOutOfRange => "SaleCoversOutOfRange",
        SaleRefusal.AtAnotherTable => "SaleAtAnotherTable",
        SaleRefusal.DueTimeSent => "SaleDueTimeSent",
        SaleRefusal.DueTimeAbsurd => "SaleDueTimeAbsurd",
        SaleRefusal.SlotFull => "SaleSlotFull",
        SaleRefusal.NothingToSend => "SaleNothingToSend",
        SaleRefusal.CallNumberOutOfRange => "SaleCallNumberOutOfRange",
        SaleRefusal.UnsentLines => "SaleUnsentLines",
        SaleRefusal.AmountNegative => "SaleAmountNegative",
        SaleRefusal.AmountMissing => "SaleAmountMissing",
        SaleRefusal.AmountTooLarge => "SaleAmountTooLarge",
        SaleRefusal.CardAboveDue => "SaleCardAboveDue",
        SaleRefusal.NoSuchPayment => "SaleNoSuchPayment",
        SaleRefusal.ChoicesInvalid => "SaleChoicesInvalid",
        SaleRefusal.SeatOutOfRange => "SaleSeatOutOfRange",
        SaleRefusal.LineFixed => "SaleLineFixed",
        SaleRefusal.LineShared => "SaleLineShared",
        SaleRefusal.AdjustmentInvalid => "SaleAdjustmentInvalid",
        SaleRefusal.TooManyAdjustments => "SaleTooManyAdjustments",
        SaleRefusal.UnknownAdjustment => "SaleUnknownAdjustment",
        SaleRefusal.MenuUnfit => "SaleMenuUnfit",
        SaleRefusal.MovePending => "SaleMovePending",
        SaleRefusal.MoveInvalid => "SaleMoveInvalid",
        SaleRefusal.SplitTakesAll => "SaleSplitTakesAll",
        SaleRefusal.OtherMode => "SaleOtherMode",
        SaleRefusal.PaymentKeyUnknown => "SalePaymentKeyUnknown",
        SaleRefusal.BelowMin => "SaleBelowMin",
        SaleRefusal.NotInCoins => "SaleNotInCoins",
        SaleRefusal.TipTooLarge => "SaleTipTooLarge",
        SaleRefusal.PartPaid => "SalePartPaid",
        SaleRefusal.NoCustomer => "SaleNoCustomer",
        SaleRefusal.AboveLimitOfDebt => "SaleAboveLimitOfDebt",
        SaleRefusal.NotSettled => "SaleNotSettled",
        SaleRefusal.RefundPending => "SaleRefundPending",
        SaleRefusal.RefundReasonMissing => "SaleRefundReasonMissing",
        SaleRefusal.RefundTooMuch => "SaleRefundTooMuch",
        SaleRefusal.RefundModeUnpaid => "SaleRefundModeUnpaid",
        SaleRefusal.CannotBePutAside => "SaleCannotBePutAside",
        SaleRefusal.PutAsideAsAWhole => "SalePutAsideAsAWhole",
        SaleRefusal.NoSuchRefund => "SaleNoSuchRefund",
        SaleRefusal.TillClosed => "TillClosed",
        SaleRefusal.NoSuchReceipt => "SaleNoSuchReceipt",
        SaleRefusal.TooManyReceipts => "SaleTooManyReceipts",
        SaleRefusal.CardPending => "SaleCardPending",
        SaleRefusal.CardRefused => "SaleCardRefused",
        SaleRefusal.NoSuchCard => "SaleNoSuchCard",
        SaleRefusal.CardAlreadySent => "SaleCardAlreadySent",
        SaleRefusal.CardNotSent => "SaleCardNotSent",
        SaleRefusal.CardNotUnknown => "SaleCardNotUnknown",
        SaleRefusal.CardReasonMissing => "SaleCardReasonMissing",
        SaleRefusal.PurchaseMissing => "SalePurchaseMissing",
        SaleRefusal.ExemptionOnSite => "SaleExemptionOnSite",
        SaleRefusal.ExemptionNotHere => "SaleExemptionNotHere",
        SaleRefusal.ExemptionNumberInvalid => "SaleExemptionNumberInvalid",
        SaleRefusal.ExemptStaysWhole => "SaleExemptStaysWhole",
    }];

    /// <summary>What a register asks of the kitchen directly: the next step, and priority.</summary>
    public static string Of(OrderRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        OrderRefusal.NotPlaced => "OrderNotPlaced",
        OrderRefusal.NoStepHeld => "OrderNoStepHeld",
        OrderRefusal.OrderIdInvalid or OrderRefusal.CallNumberOutOfRange or OrderRefusal.TableInvalid or
            OrderRefusal.CoversOutOfRange or OrderRefusal.CustomerInvalid or OrderRefusal.OrderNoteInvalid or
            OrderRefusal.SourceInvalid or OrderRefusal.DueTimeAbsurd or OrderRefusal.NoLines or OrderRefusal.TooManyLines or
            OrderRefusal.LineIdInvalid or OrderRefusal.ArticleInvalid or OrderRefusal.QuantityOutOfRange or
            OrderRefusal.OptionsInvalid or OrderRefusal.NoteInvalid or OrderRefusal.StepOutOfRange or
            OrderRefusal.RouteInvalid or OrderRefusal.ExpectedSecondsOutOfRange or OrderRefusal.AllergensInvalid or
            OrderRefusal.AllergiesInvalid or OrderRefusal.LineIdTwice or OrderRefusal.UnknownLine or OrderRefusal.LineHeld or
            OrderRefusal.LineCancelled or OrderRefusal.WholeTicketOff or OrderRefusal.ChangeUnread or OrderRefusal.AllergiesUnread or
            OrderRefusal.NothingToRecall or OrderRefusal.ReasonInvalid or OrderRefusal.LineCollected or
            OrderRefusal.LineDone or OrderRefusal.ClaimInvalid or OrderRefusal.LineNotCancelled or
            OrderRefusal.NothingReady => "OrderRefused",
    }];

    public static string Of(SoldOutRefusal refusal, IStringLocalizer<Words> words) => refusal switch
    {
        SoldOutRefusal.ArticleInvalid => words["SoldOutArticleInvalid"],
        SoldOutRefusal.NameInvalid => words["SaleArticleInvalid"],
        SoldOutRefusal.TooMany => words["SoldOutTooMany", SoldOut.ArticlesMax],
    };
}
