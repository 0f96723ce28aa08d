using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Where the office says which server takes the house's letters, and tries it. What holds is shown by the feed of <c>HouseRulesView</c>.</summary>
public interface IMailDesk
{
    /// <summary>Whether letters go anywhere, by the office's word or by the settings.</summary>
    bool IsSetUp { get; }

    /// <param name="secret">What the house signs in with from now on; empty to leave it as it is. It stands in no event and no log.</param>
    Task<Told<HouseRulesRefusal>> SaveAsync(CommandId id, MailRules mail, string secret, Actor by);

    /// <summary>Sends a letter at once, past the outbox: whoever sets it up waits for what the server says.</summary>
    Task<MailReport> TryAsync(string to, string subject, string text, Actor by);
}
