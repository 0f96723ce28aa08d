using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Home;

namespace RetailPos.Register.SignIn;

/// <summary>Where people say who they are: a name, then what proves it. What is right, the hub decides.</summary>
public sealed partial class SignInScreen(
    ISignInDesk desk, IActing acting, IFeed<PeopleView> people, HouseTills tills, IEnumerable<PinHints> hints, NavigationManager navigation)
    : RegisterPart, IDisposable
{
    private IDisposable? _subscription;
    private PeopleView _view = PeopleView.Empty;
    private ElementReference _field;
    private Person? _person;
    private SecretKind _kind = SecretKind.Pin;
    private string _typed = "";
    private string _fault = "";
    private bool _isAsking;
    private bool _wantsFocus = true;

    /// <summary>Where to go then, relative to the hub.</summary>
    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    /// <summary>1 where the PIN is not enough.</summary>
    [SupplyParameterFromQuery(Name = "password")]
    public string? Password { get; set; }

    private ValueList<PinHint> Hints => hints.FirstOrDefault()?.All ?? [];

    private IEnumerable<Person> People => _view.People.Active.Where(person => !person.Secrets.IsEmpty);

    // A register's own name, if there is such a register: what somebody writes into the address makes no new place to guess at.
    private string Place => (To ?? "").Split('/', '?') is ["register", var till, ..] && tills.Ids.Any(id => id.Value == till)
        ? till
        : SignInPlaces.Office;

    private string Label => _person is not { } person ? Words["SignInPinOrBadge"]
        : Words[_kind is SecretKind.Pin ? "SignInPin" : "SignInPassword", person.Name];

    protected override void OnInitialized()
    {
        base.OnInitialized();

        if (acting.IsOff || desk.IsEmptyHouse)
        {
            navigation.NavigateTo(acting.IsOff ? "" : "welcome");
            return;
        }

        _subscription = people.Subscribe(view => _ = OnScreenAsync(() => Show(view)));
        Show(people.Current);

        if (Password == "1" && acting.Person is { } person)
        {
            (_person, _kind) = (person, SecretKind.Password);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_wantsFocus && _subscription is not null)
        {
            _wantsFocus = false;
            await _field.FocusAsync();
        }
    }

    private void Show(PeopleView view)
    {
        if (view.Position >= _view.Position)
        {
            _view = view;
            StateHasChanged();
        }
    }

    private Task ChooseAsync(Person person)
    {
        (_person, _typed, _fault, _wantsFocus) = (person, "", "", true);
        _kind = Password == "1" && person.Has(SecretKind.Password) || !person.Has(SecretKind.Pin) ? SecretKind.Password : SecretKind.Pin;
        return Task.CompletedTask;
    }

    private void TurnAsync()
    {
        _kind = _kind is SecretKind.Pin ? SecretKind.Password : SecretKind.Pin;
        (_typed, _fault, _wantsFocus) = ("", "", true);
    }

    private void Type(object? typed)
    {
        _typed = $"{typed}";
        _fault = "";
    }

    private void Press(char figure)
    {
        if (_typed.Length < SecretRules.PinLengthMax)
        {
            Type(_typed + figure);
        }
    }

    private async Task EnterAsync()
    {
        var badge = BadgeReading.Of(_typed);

        if (_isAsking || (badge is null && _person is null))
        {
            _fault = Words["SignInChoose"];
            return;
        }

        _isAsking = true;
        var answer = badge is not null
            ? await desk.EnterByBadgeAsync(badge, Place, acting.Session)
            : await desk.EnterAsync(_person!.Id, _kind, _typed, Place, acting.Session);
        (_isAsking, _typed, _wantsFocus) = (false, "", true);

        if (answer is { IsGood: true, Ticket: { } ticket })
        {
            navigation.NavigateTo($"sign-in/take?ticket={ticket}&to={Uri.EscapeDataString(To ?? "")}", forceLoad: true);
            return;
        }

        _fault = badge is not null && answer.Refusal is PeopleRefusal.NoSuchSecret ? Words["SignInBadgeUnknown"] : FaultOf(answer);
    }

    private string FaultOf(SignInAnswer answer) => SignInWords.Of(answer, Time, Words);

    public void Dispose() => _subscription?.Dispose();
}
