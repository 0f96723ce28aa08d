using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Offers;

/// <summary>One price for a choice out of several departments: « formule » (features.md K57).</summary>
/// <param name="Rank">Of several that fit an order, the lowest wins.</param>
/// <param name="IsAutomatic">Found by itself among the lines of an order. Otherwise only its key makes one.</param>
/// <param name="ModePrices">Where it costs something else in a mode, or is not offered.</param>
public sealed record Menu(
    MenuId Id, string Name, Money Price, ValueList<MenuPart> Parts, int Rank, bool IsAutomatic, ValueList<ModePrice>? ModePrices = null)
{
    /// <summary>Null where it is not offered in that mode.</summary>
    public Money? PriceIn(ServiceMode mode) =>
        ModePrices?.FirstOrDefault(own => own.Mode == mode) is { } own ? own.Price : Price;
}

/// <summary>One of a starter, a main, a dessert.</summary>
/// <param name="Departments">Whose articles may be taken for it.</param>
/// <param name="Min">0 for a part that may be left out.</param>
/// <param name="Max">1–9.</param>
/// <param name="Supplements">Articles that cost more within the menu.</param>
public sealed record MenuPart(
    string Name, ValueList<DepartmentId> Departments, int Min, int Max, ValueList<MenuSupplement> Supplements);

public sealed record MenuSupplement(ArticleId Article, Money Price);

/// <param name="Price">Null: not sold in that mode.</param>
public sealed record ModePrice(ServiceMode Mode, Money? Price);
