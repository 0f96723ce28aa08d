using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;

namespace RetailPos.Register.Home;

/// <summary>Where a newcomer finds the screens. A screen that knows its place is opened there directly and never sees it.</summary>
public sealed partial class HomeScreen(IFeed<KitchenView> kitchen, IFeed<HouseRulesView> rules, HouseTills tills, IActing acting) : RegisterPart, IDisposable
{
    private KitchenView _view = KitchenView.Empty;
    private IDisposable? _subscription;
    private IDisposable? _registers;

    private HomeBoard Board => HomeBoard.Of(
        _view, tills, Site.BoardToken, rules.Current.Rules.Modes.IsOn(ServiceMode.Shipping));

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _subscription = kitchen.Subscribe(view => _ = OnScreenAsync(() => Show(view)));
        Show(kitchen.Current);
        _registers = rules.Subscribe(view => _ = OnScreenAsync(StateHasChanged));
    }

    private void Show(KitchenView view)
    {
        if (view.Position > _view.Position)
        {
            _view = view;
            StateHasChanged();
        }
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _registers?.Dispose();
    }
}
