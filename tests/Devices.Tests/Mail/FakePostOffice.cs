using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace RetailPos.Devices.Tests.Mail;

/// <summary>A mail server on loopback, written from RFC 5321 and knowing nothing of our client. It refuses, hangs up and dawdles on request.</summary>
internal sealed class FakePostOffice : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _silent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public FakePostOffice()
    {
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Encrypted: from the first byte, or once it is asked for.</summary>
    public bool IsEncrypted { get; init; }

    public bool OffersStartTls { get; init; }

    public string Offers { get; init; } = "AUTH PLAIN LOGIN";

    /// <summary>Other answers than the usual, by the beginning of the command; "." for the end of the letter. "cut" hangs up, "hold" says nothing more.</summary>
    public Dictionary<string, string> Answers { get; init; } = [];

    /// <summary>Bytes at a time, with a breath between; 0 for all at once.</summary>
    public int Dribble { get; init; }

    public List<string> Heard { get; } = [];

    /// <summary>What was delivered, dots unstuffed.</summary>
    public List<string> Letters { get; } = [];

    public List<string> Secrets { get; } = [];

    /// <summary>Once it has fallen silent on request.</summary>
    public Task Silent => _silent.Task;

    public X509Certificate2 Certificate { get; } = OwnCertificate();

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream());
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException or SocketException)
            {
                // The next one may have more to say.
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        var line = new Line(IsEncrypted ? await EncryptAsync(stream) : stream, Dribble, _stop.Token);

        if (!await AnswerAsync(line, "CONNECT", "220 post.example ESMTP"))
        {
            return;
        }

        while (await line.ReadAsync() is { } command)
        {
            Heard.Add(command);
            var word = command.Split(' ', ':')[0].ToUpperInvariant();
            var usual = word switch
            {
                "EHLO" => $"250-post.example\r\n250-SIZE 1000000\r\n{(OffersStartTls ? "250-STARTTLS\r\n" : "")}250 {Offers}",
                "STARTTLS" => "220 go ahead",
                "AUTH" => "235 welcome",
                "MAIL" or "RCPT" => "250 ok",
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "500 what",
            };

            if (!await (word == "AUTH" ? SignInAsync(line, command, usual) : AnswerAsync(line, command, usual)) || word == "QUIT")
            {
                return;
            }

            if (word == "STARTTLS" && usual.StartsWith("220", StringComparison.Ordinal))
            {
                line = new Line(await EncryptAsync(stream), Dribble, _stop.Token);
            }

            if (word == "DATA" && !Answers.ContainsKey("DATA") && !await TakeAsync(line))
            {
                return;
            }
        }
    }

    private async Task<bool> SignInAsync(Line line, string command, string usual)
    {
        if (command.StartsWith("AUTH PLAIN ", StringComparison.Ordinal))
        {
            Secrets.Add(Encoding.UTF8.GetString(Convert.FromBase64String(command[11..])));
        }
        else
        {
            await line.WriteAsync("334 VXNlcm5hbWU6\r\n");
            var user = await line.ReadAsync();
            await line.WriteAsync("334 UGFzc3dvcmQ6\r\n");
            Secrets.Add($"{Encoding.UTF8.GetString(Convert.FromBase64String(user!))}/{Encoding.UTF8.GetString(Convert.FromBase64String((await line.ReadAsync())!))}");
        }

        return await AnswerAsync(line, "AUTH", usual);
    }

    private async Task<bool> TakeAsync(Line line)
    {
        var letter = new StringBuilder();

        while (await line.ReadAsync() is { } row)
        {
            if (row == ".")
            {
                Letters.Add(letter.ToString());
                return await AnswerAsync(line, ".", "250 2.0.0 queued");
            }

            if (Answers.TryGetValue("LETTER", out var how) && how == "cut")
            {
                return false;
            }

            letter.Append(row.StartsWith('.') ? row[1..] : row).Append("\r\n");
        }

        return false;
    }

    private async Task<bool> AnswerAsync(Line line, string command, string usual)
    {
        var answer = Answers.Where(pair => command.StartsWith(pair.Key, StringComparison.Ordinal)).Select(pair => pair.Value).FirstOrDefault() ?? usual;

        switch (answer)
        {
            case "cut":
                return false;
            case "hold":
                _silent.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token);
                return false;
            default:
                await line.WriteAsync(answer + "\r\n");
                return !answer.StartsWith("421", StringComparison.Ordinal);
        }
    }

    private async Task<Stream> EncryptAsync(Stream stream)
    {
        var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = Certificate }, _stop.Token);
        return encrypted;
    }

    private static X509Certificate2 OwnCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=post.example", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        Certificate.Dispose();
        _stop.Dispose();
    }

    private sealed class Line(Stream stream, int dribble, CancellationToken stop)
    {
        private readonly List<byte> _row = [];
        private readonly byte[] _one = new byte[1];

        public async Task<string?> ReadAsync()
        {
            _row.Clear();

            while (await stream.ReadAsync(_one, stop) > 0)
            {
                if (_one[0] == '\n')
                {
                    Assert.Equal((byte)'\r', _row[^1]);
                    return Encoding.UTF8.GetString([.. _row[..^1]]);
                }

                _row.Add(_one[0]);
            }

            return null;
        }

        public async Task WriteAsync(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);

            for (var at = 0; at < bytes.Length; at += dribble > 0 ? dribble : bytes.Length)
            {
                await stream.WriteAsync(bytes.AsMemory(at, Math.Min(dribble > 0 ? dribble : bytes.Length, bytes.Length - at)), stop);
                await stream.FlushAsync(stop);
                await Task.Yield();
            }
        }
    }
}
