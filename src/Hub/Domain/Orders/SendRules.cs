using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Orders;

/// <summary>What may be sent to a kitchen at all.</summary>
public static class SendRules
{
    /// <summary>The board and the beeper show four digits at most.</summary>
    public const int CallNumberMax = 9_999;

    /// <summary>A coach party. More is two tables.</summary>
    public const int CoversMax = 200;

    /// <summary>More lines than a screen can show of one order even in small type.</summary>
    public const int LinesMax = 200;

    /// <summary>Cooking, sides, sauces, extras: past twelve a note says it better.</summary>
    public const int OptionsMax = 12;

    /// <summary>A wedding is booked a year ahead; anything further is a wrong clock.</summary>
    public static readonly TimeSpan DueAheadMax = TimeSpan.FromDays(366);

    /// <summary>An order due yesterday may come late from an outside system; one older is a mistake.</summary>
    public static readonly TimeSpan DueBehindMax = TimeSpan.FromDays(1);

    public static OrderRefusal? Check(OrderHeader header, DateTimeOffset now) =>
        header.CallNumber is < 1 or > CallNumberMax ? OrderRefusal.CallNumberOutOfRange :
        header.Covers is < 0 or > CoversMax ? OrderRefusal.CoversOutOfRange :
        header.Customer.Length > 0 && !Text.IsName(header.Customer) ? OrderRefusal.CustomerInvalid :
        !Text.IsNote(header.Note) ? OrderRefusal.OrderNoteInvalid :
        header.DueAt is { } due && (due > now + DueAheadMax || due < now - DueBehindMax) ? OrderRefusal.DueTimeAbsurd :
        null;

    public static OrderRefusal? Check(SentLine line) =>
        !Id.IsValid(line.Id.Value) ? OrderRefusal.LineIdInvalid :
        !Text.IsName(line.Article) ? OrderRefusal.ArticleInvalid :
        !line.Quantity.IsValid ? OrderRefusal.QuantityOutOfRange :
        line.Options.Count > OptionsMax || !line.Options.All(Text.IsName) ? OrderRefusal.OptionsInvalid :
        !Text.IsNote(line.Note) ? OrderRefusal.NoteInvalid :
        Check(line.Card);

    private static OrderRefusal? Check(PreparationCard card) =>
        card.Step is < 1 or > PreparationCard.StepMax ? OrderRefusal.StepOutOfRange :
        !IsRoute(card.Route) ? OrderRefusal.RouteInvalid :
        card.ExpectedSeconds is < 0 or > PreparationCard.ExpectedSecondsMax
            ? OrderRefusal.ExpectedSecondsOutOfRange :
        card.Allergens.Count > PreparationCard.AllergensMax || !card.Allergens.All(Text.IsName)
            ? OrderRefusal.AllergensInvalid :
        null;

    // A tick names the station it saw. A route that came back to a station would let a late second tap there end the
    // later visit.
    private static bool IsRoute(ValueList<StationId> route) =>
        route.Count <= PreparationCard.RouteMax
        && route.All(station => Id.IsValid(station.Value))
        && route.Distinct().Count() == route.Count;
}
