using System.Globalization;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Platform.Backups;

/// <summary>Takes a backup now.</summary>
/// <param name="File">Where to; null for one named by day and time in the folder of backups.</param>
/// <param name="Keep">How many of those named by day and time stay; null for all.</param>
internal sealed record TakeBackupCommand(string? File, int? Keep);

internal sealed class TakeBackupHandler(BackupTaker taker, Migrator migrator, Db db)
{
    public async Task<Outcome<TakenBackup>> HandleAsync(TakeBackupCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.MayForAll(Rights.Administer))
        {
            return Refusal.NotFound;
        }

        if (command is { File: not null, Keep: not null })
        {
            return Refusal.Invalid("keep-has-a-folder", "--keep looks after the backups that are named by day and time. Leave FILE out, or leave --keep out.", "Keep");
        }

        if (command.Keep < 1)
        {
            return Refusal.Invalid("keep-too-few", "Keep at least one backup.", "Keep");
        }

        var outcome = await taker.TakeAsync(command.File, cancel);
        if (outcome.IsRefused)
        {
            return outcome;
        }

        var taken = outcome.Value with { Removed = command.Keep is { } keep ? taker.KeepNewest(keep) : [] };
        if (await migrator.IsCurrentAsync(cancel)) // else the audit may have another shape than this program writes
        {
            var written = await db.WriteAsync<Done>(viewer, new("platform.backup-taken"), (write, _) =>
            {
                write.About(0, null);
                write.Summarise(Sentence(taken));
                return Task.FromResult<Outcome<Done>>(new Done());
            }, cancel);
            if (written.IsRefused)
            {
                return written.Refusal;
            }
        }

        return taken;
    }

    private static string Sentence(TakenBackup taken) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Path.GetFileName(taken.Path)}, {taken.Bytes} bytes, sha256 {taken.Sha256}, up to {taken.Manifest.Audit.Records} records of the audit{(taken.Removed.Count == 0 ? "" : $"; removed {string.Join(", ", taken.Removed)}")}");
}
