using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RetailPos.Tests;

namespace RetailPos.Grains.Embedded.Tests;

/// <summary>A started host with the test grains.</summary>
public sealed class House : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public House(Action<EmbeddedGrainsOptions>? configure = null)
    {
        _services = new ServiceCollection()
            .AddSingleton(Stage)
            .AddSingleton<TimeProvider>(Clock)
            .AddEmbeddedGrains(configure ?? (_ => { }), typeof(House).Assembly)
            .BuildServiceProvider();

        Service.StartAsync(CancellationToken.None);
    }

    public Stage Stage { get; } = new();

    public FakeClock Clock { get; } = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));

    public IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    private IHostedService Service => _services.GetRequiredService<IHostedService>();

    public IWaiter Waiter(string key = "anna") => Grains.GetGrain<IWaiter>(key);

    public Task StopAsync(CancellationToken stop = default) => Service.StopAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await Service.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token);
        await _services.DisposeAsync();
    }
}
