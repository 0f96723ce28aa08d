using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Register;

/// <content>Rights, people, the house's rules, the catalogue and its sheets.</content>
public static partial class RefusalText
{
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

    public static string Of(ChainWatchRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        ChainWatchRefusal.ReasonMissing => "FiscalReasonMissing",
        ChainWatchRefusal.NothingToNote or ChainWatchRefusal.CheckpointBehind => "FiscalNothingToNote",
    }];

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
        PeopleRefusal.PersonActive => "PeopleStillActive",
        PeopleRefusal.NoSuchSecret => "PeopleNoSuchSecret",
        PeopleRefusal.LockedOut => "PeopleLockedOut",
        PeopleRefusal.SecretNeeded => "PeopleSecretNeeded",
    }];

    public static string Of(ActionRefusal refusal, IStringLocalizer<Words> words) => refusal switch
    {
        ActionRefusal.KeyUnknown => words["ActionKeyUnknown"],
        ActionRefusal.KeyInert => words["ActionKeyInert"],
        ActionRefusal.AmountMissing => words["ActionAmountMissing"],
        ActionRefusal.BelowMin => words["ActionBelowMin"],
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
        HouseRulesRefusal.ActionKeyInvalid => words["HouseActionKeyInvalid", ActionRules.KeysMax],
        HouseRulesRefusal.TooManyTerminals => words["HouseTooManyTerminals", TerminalRules.TerminalsMax],
        HouseRulesRefusal.TerminalInvalid => words["HouseTerminalInvalid", Text.NameMax],
        HouseRulesRefusal.TerminalAddressInvalid => words["HouseTerminalAddressInvalid", TerminalRule.AddressMax],
        HouseRulesRefusal.TerminalPatienceInvalid => words["HouseTerminalPatienceInvalid", TerminalRule.PatienceMinSeconds, TerminalRule.PatienceMaxSeconds],
        HouseRulesRefusal.TerminalPoiInvalid => words["HouseTerminalPoiInvalid", Id.LengthMax],
        HouseRulesRefusal.TerminalTillTwice => words["HouseTerminalTillTwice"],
        HouseRulesRefusal.DeviceInvalid => words["HouseDeviceInvalid", CounterRules.DevicesMax],
        HouseRulesRefusal.DeviceAddressInvalid => words["HouseDeviceAddressInvalid"],
        HouseRulesRefusal.DeviceTwice => words["HouseDeviceTwice"],
        HouseRulesRefusal.TooManyRelays => words["HouseTooManyRelays", RelayRules.PointsMax],
        HouseRulesRefusal.RelayInvalid => words["HouseRelayInvalid"],
        HouseRulesRefusal.LogoImageInvalid => words["HouseLogoImageInvalid"],
        HouseRulesRefusal.MailHostInvalid => words["HouseMailHostInvalid"],
        HouseRulesRefusal.MailPortInvalid => words["HouseMailPortInvalid"],
        HouseRulesRefusal.MailUserInvalid => words["HouseMailUserInvalid", MailRules.UserMax],
        HouseRulesRefusal.MailReadable => words["HouseMailReadable"],
        HouseRulesRefusal.MailSenderInvalid => words["HouseMailSenderInvalid"],
        HouseRulesRefusal.MailSenderNameInvalid => words["HouseMailSenderNameInvalid", MailRules.SenderNameMax],
        HouseRulesRefusal.MailCertificateInvalid => words["HouseMailCertificateInvalid", MailRules.CertificateLength],
        HouseRulesRefusal.MailSecretInvalid => words["HouseMailSecretInvalid", MailRules.SecretMax],
        HouseRulesRefusal.MailSecretNeeded => words["HouseMailSecretNeeded"],
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

    public static string Of(CatalogueRefusal refusal, IStringLocalizer<Words> words) => refusal switch
    {
        CatalogueRefusal.StationInvalid => words["CatalogueStationInvalid"],
        CatalogueRefusal.DepartmentInvalid => words["CatalogueDepartmentInvalid"],
        CatalogueRefusal.ArticleInvalid => words["CatalogueArticleInvalid"],
        CatalogueRefusal.PriceOutOfRange => words["CataloguePriceOutOfRange"],
        CatalogueRefusal.PurchaseOutOfRange => words["CataloguePurchaseOutOfRange"],
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
        CatalogueRefusal.PurchaseMissing => words["CataloguePurchaseMissing"],
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
        SheetFaultKind.PhoneInvalid => words["SheetPhoneInvalid"],
        SheetFaultKind.MailInvalid => words["SheetMailInvalid"],
        SheetFaultKind.DayInvalid => words["SheetDayInvalid"],
        SheetFaultKind.TaxNumberInvalid => words["SheetTaxNumberInvalid"],
        SheetFaultKind.CustomerTwice => words["SheetCustomerTwice"],
    };
}
