using System.Diagnostics;
using System.Reflection;

namespace RetailPos.Crash.Tests;

/// <summary>The real hub, as a process that can be killed.</summary>
public sealed class HubProcess : IAsyncDisposable
{
    /// <summary>How long anything of the hub may take, on a machine that builds beside it too. Past it the hub is broken, not slow.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private const string Listening = "Now listening on: ";

    private static readonly string Program = typeof(HubProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(about => about.Key == "Hub").Value!;

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _said = [];

    private HubProcess(string data, string tills)
    {
        _process = Process.Start(Words("run", "--data", data, "--urls", "http://127.0.0.1:0", "--People:SignIn", "Off", "--Register:StartInTraining", "false", "--Register:Tills", tills))!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The hub ended before it listened:\n{Said}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said);
            }
        }
    }

    /// <summary>Starts, and does not wait for the doors to open.</summary>
    /// <param name="tills">The registers, with a space between.</param>
    public static HubProcess Start(string data, string tills = "T1 T2") => new(data, tills);

    public async Task<Uri> AddressAsync()
    {
        try
        {
            return new(await _address.Task.WaitAsync(Patience), "/api/v1/");
        }
        catch (TimeoutException)
        {
            // Whether it stands still or was given no processor is the first question.
            _process.Refresh();
            throw new TimeoutException(
                $"The hub does not listen after {Patience.TotalSeconds} s, in which it worked {_process.TotalProcessorTime.TotalSeconds:N1} s on {_process.Threads.Count} threads. It said:\n{Said}");
        }
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Kills it this long after now, or finds that it has ended before.</summary>
    public async Task KillAfterAsync(TimeSpan moment)
    {
        using var end = new CancellationTokenSource(moment);
        await _process.WaitForExitAsync(end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        await KillAsync();
    }

    /// <summary>Asks it to stop, as a person or the machine's own service manager would.</summary>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>One of the program's commands, to its end.</summary>
    public static async Task<(int Code, string Out, string Error)> SayAsync(params string[] words)
    {
        using var process = Process.Start(Words(words))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output, await error);
    }

    public static async Task<string> GoodAsync(params string[] words)
    {
        var (code, output, error) = await SayAsync(words);
        Assert.True(code == 0, $"{string.Join(' ', words)} ended with {code}:\n{output}\n{error}");
        return output;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.Add(line);
        }

        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            _address.TrySetResult(new(line[(at + Listening.Length)..].Trim()));
        }
    }

    private static ProcessStartInfo Words(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. words])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        // The test runner's own settings are not the hub's.
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        return start;
    }
}
