using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Asks the machines of the house's network what they are. It sends nothing that prints, and nothing that starts a payment.</summary>
public interface IDeviceFinder
{
    /// <summary>The private IPv4 networks that this machine stands in.</summary>
    ValueList<AddressRange> OwnRanges { get; }

    /// <summary>A step for each address that was asked, in the order of the answers. Whoever is there and says nothing costs no more than seconds.</summary>
    /// <exception cref="OperationCanceledException">Only when <paramref name="stop"/> asked for it.</exception>
    IAsyncEnumerable<FindStep> FindAsync(FindKind kind, AddressRange range, CancellationToken stop);
}

public enum FindKind
{
    Printers,
    Terminals,
}

/// <param name="Asked">How many addresses have been asked until now.</param>
/// <param name="Found">What answered at the last of them.</param>
public sealed record FindStep(int Asked, int Count, ValueList<FoundDevice> Found);

/// <param name="Address">Host and port.</param>
/// <param name="Dialect">What a printer seems to understand; null for a terminal.</param>
/// <param name="Protocol">What a terminal seems to speak; null for a printer.</param>
public sealed record FoundDevice(string Address, PrinterDialect? Dialect, TerminalProtocol? Protocol, FoundHow How);

/// <summary>How sure it is.</summary>
public enum FoundHow
{
    /// <summary>It was asked in this language and has answered in it.</summary>
    Answered,

    /// <summary>It takes connections where such a device does, and has said nothing.</summary>
    Silent,

    /// <summary>It takes office documents as well, and was not asked: a page with a strange sign would come out of it.</summary>
    Office,

    /// <summary>It answers behind encryption alone, where this hub does not print.</summary>
    Encrypted,
}
