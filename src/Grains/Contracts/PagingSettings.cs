namespace RetailPos.Grains.Contracts;

/// <summary>How the house uses its beepers, whatever the transmitter. Section <c>Pager</c>; config/README.md lists every key.</summary>
public sealed class PagingSettings
{
    public const string Section = "Pager";

    /// <summary>Whether "ready" rings by itself. Otherwise only a tap does.</summary>
    public bool Automatic { get; set; } = true;
}
