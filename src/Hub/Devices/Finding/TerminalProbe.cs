using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Terminals;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Finding;

/// <summary>Asks an address whether a card terminal stands there, by the same question as the office's test: who it is, and never an amount.</summary>
/// <remarks>nexo is not looked for: it answers nobody who does not know its name, which is printed on it.</remarks>
public sealed class TerminalProbe(FinderPorts ports, FinderPatience patience, TimeProvider clock)
{
    private readonly HastyLines _lines = new(patience.Connect);

    public async ValueTask<ValueList<FoundDevice>> AskAsync(string host, CancellationToken stop)
    {
        var asked = ports.Zvt.Select(port => (Port: port, Protocol: TerminalProtocol.Zvt)).Prepend((ports.CaisseAp, TerminalProtocol.CaisseAp))
            .Select(at => AskAsync(host, at.Item1, at.Item2, stop)).ToList();
        return [.. (await Task.WhenAll(asked)).OfType<FoundDevice>()];
    }

    private async Task<FoundDevice?> AskAsync(string host, int port, TerminalProtocol protocol, CancellationToken stop)
    {
        var address = FormattableString.Invariant($"{host}:{port}");
        return await TestAsync(new(new("found"), "", protocol, address, TerminalRule.PatienceMinSeconds, CardCurrency.EUR, []), stop) switch
        {
            TerminalState.Ready or TerminalState.Busy or TerminalState.Refused => new(address, Dialect: null, protocol, FoundHow.Answered),
            TerminalState.Silent => new(address, Dialect: null, protocol, FoundHow.Silent),
            // Somebody else's service lives there, or nobody does any more.
            TerminalState.Nonsense or TerminalState.NotReached => null,
        };
    }

    private async ValueTask<TerminalState> TestAsync(TerminalRule rule, CancellationToken stop)
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(stop);
        given.CancelAfter(patience.Terminal);

        try
        {
            LineTerminal terminal = rule.Protocol is TerminalProtocol.Zvt ? new ZvtTerminal(rule, _lines, clock) : new CaisseApTerminal(rule, _lines, clock);
            return (await terminal.TestAsync(given.Token)).State;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return TerminalState.Silent;
        }
    }

    /// <summary>A terminal takes one connection at a time, so it is knocked and asked in one; and few addresses are a terminal's.</summary>
    private sealed class HastyLines(TimeSpan connect) : ITerminalLines
    {
        private static readonly TcpTerminalLines Lines = new();

        public async ValueTask<ITerminalLine?> OpenAsync(string address, CancellationToken stop)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(connect);

            try
            {
                return await Lines.OpenAsync(address, patience.Token);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                return null;
            }
        }
    }
}
