using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;

namespace RetailPos.Register.SignIn;

/// <summary>The first page of a new house: whoever can read the hub's console becomes its administrator.</summary>
public sealed partial class WelcomeScreen(ISignInDesk desk, IActing acting, NavigationManager navigation) : RegisterPart
{
    private string _code = "";
    private string _name = "";
    private string _password = "";
    private string _pin = "";
    private string _fault = "";
    private bool _isAsking;

    protected override void OnInitialized()
    {
        base.OnInitialized();

        if (acting.IsOff || !desk.IsEmptyHouse)
        {
            navigation.NavigateTo(acting.IsOff ? "" : "sign-in");
        }
    }

    private async Task BeginAsync()
    {
        _isAsking = true;
        var answer = await desk.BeginAsync(_code, _name.Trim(), _password, _pin);
        _isAsking = false;

        if (answer is { IsGood: true, Ticket: { } ticket })
        {
            navigation.NavigateTo($"sign-in/take?ticket={ticket}&to=", forceLoad: true);
            return;
        }

        _fault = answer is { IsWrong: true, LockedUntil: null } ? Words["WelcomeWrong"] : SignInWords.Of(answer, Time, Words);
    }
}
