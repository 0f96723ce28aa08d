using RetailPos.Displays;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Guard;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Hub.People;

/// <summary>Who acts in this circuit or request. Asked anew each time: a right that was lowered is lower at once.</summary>
/// <remarks>The sessions are read past the guard, which asks here in its turn.</remarks>
public sealed class Acting(
    PeopleSettings settings,
    Grains.People.DeviceSessions sessions,
    IFeed<PeopleView> people,
    ScreenSession screen,
    PageDirectory pages) : IGuardedActing
{
    public bool IsOff => settings.IsOff;

    public bool IsHouse { get; private set; }

    public string? Session { get; private set; }

    public Person? Person => Device is { } device && people.Current.People.Find(device.Current) is { IsActive: true } person ? person : null;

    public string Place => Device?.Place ?? screen.Paired?.Place.Key switch
    {
        { Length: > 0 } key when Id.IsValid(key) => key,
        _ => SignInPlaces.Office,
    };

    private DeviceSession? Device => IsOff ? null : sessions.Read(Session);

    /// <summary>Told once, when the page begins or the request comes, by whoever has read its cookie.</summary>
    public void Become(string? session) => Session = session;

    /// <summary>A request of the API: its key was asked at the API's own door.</summary>
    public void BecomeHouse() => IsHouse = true;

    public Standing May(Right right)
    {
        if (IsOff || (Rights.IsKitchens(right) && IsKitchenScreen))
        {
            return Standing.Allowed;
        }

        return Person is not { } person ? Standing.SignInFirst
            : !people.Current.People.Grants(person.Id, right) ? Standing.NotAllowed
            : Rights.IsOffice(right) && person.Has(SecretKind.Password) && Device?.CurrentCameBy is not SecretKind.Password
                ? Standing.PasswordFirst
            : Standing.Allowed;
    }

    public Standing MayOpen(Type page) => IsOff ? Standing.Allowed : pages.For(page) switch
    {
        ForAnyoneAttribute => Standing.Allowed,
        ForPeopleAttribute => Person is null ? Standing.SignInFirst : Standing.Allowed,
        NeedsAttribute { OrPaired: true } when screen.Paired is not null => Standing.Allowed,
        NeedsAttribute needs => needs.Rights.Select(May).Min(),
        _ => Standing.NotAllowed,
    };

    public Standing MayOpen(string address) => pages.Find(address) is { } page ? MayOpen(page) : Standing.NotAllowed;

    public void Touch()
    {
        if (Session is { } session)
        {
            sessions.Touch(session);
        }
    }

    public IDisposable Subscribe(Action changed) => new Both(sessions.Subscribe(changed), people.Subscribe(_ => changed()));

    private bool IsKitchenScreen =>
        screen.Paired?.Place.Kind is ScreenKind.Station or ScreenKind.Pass or ScreenKind.Beepers;

    private sealed class Both(IDisposable one, IDisposable other) : IDisposable
    {
        public void Dispose()
        {
            one.Dispose();
            other.Dispose();
        }
    }
}
