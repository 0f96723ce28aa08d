using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Terminals.Simulated;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Terminals;

/// <summary>Section <c>Terminals</c>. Which terminals there are is no setting: the office says so, while the house is open.</summary>
public sealed record TerminalSettings
{
    public const string Section = "Terminals";

    /// <summary>
    /// <c>Terminals:Simulated</c>, default false: three terminals that nobody has to plug in answer on this machine, Caisse-AP on
    /// 8888, ZVT on 20007 and nexo on 8889. For trying the house out; no money moves.
    /// </summary>
    public bool Simulated { get; init; }
}

public static class TerminalServices
{
    /// <summary>Adds the drivers of card terminals. The caller adds <c>TimeProvider</c>.</summary>
    /// <remarks>A key of the section that nobody reads stops the start with a sentence that names it.</remarks>
    public static IServiceCollection AddTerminals(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(TerminalSettings.Section);
        services.AddOptions<TerminalSettings>().Bind(section)
            .Validate(
                _ => section.GetChildren().All(child => string.Equals(child.Key, nameof(TerminalSettings.Simulated), StringComparison.OrdinalIgnoreCase)),
                $"{TerminalSettings.Section} knows one key: {TerminalSettings.Section}:{nameof(TerminalSettings.Simulated)}.")
            .ValidateOnStart();

        if (section.GetValue(nameof(TerminalSettings.Simulated), defaultValue: false))
        {
            services.AddHostedService<SimulatedTerminals>();
        }

        return services
            .AddSingleton<ITerminalLines, TcpTerminalLines>()
            .AddSingleton<ICardTerminals, HouseTerminals>();
    }
}

/// <summary>Three terminals for a demonstration. The last two figures of an amount say how it goes: ,01 declined, ,02 given up, ,03 hangs up after booking, ,04 silent.</summary>
public sealed class SimulatedTerminals(ILogger<SimulatedTerminals> log) : IHostedService, IAsyncDisposable
{
    public const int CaisseApPort = 8_888;
    public const int ZvtPort = 20_007;
    public const int NexoPort = 8_889;

    /// <summary>Long enough to see what the register shows meanwhile.</summary>
    private static readonly TimeSpan CardTakes = TimeSpan.FromSeconds(3);

    private readonly List<SimulatedTerminal> _terminals = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Try(() => new SimulatedCaisseAp(CaisseApPort) { Usual = MoodOf, CardTakes = CardTakes });
        Try(() => new SimulatedZvt(ZvtPort) { Usual = MoodOf, CardTakes = CardTakes });
        Try(() => new SimulatedNexo(NexoPort) { Usual = MoodOf, CardTakes = CardTakes });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    private void Try(Func<SimulatedTerminal> open)
    {
        try
        {
            _terminals.Add(open());
        }
        catch (System.Net.Sockets.SocketException fault)
        {
            // Another demonstration has the port: its terminal serves this house as well.
            log.LogWarning("A simulated terminal could not be opened: {Reason}", fault.Message);
        }
    }

    private static TerminalMood MoodOf(Money amount) => (amount.Cents % 100) switch
    {
        1 => TerminalMood.Decline,
        2 => TerminalMood.Abandon,
        3 => TerminalMood.HangUpAfter,
        4 => TerminalMood.Silent,
        _ => TerminalMood.Approve,
    };

    public async ValueTask DisposeAsync()
    {
        foreach (var terminal in _terminals)
        {
            await terminal.DisposeAsync();
        }

        _terminals.Clear();
    }
}
