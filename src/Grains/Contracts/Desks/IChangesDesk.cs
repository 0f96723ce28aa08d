using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Who changed what of the house, out of the journal: settings, rights, prices, people, floor, codes, rules.</summary>
public interface IChangesDesk
{
    /// <summary>Newest first, a page at a time.</summary>
    Task<ChangesPage> ReadAsync(ChangesWish wish, CancellationToken stop);
}

/// <param name="Subject">Null for all.</param>
/// <param name="Person">As the journal names it; empty for everybody.</param>
/// <param name="Day">In the zone of the house; null for ever.</param>
/// <param name="Before">What stands before this position; null from the newest on.</param>
public sealed record ChangesWish(ChangeSubject? Subject = null, string Person = "", DateOnly? Day = null, long? Before = null);

/// <param name="Rows">Newest first; <see cref="RowsMax"/> at most.</param>
/// <param name="HasMore">There are older ones: ask for what stands before the last row's position.</param>
/// <param name="People">Everybody who has ever changed something.</param>
public sealed record ChangesPage(ValueList<ChangeRow> Rows, bool HasMore, ValueList<string> People)
{
    /// <summary>What a person reads before scrolling on.</summary>
    public const int RowsMax = 40;
}

/// <param name="At">By the hub's clock.</param>
/// <param name="Name">What was changed, as people call it; empty where the word says it all.</param>
/// <param name="Word">Names what happened among the page's words.</param>
/// <param name="Fields">What it was before and is after; <see cref="FieldsMax"/> at most.</param>
/// <param name="IsCut">There were more fields.</param>
public sealed record ChangeRow(
    long Position, DateTimeOffset At, Actor By, ChangeSubject Subject, ChangeWord Word, string Name, ValueList<ChangedField> Fields, bool IsCut = false)
{
    /// <summary>A price list of more is read where it was imported.</summary>
    public const int FieldsMax = 30;
}

/// <param name="Name">Of the field, as the code calls it: the page has a word for each.</param>
/// <param name="Of">Which of several, such as the mode or the choice; empty for the thing itself.</param>
/// <param name="Before">Null for what was not there. Money, rates, words, ids, or lists of them: the page says them in its language.</param>
public sealed record ChangedField(string Name, string Of, object? Before, object? After);

public enum ChangeSubject
{
    Prices,
    Catalogue,
    Stations,
    Rules,
    People,
    Rights,
    Floor,
    Codes,
    Screens,
    Printers,
}

public enum ChangeWord
{
    Added,
    Changed,
    Removed,
    Archived,
    Reopened,
    Reordered,
    Imported,
    ModesSet,
    DeliveriesSet,
    RelaysSet,
    PaymentsSet,
    ActionsSet,
    TillDaySet,
    FloorSet,
    ReceiptsSet,
    AccountingSet,
    EReportingSet,
    RegistersSet,
    CounterSet,
    MailSet,
    CountrySet,
    DefaultsSet,
    ScaleSet,
    RoutingPublished,
    RoutingRolledBack,
    PlanSaved,
    CodeRevoked,
    ScreenPaired,
    ScreenChanged,
    ScreenForgotten,
    StationRulesSet,
    PersonAdded,
    PersonChanged,
    PersonDeactivated,
    PersonReactivated,
    RightGranted,
    RightTaken,
    SecretSet,
    SecretForgotten,
}
