using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Which pages are open, and what each has painted. In memory: a page that lives says so again within a second.</summary>
public interface IScreenWatch
{
    /// <summary>A page has come. Disposing it says that the page has gone.</summary>
    /// <param name="screen">The paired screen that it is; null for one that nobody paired.</param>
    IScreenPage Enter(ScreenPlace place, ScreenId? screen, ValueList<ServiceMode> hidden);

    /// <summary>Every page that is open, and of each place the last that has gone.</summary>
    ValueList<ScreenStanding> Standings { get; }
}

/// <summary>One open page.</summary>
public interface IScreenPage : IDisposable
{
    /// <summary>Its settings hide other orders now: what it has painted was another picture.</summary>
    void Hide(ValueList<ServiceMode> hidden);

    /// <param name="painted">The journal position whose picture was on the glass; 0 when no frame was seen since the last word.</param>
    void Said(long painted, bool isVisible, bool isMuted);
}

/// <param name="Position">What it last painted; 0 before the first frame.</param>
/// <param name="PaintedAt">When it last said so, by the hub's clock; before the first frame, when it came.</param>
/// <param name="IsMuted">Its browser plays no sound until somebody touches it.</param>
/// <param name="LeftAt">When it went; null while it is open.</param>
public sealed record ScreenStanding(
    long Page,
    ScreenPlace Place,
    ScreenId? Screen,
    ValueList<ServiceMode> Hidden,
    long Position,
    DateTimeOffset PaintedAt,
    bool IsVisible,
    bool IsMuted,
    DateTimeOffset? LeftAt);
