using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Mail;
using RetailPos.Register.Domain.House;
using RetailPos.Tests;

namespace RetailPos.Devices.Tests.Mail;

/// <summary>Letters over a real line, read by a server that knows nothing of our client.</summary>
public sealed class SmtpMailerTests
{
    private const string Secret = "tr0p-secret-à-garder";

    private static readonly Letter Plain = new("zoe@client.example", "Votre ticket", "Bonjour Zoë,\n.\n..caché\nTotal : 12,50 €\n");

    [Fact]
    public async Task A_letter_arrives_as_it_was_written()
    {
        await using var office = new FakePostOffice();

        Assert.Equal(new(MailOutcome.Sent, MailTrouble.None), await SendAsync(office, Plain));

        var letter = Assert.Single(office.Letters);
        Assert.Equal("Bonjour Zoë,\n.\n..caché\nTotal : 12,50 €\n", BodyOf(letter).TrimEnd('\n') + "\n");
        Assert.Contains("Subject: Votre ticket\r\n", letter, StringComparison.Ordinal);
        Assert.Contains("From: =?utf-8?B?Q2hleiBab8Or?= <bonjour@maison.example>\r\n", letter, StringComparison.Ordinal);
        Assert.Contains("MAIL FROM:<bonjour@maison.example>", office.Heard);
        Assert.Contains("RCPT TO:<zoe@client.example>", office.Heard);
        Assert.All(letter.Split("\r\n"), row => Assert.True(row.Length <= 78 && row.All(char.IsAscii), row));
    }

