using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>What the tills' chains hold of a recorded event.</summary>
public static class SealedRecords
{
    private const string Till = "till-";

    /// <summary>Of what the house knows of its chains, and of the keys that sealed them.</summary>
    public const string WatchStream = $"chain-watch-{GrainKeys.House}";

    /// <summary>Of every till there is: what one stream holds.</summary>
    public static string StreamOf(Kernel.TillId till) => Till + Register.Domain.Fiscal.TrainingMark.TillOf(till);

    /// <summary>Null for what is no record of a chain.</summary>
    public static SealedRecord? SealedRecord(this Recorded recorded) =>
        recorded.Event is TillEvent happened && recorded.Stream.StartsWith(Till, StringComparison.Ordinal)
            ? Register.Domain.Tills.SealedRecord.Of(new(recorded.Stream[Till.Length..]), happened)
            : null;
}
