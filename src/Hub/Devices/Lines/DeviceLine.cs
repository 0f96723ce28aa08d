using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Lines;

/// <summary>How a serial line is set.</summary>
/// <param name="IsSevenEven">Seven bits and even parity; else eight and none.</param>
public readonly record struct SerialForm(int Baud, bool IsSevenEven);

/// <summary>The way to a device: a connection to a serial server, or a serial device of this machine.</summary>
public static class DeviceLine
{
    /// <exception cref="IOException">It cannot be opened, or not be set.</exception>
    /// <exception cref="SocketException">Nobody is there.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> asked for it.</exception>
    public static async ValueTask<Stream> OpenAsync(DeviceAddress address, SerialForm form, CancellationToken stop)
    {
        if (address.IsSerial)
        {
            await SetAsync(address, form, stop);
            return SerialStream.Open(address.Path);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            await socket.ConnectAsync(address.Host, address.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static bool IsFault(Exception fault) =>
        fault is IOException or SocketException or UnauthorizedAccessException or ObjectDisposedException or OperationCanceledException;

    // The system's own tool knows each machine's flags. A read comes back after 0.2 s with nothing, so that a wait can end.
    private static async ValueTask SetAsync(DeviceAddress address, SerialForm form, CancellationToken stop)
    {
        if (!File.Exists(address.Path))
        {
            throw new IOException($"There is no {address.Path}.");
        }

        // A line without parity of its own is taken as it is: whoever reads leaves the highest bit alone.
        if (!await IsSetAsync(Words(address, form), stop) && !(form.IsSevenEven && await IsSetAsync(Words(address, form with { IsSevenEven = false }), stop)))
        {
            throw new IOException($"{address.Path} cannot be set to {form}.");
        }
    }

    private static async ValueTask<bool> IsSetAsync(IEnumerable<string> words, CancellationToken stop)
    {
        var ask = new ProcessStartInfo("stty") { RedirectStandardError = true, RedirectStandardOutput = true };

        foreach (var word in words)
        {
            ask.ArgumentList.Add(word);
        }

        try
        {
            using var tool = Process.Start(ask) ?? throw new IOException("stty does not start.");
            await tool.WaitForExitAsync(stop);
            return tool.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new IOException("stty does not start.", fault);
        }
    }

    private static IEnumerable<string> Words(DeviceAddress address, SerialForm form) =>
    [
        "-F", address.Path, "raw", "-echo", "clocal", "cread", "-crtscts", "-cstopb",
        .. form.IsSevenEven ? (string[])["cs7", "parenb", "-parodd"] : ["cs8", "-parenb"],
        (address.Baud ?? form.Baud).ToString(CultureInfo.InvariantCulture), "min", "0", "time", "2",
    ];
}
