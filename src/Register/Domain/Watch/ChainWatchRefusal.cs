namespace RetailPos.Register.Domain.Watch;

/// <summary>Every reason a word about the chains can be refused.</summary>
public enum ChainWatchRefusal
{
    /// <summary>An earlier position than the last checkpoint's: two walked at once, and the other was faster.</summary>
    CheckpointBehind,
}
