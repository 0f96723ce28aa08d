using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Displays.Tests;

/// <summary>Notes which pages are open; what they painted is what the test says.</summary>
public sealed class FakeWatch : IScreenWatch
{
    public ValueList<ScreenStanding> Standings { get; set; } = [];

    public List<ScreenPlace> Open { get; } = [];

    public List<ValueList<ServiceMode>> Hidden { get; } = [];

    public List<(long Painted, bool IsVisible, bool IsMuted)> Heard { get; } = [];

    public IScreenPage Enter(ScreenPlace place, ScreenId? screen, ValueList<ServiceMode> hidden)
    {
        Open.Add(place);
        Hidden.Add(hidden);
        return new Page(this, place);
    }

    private sealed class Page(FakeWatch watch, ScreenPlace place) : IScreenPage
    {
        public void Hide(ValueList<ServiceMode> hidden) => watch.Hidden.Add(hidden);

        public void Said(long painted, bool isVisible, bool isMuted) => watch.Heard.Add((painted, isVisible, isMuted));

        public void Dispose() => watch.Open.Remove(place);
    }
}

/// <summary>Lets in whoever a test lets in.</summary>
public sealed class FakePairing(TimeProvider clock) : IPairingDesk
{
    private readonly List<(PairingOffer Offer, Action<string> Admitted)> _waiting = [];

    public List<(string Code, string Name, ScreenPlace Place, ScreenSettings Settings)> Asked { get; } = [];

    public List<HouseScreensCommand> Told { get; } = [];

    public PairingAnswer Answer { get; set; } = new(Fault: null, Refusal: null);

    public HouseScreensRefusal? Refusal { get; set; }

    public ValueList<PairingOffer> Waiting => _waiting.Select(one => one.Offer).ToValueList();

    public PairingOffer? Offer(Action<string> admitted)
    {
        var code = $"CODE{_waiting.Count + 3}";
        var offer = new PairingOffer(code, clock.GetUtcNow(), clock.GetUtcNow().AddMinutes(10), new Leave(() => _waiting.RemoveAll(one => one.Offer.Code == code)));
        _waiting.Add((offer, admitted));
        return offer;
    }

    public void Admit(string ticket) => _waiting[0].Admitted(ticket);

    public Task<PairingAnswer> AdmitAsync(string code, string name, ScreenPlace place, ScreenSettings settings, Actor by)
    {
        Asked.Add((code, name, place, settings));
        return Task.FromResult(Answer);
    }

    public PairingSecret? Redeem(string ticket) => null;

    public PairedScreen? Find(string? token) => null;

    public Task<Told<HouseScreensRefusal>> TellAsync(CommandId id, HouseScreensCommand command)
    {
        Told.Add(command);
        return Task.FromResult(new Told<HouseScreensRefusal>(Refusal, Position: 0));
    }
}
