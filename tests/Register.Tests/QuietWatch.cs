using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Register.Tests;

/// <summary>Screens that are as a test says.</summary>
public sealed class QuietWatch : IScreenWatch
{
    public ValueList<ScreenStanding> Standings { get; set; } = [];

    public List<ScreenPlace> Open { get; } = [];

    public IScreenPage Enter(ScreenPlace place, ScreenId? screen, ValueList<ServiceMode> hidden)
    {
        Open.Add(place);
        return new Page(this, place);
    }

    private sealed class Page(QuietWatch watch, ScreenPlace place) : IScreenPage
    {
        public void Hide(ValueList<ServiceMode> hidden)
        {
        }

        public void Said(long painted, bool isVisible, bool isMuted)
        {
        }

        public void Dispose() => watch.Open.Remove(place);
    }
}
