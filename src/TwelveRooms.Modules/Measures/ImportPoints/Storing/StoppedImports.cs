using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPoints.Storing;

/// <summary>
/// Brings to an end what a killed process left half done: an import that ran is taken out, one that was being taken out or taken back is so to
/// its end.
/// </summary>
internal sealed class StoppedImports(Db db, ImportUndo undo, RoomsClock clock) : IRecurringJob
{
    /// <summary>How long one may stand still before it counts as killed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Viewer Sweeper = Viewer.System("stopped-imports");
    private static readonly ImportState[] Unfinished = [ImportState.Running, ImportState.Stopping, ImportState.Undoing];

    public string Name => "measures.stopped-imports";

    public string Words => "Brings imports to an end whose program was killed, so that none of their rows are left";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        var before = clock.Now - Patience;
        var killed = await db.For<ImportBatch>(Sweeper).Where(b => Unfinished.Contains(b.State) && b.Beat < before).Select(b => new { b.Number, b.State }).ToListAsync(cancel);
        foreach (var import in killed)
        {
            await (import.State == ImportState.Undoing ? undo.FinishUndoAsync(import.Number, cancel) : undo.DiscardAsync(import.Number, cancel));
        }
    }
}
