using System.Globalization;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Register.Counter;
using RetailPos.Register.Receipts;
using RetailPos.Tests;

namespace RetailPos.Register.Tests;

/// <summary>A screen of the register before a house in memory, found and used by what its elements are named for.</summary>
public abstract class Counter : BunitContext
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    protected Counter()
    {
        House = new(Clock);
        Speak("fr-FR");
        JSInterop.Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./_content/RetailPos.Register/Counter/KeyboardEar.razor.js").Mode = JSRuntimeMode.Loose;
        JSInterop.SetupModule("./_content/RetailPos.Register/Counter/CameraEye.razor.js").Mode = JSRuntimeMode.Loose;
        Telephone = JSInterop.SetupModule("./_content/RetailPos.Register/Guest/GuestScreen.razor.js");
        Telephone.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization(options => options.ResourcesPath = "Resources");
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<IRegisterDesk>(House).AddSingleton<IKitchenDesk>(House).AddSingleton<ICatalogueDesk>(House);
        Services.AddSingleton<ITillScreens>(House).AddSingleton<IPictureStore>(House);
        Services.AddSingleton<ISlotDesk>(Slots = new(Clock));
        Services.AddSingleton<IFeed<PromisesView>>(Promises);
        Services.AddSingleton<IScreenWatch>(Watch).AddSingleton(new ScreensSettings());
        Services.AddSingleton<IFeed<CatalogueView>>(House.Catalogue);
        Services.AddSingleton<IFeed<SalesView>>(House.Sales);
        Services.AddSingleton<IFeed<KitchenView>>(House.Kitchen);
        Services.AddSingleton<IFeed<HouseRulesView>>(House.Rules);
        Services.AddSingleton<IFeed<DeliveriesView>>(Deliveries);
        Services.AddSingleton<IFeed<ShipmentsView>>(Shipments);
        Services.AddSingleton<IFeed<CustomersView>>(Customers.Feed).AddSingleton<ICustomerDesk>(Customers);
        Services.AddSingleton<IHouseRulesDesk>(House).AddSingleton<IFeed<TillsView>>(Tills);
        Services.AddSingleton<IFeed<ClosuresView>>(Closures);
        Services.AddSingleton<IFeed<ChainWatchView>>(Chains).AddSingleton<IFeed<DevicesView>>(Devices).AddSingleton<IDeviceDesk>(Printers = new(Devices, Clock));
        Services.AddSingleton<IFinderDesk>(Finder).AddSingleton<IMailDesk>(Mail = new(House));
        Services.AddSingleton<IScale>(Scale).AddSingleton<ICallBoard>(Calls).AddSingleton<ICustomerPole>(Poles);
        Services.AddSingleton<IGazetteer>(Streets);
        Services.AddSingleton<IFeed<FloorPlanView>>(Plan);
        Services.AddSingleton<IFloorDesk>(Floor = new(Clock, House, Plan));
        Services.AddSingleton<TableTokens>();
        Services.AddSingleton<ReceiptTokens>().AddSingleton<IReceiptWords, ReceiptWording>();
        Services.AddSingleton<IReceiptDesk>(Papers = new(House)).AddSingleton<IExpenseDesk>(Expenses);
        Services.AddSingleton(new FollowTokens(new byte[FollowTokens.KeyBytes]));
        Services.AddSingleton<IPrivacyDesk>(Privacy);
        Services.AddSingleton<IActing>(Acting).AddSingleton<ISignInDesk>(SignIn).AddSingleton<IFeed<PeopleView>>(People);
        Services.AddSingleton(new SiteSettings { Name = "Chez Léa", Tables = 4 });
    }

    protected FakeClock Clock { get; } = new(new(2026, 7, 15, 12, 0, 0, TimeSpan.Zero));

    protected House House { get; }

    /// <summary>What a guest's browser keeps.</summary>
    protected BunitJSModuleInterop Telephone { get; }

    protected FakeCustomers Customers { get; } = new();

    protected FakePrivacy Privacy { get; } = new();

    protected FakeActing Acting { get; } = new();

    protected FakeSignIn SignIn { get; } = new();

    protected FakeFeed<PeopleView> People { get; } = new(PeopleView.Empty);

    private protected FakePrinters Printers { get; }

    private protected FakeFeed<DevicesView> Devices { get; } = new(DevicesView.Empty with { Position = 1 });

    private protected FakeFeed<ChainWatchView> Chains { get; } = new(ChainWatchView.Empty with { Position = 1 });

    protected FakeSlots Slots { get; }

    protected FakeFloor Floor { get; }

    protected FakeReceipts Papers { get; }

    protected FakeExpenses Expenses { get; } = new();

    protected FakeFeed<TillsView> Tills { get; } = new(TillsView.Empty with { Position = 1 });

    protected FakeFeed<FloorPlanView> Plan { get; } = new(FloorPlanView.Empty);

    protected FakeFeed<HouseRulesView> Rules => House.Rules;

    protected FakeFeed<ClosuresView> Closures { get; } = new(ClosuresView.Empty);

    protected FakeFeed<PromisesView> Promises { get; } = new(PromisesView.Empty);

    protected FakeFeed<ShipmentsView> Shipments { get; } = new(ShipmentsView.Empty);

    protected FakeFeed<DeliveriesView> Deliveries { get; } = new(DeliveriesView.Empty);

    private protected FakeFinder Finder { get; } = new();

    private protected FakeMail Mail { get; }

    private protected FakeScale Scale { get; } = new();

    private protected FakeCalls Calls { get; } = new();

    private protected FakePoles Poles { get; } = new();

    protected FakeGazetteer Streets { get; } = new();

    protected QuietWatch Watch { get; } = new();

    protected static void Speak(string culture) =>
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

    protected IRenderedComponent<RegisterScreen> Register() =>
        Render<RegisterScreen>(screen => screen.Add(it => it.Till, "C1"));

    protected static void Tap<T>(IRenderedComponent<T> screen, string test)
        where T : IComponent => The(screen, test).Click();

    protected static IElement The<T>(IRenderedComponent<T> screen, string test)
        where T : IComponent
    {
        screen.WaitForState(() => Has(screen, test), Patience);
        return screen.Find($"[data-test='{test}']");
    }

    protected static bool Has<T>(IRenderedComponent<T> screen, string test)
        where T : IComponent => screen.FindAll($"[data-test='{test}']").Count > 0;

    protected static string Said<T>(IRenderedComponent<T> screen, string test)
        where T : IComponent => string.Join(' ', The(screen, test).GetDescendants().OfType<IText>()
            .SelectMany(text => text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    protected static void Until<T>(IRenderedComponent<T> screen, Func<bool> so)
        where T : IComponent => screen.WaitForState(so, Patience);

    protected static void Press(IRenderedComponent<RegisterScreen> screen, params string[] keys)
    {
        var ear = screen.FindComponent<KeyboardEar>();

        foreach (var key in keys)
        {
            // The key is handed over; what comes of it is waited for by whoever needs it.
            _ = ear.Instance.HearAsync(key);
        }
    }

    protected override void Dispose(bool disposing)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = _before;
        base.Dispose(disposing);
    }
}
