using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Offers;

/// <summary>
/// What the house adds by itself while all of its conditions hold, and takes off when one no longer does (features.md K44).
/// </summary>
/// <param name="Article">Added first; null for none.</param>
/// <param name="PercentPoints">Then taken of the subtotal, in basis points, −10 000 to 10 000.</param>
/// <param name="Amount">Then added to the subtotal; negative for a discount.</param>
public sealed record AutomaticRule(
    OfferId Id, string Name, AutomaticWhen When, ArticleId? Article, int PercentPoints, Money Amount, int Rank);

/// <summary>Every condition that is null or empty is not asked.</summary>
/// <param name="Modes">One of these.</param>
/// <param name="Groups">The customer belongs to one of these.</param>
/// <param name="ArticlesMin">How many pieces are on the bill.</param>
/// <param name="HasTable">Sits at a table, or does not.</param>
/// <param name="Weekdays">In the zone of the house.</param>
/// <param name="SubtotalMin">Before automatic discounts.</param>
/// <param name="FromMinute">Of the local day, 0–1439, included.</param>
/// <param name="UntilMinute">Of the local day, 1–1440, excluded; less than <paramref name="FromMinute"/> reaches over midnight.</param>
public sealed record AutomaticWhen(
    ValueList<ServiceMode> Modes,
    ValueList<string> Groups,
    int? ArticlesMin,
    bool? HasTable,
    ValueList<DayOfWeek> Weekdays,
    Money? SubtotalMin,
    int? CoversMin,
    ValueList<TillId> Tills,
    int? FromMinute,
    int? UntilMinute);
