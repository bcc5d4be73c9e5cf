using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwelveRooms.Platform.Auditing;

namespace TwelveRooms.Platform.Background;

/// <summary>Seals the audit at the orderly end of a server, when requests and background work are over.</summary>
internal sealed partial class SealKeeper(IServiceScopeFactory scopes, ILogger<SealKeeper> log) : IHostedService
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(5);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var soon = new CancellationTokenSource(LongestGoodbye);
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AuditSeals>().SealAsync(soon.Token);
        }
        catch (Exception e)
        {
            NotSealed(log, e); // the next start seals it
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit could not be sealed at the end; the next start seals it")]
    private static partial void NotSealed(ILogger log, Exception e);
}
