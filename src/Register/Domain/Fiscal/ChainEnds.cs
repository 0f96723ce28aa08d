using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Fiscal;

/// <param name="Number">Of the last record; 0 when there is none.</param>
/// <param name="Link">What the next record names as the one before: <see cref="Seal.Link"/>.</param>
public sealed record ChainEnd(long Number, string Link)
{
    public static readonly ChainEnd Start = new(0, Seal.NoPrevious);

    /// <summary>The number of the next record.</summary>
    public long Next => Number + 1;
}

/// <summary>Where each chain of a till ends. A chain without a record is not listed.</summary>
/// <param name="Ends">By kind, rising.</param>
public sealed record ChainEnds(ValueList<KindEnd> Ends)
{
    public static readonly ChainEnds None = new([]);

    public ChainEnd Of(FiscalChainKind kind) => Ends.FirstOrDefault(end => end.Kind == kind)?.End ?? ChainEnd.Start;

    public ChainEnds With(FiscalChainKind kind, ChainEnd end) =>
        new([.. Ends.Where(other => other.Kind != kind).Append(new(kind, end)).OrderBy(other => other.Kind)]);
}

public sealed record KindEnd(FiscalChainKind Kind, ChainEnd End);
