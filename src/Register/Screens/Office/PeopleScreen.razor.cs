using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Register.Office;

/// <summary>The people of the house, what opens the door for them, and what each role may do.</summary>
public sealed partial class PeopleScreen(IPeopleDesk desk, IFeed<PeopleView> people) : RegisterPart, IDisposable
{
    private static readonly Actor By = new("", SignInPlaces.Office);

    private IDisposable? _subscription;
    private PeopleView _view = PeopleView.Empty;
    private bool _isOpen;
    private PersonId? _edited;
    private string _name = "";
    private ValueList<Role> _roles = [];
    private string _pin = "";
    private string _password = "";
    private string _badge = "";
    private string _said = "";
    private string _fault = "";
    private ElementReference _first;
    private bool _wantsFocus;

    private Person? Edited => _edited is { } id ? _view.People.Find(id) : null;

    private IEnumerable<Person> Persons => _view.People.Persons.Values
        .OrderByDescending(person => person.IsActive)
        .ThenBy(person => person.Name, StringComparer.OrdinalIgnoreCase);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _subscription = people.Subscribe(view => _ = OnScreenAsync(() => Show(view)));
        Show(people.Current);
    }

    private void Show(PeopleView view)
    {
        if (view.Position >= _view.Position)
        {
            _view = view;
            StateHasChanged();
        }
    }

    private void AddNew()
    {
        Open(id: null, "", [Role.Employee]);
        _wantsFocus = true;
    }

    // Whoever adds somebody types the name next.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_wantsFocus)
        {
            _wantsFocus = false;
            await _first.FocusAsync();
        }
    }

    private void Edit(Person person) => Open(person.Id, person.Name, person.Roles);

    private void Open(PersonId? id, string name, ValueList<Role> roles)
    {
        (_isOpen, _edited, _name, _roles) = (true, id, name, roles);
        (_pin, _password, _badge, _said, _fault) = ("", "", "", "", "");
    }

    // In the order of the list, so that ticking there and back is no change.
    private void Turn(Role role) => _roles = [.. Enum.GetValues<Role>().Where(one => _roles.Contains(one) != (one == role))];

    private async Task SaveAsync()
    {
        if (_edited is { } person)
        {
            await TellAsync(new PeopleCommand.Change(person, _name.Trim(), _roles, By));
            return;
        }

        // A PIN that would be refused makes nobody: half a person would stand in the list.
        if (_pin.Length > 0 && SecretRules.Check(SecretKind.Pin, _pin) is { } fault)
        {
            Hear(fault, "");
            return;
        }

        var (added, pin) = (new PersonId(NewId()), _pin);

        if (await TellAsync(new PeopleCommand.Add(added, _name.Trim(), _roles, By)))
        {
            _edited = added;

            if (pin.Length > 0)
            {
                await SetAsync(SecretKind.Pin, pin);
            }
        }
    }

    private async Task SetAsync(SecretKind kind, string secret)
    {
        if (Edited is { } person)
        {
            var told = await desk.SetSecretAsync(NewCommand(), person.Id, kind, secret, By);
            (_pin, _password) = ("", "");
            Hear(told.Refusal, Words["PeopleSaidSecret", person.Name]);
        }
    }

    private async Task ForgetAsync(SecretKind kind)
    {
        if (Edited is { } person)
        {
            Hear((await desk.ForgetSecretAsync(NewCommand(), person.Id, kind, By)).Refusal, Words["PeopleSaid"]);
        }
    }

    private async Task MakeBadgeAsync()
    {
        if (Edited is { } person)
        {
            var answer = await desk.MakeBadgeAsync(NewCommand(), person.Id, By);
            _badge = answer.Code ?? "";
            Hear(answer.Refusal, Words["PeopleSaidSecret", person.Name]);
        }
    }

    private async Task<bool> TellAsync(PeopleCommand command)
    {
        var told = await desk.TellAsync(NewCommand(), command);
        Hear(told.Refusal, Words["PeopleSaid"]);
        Show(people.Current);
        return told.Refusal is null;
    }

    private void HearForgotten(PersonId person)
    {
        Hear(refusal: null, Words["PersonErased"]);
        Show(people.Current);
        _isOpen = _edited != person && _isOpen;
    }

    private void Hear(PeopleRefusal? refusal, string done) =>
        (_fault, _said) = refusal is { } reason ? (RefusalText.Of(reason, Words), "") : ("", done);

    private static CommandId NewCommand() => new(NewId());

    private static string NewId() => Guid.CreateVersion7().ToString("N");

    public void Dispose() => _subscription?.Dispose();
}
