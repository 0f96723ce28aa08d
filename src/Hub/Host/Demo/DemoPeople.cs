using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.SignIn;

namespace RetailPos.Hub.Demo;

/// <summary>Five people to try the roles with. Their PINs are no secret, and stand on the sign-in page; so they belong to a demo alone.</summary>
internal sealed class DemoPeople(IPeopleDesk desk, IFeed<PeopleView> people, TimeProvider clock) : IHostedService
{
    public static readonly PinHints Hints = new(
        [new("Anna", "1111"), new("Marc", "2222"), new("Léa", "3333"), new("Paul", "4444"), new("Chloé", "5555")]);

    private static readonly ValueList<Role> RolesInOrder =
        [Role.Administrator, Role.Manager, Role.Employee, Role.Preparer, Role.Courier];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Actor Furnisher = new("", "demo");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!people.Current.People.IsEmpty)
        {
            return;
        }

        foreach (var (at, hint) in Hints.All.Index())
        {
            var person = new PersonId($"demo-{at + 1}");
            await desk.TellAsync(
                new($"demo/person-{at + 1}"), new PeopleCommand.Add(person, hint.Name, [RolesInOrder[at]], Furnisher));
            await desk.SetSecretAsync(new($"demo/pin-{at + 1}"), person, SecretKind.Pin, hint.Pin, Furnisher);
        }

        await people.UntilAsync(view => view.People.Active.Count(person => person.Has(SecretKind.Pin)) >= Hints.All.Count, Patience, clock);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
