using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Look;

namespace RetailPos.Register.Tests;

/// <summary>Whoever sends to a kitchen must know when nobody there sees it.</summary>
public sealed class CoverTests : Counter
{
    [Fact]
    public void A_silent_station_is_named_and_the_sentence_goes_when_it_is_back()
    {
        var kitchen = House.Kitchen.Current;
        House.Kitchen.Push(kitchen with
        {
            Position = kitchen.Position + 1,
            Stations = kitchen.Stations.SetItem(new("grill"), new(new("grill"), "Grill", new("four"), 1, 0)).SetItem(new("four"), new(new("four"), "Four", null, 1, 1)),
            Covers = kitchen.Covers.Add(
                new("grill"), new(new(CoverReason.Silent, CoverRung.Backup, new("four"), [], Clock.GetUtcNow(), [], Clock.GetUtcNow()), 1)),
        });
        var register = Register();
        Assert.Equal("Grill : écran muet depuis 14:00 ; ses plats sont à l’écran Four.", Said(register, "silent"));

        House.Kitchen.Push(House.Kitchen.Current with { Position = kitchen.Position + 2, Covers = kitchen.Covers });
        Until(register, () => !Has(register, "silent"));
    }

    [Fact]
    public void A_kitchen_that_cannot_hear_is_named()
    {
        JSInterop.Setup<PageSaid?>("look.beat", _ => true).SetResult(new(1, Visible: true, "none"));
        var register = Register();
        Assert.False(Has(register, "silent"));

        Watch.Standings =
        [
            new ScreenStanding(1, new(ScreenKind.Station, "grill"), Screen: null, [], 1, Clock.GetUtcNow(), IsVisible: true, IsMuted: true, LeftAt: null),
        ];
        Clock.Advance(FreshnessBeat.Every);

        Until(register, () => Has(register, "silent"));
        Assert.Contains("Son coupé en cuisine : grill.", Said(register, "silent"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_stands_among_the_screens_of_the_house()
    {
        Register();

        Assert.Equal([new(ScreenKind.Register, "C1")], Watch.Open);
    }
}
