using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace RetailPos.Hub.Devices.Mail;

/// <summary>The line to a mail server: commands out, answers in, readable or encrypted.</summary>
internal sealed class SmtpLine(Stream plain) : IAsyncDisposable
{
    private readonly byte[] _heard = new byte[(SmtpAnswer.RowBytesMax + 2) * 8];
    private Stream _stream = plain;
    private int _length;

    /// <exception cref="IOException">The line was cut.</exception>
    /// <exception cref="InvalidDataException">No mail server says this.</exception>
    public async ValueTask<SmtpAnswer> ListenAsync(CancellationToken stop)
    {
        while (true)
        {
            switch (SmtpAnswer.Read(_heard.AsSpan(0, _length), out var used))
            {
                case (SmtpHeard.Whole, { } answer):
                    _heard.AsSpan(used, _length - used).CopyTo(_heard);
                    _length -= used;
                    return answer;
                case (SmtpHeard.Nonsense, _):
                    throw new InvalidDataException("That is no answer of a mail server.");
            }

            if (_length == _heard.Length)
            {
                throw new InvalidDataException("The answer does not end.");
            }

            var read = await _stream.ReadAsync(_heard.AsMemory(_length), stop);
            _length += read > 0 ? read : throw new EndOfStreamException();
        }
    }

    public async ValueTask<SmtpAnswer> AskAsync(string command, CancellationToken stop)
    {
        await WriteAsync(command + "\r\n", stop);
        return await ListenAsync(stop);
    }

    public ValueTask WriteAsync(string text, CancellationToken stop) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop);

    /// <summary>What was said before is forgotten: it may have come from somebody in between.</summary>
    /// <param name="pinned">The SHA-256 of the one certificate that is taken; empty for those that this machine trusts.</param>
    /// <exception cref="System.Security.Authentication.AuthenticationException">It is not who it should be.</exception>
    public async ValueTask EncryptAsync(string host, string pinned, CancellationToken stop)
    {
        if (_length > 0)
        {
            throw new InvalidDataException("Somebody talked before the encryption.");
        }

        var encrypted = new SslStream(_stream);
        _stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = host,
                RemoteCertificateValidationCallback = (_, certificate, _, faults) =>
                    pinned.Length == 0 ? faults is SslPolicyErrors.None : IsPinned(certificate, pinned),
            },
            stop);
    }

    private static bool IsPinned(X509Certificate? certificate, string pinned) =>
        certificate?.GetCertHashString(HashAlgorithmName.SHA256).Equals(pinned, StringComparison.OrdinalIgnoreCase) is true;

    public ValueTask DisposeAsync() => _stream.DisposeAsync();
}
