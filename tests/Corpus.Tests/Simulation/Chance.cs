namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>
/// The dice of one step. Each step has its own, made of the seed and the step's number: so a step chooses alike whether or
/// not the steps before it were left out, and a failing run can be made shorter.
/// </summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    public static Chance Of(int seed, int day, int step) =>
        new(unchecked(((ulong)(uint)seed * 0x9E3779B97F4A7C15) ^ ((ulong)(uint)day << 40) ^ ((ulong)(uint)step * 0xD1B54A32D192ED03)));

    /// <summary>0 to <paramref name="count"/> − 1.</summary>
    public int Next(int count) => (int)(Draw() % (ulong)count);

    public bool OneIn(int count) => Next(count) == 0;

    public T Of<T>(IReadOnlyList<T> some) => some[Next(some.Count)];

    // SplitMix64: small, fast, and the same on every machine.
    private ulong Draw()
    {
        unchecked
        {
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
