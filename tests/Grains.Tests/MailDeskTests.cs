using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Tests.Selling;
using RetailPos.Hub.Devices.Mail;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>The mail server as the office writes it down: the rules in the journal, the secret nowhere near it.</summary>
public sealed class MailDeskTests : IAsyncLifetime
{
    private const string Secret = "tr0p secret";

    private static readonly MailRules Server = new("smtp.example.fr", 587, MailSecurity.StartTls, "maison", "bonjour@example.fr", "Chez Zoé");

    private readonly MemoryJournal _journal = new(HouseEvents.Catalog, TimeProvider.System);
    private readonly MemorySecrets _secrets = new();
    private readonly SimulatedMailer _mailer = new(TimeProvider.System);
    private House _house = null!;

    private IMailDesk Desk => _house.Of<IMailDesk>();

    public async Task InitializeAsync() => _house = await House.OpenAsync(
        _journal, also: services => services.AddSingleton<IMailSecrets>(_secrets).AddSingleton<IMailer>(_mailer));

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task The_secret_is_kept_and_the_journal_knows_only_that_it_changed()
    {
        Assert.Null((await SaveAsync(Server, Secret)).Refusal);

        Assert.Equal(Secret, _secrets.Find(1));
        Assert.Equal(Server with { SecretNumber = 1 }, (await RulesAsync()).Mail);

        var written = new List<string>();

        await foreach (var recorded in _journal.ReadAllAsync(0, CancellationToken.None))
        {
            written.Add($"{recorded.Event}");
        }

        Assert.Contains(written, text => text.Contains("smtp.example.fr", StringComparison.Ordinal));
        Assert.DoesNotContain(written, text => text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_saved_without_a_secret_keeps_the_one_that_there_is()
    {
        await SaveAsync(Server, Secret);

        Assert.Null((await SaveAsync(Server with { SenderName = "Zoé" }, "")).Refusal);

        Assert.Equal((1, "Zoé"), ((await RulesAsync()).Mail.SecretNumber, (await RulesAsync()).Mail.SenderName));
    }

    [Fact]
    public async Task A_secret_is_never_said_to_another_server_than_the_one_it_was_given_for()
    {
        await SaveAsync(Server, Secret);

        Assert.Equal(HouseRulesRefusal.MailSecretNeeded, (await SaveAsync(Server with { Host = "smtp.elsewhere.example" }, "")).Refusal);
        Assert.Equal(HouseRulesRefusal.MailSecretNeeded, (await SaveAsync(Server with { Certificate = new('a', 64) }, "")).Refusal);
        Assert.Null((await SaveAsync(Server with { Host = "smtp.elsewhere.example" }, "another")).Refusal);
        Assert.Equal(2, (await RulesAsync()).Mail.SecretNumber);
    }

    [Fact]
    public async Task Who_forgets_the_server_forgets_its_secret()
    {
        await SaveAsync(Server, Secret);

        Assert.Null((await SaveAsync(MailRules.Default, "")).Refusal);

        Assert.Null(_secrets.Find(1));
        Assert.Equal(HouseRulesRefusal.MailSecretNeeded, (await SaveAsync(Server, "")).Refusal);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("bell\a")]
    public async Task What_can_be_no_secret_is_not_kept(string secret)
    {
        Assert.Equal(HouseRulesRefusal.MailSecretInvalid, (await SaveAsync(Server, secret)).Refusal);
        Assert.Null(_secrets.Find(1));
    }

    [Fact]
    public async Task Rules_that_are_refused_leave_the_secret_as_it_was()
    {
        Assert.Equal(HouseRulesRefusal.MailSenderInvalid, (await SaveAsync(Server with { Sender = "bonjour" }, Secret)).Refusal);
        Assert.Null(_secrets.Find(1));
    }

    [Fact]
    public async Task A_test_says_what_the_server_said()
    {
        _mailer.Trouble = MailTrouble.SecretRefused;
        _mailer.AnswerNext(MailOutcome.Failed, MailOutcome.Sent);

        Assert.Equal(new(MailOutcome.Failed, MailTrouble.SecretRefused), await Desk.TryAsync("zoe@example.fr", "Essai", "Essai", House.Lea));
        Assert.Equal(new(MailOutcome.Sent, MailTrouble.None), await Desk.TryAsync("zoe@example.fr", "Essai", "Essai", House.Lea));
        Assert.Equal("zoe@example.fr", Assert.Single(_mailer.Letters).To);
    }

    private Task<Told<HouseRulesRefusal>> SaveAsync(MailRules mail, string secret) => Desk.SaveAsync(House.NewCommand(), mail, secret, House.Lea);

    private Task<HouseRules> RulesAsync() => _house.Grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync();
}
