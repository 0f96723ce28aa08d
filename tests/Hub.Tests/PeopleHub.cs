using System.Net;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Hub.Tests;

/// <summary>A hub in which everybody says who it is, with one person of each role; each has the PIN 1234, and the administrator a password too.</summary>
public sealed class PeopleHub : IAsyncLifetime
{
    public const string Pin = "1234";

    public const string Password = "correct horse";

    private static readonly Actor By = new("", "test");

    public OpenHub Hub { get; } = new() { SignIn = SignIn.Required };

    public static PersonId PersonOf(Role role) => new($"{role}");

    public async Task InitializeAsync()
    {
        await Hub.InitializeAsync();
        var desk = Hub.Of<IPeopleDesk>();

        foreach (var role in Enum.GetValues<Role>())
        {
            await desk.TellAsync(new($"add-{role}"), new PeopleCommand.Add(PersonOf(role), $"The {role}", [role], By));
            await desk.SetSecretAsync(new($"pin-{role}"), PersonOf(role), SecretKind.Pin, Pin, By);
        }

        await desk.SetSecretAsync(new("password"), PersonOf(Role.Administrator), SecretKind.Password, Password, By);
    }

    public Task DisposeAsync() => Hub.DisposeAsync();

    /// <summary>A browser of its own, at which nobody is signed in.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() })
    {
        BaseAddress = Hub.Root, Timeout = OpenHub.Patience,
    };

    /// <summary>A browser at which this person is signed in, and what its people stand under.</summary>
    public async Task<(HttpClient Browser, string Session)> EnterAsync(PersonId person, SecretKind kind = SecretKind.Pin, string secret = Pin)
    {
        var answer = await Hub.Of<ISignInDesk>().EnterAsync(person, kind, secret, "T1", session: null);
        Assert.True(answer.IsGood, $"{answer}");
        var browser = Browser();
        using var taken = await browser.GetAsync($"sign-in/take?ticket={answer.Ticket}&to=register/T1");
        Assert.Equal("/register/T1", taken.Headers.Location?.OriginalString);
        var cookie = taken.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("retailpos.person", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        return (browser, Hub.Of<ISignInDesk>().Find(cookie.Split(';')[0].Split('=', 2)[1])!.Id);
    }

    public static async Task<string> WhereAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK or HttpStatusCode.NotFound => "shown",
            HttpStatusCode.Redirect => answer.Headers.Location!.OriginalString.Split('?')[0],
            var status => $"{status}",
        };
    }
}
