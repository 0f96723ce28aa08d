namespace RetailPos.Register.Domain.Watch;

/// <summary>Every reason a word about the chains can be refused.</summary>
public enum ChainWatchRefusal
{
    /// <summary>An earlier position than the last checkpoint's: two walked at once, and the other was faster.</summary>
    CheckpointBehind,

    /// <summary>A fault is noted with a reason, so that in ten years somebody knows what it was.</summary>
    ReasonMissing,

    /// <summary>None of these waits for anybody: another has taken note of them, or they were never found.</summary>
    NothingToNote,
}
