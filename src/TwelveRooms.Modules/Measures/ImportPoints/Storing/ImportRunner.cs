using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPoints.Storing;

/// <summary>
/// Goes on with long imports after their page has been answered. What is in and how far lies in the import’s record; a process that
/// ends takes out what it put in, and one that is killed leaves that to <see cref="StoppedImports"/>.
/// </summary>
internal sealed partial class ImportRunner(IServiceScopeFactory scopes, ILogger<ImportRunner> log) : IDisposable
{
    private readonly CancellationTokenSource _ending = new();

    public void Start(int number, CheckedPoints points, string? reason, Viewer viewer) => _ = Task.Run(async () =>
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PointsStore>().ContinueAsync(number, points, reason, viewer, null, _ending.Token);
        }
        catch (Exception e)
        {
            Failed(log, number, e);
        }
    });

    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Number} did not come to its end; its rows are taken out")]
    private static partial void Failed(ILogger log, int number, Exception e);
}
