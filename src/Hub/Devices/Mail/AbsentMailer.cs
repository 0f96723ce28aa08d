using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Mail;

/// <summary>The house sends no mail: the register says so, and offers the e-ticket.</summary>
public sealed class AbsentMailer : IMailer
{
    public bool IsSetUp => false;

    public ValueTask<MailOutcome> SendAsync(Letter letter, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return ValueTask.FromResult(MailOutcome.Failed);
    }
}
