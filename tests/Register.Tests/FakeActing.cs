using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Register.Tests;

/// <summary>Whoever the test says has the screen in hand; a house that asks nobody, until it says so.</summary>
public sealed class FakeActing : IActing
{
    public bool IsOff { get; set; } = true;

    public Person? Person { get; set; }

    public string? Session => "device";

    public string Place => "C1";

    /// <summary>Pages that this person may not open.</summary>
    public HashSet<string> Closed { get; } = [];

    /// <summary>What this person may not do.</summary>
    public HashSet<Right> Lacks { get; } = [];

    public Standing May(Right right) => Lacks.Contains(right) ? Standing.NotAllowed : Standing.Allowed;

    public Standing MayOpen(Type page) => Standing.Allowed;

    public Standing MayOpen(string address) => Closed.Contains(address) ? Standing.NotAllowed : Standing.Allowed;

    public void Touch()
    {
    }

    public IDisposable Subscribe(Action changed) => new Nothing();

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}

/// <summary>Answers what the test has prepared, and remembers what it was asked.</summary>
public sealed class FakeSignIn : ISignInDesk
{
    public bool IsEmptyHouse { get; set; }

    public List<string> Asked { get; } = [];

    public Queue<SignInAnswer> Answers { get; } = new();

    public DeviceSession? Device { get; set; }

    public Task<SignInAnswer> EnterAsync(PersonId person, SecretKind kind, string secret, string place, string? session) =>
        Answer($"{person} {kind} {secret} {place}");

    public Task<SignInAnswer> EnterByBadgeAsync(string badge, string place, string? session) => Answer($"{badge} {place}");

    public Task<SignInAnswer> SwitchAsync(string session, PersonId to, SecretKind? kind, string secret) =>
        Answer($"switch {to} {kind} {secret}".TrimEnd());

    public Dictionary<string, PersonId> Badges { get; } = [];

    public PersonId? PersonOfBadge(string badge) => Badges.TryGetValue(badge, out var person) ? person : null;

    public Task LeaveAsync(string session, PersonId person) => Answer($"leave {person}");

    public Task<SignInAnswer> ChangeSecretAsync(string session, SecretKind kind, string present, string next) =>
        Answer($"change {kind} {present} {next}");

    public Task<SignInAnswer> BeginAsync(string code, string name, string password, string pin) =>
        Answer($"{code} {name} {password} {pin}");

    public string? Redeem(string ticket) => null;

    public DeviceSession? Find(string? token) => Device;

    public DeviceSession? Read(string? session) => Device;

    public void Touch(string session)
    {
    }

    public IDisposable Subscribe(Action changed) => new FakeActing().Subscribe(changed);

    private Task<SignInAnswer> Answer(string asked)
    {
        Asked.Add(asked);
        return Task.FromResult(Answers.Count > 0 ? Answers.Dequeue() : new SignInAnswer(Refusal: null, Ticket: "ticket"));
    }
}
