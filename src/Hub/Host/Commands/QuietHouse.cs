using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace RetailPos.Hub.Commands;

/// <summary>The whole house with its doors closed: for commands that need its grains and no guests.</summary>
internal sealed class QuietHouse : IAsyncDisposable
{
    private readonly WebApplication _app;

    private QuietHouse(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public static async Task<QuietHouse> OpenAsync(string? data, CancellationToken stop, params string[] settings)
    {
        // Only what is wrong is said: the command itself has the word.
        var builder = HubApplication.CreateBuilder(
            [.. settings, "--Serilog:MinimumLevel:Default", "Warning", "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Warning"], data);
        builder.Services.AddSingleton<IServer, ClosedDoors>();
        var app = builder.Build();

        try
        {
            await app.StartAsync(stop);
            return new(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private sealed class ClosedDoors : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
