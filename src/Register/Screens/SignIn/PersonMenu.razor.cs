using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Register.SignIn;

/// <summary>« Léa ▾ ».</summary>
public sealed partial class PersonMenu(ISignInDesk desk, IActing acting, IFeed<PeopleView> people, NavigationManager navigation) : RegisterPart, IDisposable
{
    private IDisposable? _subscription;
    private ElementReference _field;
    private bool _isOpen;
    private bool _wantsFocus;
    private Person? _to;
    private string _typed = "";
    private string _fault = "";
    private ElementReference _present;
    private bool _isChanging;
    private bool _isChanged;
    private string _next = "";
    private string _changeFault = "";

    /// <summary>Where somebody else comes back to, relative to the hub.</summary>
    [Parameter, EditorRequired]
    public required string Back { get; set; }

    // PIN first: it is what one types standing.
    private SecretKind Kind => _to?.Has(SecretKind.Pin) is true ? SecretKind.Pin : SecretKind.Password;

    // The one that is typed every day; whoever has neither came by a card, and the office gives him one.
    private SecretKind? OwnKind => acting.Person?.Has(SecretKind.Pin) is true ? SecretKind.Pin
        : acting.Person?.Has(SecretKind.Password) is true ? SecretKind.Password
        : null;

    private IEnumerable<Person> Others => (desk.Read(acting.Session)?.Present ?? [])
        .Where(one => one.Person != acting.Person?.Id)
        .Select(one => people.Current.People.Find(one.Person))
        .OfType<Person>()
        .OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _subscription = acting.IsOff ? null : acting.Subscribe(() => _ = OnScreenAsync(StateHasChanged));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_wantsFocus && _to is not null)
        {
            _wantsFocus = false;
            await _field.FocusAsync();
        }
        else if (_wantsFocus && _isChanging)
        {
            _wantsFocus = false;
            await _present.FocusAsync();
        }
    }

    /// <summary>Somebody's card was read: with the card alone where that is enough, else the menu asks for the code.</summary>
    public async Task CallAsync(PersonId id)
    {
        if (acting.IsOff || id == acting.Person?.Id || people.Current.People.Find(id) is not { } person)
        {
            return;
        }

        if (Others.All(one => one.Id != id))
        {
            // Nobody takes over who has not come in on this browser.
            navigation.NavigateTo($"sign-in?to={Uri.EscapeDataString(Back)}");
            return;
        }

        _isOpen = true;
        await SwitchAsync(person);
        StateHasChanged();
    }

    /// <summary>Opened by another key than its own; a house that does not ask has nothing to open.</summary>
    public void Open()
    {
        (_isOpen, _to, _fault, _isChanging, _isChanged) = (true, null, "", false, false);
        StateHasChanged();
    }

    private void Turn() => (_isOpen, _to, _fault, _isChanging, _isChanged) = (!_isOpen, null, "", false, false);

    private void TurnChange() =>
        (_isChanging, _wantsFocus, _isChanged, _to, _typed, _next, _changeFault) = (!_isChanging, !_isChanging, false, null, "", "", "");

    private async Task ChangeAsync(SecretKind kind)
    {
        var answer = await desk.ChangeSecretAsync(acting.Session ?? "", kind, _typed, _next.Trim());
        (_typed, _next, _isChanged, _isChanging, _wantsFocus) = ("", "", answer.IsGood, !answer.IsGood, !answer.IsGood);
        _changeFault = answer.IsGood ? "" : SignInWords.Of(answer, Time, Words);
    }

    private async Task SwitchAsync(Person to)
    {
        var answer = await desk.SwitchAsync(acting.Session ?? "", to.Id, kind: null, "");
        (_to, _typed, _wantsFocus) = answer.Refusal is PeopleRefusal.SecretNeeded ? (to, "", true) : (null, "", false);
        Hear(answer);
    }

    private async Task ProveAsync()
    {
        if (_to is { } to)
        {
            var answer = await desk.SwitchAsync(acting.Session ?? "", to.Id, Kind, _typed);
            (_typed, _wantsFocus) = ("", true);
            Hear(answer);
        }
    }

    private void Hear(SignInAnswer answer)
    {
        if (answer.IsGood)
        {
            (_isOpen, _to, _fault) = (false, null, "");
        }
        else
        {
            _fault = answer.Refusal is PeopleRefusal.SecretNeeded ? "" : SignInWords.Of(answer, Time, Words);
        }
    }

    private Task LeaveAsync() => acting is { Session: { } session, Person: { } person }
        ? desk.LeaveAsync(session, person.Id)
        : Task.CompletedTask;

    public void Dispose() => _subscription?.Dispose();
}
