using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Finding;

/// <summary>Goes through the addresses of a range, many at a time, each for no longer than seconds.</summary>
public sealed class NetworkFinder(PrinterProbe printers, TerminalProbe terminals, FinderPatience patience) : IDeviceFinder
{
    /// <summary>A network of 254 in five seconds; more at once, and a small switch drops what the registers say.</summary>
    private const int AtOnce = 48;

    public ValueList<AddressRange> OwnRanges =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(port => port is { OperationalStatus: OperationalStatus.Up, NetworkInterfaceType: not (NetworkInterfaceType.Loopback or NetworkInterfaceType.Tunnel) })
            .SelectMany(port => port.GetIPProperties().UnicastAddresses)
            .Where(own => own.Address.AddressFamily is AddressFamily.InterNetwork)
            .Select(own => AddressRange.Around(own.Address.ToString(), own.PrefixLength))
            .OfType<AddressRange>()
            .Distinct(),
    ];

    public async IAsyncEnumerable<FindStep> FindAsync(FindKind kind, AddressRange range, [EnumeratorCancellation] CancellationToken stop)
    {
        var steps = Channel.CreateUnbounded<ValueList<FoundDevice>>(new() { SingleReader = true });
        using var left = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var asking = AskAllAsync(kind, range, steps.Writer, left.Token);

        try
        {
            var asked = 0;

            // At most as many as there are addresses.
            await foreach (var found in steps.Reader.ReadAllAsync(stop))
            {
                yield return new(++asked, range.Count, found);
            }
        }
        finally
        {
            await left.CancelAsync();
            await asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task AskAllAsync(FindKind kind, AddressRange range, ChannelWriter<ValueList<FoundDevice>> steps, CancellationToken stop)
    {
        try
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, range.Count).Select(range.At),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop },
                async (host, either) => await steps.WriteAsync(await AskAsync(kind, host, either), either));
            steps.Complete();
        }
        catch (OperationCanceledException fault)
        {
            steps.Complete(fault);
        }
    }

    private async ValueTask<ValueList<FoundDevice>> AskAsync(FindKind kind, string host, CancellationToken stop)
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(stop);
        given.CancelAfter(patience.Host);

        try
        {
            return kind switch
            {
                FindKind.Printers => await printers.AskAsync(host, given.Token),
                FindKind.Terminals => await terminals.AskAsync(host, given.Token),
            };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return [];
        }
    }
}
