using System.Net.Sockets;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Poles;

/// <summary>Poles behind a TCP line: one connection for each text, so that a pole that was off for an hour needs no care.</summary>
public sealed class TcpPoles(PoleSettings settings, TimeProvider clock) : ICustomerPole
{
    public ValueList<TillId> Tills { get; } =
        settings.Keys.Order(StringComparer.Ordinal).Select(till => new TillId(till)).ToValueList();

    public async ValueTask<PoleOutcome> ShowAsync(TillId till, PoleText text, CancellationToken stop)
    {
        var pole = settings[till.Value];
        var (host, port) = pole.Endpoint!.Value;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(pole.PatienceSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        using var line = new TcpClient { NoDelay = true };

        try
        {
            await line.ConnectAsync(host, port, either.Token);
        }
        catch (Exception fault) when (IsOfTheLine(fault) && !stop.IsCancellationRequested)
        {
            return PoleOutcome.Failed;
        }

        try
        {
            await line.GetStream().WriteAsync(PoleCodec.Encode(pole.Kind, text), either.Token);
            line.Client.Shutdown(SocketShutdown.Send);
            return PoleOutcome.Shown;
        }
        catch (Exception fault) when (IsOfTheLine(fault) && !stop.IsCancellationRequested)
        {
            return PoleOutcome.Doubtful;
        }
    }

    private static bool IsOfTheLine(Exception fault) => fault is IOException or SocketException or OperationCanceledException;
}
