using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;
using RetailPos.Tests;

namespace RetailPos.Displays.Tests;

/// <summary>A page in memory, in French, with a hub that does what the test says.</summary>
public abstract class ScreenContext : BunitContext
{
    private readonly CultureInfo _language = CultureInfo.CurrentUICulture;
    private readonly CultureInfo _formats = CultureInfo.CurrentCulture;

    protected ScreenContext()
    {
        Pairing = new(Clock);
        Speak("fr-FR");
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./_content/RetailPos.Displays/Station/StationScreen.razor.js");
        JSInterop.SetupModule("./_content/RetailPos.Displays/Pass/PassScreen.razor.js");
        Services.AddLocalization(options => options.ResourcesPath = "Resources");
        Services.AddSingleton<IFeed<KitchenView>>(Feed);
        Services.AddSingleton<IFeed<SalesView>>(Sales);
        Services.AddSingleton<IFeed<ScreensView>>(Screens);
        Services.AddSingleton<IFeed<DevicesView>>(Devices);
        Services.AddSingleton<IFeed<HouseRulesView>>(new FakeFeed<HouseRulesView>(HouseRulesView.Empty));
        Services.AddSingleton<IScreenWatch>(Watch);
        Services.AddSingleton<IPairingDesk>(Pairing);
        Services.AddScoped<ScreenSession>();
        Services.AddSingleton<IKitchenDesk>(Desk);
        Services.AddSingleton<IHistoryDesk>(Desk);
        Services.AddSingleton<ILeftoverDesk>(Left);
        Services.AddSingleton<IBeeperDesk>(BeeperDesk);
        Services.AddSingleton(Tokens);
        Services.AddSingleton<ReceiptTokens>();
        Services.AddSingleton<ITillScreens>(Tills);
        Services.AddSingleton(Site);
        Services.AddSingleton(KitchenSettings);
        Services.AddSingleton(new ScreensSettings());
        Services.AddSingleton<TimeProvider>(Clock);
    }

    protected FakeClock Clock { get; } = new(Kitchen.Noon);

    protected FakeFeed<KitchenView> Feed { get; } = new(KitchenView.Empty);

    protected FakeFeed<SalesView> Sales { get; } = new(SalesView.Empty);

    protected FakeFeed<DevicesView> Devices { get; } = new(DevicesView.Empty);

    protected FakeFeed<ScreensView> Screens { get; } = new(ScreensView.Empty);

    protected FakeWatch Watch { get; } = new();

    protected FakePairing Pairing { get; }

    protected FakeDesk Desk { get; } = new();

    protected FakeLeftovers Left { get; } = new();

    protected FakeBeeperDesk BeeperDesk { get; } = new();

    protected FollowTokens Tokens { get; } = new(new byte[FollowTokens.KeyBytes]);

    protected FakeTills Tills { get; } = new();

    protected SiteSettings Site { get; } = new() { Name = "Chez Léa", BoardToken = "k7Qd2mXw9TbLr4VzYc81pA" };

    protected KitchenSettings KitchenSettings { get; } = new();

    /// <summary>This page is a paired screen, set up like this; a second time its settings change.</summary>
    protected void Pair(ScreenSettings settings, ScreenPlace? place = null)
    {
        var id = new ScreenId("s1");
        var screen = new PairedScreen(id, "Chaud gauche", place ?? new(ScreenKind.Station, "hot"), settings, "", Kitchen.Noon);
        Screens.Push(new(Screens.Head + 1, new(Screens.Current.Screens.Paired.SetItem(id, screen))));
        Services.GetRequiredService<ScreenSession>().Become(id);
    }

    protected static void Speak(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
    }

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentUICulture = _language;
        CultureInfo.CurrentCulture = _formats;
        base.Dispose(disposing);
    }
}

public static class Tests
{
    /// <summary>Elements are found by their <c>data-test</c> attribute only: words and looks may change.</summary>
    public static AngleSharp.Dom.IElement Test<T>(this IRenderedComponent<T> screen, string name)
        where T : Microsoft.AspNetCore.Components.IComponent => screen.Find($"[data-test='{name}']");

    public static bool Has<T>(this IRenderedComponent<T> screen, string name)
        where T : Microsoft.AspNetCore.Components.IComponent => screen.FindAll($"[data-test='{name}']").Count > 0;

    public static IEnumerable<string> Texts<T>(this IRenderedComponent<T> screen, string name)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        screen.FindAll($"[data-test='{name}']").Select(element => element.TextContent.Trim());
}
