namespace RetailPos.Benchmarks;

/// <summary>Many measured times, told by their ranks.</summary>
internal sealed class Figures
{
    private readonly List<double> _sorted;

    public Figures(IEnumerable<double> ms) => _sorted = [.. ms.Order()];

    public double P50 => At(50);

    public double P99 => At(99);

    public override string ToString() => $"p50 {P50:N1} ms, p99 {P99:N1} ms";

    private double At(int percent) => _sorted[Math.Min(_sorted.Count - 1, _sorted.Count * percent / 100)];
}
