using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TwelveRooms.Platform.Background;

/// <summary>Holds the lease of this server from its start, after the schema is current, to its orderly end.</summary>
internal sealed partial class LeaseKeeper(IServiceScopeFactory scopes, ILogger<LeaseKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = ServerLease.Life / 3;
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(5);

    private readonly string _server = $"{Environment.MachineName}, process {Environment.ProcessId}, {Guid.CreateVersion7().ToString("n")[^6..]}";

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await DoAsync(lease => lease.HoldAsync(_server, cancellationToken));
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            using var soon = new CancellationTokenSource(LongestGoodbye);
            await DoAsync(lease => lease.EndAsync(_server, soon.Token));
        }
        catch (Exception e)
        {
            NotEnded(log, e); // it runs out by itself
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RenewAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // stopping; the lease is ended by StopAsync
        }
    }

    private async Task RenewAsync(CancellationToken cancel)
    {
        try
        {
            await DoAsync(lease => lease.HoldAsync(_server, cancel));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotRenewed(log, e);
        }
    }

    private async Task DoAsync(Func<ServerLease, Task> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<ServerLease>());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The lease of this server could not be renewed; it is tried again")]
    private static partial void NotRenewed(ILogger log, Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of this server could not be ended; it runs out within a minute")]
    private static partial void NotEnded(ILogger log, Exception e);
}
