namespace RetailPos.Hub.Devices.Pagers;

/// <summary>Which beepers may be asked for, one by one. The numbers that mean "all of them" are not among them.</summary>
internal static class PagerNumber
{
    /// <summary>The highest number that beepers have (features.md K86).</summary>
    public const int Max = 9_999;

    /// <exception cref="ArgumentOutOfRangeException">0 would be every beeper of the house at once; beyond <see cref="Max"/> there is none.</exception>
    public static void Check(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Max);
    }
}
