using Microsoft.Extensions.Options;

namespace RetailPos.Grains.Embedded;

/// <summary>The limits of the embedded grain host, with their reasons.</summary>
public sealed class EmbeddedGrainsOptions
{
    /// <summary>The configuration section under which messages name the keys.</summary>
    public const string Section = "Grains";

    /// <summary>
    /// How many calls may wait for one grain, 1 to 100,000. A thousand waiting callers at a thousandth of a second each are
    /// one second behind: a call that would wait longer had better be told so.
    /// </summary>
    public int MailboxLimit { get; set; } = 1_000;

    /// <summary>
    /// How long a caller waits for an answer, 1 ms to 1 h. Orleans' 30 s. It is also how a grain that calls itself, or two
    /// that call each other, are found out; and the time that waking and going to sleep are given before they are asked to give up.
    /// </summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a grain stays awake without a call, 1 s to 1 d. A table is quiet for a course, not for a quarter of an hour.</summary>
    public TimeSpan IdleAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle grains are looked for, 1 s to 1 h. A grain sleeps at most this much later than <see cref="IdleAfter"/>.</summary>
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How many grains may be awake before the longest idle are put to sleep early, 100 to 10,000,000. It bounds memory when a
    /// whole year passes through in minutes. Grains at work are never dropped, so callers at work come on top of it.
    /// </summary>
    public int AwakeLimit { get; set; } = 20_000;
}

internal sealed class EmbeddedGrainsOptionsCheck : IValidateOptions<EmbeddedGrainsOptions>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public ValidateOptionsResult Validate(string? name, EmbeddedGrainsOptions options)
    {
        string[] faults =
        [
            .. Outside(nameof(options.MailboxLimit), options.MailboxLimit, 1, 100_000),
            .. Outside(nameof(options.ResponseTimeout), options.ResponseTimeout, TimeSpan.FromMilliseconds(1), Hour),
            .. Outside(nameof(options.IdleAfter), options.IdleAfter, Second, TimeSpan.FromDays(1)),
            .. Outside(nameof(options.SweepEvery), options.SweepEvery, Second, Hour),
            .. Outside(nameof(options.AwakeLimit), options.AwakeLimit, 100, 10_000_000),
        ];

        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Outside<T>(string key, T value, T least, T most) where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            yield return FormattableString.Invariant(
                $"{EmbeddedGrainsOptions.Section}:{key} is {value}; it must lie between {least} and {most}.");
        }
    }
}
