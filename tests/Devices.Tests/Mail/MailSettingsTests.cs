using System.Runtime.Versioning;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Devices.Mail;

namespace RetailPos.Devices.Tests.Mail;

public sealed class MailSettingsTests
{
    private static readonly Dictionary<string, string?> Sound = new()
    {
        ["Mail:Host"] = "mail.maison.example", ["Mail:Sender"] = "bonjour@maison.example",
    };

    [Fact]
    public void A_house_without_a_server_sends_no_mail() => Assert.False(MailerOf([]).IsSetUp);

    [Fact]
    public void A_house_with_one_does() => Assert.True(MailerOf(Sound).IsSetUp);

    [Theory]
    [InlineData("Mail:Host", "not a host", "Mail:Host is 'not a host'")]
    [InlineData("Mail:Port", "0", "Mail:Port is 0; it must lie between 1 and 65535.")]
    [InlineData("Mail:Port", "65536", "Mail:Port is 65536")]
    [InlineData("Mail:PatienceSeconds", "4", "Mail:PatienceSeconds is 4; it must lie between 5 and 300.")]
    [InlineData("Mail:PatienceSeconds", "301", "Mail:PatienceSeconds is 301")]
    [InlineData("Mail:Sender", "bonjour", "Mail:Sender is 'bonjour'")]
    [InlineData("Mail:Certificate", "abc", "Mail:Certificate must be")]
    [InlineData("Mail:User", "maison", "Mail:User is set, and the variable RETAILPOS_MAIL_SECRET holds no secret")]
    [InlineData("Mail:Secret", "open sesame", "Mail:Secret is no setting.")]
    public void A_faulty_setting_stops_the_start_and_is_named(string key, string value, string words)
    {
        var fault = Assert.Throws<OptionsValidationException>(() => MailerOf(new(Sound) { [key] = value }));

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_never_goes_readable_over_the_net()
    {
        var fault = Assert.Throws<OptionsValidationException>(() => MailerOf(new(Sound) { ["Mail:User"] = "maison", ["Mail:Security"] = "None" }));

        Assert.Contains("Mail:Security is None", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_others_may_read_is_no_secret()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, "open sesame\n");

        try
        {
            var settings = new MailSettings { Host = "localhost", User = "maison", SecretFile = path };
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.Contains("chmod 600", MailSecret.Read(settings).Fault!, StringComparison.Ordinal);

            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Assert.Null(MailSecret.Read(settings).Fault);
            Assert.DoesNotContain("sesame", $"{MailSecret.Read(settings).Secret} {settings}", StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static IMailer MailerOf(Dictionary<string, string?> keys)
    {
        using var provider = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IFeed<HouseRulesView>>(new RulesFeed())
            .AddSingleton<IMailSecrets>(new Secrets())
            .AddMail(new ConfigurationBuilder().AddInMemoryCollection(keys).Build())
            .BuildServiceProvider();
        return provider.GetRequiredService<IMailer>();
    }
}
