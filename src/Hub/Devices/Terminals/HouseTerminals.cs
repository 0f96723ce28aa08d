using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Terminals;

/// <summary>A driver for each terminal that the house has set up.</summary>
public sealed class HouseTerminals(ITerminalLines lines, TimeProvider clock) : ICardTerminals
{
    public ICardTerminal For(TerminalRule rule) => rule.Protocol switch
    {
        TerminalProtocol.CaisseAp => new CaisseApTerminal(rule, lines, clock),
        TerminalProtocol.Zvt => new ZvtTerminal(rule, lines, clock),
        TerminalProtocol.Nexo => new NexoTerminal(rule, lines, clock),
    };
}
