namespace RetailPos.Hub.Devices.Scales;

/// <summary>What the bytes so far are.</summary>
public enum FrameHeard
{
    /// <summary>More is to come.</summary>
    Part,
    Whole,

    /// <summary>No scale of this kind says this.</summary>
    Nonsense,
}
