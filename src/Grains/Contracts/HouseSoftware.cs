namespace RetailPos.Grains.Contracts;

/// <summary>What the program calls itself where the law wants name and version: on every receipt.</summary>
public static class HouseSoftware
{
    public static readonly string Name = $"RetailPos {typeof(HouseSoftware).Assembly.GetName().Version?.ToString(3)}";
}
