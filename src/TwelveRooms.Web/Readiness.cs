using TwelveRooms.Access;
using TwelveRooms.Demo;
using TwelveRooms.Measures.Contracts;
using TwelveRooms.Platform.Auditing;

namespace TwelveRooms.Web;

/// <summary>Whether pages can be served: the schema is current, the library is in, and the demo, if asked for, is loaded.</summary>
internal sealed class Readiness
{
    private volatile bool _isReady;
    private volatile bool _isStopping;

    /// <summary>Whether pages can be served; while it stops they still are.</summary>
    public bool IsReady => _isReady;

    /// <summary>Whether more visitors may be sent here.</summary>
    public bool IsWelcoming => _isReady && !_isStopping;

    public string Doing { get; private set; } = "starting";

    public void Now(string doing) => Doing = doing;

    public void Ready() => (_isReady, Doing) = (true, "ready");

    public void Stopping() => (_isStopping, Doing) = (true, "stopping");
}

/// <summary>Makes the database ready while the server already listens; until then pages say that they are getting ready.</summary>
internal sealed partial class Preparation(
    IServiceScopeFactory scopes, HostSettings settings, Readiness readiness, IHostApplicationLifetime lifetime, ILogger<Preparation> log)
    : BackgroundService
{
    public bool HasFailed { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RoleTable>().LoadAsync(stoppingToken);
            await scope.ServiceProvider.GetRequiredService<MeasureLibrary>().LoadAsync(stoppingToken);
            if (settings.IsDemo)
            {
                readiness.Now("making the demo programme");
                if ((await scope.ServiceProvider.GetRequiredService<DemoProgramme>().EnsureAsync(settings.DemoWards, stoppingToken)).Refusal is { } no)
                {
                    await Console.Error.WriteLineAsync(no.Message);
                    HasFailed = true;
                    lifetime.StopApplication();
                    return;
                }
            }

            await scope.ServiceProvider.GetRequiredService<AuditSeals>().SealAsync(stoppingToken);
            readiness.Ready();
            IsReady(log);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // stopped while getting ready: the next start goes on from the last whole transaction
        }
        catch (Exception e)
        {
            CouldNotPrepare(log, e);
            HasFailed = true;
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "TwelveRooms is ready")]
    private static partial void IsReady(ILogger log);

    [LoggerMessage(Level = LogLevel.Critical, Message = "TwelveRooms could not be made ready")]
    private static partial void CouldNotPrepare(ILogger log, Exception e);
}
