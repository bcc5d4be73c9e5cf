using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.History;

/// <summary>What became of one import: when it came in, and whether it still stands.</summary>
internal sealed class ImportHistory(Db db) : IHistorySource
{
    public HistoryOf Of => HistoryOf.Import;

    public async Task<Outcome<HistoryView>> ReadAsync(HistoryQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (!Guid.TryParse(query.Id, out var id) || await db.For<ImportBatch>(viewer).SingleOrDefaultAsync(b => b.Id == id, cancel) is not { } batch)
        {
            return Refusal.NotFound;
        }

        var came = new HistoryEntry(batch.At, batch.State switch
        {
            ImportState.Stopped or ImportState.Stopping => "It was begun and stopped: none of its rows are in",
            ImportState.Running => "It was begun, and is coming in",
            _ => "It came in",
        })
        {
            Actor = batch.By,
            Unit = batch.Unit,
            Changes = batch.State is ImportState.Done or ImportState.Undone or ImportState.Undoing
                ? [new("New numbers", null, $"{batch.New}"), new("Changed numbers", null, $"{batch.Changed}"), new("The same as before", null, $"{batch.Same}"), new("Rows not taken", null, $"{batch.Rejected}")]
                : [],
        };
        var undone = batch.UndoneAt is { } at
            ? new HistoryEntry(at, "It was taken back: what was there before stands again") { Actor = batch.UndoneBy, Unit = batch.Unit, Why = batch.UndoneWhy }
            : null;
        return new HistoryView(batch.FileName, [("Bring in numbers", "/numbers/import"), (batch.FileName, $"/numbers/imports/{batch.Id}")], [.. new[] { undone, came }.OfType<HistoryEntry>()], null)
        {
            Note = "What each number was before stands in the history of its chart.",
        };
    }
}
