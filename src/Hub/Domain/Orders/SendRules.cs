using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Orders;

/// <summary>What may be sent to a kitchen at all.</summary>
public static class SendRules
{
    /// <summary>A wedding is booked a year ahead; anything further is a wrong clock.</summary>
    public static readonly TimeSpan DueAheadMax = TimeSpan.FromDays(366);

    /// <summary>An order due yesterday may come late from an outside system; one older is a mistake.</summary>
    public static readonly TimeSpan DueBehindMax = TimeSpan.FromDays(1);

    public static OrderRefusal? Check(OrderHeader header, DateTimeOffset now) =>
        !Id.IsValid(header.Id.Value) ? OrderRefusal.OrderIdInvalid :
        header.CallNumber is < 1 or > Limits.CallNumberMax ? OrderRefusal.CallNumberOutOfRange :
        Check(header.Facts) is { } fault ? fault :
        header.Source is not "" && !Id.IsValid(header.Source) ? OrderRefusal.SourceInvalid :
        header.DueAt is { } due && (due > now + DueAheadMax || due < now - DueBehindMax) ? OrderRefusal.DueTimeAbsurd :
        null;

    public static OrderRefusal? Check(SentLine line) =>
        !Id.IsValid(line.Id.Value) ? OrderRefusal.LineIdInvalid :
        !Text.IsName(line.Article) ? OrderRefusal.ArticleInvalid :
        !line.Quantity.IsValid ? OrderRefusal.QuantityOutOfRange :
        !Text.AreNames(line.Options, Limits.OptionsMax) ? OrderRefusal.OptionsInvalid :
        !Text.IsNote(line.Note) ? OrderRefusal.NoteInvalid :
        line.Card.Check() is { } fault ? Of(fault) :
        line.Allergies is { } allergies && !AreAllergies(allergies) ? OrderRefusal.AllergiesInvalid :
        line.Guest is { } guest ? Check(guest) :
        null;

    public static OrderRefusal? Check(LineGuest guest) =>
        guest.Table is { } table && !Id.IsValid(table.Value) ? OrderRefusal.TableInvalid :
        !Text.IsNameOrEmpty(guest.Customer) ? OrderRefusal.CustomerInvalid :
        null;

    public static OrderRefusal? Check(LineWish wish) =>
        !wish.Quantity.IsValid ? OrderRefusal.QuantityOutOfRange :
        !Text.AreNames(wish.Options, Limits.OptionsMax) ? OrderRefusal.OptionsInvalid :
        !Text.IsNote(wish.Note) ? OrderRefusal.NoteInvalid :
        !AreAllergies(wish.Allergies) ? OrderRefusal.AllergiesInvalid :
        null;

    public static OrderRefusal? Check(HeaderFacts facts) =>
        facts.Table is { } table && !Id.IsValid(table.Value) ? OrderRefusal.TableInvalid :
        facts.Covers is < 0 or > Limits.CoversMax ? OrderRefusal.CoversOutOfRange :
        !Text.IsNameOrEmpty(facts.Customer) || !Text.IsNameOrEmpty(facts.Relay) ? OrderRefusal.CustomerInvalid :
        !Text.IsNote(facts.Note) ? OrderRefusal.OrderNoteInvalid :
        null;

    private static bool AreAllergies(ValueList<string>? allergies) => Text.AreNames(allergies, PreparationCard.AllergensMax);

    private static OrderRefusal Of(PreparationFault fault) => fault switch
    {
        PreparationFault.StepOutOfRange => OrderRefusal.StepOutOfRange,
        PreparationFault.RouteInvalid => OrderRefusal.RouteInvalid,
        PreparationFault.ExpectedSecondsOutOfRange => OrderRefusal.ExpectedSecondsOutOfRange,
        PreparationFault.AllergensInvalid => OrderRefusal.AllergensInvalid,
    };
}
