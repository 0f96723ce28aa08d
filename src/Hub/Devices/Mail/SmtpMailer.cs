using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Mail;

/// <summary>
/// Hands a letter to the house's mail server (RFC 5321). The last dot is the border: what breaks before it, the server throws
/// away; what breaks between it and its answer, nobody knows.
/// </summary>
/// <remarks>Neither the secret, nor a letter's text, nor whom it goes to is ever logged.</remarks>
public sealed class SmtpMailer(MailSettings settings, MailSecret secret, TimeProvider clock, ILogger<SmtpMailer> log) : IMailer
{
    /// <summary>Sent in pieces of this size, so that a slow server is noticed before the end.</summary>
    private const int PieceSigns = 16_384;

    public bool IsSetUp => true;

    public async ValueTask<MailReport> SendAsync(Letter letter, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();

        if (MailAddress.Of(letter.To) is not { } to || MailAddress.Of(settings.Sender) is not { } from)
        {
            return new(MailOutcome.AddressRefused, MailTrouble.AddressInvalid);
        }

        var mark = letter.Mark is { Length: > 0 and <= 100 } given && given.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_')
            ? given
            : Guid.CreateVersion7().ToString("N");
        var talk = new Talk(from, to, LetterForm.Write(letter, from, settings.SenderName, to, clock.GetLocalNow(), mark));
        var report = await HandOverAsync(talk, stop);

        if (report.Outcome is not MailOutcome.Sent)
        {
            // That it did not go, and why, whoever asked for it says. How far the talk came is known here alone.
            log.LogInformation("A letter came as far as {Step}.", talk.CameTo);
        }

        return report;
    }

    private async ValueTask<MailReport> HandOverAsync(Talk talk, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(settings.PatienceSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            await socket.ConnectAsync(settings.Host, settings.Port, either.Token);
            await using var line = new SmtpLine(new NetworkStream(socket, ownsSocket: false));
            var report = await TalkAsync(line, talk, either.Token);
            await LeaveAsync(line, talk, either.Token);
            return report;
        }
        catch (AuthenticationException)
        {
            return new(MailOutcome.Failed, MailTrouble.Untrusted);
        }
        catch (InvalidDataException)
        {
            return Broken(talk, MailTrouble.Unclear);
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return Broken(talk, talk.Step is Step.Reaching ? MailTrouble.Unreached : MailTrouble.CutBefore);
        }
    }

    private static MailReport Broken(Talk talk, MailTrouble before) => talk.Step switch
    {
        Step.Reaching or Step.Greeting or Step.SigningIn or Step.Addressing or Step.Writing => new(MailOutcome.Failed, before),
        Step.Ending => new(MailOutcome.Doubtful, MailTrouble.CutAfter),
        Step.Over => talk.Report,
    };

    private async ValueTask<MailReport> TalkAsync(SmtpLine line, Talk talk, CancellationToken stop)
    {
        talk.Step = Step.Greeting;

        if (settings.Security is MailSecurity.Tls)
        {
            await line.EncryptAsync(settings.Host, settings.Certificate, stop);
        }

        var greeting = await line.ListenAsync(stop);

        if (greeting.Code != 220)
        {
            return talk.End(greeting, MailTrouble.Unclear);
        }

        var offers = await GreetAsync(line, stop);

        if (!offers.IsGood)
        {
            return talk.End(offers, MailTrouble.Unclear);
        }

        if (settings.Security is MailSecurity.StartTls)
        {
            if (!offers.Offers("STARTTLS") || await line.AskAsync("STARTTLS", stop) is not { Code: 220 })
            {
                return talk.End(MailOutcome.Failed, MailTrouble.NotEncrypted);
            }

            await line.EncryptAsync(settings.Host, settings.Certificate, stop);
            offers = await GreetAsync(line, stop);
        }

        talk.Step = Step.SigningIn;

        if (settings.User.Length > 0 && await SignInAsync(line, offers, stop) is { IsGood: false } refused)
        {
            return talk.End(refused, refused.IsForLater && refused.Code != 454 ? MailTrouble.TryLater : MailTrouble.SecretRefused);
        }

        return await AddressAsync(line, talk, offers, stop) ?? await WriteAsync(line, talk, stop);
    }

