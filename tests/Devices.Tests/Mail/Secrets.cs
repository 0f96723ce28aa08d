using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Devices.Tests.Mail;

/// <summary>A secret in memory.</summary>
internal sealed class Secrets : IMailSecrets
{
    private readonly Dictionary<int, string> _kept = [];

    public string? Find(int number) => _kept.GetValueOrDefault(number);

    public void Keep(int number, string secret) => _kept[number] = secret;

    public void Forget() => _kept.Clear();
}
