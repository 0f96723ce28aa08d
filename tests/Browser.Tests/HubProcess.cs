using System.Diagnostics;
using System.Net.NetworkInformation;
using System.Text;

namespace RetailPos.Browser.Tests;

/// <summary>The hub as the program that it is: started, killed and started again on the same port and data folder.</summary>
public sealed class HubProcess : IDisposable
{
    /// <summary>How long a start may take on a machine that does ten other things.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly StringBuilder _said = new();
    private readonly int _port = FreePort();
    private Process? _process;

    public HubProcess(string data)
    {
        Data = data;
        Root = new($"http://127.0.0.1:{_port}/");
    }

    public string Data { get; }

    public Uri Root { get; }

    /// <summary>A house in which nobody works yet, instead of the demo in which nobody is asked who it is.</summary>
    public bool IsNew { get; init; }

    /// <summary>A new house that begins as new houses do: nothing that it sells is real yet.</summary>
    public bool StartsInTraining { get; init; }

    /// <summary>All that it said, over all of its lives.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return $"{_said}";
            }
        }
    }

    /// <summary>Returns when the doors are open. The demo restaurant is furnished, and nobody but the test works in it.</summary>
    public async Task StartAsync()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Start(
            [
                .. IsNew ? ["run", "--Register:StartInTraining", StartsInTraining ? "true" : "false"] : new[] { "demo", "--Demo:Service", "false", "--People:SignIn", "Off" },
                "--data", Data, "--urls", $"{Root}", "--Serilog:MinimumLevel:Default", "Warning",
            ],
            line => Hear(line, open));
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => open.TrySetException(new InvalidOperationException($"The hub ended before it was open:\n{Said}"));
        await open.Task.WaitAsync(Patience);
    }

    /// <summary>SIGKILL: no goodbye to anybody, nothing written down any more.</summary>
    public async Task KillAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
    }

    /// <summary>Another command of the program, to its end, on the same data folder.</summary>
    public async Task<(int Code, string Said)> SayAsync(params string[] words)
    {
        var said = new StringBuilder();
        using var process = Start([.. words, "--data", Data], line => said.AppendLine(line));
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, $"{said}");
    }

    public void Dispose()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            process.WaitForExit();
        }

        _process?.Dispose();
    }

    private void Hear(string line, TaskCompletionSource open)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }

        // The last word of either, when everything before it has been done.
        if (line.Contains("Ctrl+C", StringComparison.Ordinal) || line.Contains("One-time code", StringComparison.Ordinal))
        {
            open.TrySetResult();
        }
    }

    private static Process Start(IEnumerable<string> words, Action<string> hear)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Program, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Pass(line.Data);
        process.ErrorDataReceived += (_, line) => Pass(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Pass(string? line)
        {
            if (line is not null)
            {
                lock (process)
                {
                    hear(line);
                }
            }
        }
    }

    // Built beside these tests, in the same configuration and for the same framework.
    private static string Program
    {
        get
        {
            var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(
                Source.Root, "src", "Hub", "Host", "bin", framework.Parent!.Name, framework.Name, "RetailPos.Hub.dll");
        }
    }

    // Below the ports that the system hands out by itself: a page that knocks while the hub is away could otherwise be handed
    // the hub's own port, and meet itself there.
    private static int FreePort()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(at => at.Port).ToHashSet();
        int port;

        do
        {
            port = Random.Shared.Next(20_000, 30_000);
        }
        while (taken.Contains(port));

        return port;
    }
}

/// <summary>Where the sources lie.</summary>
internal static class Source
{
    public static string Root { get; } = Find(new(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "RetailPos.slnx")) ? folder.FullName : Find(folder.Parent!);
}