    // An address in brackets is what a machine without a name of its own says.
    private static ValueTask<SmtpAnswer> GreetAsync(SmtpLine line, CancellationToken stop) => line.AskAsync("EHLO [127.0.0.1]", stop);

    private async ValueTask<SmtpAnswer> SignInAsync(SmtpLine line, SmtpAnswer offers, CancellationToken stop)
    {
        if (offers.OffersSignIn("PLAIN") || !offers.OffersSignIn("LOGIN"))
        {
            return await line.AskAsync($"AUTH PLAIN {Letters($"\0{settings.User}\0{secret.Words}")}", stop);
        }

        return await line.AskAsync("AUTH LOGIN", stop) is { Code: not 334 } refused ? refused
            : await line.AskAsync(Letters(settings.User), stop) is { Code: not 334 } unknown ? unknown
            : await line.AskAsync(Letters(secret.Words), stop);
    }

    private static string Letters(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async ValueTask<MailReport?> AddressAsync(SmtpLine line, Talk talk, SmtpAnswer offers, CancellationToken stop)
    {
        talk.Step = Step.Addressing;
        var isPlain = talk.To.IsAscii && talk.From.IsAscii;

        if (!isPlain && !offers.Offers("SMTPUTF8"))
        {
            return talk.End(MailOutcome.AddressRefused, MailTrouble.AddressInvalid);
        }

        var from = await line.AskAsync($"MAIL FROM:<{talk.From}>{(isPlain ? "" : " SMTPUTF8")}", stop);

        if (!from.IsGood)
        {
            return talk.End(from, MailTrouble.SenderRefused);
        }

        var to = await line.AskAsync($"RCPT TO:<{talk.To}>", stop);
        return to.IsGood ? null
            // Too much in its box, or too much for now: the address is right.
            : to.IsForLater || to.Code == 552 ? talk.End(MailOutcome.Failed, MailTrouble.TryLater)
            : to.IsOfPolicy ? talk.End(MailOutcome.Failed, MailTrouble.SenderRefused)
            : talk.End(MailOutcome.AddressRefused, MailTrouble.AddressRefused);
    }

    private static async ValueTask<MailReport> WriteAsync(SmtpLine line, Talk talk, CancellationToken stop)
    {
        var asked = await line.AskAsync("DATA", stop);

        if (asked.Code != 354)
        {
            return talk.End(asked, MailTrouble.LetterRefused);
        }

        talk.Step = Step.Writing;
        var letter = LetterForm.Stuffed(talk.Text);

        for (var at = 0; at < letter.Length; at += PieceSigns)
        {
            await line.WriteAsync(letter.Substring(at, Math.Min(PieceSigns, letter.Length - at)), stop);
        }

        talk.Step = Step.Ending;
        var taken = await line.AskAsync(".", stop);
        return taken.IsGood ? talk.End(MailOutcome.Sent, MailTrouble.None) : talk.End(taken, MailTrouble.LetterRefused);
    }

    // Whatever the goodbye brings, what was said of the letter holds.
    private static async ValueTask LeaveAsync(SmtpLine line, Talk talk, CancellationToken stop)
    {
        talk.Step = Step.Over;
        await line.AskAsync("QUIT", stop);
    }

    private enum Step
    {
        Reaching,
        Greeting,
        SigningIn,
        Addressing,
        Writing,

        /// <summary>The last dot is on its way.</summary>
        Ending,
        Over,
    }

    private sealed class Talk(MailAddress from, MailAddress to, string text)
    {
        private Step? _end;

        public Step Step { get; set; } = Step.Reaching;

        public MailAddress From => from;

        public MailAddress To => to;

        public string Text => text;

        public MailReport Report { get; private set; } = new(MailOutcome.Failed, MailTrouble.Unclear);

        /// <summary>Where it ended; the goodbye after it is no part of it.</summary>
        public Step CameTo => _end ?? Step;

        public MailReport End(MailOutcome outcome, MailTrouble trouble)
        {
            _end ??= Step;
            return Report = new(outcome, trouble);
        }

        public MailReport End(SmtpAnswer refused, MailTrouble trouble) => End(MailOutcome.Failed, refused.IsForLater ? MailTrouble.TryLater : trouble);
    }
}
