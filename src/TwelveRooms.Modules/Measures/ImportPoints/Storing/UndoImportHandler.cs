using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPoints.Storing;

/// <summary>What taking an import back did.</summary>
/// <param name="FileName">The file that it came from.</param>
/// <param name="Back">Numbers that stand again as they stood before.</param>
/// <param name="Left">Numbers that somebody has changed since, or whose month somebody locked meanwhile, and that stay so.</param>
internal sealed record UndoneImport(string FileName, int Back, int Left);

/// <summary>Takes a whole import back, for whoever may bring numbers into its unit, and for who brought it while they may still correct.</summary>
internal sealed class UndoImportHandler(Db db, ImportUndo undo)
{
    public async Task<Outcome<UndoneImport>> HandleAsync(Guid import, string? reason, Viewer viewer, CancellationToken cancel)
    {
        if (await db.For<ImportBatch>(viewer).SingleOrDefaultAsync(b => b.Id == import, cancel) is not { } batch || !await MayAsync(db, batch, viewer, cancel))
        {
            return Refusal.NotFound;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return Refusal.Invalid("reason-missing", "Say why it is taken back.", "Reason");
        }

        if (TextGuard.Refuse(reason, "Reason") is { } pointing)
        {
            return pointing;
        }

        var outcome = await undo.UndoAsync(batch.Number, reason.Trim(), viewer, cancel);
        return outcome.IsRefused ? outcome.Refusal : new UndoneImport(batch.FileName, outcome.Value.Back, outcome.Value.Left);
    }

    /// <summary>Whether a viewer may stop an import or take it back.</summary>
    public static async Task<bool> MayAsync(Db db, ImportBatch batch, Viewer viewer, CancellationToken cancel)
    {
        if (viewer.MayForAll(Rights.Import))
        {
            return true;
        }

        var standing = batch.Unit == 0 ? default : await db.StandingAsync(viewer, batch.Unit, cancel);
        return standing.May(Rights.Import) || (batch.By == viewer.Actor && standing.May(Rights.CorrectNumbers));
    }
}
