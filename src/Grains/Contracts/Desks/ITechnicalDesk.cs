using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>The journal of technical events: what happened to the machinery, when, where and by whom.</summary>
public interface ITechnicalDesk
{
    /// <summary>For whatever part of the house sees something that the journal's other events do not tell: an export, a purge, a fault of a chain.</summary>
    /// <param name="id">The same id a second time has no second effect.</param>
    /// <param name="till">Whose chain; null for the house's.</param>
    /// <param name="information">Pairs of a word and a value. No name of a customer.</param>
    Task NoteAsync(CommandId id, TillId? till, TechnicalCode code, string information, Actor by);

    /// <summary>The newest that are wished for, with every chain walked from its beginning.</summary>
    Task<TechnicalPage> ReadAsync(TechnicalWish wish, CancellationToken stop);
}

/// <param name="Tills">Whose chains are read beside the house's.</param>
/// <param name="Till">Of this till alone; null for all.</param>
/// <param name="IsHouse">Of the house alone.</param>
/// <param name="Person">Empty for everybody.</param>
/// <param name="Day">In the site's own offset; null for all.</param>
/// <param name="Before">Older than this; null for the newest.</param>
public sealed record TechnicalWish(
    ValueList<TillId> Tills, TillId? Till = null, bool IsHouse = false, TechnicalCode? Code = null, string Person = "", DateOnly? Day = null,
    DateTimeOffset? Before = null);

/// <param name="Rows">Newest first, <see cref="RowsMax"/> at most.</param>
/// <param name="People">Who stands in any of them.</param>
public sealed record TechnicalPage(ValueList<TechnicalRow> Rows, bool HasMore, ValueList<string> People, ValueList<TechnicalChain> Chains)
{
    public const int RowsMax = 100;
}

public sealed record TechnicalRow(TechnicalRecord Record, string Extract);

/// <param name="Till">Null for the house's.</param>
/// <param name="Records">How many are sound, from the first.</param>
/// <param name="Fault">What is wrong with the one after them; null for nothing.</param>
public sealed record TechnicalChain(TillId? Till, long Records, FiscalFault? Fault);
