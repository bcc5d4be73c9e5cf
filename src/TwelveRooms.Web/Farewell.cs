namespace TwelveRooms.Web;

/// <summary>
/// The orderly end: readiness says no while pages are still served, so that a balancer sends nobody here any more; what was begun by then is
/// ended; then the server takes no new connections. The framework alone would cut a request whose body is still coming in. All of it takes less
/// than half a minute.
/// </summary>
internal sealed class Farewell(Readiness readiness, InFlight requests) : IHostedLifecycleService
{
    /// <summary>How long requests may take to end; the seal and the lease have five seconds each after it.</summary>
    public static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(20);

    /// <summary>How long a balancer has to look.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>How long what was begun by then may take, such as a large file over a slow line.</summary>
    private static readonly TimeSpan LongestRequest = TimeSpan.FromSeconds(14);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        readiness.Stopping();
        await Task.Delay(Look, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        requests.Turn();
        for (var waited = TimeSpan.Zero; requests.HasEarlier && waited < LongestRequest && !cancellationToken.IsCancellationRequested; waited += Pause)
        {
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
