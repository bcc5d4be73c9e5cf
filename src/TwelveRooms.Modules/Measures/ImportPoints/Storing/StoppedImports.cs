using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPoints.Storing;

/// <summary>Takes out what imports left whose process was killed: they run no longer, and nobody ended them.</summary>
internal sealed class StoppedImports(Db db, ImportUndo undo, RoomsClock clock) : IRecurringJob
{
    /// <summary>How long one may stand still before it counts as killed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly Viewer Sweeper = Viewer.System("stopped-imports");

    public string Name => "measures.stopped-imports";

    public string Words => "Takes out what was left by imports whose program was killed";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        var before = clock.Now - Patience;
        var killed = await db.For<ImportBatch>(Sweeper).Where(b => b.State == ImportState.Running && b.Beat < before).Select(b => b.Number).ToListAsync(cancel);
        foreach (var number in killed)
        {
            await undo.DiscardAsync(number, cancel);
        }
    }
}