    [Fact]
    public async Task A_letter_brings_its_enclosure_byte_by_byte()
    {
        await using var office = new FakePostOffice();
        byte[] content = [.. Enumerable.Range(0, 1_000).Select(number => unchecked((byte)(number * 7)))];

        await SendAsync(office, Plain with { Subject = new('é', 90), Enclosed = new("Facture n° 12.pdf", "application/pdf", content) });

        var letter = Assert.Single(office.Letters);
        var between = Regex.Match(letter, "boundary=\"([^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;
        var parts = letter.Split($"--{between}");
        Assert.Equal(4, parts.Length);
        Assert.Contains("filename*=UTF-8''Facture%20n%C2%B0%2012.pdf", parts[2], StringComparison.Ordinal);
        Assert.Equal(content, Convert.FromBase64String(parts[2][(parts[2].IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("\r\n", "", StringComparison.Ordinal)));
        Assert.Equal(new string('é', 90), SubjectOf(letter));
        Assert.Equal("--\r\n", parts[3]);
    }

    [Theory]
    [InlineData("AUTH PLAIN LOGIN", "\0maison\0" + Secret)]
    [InlineData("AUTH LOGIN", "maison/" + Secret)]
    public async Task It_signs_in_only_behind_encryption(string offers, string said)
    {
        await using var office = new FakePostOffice { OffersStartTls = true, Offers = offers };

        Assert.Equal(MailOutcome.Sent, (await SendAsync(office, Plain, Settings(office) with { Security = MailSecurity.StartTls, Certificate = Print(office), User = "maison" })).Outcome);

        Assert.Equal(said, Assert.Single(office.Secrets));
        Assert.Equal(["EHLO", "STARTTLS", "EHLO", "AUTH"], office.Heard.Take(4).Select(row => row.Split(' ')[0]));
    }

    [Fact]
    public async Task Encryption_from_the_first_byte_is_as_good()
    {
        await using var office = new FakePostOffice { IsEncrypted = true };

        Assert.Equal(MailOutcome.Sent, (await SendAsync(office, Plain, Settings(office) with { Security = MailSecurity.Tls, Certificate = Print(office) })).Outcome);
    }

    [Theory]
    [InlineData("", true, MailTrouble.Untrusted)]
    [InlineData("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff", true, MailTrouble.Untrusted)]
    [InlineData("", false, MailTrouble.NotEncrypted)]
    public async Task Nobody_in_between_is_given_a_letter(string certificate, bool offers, MailTrouble trouble)
    {
        await using var office = new FakePostOffice { OffersStartTls = offers };

        Assert.Equal(new(MailOutcome.Failed, trouble), await SendAsync(office, Plain, Settings(office) with { Security = MailSecurity.StartTls, Certificate = certificate, User = "maison" }));
        Assert.Empty(office.Secrets);
    }

    [Theory]
    [InlineData("CONNECT", "421 too many", MailOutcome.Failed, MailTrouble.TryLater)]
    [InlineData("CONNECT", "SSH-2.0-OpenSSH_9.2", MailOutcome.Failed, MailTrouble.Unclear)]
    [InlineData("CONNECT", "cut", MailOutcome.Failed, MailTrouble.CutBefore)]
    [InlineData("EHLO", "502 what", MailOutcome.Failed, MailTrouble.Unclear)]
    [InlineData("AUTH", "535 5.7.8 wrong", MailOutcome.Failed, MailTrouble.SecretRefused)]
    [InlineData("MAIL", "550 5.7.1 not you", MailOutcome.Failed, MailTrouble.SenderRefused)]
    [InlineData("RCPT", "550 5.1.1 nobody", MailOutcome.AddressRefused, MailTrouble.AddressRefused)]
    [InlineData("RCPT", "550 5.7.1 relaying denied", MailOutcome.Failed, MailTrouble.SenderRefused)]
    [InlineData("RCPT", "451 grey", MailOutcome.Failed, MailTrouble.TryLater)]
    [InlineData("RCPT", "552 box full", MailOutcome.Failed, MailTrouble.TryLater)]
    [InlineData("DATA", "554 no", MailOutcome.Failed, MailTrouble.LetterRefused)]
    [InlineData("LETTER", "cut", MailOutcome.Failed, MailTrouble.CutBefore)]
    [InlineData(".", "554 spam", MailOutcome.Failed, MailTrouble.LetterRefused)]
    [InlineData(".", "451 later", MailOutcome.Failed, MailTrouble.TryLater)]
    [InlineData(".", "cut", MailOutcome.Doubtful, MailTrouble.CutAfter)]
    [InlineData(".", "taken, I think", MailOutcome.Doubtful, MailTrouble.CutAfter)]
    [InlineData("QUIT", "cut", MailOutcome.Sent, MailTrouble.None)]
    [InlineData("QUIT", "nonsense", MailOutcome.Sent, MailTrouble.None)]
    public async Task What_the_server_does_has_a_name(string at, string answer, MailOutcome outcome, MailTrouble trouble)
    {
        await using var office = new FakePostOffice { Answers = { [at] = answer } };

        // So long that the line must notice that nobody reads any more.
        var letter = at == "LETTER" ? Plain with { Text = new('x', 8_000_000) } : Plain;

        Assert.Equal(new(outcome, trouble), await SendAsync(office, letter, Settings(office) with { User = at == "AUTH" ? "maison" : "" }));
    }

    [Theory]
    [InlineData("EHLO", MailOutcome.Failed, MailTrouble.CutBefore)]
    [InlineData(".", MailOutcome.Doubtful, MailTrouble.CutAfter)]
    public async Task A_server_that_says_nothing_more_is_left(string at, MailOutcome outcome, MailTrouble trouble)
    {
        await using var office = new FakePostOffice { Answers = { [at] = "hold" } };
        var clock = new FakeClock(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        var sending = SendAsync(office, Plain, clock: clock);

        await office.Silent.WaitAsync(TimeSpan.FromSeconds(20));
        clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal(new(outcome, trouble), await sending);
    }

    [Fact]
    public async Task A_server_that_speaks_in_single_bytes_is_understood()
    {
        await using var office = new FakePostOffice { Dribble = 1 };

        Assert.Equal(MailOutcome.Sent, (await SendAsync(office, Plain)).Outcome);
    }

    [Fact]
    public async Task Where_nobody_is_it_says_so()
    {
        int port;

        await using (var office = new FakePostOffice())
        {
            port = office.Port;
        }

        Assert.Equal(new(MailOutcome.Failed, MailTrouble.Unreached), await Mailer(Usual with { Port = port }, TimeProvider.System, new Notes()).SendAsync(Plain, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("zoe")]
    [InlineData("zoe@")]
    [InlineData("@client.example")]
    [InlineData("zoe@client.example>\r\nRCPT TO:<other@client.example")]
    [InlineData("zoe@client.example, other@client.example")]
    [InlineData("zoe@client.example\n")]
    [InlineData("\"a b\"@client.example")]
    [InlineData("zoë@client.example")]
    public async Task What_is_no_address_reaches_no_command(string to)
    {
        await using var office = new FakePostOffice();

        Assert.Equal(new(MailOutcome.AddressRefused, MailTrouble.AddressInvalid), await SendAsync(office, Plain with { To = to }));
        Assert.DoesNotContain(office.Heard, row => row.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zoe@café.example", "RCPT TO:<zoe@xn--caf-dma.example>", "SIZE 1")]
    [InlineData("zoë@client.example", "RCPT TO:<zoë@client.example>", "SMTPUTF8")]
    public async Task An_address_of_more_than_ascii_goes_as_far_as_the_server_can(string to, string said, string offers)
    {
        await using var office = new FakePostOffice { Offers = offers };

        Assert.Equal(MailOutcome.Sent, (await SendAsync(office, Plain with { To = to })).Outcome);
        Assert.Contains(said, office.Heard);
    }

    [Fact]
    public async Task A_subject_cannot_write_another_head()
    {
        await using var office = new FakePostOffice();

        await SendAsync(office, Plain with { Subject = "Bonjour\r\nBcc: all@client.example", Mark = "a\r\nb" });

        Assert.DoesNotContain("\r\nBcc:", office.Letters[0], StringComparison.Ordinal);
        Assert.Equal("Bonjour  Bcc: all@client.example", SubjectOf(office.Letters[0]));
    }

    [Fact]
    public async Task A_letter_that_is_tried_again_has_the_same_name()
    {
        await using var office = new FakePostOffice();

        await SendAsync(office, Plain with { Mark = "letter-7" });
        await SendAsync(office, Plain with { Mark = "letter-7" });

        Assert.All(office.Letters, letter => Assert.Contains("Message-ID: <letter-7@maison.example>", letter, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_knows_neither_secret_nor_guest()
    {
        await using var office = new FakePostOffice { Answers = { ["AUTH"] = "535 no" } };
        var notes = new Notes();

        await Mailer(Settings(office) with { User = "maison" }, TimeProvider.System, notes).SendAsync(Plain, CancellationToken.None);

        Assert.Contains("SigningIn", Assert.Single(notes.Rows), StringComparison.Ordinal);
        Assert.DoesNotContain(notes.Rows, row => row.Contains("secret-", StringComparison.Ordinal) || row.Contains("zoe", StringComparison.Ordinal) || row.Contains("Bonjour", StringComparison.Ordinal));
    }

    private static MailSettings Usual => new()
    {
        Host = "127.0.0.1", Security = MailSecurity.None, Sender = "bonjour@maison.example", SenderName = "Chez Zoë",
    };

    private static MailSettings Settings(FakePostOffice office) => Usual with { Port = office.Port };

    private static SmtpMailer Mailer(MailSettings settings, TimeProvider clock, Notes notes) => new(settings, MailSecret.Of(Secret), clock, notes);

    private static string Print(FakePostOffice office) => office.Certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);

    private static Task<MailReport> SendAsync(FakePostOffice office, Letter letter, MailSettings? settings = null, TimeProvider? clock = null)
    {
        var used = settings ?? Settings(office);
        Assert.Empty(used.Faults());
        return Mailer(used, clock ?? TimeProvider.System, new Notes()).SendAsync(letter, CancellationToken.None).AsTask();
    }

    // Quoted-printable, read as RFC 2045 has it.
    private static string BodyOf(string letter)
    {
        var body = letter[(letter.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("=\r\n", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal);
        var bytes = new List<byte>();

        for (var at = 0; at < body.Length; at++)
        {
            bytes.Add(body[at] == '=' ? Convert.ToByte(body.Substring(at + 1, 2), 16) : (byte)body[at]);
            at += body[at] == '=' ? 2 : 0;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string SubjectOf(string letter)
    {
        var subject = letter[(letter.IndexOf("Subject: ", StringComparison.Ordinal) + 9)..letter.IndexOf("\r\nMessage-ID", StringComparison.Ordinal)];
        return string.Concat(subject.Split("\r\n ").Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word["=?utf-8?B?".Length..^2]))));
    }

    private sealed class Notes : ILogger<SmtpMailer>
    {
        public List<string> Rows { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Rows.Add($"{formatter(state, exception)} {exception}");
    }
}
