namespace RetailPos.Grains.Contracts;

/// <summary>What the program calls itself where the law wants name and version: on every receipt.</summary>
public static class HouseSoftware
{
    public const string Product = "RetailPos";

    /// <summary>Major, minor and revision. Another major version is what an attestation speaks of.</summary>
    public static readonly string Version = $"{typeof(HouseSoftware).Assembly.GetName().Version?.ToString(3)}";

    public static readonly string Name = $"{Product} {Version}";
}
