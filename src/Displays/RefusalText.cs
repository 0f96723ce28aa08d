using Microsoft.Extensions.Localization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Hub.Domain.SoldOut;

namespace RetailPos.Displays;

/// <summary>The one place where refusals become words: what it is, and what to do next.</summary>
/// <remarks>No discard arm: a new refusal does not compile until somebody has thought of its sentence.</remarks>
public static class RefusalText
{
    public static string Of(OrderRefusal refusal, IStringLocalizer<Texts> texts) => texts[refusal switch
    {
        OrderRefusal.NotPlaced => "RefusedNotPlaced",
        OrderRefusal.OrderIdInvalid => "RefusedOrderId",
        OrderRefusal.CallNumberOutOfRange => "RefusedCallNumber",
        OrderRefusal.TableInvalid => "RefusedTable",
        OrderRefusal.CoversOutOfRange => "RefusedCovers",
        OrderRefusal.CustomerInvalid => "RefusedCustomer",
        OrderRefusal.OrderNoteInvalid => "RefusedNote",
        OrderRefusal.SourceInvalid => "RefusedSource",
        OrderRefusal.DueTimeAbsurd => "RefusedDueTime",
        OrderRefusal.NoLines => "RefusedNoLines",
        OrderRefusal.TooManyLines => "RefusedTooManyLines",
        OrderRefusal.LineIdInvalid => "RefusedLineId",
        OrderRefusal.LineIdTwice => "RefusedLineId",
        OrderRefusal.ArticleInvalid => "RefusedArticle",
        OrderRefusal.QuantityOutOfRange => "RefusedQuantity",
        OrderRefusal.OptionsInvalid => "RefusedOptions",
        OrderRefusal.NoteInvalid => "RefusedNote",
        OrderRefusal.StepOutOfRange => "RefusedCard",
        OrderRefusal.RouteInvalid => "RefusedCard",
        OrderRefusal.ExpectedSecondsOutOfRange => "RefusedCard",
        OrderRefusal.AllergensInvalid => "RefusedCard",
        OrderRefusal.AllergiesInvalid => "RefusedAllergies",
        OrderRefusal.UnknownLine => "RefusedUnknownLine",
        OrderRefusal.LineHeld => "RefusedLineHeld",
        OrderRefusal.LineCancelled => "RefusedLineCancelled",
        OrderRefusal.WholeTicketOff => "RefusedWholeTicketOff",
        OrderRefusal.ChangeUnread => "RefusedChangeUnread",
        OrderRefusal.AllergiesUnread => "RefusedAllergiesUnread",
        OrderRefusal.LineDone => "RefusedLineDone",
        OrderRefusal.ClaimInvalid => "RefusedClaim",
        OrderRefusal.LineCollected => "RefusedLineCollected",
        OrderRefusal.NothingToRecall => "RefusedNothingToRecall",
        OrderRefusal.ReasonInvalid => "RefusedNote",
        OrderRefusal.LineNotCancelled => "RefusedLineNotCancelled",
        OrderRefusal.NoStepHeld => "RefusedNoStepHeld",
        OrderRefusal.NothingReady => "RefusedNothingReady",
    }];

    public static string Of(SoldOutRefusal refusal, IStringLocalizer<Texts> texts) => texts[refusal switch
    {
        SoldOutRefusal.ArticleInvalid => "RefusedSoldOutArticle",
        SoldOutRefusal.NameInvalid => "RefusedArticle",
        SoldOutRefusal.TooMany => "RefusedSoldOutTooMany",
    }];

    /// <param name="holder">The call number of the order that has the beeper; null when it is not known.</param>
    public static string Of(BeeperPoolRefusal refusal, int? holder, IStringLocalizer<Texts> texts) => refusal switch
    {
        BeeperPoolRefusal.SizeOutOfRange => texts["RefusedBeeperSize"],
        BeeperPoolRefusal.OrderIdInvalid => texts["RefusedNotPlaced"],
        BeeperPoolRefusal.NoSuchBeeper => texts["RefusedNoSuchBeeper"],
        BeeperPoolRefusal.Lost when holder is { } number => texts["RefusedBeeperLostBy", number],
        BeeperPoolRefusal.Lost => texts["RefusedBeeperLost"],
        BeeperPoolRefusal.Taken when holder is { } number => texts["RefusedBeeperTakenBy", number],
        BeeperPoolRefusal.Taken => texts["RefusedBeeperTaken"],
        BeeperPoolRefusal.AllOut => texts["RefusedAllBeepersOut"],
    };

    public static string Of(HouseScreensRefusal refusal, IStringLocalizer<Texts> texts) => texts[refusal switch
    {
        HouseScreensRefusal.ScreenIdInvalid => "RefusedNoSuchScreen",
        HouseScreensRefusal.NameInvalid => "RefusedScreenName",
        HouseScreensRefusal.PlaceInvalid => "RefusedScreenPlace",
        HouseScreensRefusal.SettingsInvalid => "RefusedScreenSettings",
        HouseScreensRefusal.TokenInvalid => "RefusedNoSuchCode",
        HouseScreensRefusal.AlreadyPaired => "RefusedScreenAlready",
        HouseScreensRefusal.TooManyScreens => "RefusedTooManyScreens",
        HouseScreensRefusal.NoSuchScreen => "RefusedNoSuchScreen",
        HouseScreensRefusal.NameTaken => "RefusedScreenNameTaken",
    }];

    public static string Of(PairingFault fault, IStringLocalizer<Texts> texts) => texts[fault switch
    {
        PairingFault.TooManyGuesses => "RefusedTooManyGuesses",
        PairingFault.NoSuchCode => "RefusedNoSuchCode",
    }];

    public static string Of(RoutingRefusal refusal, IStringLocalizer<Texts> texts) => texts[refusal switch
    {
        RoutingRefusal.TooManyRules => "RefusedTooManyRules",
        RoutingRefusal.NoCondition => "RefusedNoCondition",
        RoutingRefusal.TooManyConditions => "RefusedTooManyConditions",
        RoutingRefusal.ConditionInvalid => "RefusedCondition",
        RoutingRefusal.RouteInvalid => "RefusedRoute",
        RoutingRefusal.StationInvalid => "RefusedStation",
        RoutingRefusal.EqualsInvalid => "RefusedEquals",
        RoutingRefusal.DefaultInvalid => "RefusedDefault",
        RoutingRefusal.VersionMovedOn => "RefusedVersionMovedOn",
        RoutingRefusal.NoDraft => "RefusedNoDraft",
        RoutingRefusal.DraftMovedOn => "RefusedDraftMovedOn",
        RoutingRefusal.NotProved => "RefusedNotProved",
        RoutingRefusal.ForcedByInvalid => "RefusedForcedBy",
        RoutingRefusal.ProofFails => "RefusedProofFails",
        RoutingRefusal.NothingToReturnTo => "RefusedNothingToReturnTo",
    }];
}
