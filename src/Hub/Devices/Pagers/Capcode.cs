namespace RetailPos.Hub.Devices.Pagers;

/// <summary>Which address a beeper listens to: its system's base and eight for each number, as LRS numbers its POCSAG pagers.</summary>
public static class Capcode
{
    /// <summary>The last system whose addresses stay below those of system 0.</summary>
    public const int SystemMax = 76;

    /// <summary>The last number before the addresses of the next system.</summary>
    public const int NumberMax = 1_249;

    /// <summary>The number that every LRS beeper of the system answers to.</summary>
    public const int Everybody = 911;

    /// <exception cref="ArgumentOutOfRangeException">There is no such system or number.</exception>
    public static int Of(int system, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(system);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(system, SystemMax);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, NumberMax);
        return BaseOf(system) + (8 * number);
    }

    private static int BaseOf(int system) => system <= 13
        ? (100_000 * system) + 700_000
        : ((system - 14) % 9 * 10_000) + ((system - 14) / 9 * 100_000) + 10_000;
}
