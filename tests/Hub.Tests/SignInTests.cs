using System.Net;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.People;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Tests;

namespace RetailPos.Hub.Tests;

/// <summary>People come, change hands and go; what proves them is nowhere but in its own file.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private static readonly PersonId Manager = PeopleHub.PersonOf(Role.Manager);
    private static readonly PersonId Employee = PeopleHub.PersonOf(Role.Employee);

    private readonly PeopleHub _house = new();

    private ISignInDesk Desk => _house.Hub.Of<ISignInDesk>();

    public Task InitializeAsync() => _house.InitializeAsync();

    public Task DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Secrets_are_in_a_private_file_hashed_and_nowhere_in_the_journal()
    {
        var badge = (await _house.Hub.Of<IPeopleDesk>().MakeBadgeAsync(new("badge"), Employee, Actor.Hub)).Code!;
        var path = Path.Combine(_house.Hub.Folder.Path, "secrets.json");
        var file = await File.ReadAllTextAsync(path);

        Assert.DoesNotContain(PeopleHub.Password, file, StringComparison.Ordinal);
        Assert.DoesNotContain(badge, file, StringComparison.Ordinal);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        var hashes = System.Text.Json.JsonDocument.Parse(file).RootElement.EnumerateArray().Select(one => one.GetProperty("hash").GetString()!).ToList();
        Assert.Equal(8, hashes.Count);

        await foreach (var recorded in _house.Hub.Journal.ReadAllAsync(0, CancellationToken.None))
        {
            var text = System.Text.Json.JsonSerializer.Serialize(recorded.Event, recorded.Event.GetType(), JournalJson.Options);
            Assert.All(hashes.Append(PeopleHub.Password).Append(badge), secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_badge_is_a_credential_until_another_is_made()
    {
        var people = _house.Hub.Of<IPeopleDesk>();
        var first = (await people.MakeBadgeAsync(new("badge-1"), Employee, Actor.Hub)).Code!;
        Assert.True((await Desk.EnterByBadgeAsync(first, "T1", session: null)).IsGood);

        var second = (await people.MakeBadgeAsync(new("badge-2"), Employee, Actor.Hub)).Code!;
        Assert.Equal(PeopleRefusal.NoSuchSecret, (await Desk.EnterByBadgeAsync(first, "T1", session: null)).Refusal);
        Assert.True((await Desk.EnterByBadgeAsync(second, "T1", session: null)).IsGood);
    }

    [Fact]
    public async Task Five_wrong_tries_and_even_the_right_PIN_is_not_heard()
    {
        for (var left = 4; left >= 0; left--)
        {
            var wrong = await Desk.EnterAsync(Employee, SecretKind.Pin, "0000", "T1", session: null);
            Assert.Equal((true, left), (wrong.IsWrong, wrong.TriesLeft));
        }

        var locked = await Desk.EnterAsync(Employee, SecretKind.Pin, PeopleHub.Pin, "T1", session: null);
        Assert.Equal(PeopleRefusal.LockedOut, locked.Refusal);
        Assert.NotNull(locked.LockedUntil);
        Assert.True((await Desk.EnterAsync(Manager, SecretKind.Pin, PeopleHub.Pin, "T1", session: null)).IsGood);
    }

    [Fact]
    public async Task Whoever_is_sent_away_is_out_at_once()
    {
        var (browser, session) = await _house.EnterAsync(Employee);
        using var one = browser;
        Assert.Equal("shown", await PeopleHub.WhereAsync(browser, "register/T1"));

        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = Desk.Subscribe(() => heard.TrySetResult());
        await _house.Hub.Of<IPeopleDesk>().TellAsync(new("away"), new PeopleCommand.Deactivate(Employee, Actor.Hub));

        Assert.Equal("/sign-in", await PeopleHub.WhereAsync(browser, "register/T1"));
        Assert.Null(Desk.Read(session));
        await heard.Task.WaitAsync(OpenHub.Patience);
    }

    [Fact]
    public async Task Hands_change_among_those_who_are_there_and_the_way_up_asks()
    {
        var (browser, session) = await _house.EnterAsync(Manager);
        browser.Dispose();
        Assert.Equal(PeopleRefusal.SecretNeeded, (await Desk.SwitchAsync(session, Employee, SecretKind.Pin, PeopleHub.Pin)).Refusal);

        var second = await Desk.EnterAsync(Employee, SecretKind.Pin, PeopleHub.Pin, "T1", session);
        Assert.NotNull(second.Ticket);
        Assert.Equal(Employee, Desk.Read(session)!.Current);

        Assert.Equal(PeopleRefusal.SecretNeeded, (await Desk.SwitchAsync(session, Manager, kind: null, "")).Refusal);
        Assert.True((await Desk.SwitchAsync(session, Manager, SecretKind.Pin, "9999")).IsWrong);
        Assert.True((await Desk.SwitchAsync(session, Manager, SecretKind.Pin, PeopleHub.Pin)).IsGood);
        Assert.Equal(Manager, Desk.Read(session)!.Current);
        var screens = _house.Hub.Of<ITillScreens>();
        screens.Show(new("T1"), new SaleId("the manager's guest"));
        Assert.True((await Desk.SwitchAsync(session, Employee, kind: null, "")).IsGood);
        Assert.Equal(Employee, Desk.Read(session)!.Current);
        Assert.Equal(TillFace.Blank, screens.Facing(new("T1")));

        await Desk.LeaveAsync(session, Employee);
        Assert.Null(Desk.Read(session));
    }

    [Fact]
    public async Task A_ticket_works_once_and_leads_nowhere_outside_the_house()
    {
        var answer = await Desk.EnterAsync(Employee, SecretKind.Pin, PeopleHub.Pin, "T1", session: null);
        using var browser = _house.Browser();
        using var first = await browser.GetAsync($"sign-in/take?ticket={answer.Ticket}&to=//example.org");
        using var second = await browser.GetAsync($"sign-in/take?ticket={answer.Ticket}");

        Assert.Equal("/", first.Headers.Location?.OriginalString);
        Assert.Equal("/sign-in", second.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_device_that_does_nothing_for_too_long_is_nobodys()
    {
        var clock = new FakeClock(new(2026, 7, 15, 12, 0, 0, TimeSpan.Zero));
        using var sessions = new DeviceSessions(
            _house.Hub.Journal, _house.Hub.Of<IFeed<PeopleView>>(), new PeopleSettings { IdleMinutes = 10 }, clock,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<DeviceSessions>.Instance);
        var token = sessions.Redeem(sessions.Enter(id: null, Employee, SecretKind.Pin, "T1"))!;
        var session = sessions.Find(token)!.Id;

        clock.Advance(TimeSpan.FromMinutes(9));
        sessions.Touch(session);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.NotNull(sessions.Find(token));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(sessions.Find(token));
        Assert.Null(sessions.Read(session));
    }

    [Fact]
    public async Task A_hub_that_is_started_again_knows_who_was_there()
    {
        var (browser, session) = await _house.EnterAsync(Employee);
        browser.Dispose();
        await _house.Hub.Of<DeviceSessions>().StopAsync(CancellationToken.None);
        using var again = new DeviceSessions(
            _house.Hub.Journal, _house.Hub.Of<IFeed<PeopleView>>(), new PeopleSettings(), TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<DeviceSessions>.Instance);
        await again.StartAsync(CancellationToken.None);

        Assert.Equal(Employee, again.Read(session)!.Current);
    }
}

/// <summary>A house in which nobody works yet.</summary>
public sealed class FirstStartTests : IAsyncLifetime
{
    private readonly OpenHub _hub = new() { SignIn = SignIn.Required };

    public Task InitializeAsync() => _hub.InitializeAsync();

    public Task DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task The_code_makes_one_administrator_once()
    {
        var desk = _hub.Of<ISignInDesk>();
        var code = _hub.Of<FirstCode>().Value;
        Assert.True(desk.IsEmptyHouse);
        Assert.True((await desk.BeginAsync("WRONG", "Anna", PeopleHub.Password, "1111")).IsWrong);
        Assert.Equal(PeopleRefusal.PinInvalid, (await desk.BeginAsync(code, "Anna", PeopleHub.Password, "11")).Refusal);
        Assert.Equal(PeopleRefusal.PasswordInvalid, (await desk.BeginAsync(code, "Anna", "short", "1111")).Refusal);

        var began = await desk.BeginAsync(code.ToLowerInvariant(), "Anna", PeopleHub.Password, "1111");
        Assert.True(began.IsGood);
        Assert.NotNull(began.Ticket);
        Assert.Equal(PeopleRefusal.NotTheFirst, (await desk.BeginAsync(code, "Eve", PeopleHub.Password, "1111")).Refusal);
        Assert.Equal([Role.Administrator], Assert.Single(_hub.Of<IFeed<PeopleView>>().Current.People.Active).Roles);
    }

    [Fact]
    public async Task Whoever_guesses_the_code_is_not_heard_after_five_tries_even_with_the_right_one()
    {
        var desk = _hub.Of<ISignInDesk>();
        var code = _hub.Of<FirstCode>().Value;

        for (var tried = 0; tried < 5; tried++)
        {
            await desk.BeginAsync("AAAAAAAA", "Eve", PeopleHub.Password, "1111");
        }

        var answer = await desk.BeginAsync(code, "Anna", PeopleHub.Password, "1111");
        Assert.True(answer is { IsWrong: true, LockedUntil: not null });
        Assert.True(desk.IsEmptyHouse);
    }

    [Fact]
    public async Task Every_page_leads_to_the_sign_in()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _hub.Root };

        foreach (var path in new[] { "", "register/T1", "office/people", "station/kitchen" })
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/sign-in?to=", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }
    }
}
