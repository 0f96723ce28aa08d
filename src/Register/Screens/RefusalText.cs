using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register;

/// <summary>The one place where refusals become words, and the words say what to do next.</summary>
/// <remarks>No discard arm: a new refusal does not compile until it has its sentence.</remarks>
public static class RefusalText
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
        SaleRefusal.NoSuchRefund => "SaleNoSuchRefund",
        SaleRefusal.TillClosed => "TillClosed",
        SaleRefusal.NoSuchReceipt => "SaleNoSuchReceipt",
        SaleRefusal.TooManyReceipts => "SaleTooManyReceipts",
    }];

    /// <summary>What whoever has the screen in hand may not do.</summary>
    /// <param name="right">Null for what nobody may ask from a screen.</param>
    /// <param name="people">Who may, where the house knows its people; null for a sentence without them.</param>
    public static string Of(Right? right, Standing standing, IStringLocalizer<Words> words, People? people = null) => standing switch
    {
        Standing.NotAllowed or Standing.Allowed when right is { } missing && people is { IsEmpty: false } =>
            words["RightRefusedTo", words[$"Right{missing}"].Value, WhoMay(people, missing, words)],
        Standing.SignInFirst => words["RightSignInFirst"],
        Standing.PasswordFirst => words["RightPasswordFirst"],
        Standing.NotAllowed or Standing.Allowed when right is { } missing => words["RightRefused", words[$"Right{missing}"].Value],
        Standing.NotAllowed or Standing.Allowed => words["RightNobodys"],
    };

    private static string WhoMay(People people, Right right, IStringLocalizer<Words> words) => string.Join(
        ", ", Enum.GetValues<Role>().Where(role => people.Grants(role, right)).Select(role => words[$"Role{role}"].Value));

    public static string Of(PeopleRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        PeopleRefusal.PersonIdInvalid => "PeoplePersonIdInvalid",
        PeopleRefusal.NameInvalid => "PeopleNameInvalid",
        PeopleRefusal.RolesInvalid => "PeopleRolesInvalid",
        PeopleRefusal.PlaceInvalid => "PeoplePlaceInvalid",
        PeopleRefusal.SecretsMissing => "PeopleSecretsMissing",
        PeopleRefusal.PinInvalid => "PeoplePinInvalid",
        PeopleRefusal.PasswordInvalid => "PeoplePasswordInvalid",
        PeopleRefusal.NotTheFirst => "PeopleNotTheFirst",
        PeopleRefusal.AlreadyThere => "PeopleAlreadyThere",
        PeopleRefusal.NoSuchPerson => "PeopleNoSuchPerson",
        PeopleRefusal.TooManyPeople => "PeopleTooMany",
        PeopleRefusal.NameTaken => "PeopleNameTaken",
        PeopleRefusal.LastAdministrator => "PeopleLastAdministrator",
        PeopleRefusal.AdministratorKeepsPeople => "PeopleAdministratorKeeps",
        PeopleRefusal.PersonInactive => "PeopleInactive",
        PeopleRefusal.NoSuchSecret => "PeopleNoSuchSecret",
        PeopleRefusal.LockedOut => "PeopleLockedOut",
        PeopleRefusal.SecretNeeded => "PeopleSecretNeeded",
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

    public static string Of(TableRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        TableRefusal.IdInvalid => "SaleTableInvalid",
        TableRefusal.CoversOutOfRange => "SaleCoversOutOfRange",
        TableRefusal.Taken => "TableTaken",
        TableRefusal.SameTable => "TableSameTable",
        TableRefusal.Leaving => "TableLeaving",
        TableRefusal.JoinedElsewhere => "TableJoinedElsewhere",
        TableRefusal.NotCleared => "TableNotCleared",
        TableRefusal.NobodySits => "TableNobodySits",
        TableRefusal.OtherOrder => "TableOtherOrder",
        TableRefusal.HostsOthers => "TableHostsOthers",
        TableRefusal.TooManyJoined => "TableTooManyJoined",
        TableRefusal.NotJoined => "TableNotJoined",
        TableRefusal.ReservationInvalid => "TableReservationInvalid",
        TableRefusal.ReservationTimeAbsurd => "TableReservationTimeAbsurd",
        TableRefusal.TooManyReservations => "TableTooManyReservations",
        TableRefusal.NoSuchReservation => "TableNoSuchReservation",
    }];

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

    public static string Of(HouseRulesRefusal refusal, IStringLocalizer<Words> words) => refusal switch
    {
        HouseRulesRefusal.ModesIncomplete => words["HouseModesIncomplete"],
        HouseRulesRefusal.NumbersOutOfRange => words["HouseNumbersOutOfRange", Limits.CallNumberMax],
        HouseRulesRefusal.NoMode => words["HouseNoMode"],
        HouseRulesRefusal.FirstModeOff => words["HouseFirstModeOff"],
        HouseRulesRefusal.PlaceInvalid => words["HousePlaceInvalid"],
        HouseRulesRefusal.TooManyZones => words["HouseTooManyZones", DeliveryRules.ZonesMax],
        HouseRulesRefusal.ZoneNameInvalid => words["HouseZoneNameInvalid"],
        HouseRulesRefusal.ZoneNameTwice => words["HouseZoneNameTwice"],
        HouseRulesRefusal.RadiusOutOfRange => words["HouseRadiusOutOfRange", DeliveryZone.RadiusMetresMax / 1_000],
        HouseRulesRefusal.AmountOutOfRange => words["HouseAmountOutOfRange", DeliveryZone.AmountMax.Cents / 100],
        HouseRulesRefusal.RateOutOfRange => words["HouseRateOutOfRange"],
        HouseRulesRefusal.FeeNameInvalid => words["HouseFeeNameInvalid"],
        HouseRulesRefusal.PaymentKeyInvalid => words["HousePaymentKeyInvalid"],
        HouseRulesRefusal.NoPaymentKey => words["HouseNoPaymentKey"],
        HouseRulesRefusal.CashStepInvalid => words["HouseCashStepInvalid"],
        HouseRulesRefusal.VoucherMaxInvalid => words["HouseVoucherMaxInvalid"],
        HouseRulesRefusal.FloatInvalid => words["HouseFloatInvalid"],
        HouseRulesRefusal.FloorInvalid => words["FloorRulesInvalid"],
        HouseRulesRefusal.HouseNameInvalid => words["HouseNameInvalid"],
        HouseRulesRefusal.SiretInvalid => words["HouseSiretInvalid"],
        HouseRulesRefusal.VatNumberInvalid => words["HouseVatNumberInvalid"],
        HouseRulesRefusal.ReceiptTextInvalid => words["HouseReceiptTextInvalid", ReceiptRules.TextLinesMax],
        HouseRulesRefusal.LogoInvalid => words["HouseLogoInvalid", ReceiptRules.LogoMax],
        HouseRulesRefusal.PaperWidthInvalid => words["HousePaperWidthInvalid"],
        HouseRulesRefusal.LimitOfDebtInvalid => words["HouseLimitOfDebtInvalid", Customer.LimitMax.Cents / 100],
        HouseRulesRefusal.RegisterInvalid => words["HouseRegisterInvalid", RegisterRules.RegistersMax],
        HouseRulesRefusal.NoRegister => words["HouseNoRegister"],
        HouseRulesRefusal.JournalInvalid => words["HouseJournalInvalid", AccountingRules.JournalPrefixMax],
        HouseRulesRefusal.AccountInvalid => words["HouseAccountInvalid", Account.CodeMax],
        HouseRulesRefusal.AccountsIncomplete => words["HouseAccountsIncomplete"],
        HouseRulesRefusal.PlatformInvalid => words["HousePlatformInvalid"],
        HouseRulesRefusal.ClosingInvalid => words["HouseClosingInvalid"],
        HouseRulesRefusal.TrainingIsOver => words["HouseTrainingIsOver"],
        HouseRulesRefusal.TrainingTicketsOpen => words["HouseTrainingTicketsOpen"],
        HouseRulesRefusal.FreeRateInvalid => words["HouseRateOutOfRange"],
        HouseRulesRefusal.ETicketDaysInvalid => words["HouseETicketDaysInvalid", ReceiptRules.ETicketDaysMax],
        HouseRulesRefusal.ActivityCodeInvalid => words["HouseActivityCodeInvalid"],
        HouseRulesRefusal.PhoneInvalid => words["HousePhoneInvalid"],
        HouseRulesRefusal.RegionInvalid => words["HouseRegionInvalid"],
        HouseRulesRefusal.VatRateInvalid => words["HouseVatRateInvalid"],
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
        CustomerRefusal.BusinessInvalid => words["CustomerBusinessInvalid"],
        CustomerRefusal.LimitOutOfRange => words["HouseLimitOfDebtInvalid", Customer.LimitMax.Cents / 100],
        CustomerRefusal.AlreadyKnown => words["CustomerAlreadyKnown"],
        CustomerRefusal.Unknown => words["CustomerUnknown"],
        CustomerRefusal.AmountOutOfRange => words["CustomerAmountOutOfRange"],
        CustomerRefusal.AboveLimit => words["SaleAboveLimitOfDebt"],
        CustomerRefusal.PaymentKeyUnknown => words["CustomerSettleByWhat"],
        CustomerRefusal.TillClosed => words["TillClosed"],
    };

    public static string Of(DeliveryRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        DeliveryRefusal.IdInvalid or DeliveryRefusal.AddressInvalid or DeliveryRefusal.NotAsked => "DeliveryNone",
        DeliveryRefusal.CourierInvalid => "DeliveryCourierInvalid",
        DeliveryRefusal.AlreadyOver => "DeliveryAlreadyOver",
        DeliveryRefusal.Taken => "DeliveryTaken",
        DeliveryRefusal.NotAssigned => "DeliveryNotAssigned",
        DeliveryRefusal.NotReady => "DeliveryNotReady",
        DeliveryRefusal.IsOut => "DeliveryIsOut",
        DeliveryRefusal.NotOut => "DeliveryNotOut",
        DeliveryRefusal.NotFailed => "DeliveryNotFailed",
        DeliveryRefusal.ReasonInvalid => "SaleReasonInvalid",
        DeliveryRefusal.AmountOutOfRange => "DeliveryAmountOutOfRange",
        DeliveryRefusal.AboveDue => "DeliveryAboveDue",
    }];

    public static string Of(FloorPlanRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        FloorPlanRefusal.PlanMovedOn => "PlanMovedOn",
        FloorPlanRefusal.NoRoom => "PlanNoRoom",
        FloorPlanRefusal.TooManyRooms => "PlanTooManyRooms",
        FloorPlanRefusal.RoomNameInvalid => "PlanRoomNameInvalid",
        FloorPlanRefusal.RoomNameTwice => "PlanRoomNameTwice",
        FloorPlanRefusal.RoomSizeOutOfRange => "PlanRoomSize",
        FloorPlanRefusal.TooManyTables => "PlanTooManyTables",
        FloorPlanRefusal.TooMuchDecor => "PlanTooMuchDecor",
        FloorPlanRefusal.TableNameInvalid => "PlanTableNameInvalid",
        FloorPlanRefusal.TableNameTwice => "PlanTableNameTwice",
        FloorPlanRefusal.SeatsOutOfRange => "PlanSeats",
        FloorPlanRefusal.SpotInvalid => "PlanSpot",
        FloorPlanRefusal.LabelInvalid => "PlanLabel",
        FloorPlanRefusal.TableInUse => "PlanTableInUse",
        FloorPlanRefusal.NoSuchTable => "PlanNoSuchTable",
    }];

    public static string Of(GuestFault fault, IStringLocalizer<Words> words) => words[fault switch
    {
        GuestFault.Closed => "GuestClosed",
        GuestFault.NotSeated => "GuestNotSeated",
        GuestFault.TooMuch => "GuestTooMuch",
        GuestFault.TooOften => "GuestTooOften",
        GuestFault.DayIsFull => "GuestDayIsFull",
        GuestFault.NotOnCard => "GuestNotOnCard",
    }];

    /// <param name="number">The beeper that was asked for, where one was.</param>
    /// <param name="holderCall">The call number of whoever has it, where it is known.</param>
    public static string Of(BeeperPoolRefusal refusal, int? number, int? holderCall, IStringLocalizer<Words> words) =>
        refusal switch
        {
            BeeperPoolRefusal.SizeOutOfRange => words["BeeperSizeOutOfRange"],
            BeeperPoolRefusal.OrderIdInvalid => words["SaleIdInvalid"],
            BeeperPoolRefusal.NoSuchBeeper => words["BeeperNone", number ?? 0],
            BeeperPoolRefusal.Lost when holderCall is { } call => words["BeeperLostBy", number ?? 0, call],
            BeeperPoolRefusal.Lost => words["BeeperLost", number ?? 0],
            BeeperPoolRefusal.Taken when holderCall is { } call => words["BeeperTakenBy", number ?? 0, call],
            BeeperPoolRefusal.Taken => words["BeeperTaken", number ?? 0],
            BeeperPoolRefusal.AllOut => words["BeeperAllOut"],
        };

    public static string Of(CatalogueRefusal refusal, IStringLocalizer<Words> words) => refusal switch
    {
        CatalogueRefusal.StationInvalid => words["CatalogueStationInvalid"],
        CatalogueRefusal.DepartmentInvalid => words["CatalogueDepartmentInvalid"],
        CatalogueRefusal.ArticleInvalid => words["CatalogueArticleInvalid"],
        CatalogueRefusal.PriceOutOfRange => words["CataloguePriceOutOfRange"],
        CatalogueRefusal.RateOutOfRange => words["CatalogueRateOutOfRange"],
        CatalogueRefusal.DiscountOutOfRange => words["CatalogueDiscountOutOfRange"],
        CatalogueRefusal.PreparationInvalid => words["CataloguePreparationInvalid"],
        CatalogueRefusal.OptionsInvalid => words["CatalogueOptionsInvalid"],
        CatalogueRefusal.SetsInvalid => words["CatalogueSetsInvalid"],
        CatalogueRefusal.ModePricesInvalid => words["CatalogueModePricesInvalid"],
        CatalogueRefusal.BarcodeInvalid => words["CatalogueBarcodeInvalid"],
        CatalogueRefusal.ImageInvalid => words["CatalogueImageInvalid"],
        CatalogueRefusal.ChoiceSetInvalid => words["CatalogueChoiceSetInvalid"],
        CatalogueRefusal.ChoiceInvalid => words["CatalogueChoiceInvalid"],
        CatalogueRefusal.MenuInvalid => words["CatalogueMenuInvalid"],
        CatalogueRefusal.MenuPartInvalid => words["CatalogueMenuPartInvalid"],
        CatalogueRefusal.ReductionInvalid => words["CatalogueReductionInvalid"],
        CatalogueRefusal.AutomaticRuleInvalid => words["CatalogueAutomaticRuleInvalid"],
        CatalogueRefusal.ConditionInvalid => words["CatalogueConditionInvalid"],
        CatalogueRefusal.IdTwice => words["CatalogueIdTwice"],
        CatalogueRefusal.TooManyArticles => words["CatalogueTooManyArticles", CatalogueDecider.ArticlesMax],
        CatalogueRefusal.UnknownStation => words["CatalogueUnknownStation"],
        CatalogueRefusal.UnknownDepartment => words["CatalogueUnknownDepartment"],
        CatalogueRefusal.TooManyOffers => words["CatalogueTooManyOffers", CatalogueRules.OffersMax],
        CatalogueRefusal.UnknownChoiceSet => words["CatalogueUnknownChoiceSet"],
        CatalogueRefusal.UnknownArticle => words["CatalogueUnknownArticle"],
        CatalogueRefusal.UnknownMenu => words["CatalogueUnknownMenu"],
        CatalogueRefusal.UnknownReduction => words["CatalogueUnknownReduction"],
        CatalogueRefusal.UnknownAutomaticRule => words["CatalogueUnknownAutomaticRule"],
        CatalogueRefusal.BarcodeTwice => words["CatalogueBarcodeTwice"],
        CatalogueRefusal.DepartmentInUse => words["CatalogueDepartmentInUse"],
        CatalogueRefusal.ChoiceSetInUse => words["CatalogueChoiceSetInUse"],
        CatalogueRefusal.StationInUse => words["CatalogueStationInUse"],
        CatalogueRefusal.StationHasWork => words["CatalogueStationHasWork"],
        CatalogueRefusal.OrderInvalid => words["CatalogueOrderInvalid"],
        CatalogueRefusal.ScaleInvalid => words["CatalogueScaleInvalid"],
    };

    public static string Of(SheetFaultKind kind, IStringLocalizer<Words> words) => kind switch
    {
        SheetFaultKind.NotATable => words["SheetNotATable"],
        SheetFaultKind.SheetUnknown => words["SheetUnknown"],
        SheetFaultKind.SheetTwice => words["SheetTwice"],
        SheetFaultKind.ColumnTwice => words["SheetColumnTwice"],
        SheetFaultKind.ColumnUnknown => words["SheetColumnUnknown"],
        SheetFaultKind.ColumnMissing => words["SheetColumnMissing"],
        SheetFaultKind.TooManyRows => words["SheetTooManyRows", CatalogueDecider.ArticlesMax],
        SheetFaultKind.CellsMissing => words["SheetCellsMissing"],
        SheetFaultKind.TooManyCells => words["SheetTooManyCells"],
        SheetFaultKind.Empty => words["SheetEmpty"],
        SheetFaultKind.IdInvalid => words["SheetIdInvalid"],
        SheetFaultKind.IdTwice => words["SheetIdTwice"],
        SheetFaultKind.TextInvalid => words["SheetTextInvalid"],
        SheetFaultKind.NotANumber => words["SheetNotANumber"],
        SheetFaultKind.OutOfRange => words["SheetOutOfRange"],
        SheetFaultKind.TooMany => words["SheetTooMany"],
        SheetFaultKind.StationUnknown => words["SheetStationUnknown"],
        SheetFaultKind.DepartmentUnknown => words["SheetDepartmentUnknown"],
        SheetFaultKind.BackupIsItself => words["SheetBackupIsItself"],
        SheetFaultKind.ChoiceSetUnknown => words["SheetChoiceSetUnknown"],
        SheetFaultKind.ArticleUnknown => words["SheetArticleUnknown"],
        SheetFaultKind.BarcodeInvalid => words["SheetBarcodeInvalid"],
        SheetFaultKind.WordUnknown => words["SheetWordUnknown"],
    };
}
