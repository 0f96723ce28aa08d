using System.Diagnostics;

namespace RetailPos.Storage.Tests;

/// <summary>A hub in a process of its own, to be refused or killed.</summary>
public sealed class OtherHub : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private OtherHub(Process process) => _process = process;

    public static OtherHub Start(params string[] arguments) =>
        new(Process.Start(new ProcessStartInfo(
            Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) is "dotnet" ? host : "dotnet",
            [typeof(OtherHub).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
        })!);

    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
        ?? throw new InvalidOperationException("The other hub ended without a word.");

    public Task EndedAsync() => _process.WaitForExitAsync().WaitAsync(Patience);

    /// <summary>Kills it at once. What it said in its last moment comes back, the very last line perhaps cut short.</summary>
    public async Task<string[]> KillAsync()
    {
        _process.Kill();
        var last = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await EndedAsync();
        return last.Split('\n');
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
