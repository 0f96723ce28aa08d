using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register;

/// <content>Tills, exports, customers' accounts.</content>
public static partial class RefusalText
{
    public static string Of(TillRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        TillRefusal.TillClosed => "TillClosed",
        TillRefusal.NoLines => "SaleNoLines",
        TillRefusal.NoSuchTicket => "TillNoSuchTicket",
        TillRefusal.AmountNegative or TillRefusal.AmountMissing or TillRefusal.AmountTooLarge or TillRefusal.BelowMin or
            TillRefusal.NotInCoins or TillRefusal.TipTooLarge or TillRefusal.CardAboveDue or TillRefusal.CashOutOfRange =>
            "TillCashOutOfRange",
        TillRefusal.AlreadyOpened => "TillAlreadyOpened",
        TillRefusal.NotOpened => "TillNotOpened",
        TillRefusal.MovementInvalid or TillRefusal.MovementReasonMissing => "TillReasonMissing",
        TillRefusal.TooManyMovements => "TillTooManyMovements",
        TillRefusal.CountInvalid => "TillCountInvalid",
        TillRefusal.CashNotCounted => "TillCashNotCounted",
        TillRefusal.PersonMissing => "TillPersonMissing",
        TillRefusal.LeftTooMuch => "TillLeftTooMuch",
        TillRefusal.SalesStillOpen => "TillSalesStillOpen",
        TillRefusal.CardsUnknown => "TillCardsUnknown",
        TillRefusal.SessionStillOpen => "TillSessionStillOpen",
        TillRefusal.NothingToClose => "TillNothingToClose",
        TillRefusal.NotInTraining => "TillNotInTraining",
        TillRefusal.TrainingIsOver => "TillTrainingIsOver",
        TillRefusal.SettlingInvalid => "CustomerSettleByWhat",
        TillRefusal.ArchiveInvalid => "TillArchiveInvalid",
        TillRefusal.TicketNotHere => "InvoiceTicketNotHere",
        TillRefusal.AlreadyInvoiced => "InvoiceAlreadyDrawn",
        TillRefusal.NothingToCredit => "InvoiceNothingToCredit",
        TillRefusal.SellerIncomplete => "InvoiceSellerIncomplete",
        TillRefusal.BuyerInvalid => "InvoiceBuyerInvalid",
        TillRefusal.BuyerNotExempt => "BusinessVatNumberNotOfSale",
        TillRefusal.ExpenseOtherwiseTaxed => "ExpenseOtherwiseTaxed",
        TillRefusal.ExpenseNothingLeft => "ExpenseNothingLeft",
        TillRefusal.ExpenseEmpty => "ExpenseEmpty",
        TillRefusal.ExpenseLineGone => "ExpenseLineGone",
        TillRefusal.ExpensePaymentGone => "ExpensePaymentGone",
        TillRefusal.ExpenseTooMuch => "ExpenseTooMuch",
        TillRefusal.QuoteTooLate => "InvoiceQuoteTooLate",
    }];

    public static string Of(ExportRefusal refusal, IStringLocalizer<Words> words) => refusal switch
    {
        ExportRefusal.PeriodInvalid => words["ExportPeriodInvalid"],
        ExportRefusal.PeriodNotOver => words["ExportPeriodNotOver"],
        ExportRefusal.PeriodNotClosed => words["ExportPeriodNotClosed"],
        ExportRefusal.TillUnknown => words["ExportTillUnknown"],
        ExportRefusal.SirenMissing => words["ExportSirenMissing"],
        ExportRefusal.PlatformMissing => words["ExportPlatformMissing"],
        ExportRefusal.NothingThere => words["ExportNothingThere"],
        ExportRefusal.RateUnknown => words["ExportRateUnknown"],
        ExportRefusal.TooLarge => words["ExportTooLarge"],
    };

    public static string Of(CustomerRefusal refusal, IStringLocalizer<Words> words) => refusal switch
    {
        CustomerRefusal.IdInvalid => words["CustomerIdInvalid"],
        CustomerRefusal.NameInvalid => words["CustomerNameInvalid", Text.NameMax],
        CustomerRefusal.PhoneInvalid => words["CustomerPhoneInvalid"],
        CustomerRefusal.GroupInvalid => words["CustomerGroupInvalid", Text.NameMax],
        CustomerRefusal.MailInvalid => words["CustomerMailInvalid"],
        CustomerRefusal.Erased => words["CustomerErased"],
        CustomerRefusal.StillOwes => words["CustomerStillOwes"],
        CustomerRefusal.TagInvalid => words["CustomerTagInvalid"],
        CustomerRefusal.BusinessInvalid => words["CustomerBusinessInvalid"],
        CustomerRefusal.LimitOutOfRange => words["HouseLimitOfDebtInvalid", Customer.LimitMax.Cents / 100],
        CustomerRefusal.AlreadyKnown => words["CustomerAlreadyKnown"],
        CustomerRefusal.Unknown => words["CustomerUnknown"],
        CustomerRefusal.AmountOutOfRange => words["CustomerAmountOutOfRange"],
        CustomerRefusal.AboveLimit => words["SaleAboveLimitOfDebt"],
        CustomerRefusal.PaymentKeyUnknown => words["CustomerSettleByWhat"],
        CustomerRefusal.TillClosed => words["TillClosed"],
        CustomerRefusal.TitleInvalid => words["CustomerTitleInvalid"],
        CustomerRefusal.CodeInvalid => words["CustomerCodeInvalid"],
        CustomerRefusal.AddressInvalid => words["CustomerAddressInvalid"],
        CustomerRefusal.NoteInvalid => words["CustomerNoteInvalid"],
        CustomerRefusal.BirthInvalid => words["CustomerBirthInvalid"],
        CustomerRefusal.Merged => words["CustomerMerged"],
        CustomerRefusal.SamePerson => words["CustomerSamePerson"],
        CustomerRefusal.MergeUnderWay => words["CustomerMergeUnderWay"],
        CustomerRefusal.TooManyDoubles => words["CustomerTooManyDoubles"],
    };
}
