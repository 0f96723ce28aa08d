namespace RetailPos.Hub.Devices.Terminals;

/// <summary>Opens lines to terminals.</summary>
public interface ITerminalLines
{
    /// <returns>Null when nobody answers there: then nothing has left this machine.</returns>
    ValueTask<ITerminalLine?> OpenAsync(string address, CancellationToken stop);
}

/// <summary>Carries bytes to a terminal and back. What a cut line does is a value.</summary>
public interface ITerminalLine : IAsyncDisposable
{
    /// <summary>Two may send at once; what each sends stays together.</summary>
    /// <returns>False when the line was cut: nobody knows how much has arrived.</returns>
    ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop);

    /// <returns>How many bytes came; 0 once the far end has hung up or the line was cut.</returns>
    ValueTask<int> ReceiveAsync(Memory<byte> into, CancellationToken stop);
}
