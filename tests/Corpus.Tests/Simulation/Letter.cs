using RetailPos.Grains.Contracts;
using RetailPos.Tests;

namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>A command on its way to the hub: it may come late, twice, or after another that was sent later.</summary>
/// <param name="Stream">Whose history it would be written in.</param>
/// <param name="Says">For the story of a failing run.</param>
/// <param name="Tell">Gives it to the product.</param>
/// <param name="Happen">Gives it to the model. Whether anything happens.</param>
internal sealed record Letter(string Kind, string Stream, object Says, Func<House, Task<Heard>> Tell, Func<bool> Happen)
{
    /// <summary>It has had its effect: the same letter again has none.</summary>
    public bool IsKnown { get; set; }
}

/// <param name="Happened">Whether anything did; null when the product does not say.</param>
/// <param name="Refusal">Why not, if it was refused.</param>
internal readonly record struct Heard(bool? Happened, object? Refusal)
{
    public static readonly Heard Nothing = new(Happened: null, Refusal: null);

    public static Heard From<TRefusal>(Told<TRefusal> told)
        where TRefusal : struct, Enum => new(told.Position > 0, told.Refusal);
}
