namespace RetailPos.Grains.Contracts;

public static class GrainKeys
{
    /// <summary>Key of what the house has one of.</summary>
    public const string House = "house";
}
