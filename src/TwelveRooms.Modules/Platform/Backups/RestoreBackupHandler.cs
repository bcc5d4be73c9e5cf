using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Platform.Backups;

#pragma warning disable RS0030 // Platform asks which migrations this build knows.

/// <summary>Puts a backup back, or only looks at it.</summary>
/// <param name="File">A file that a backup has written.</param>
/// <param name="IsCheck">Only says what it holds, and whether it is whole.</param>
internal sealed record RestoreBackupCommand(string File, bool IsCheck)
{
    /// <summary>Whether the operator says that the backup may have another history than the house that is here: its seals are not those of <c>seals.log</c>.</summary>
    public bool MayBeOtherHistory { get; init; }
}

/// <summary>What a backup held, and what became of it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Manifest">What it holds.</param>
/// <param name="SetAside">Where the data went that was here before; null when there was none, or when it was only looked at.</param>
/// <param name="IsUpdated">Whether the restored database was brought up to this program's schema.</param>
internal sealed record RestoredBackup(string Path, BackupManifest Manifest, string? SetAside, bool IsUpdated);

internal sealed class RestoreBackupHandler(DatabaseLocation location, ServerLease lease, RoomsClock clock, TimeProvider time, TwelveRoomsDbContext context, PlatformOver platform)
{
    public async Task<Outcome<RestoredBackup>> HandleAsync(RestoreBackupCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.MayForAll(Rights.Administer))
        {
            return Refusal.NotFound;
        }

        var path = Path.GetFullPath(command.File);
        if (!File.Exists(path))
        {
            return BackupRefusals.NoFile(path);
        }

        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
        var read = await BackupFile.ReadAsync(file, cancel);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var manifest = read.Value;
        if (!Knows(manifest))
        {
            return BackupRefusals.NewerSchema(path, manifest);
        }

        if (command.IsCheck)
        {
            return await BackupFile.UnpackAsync(file, manifest, _ => Stream.Null, cancel) is { } damaged ? damaged : new RestoredBackup(path, manifest, null, false);
        }

        if (manifest.Database != (location.IsSqlite ? BackupManifest.Sqlite : BackupManifest.Postgres))
        {
            return BackupRefusals.OtherDatabase(path, manifest);
        }

        if (await ServedAsync(cancel) is { } served)
        {
            return served;
        }

        PrivateFiles.MakeFolder(location.Folder);
        using var alone = PendingRestore.TryLock(location.Folder);
        return alone is null ? BackupRefusals.AnotherRestore : await RestoreAsync(file, manifest, command.MayBeOtherHistory, viewer, cancel);
    }

    private async Task<Outcome<RestoredBackup>> RestoreAsync(FileStream file, BackupManifest manifest, bool mayBeOther, Viewer viewer, CancellationToken cancel)
    {
        var stamp = clock.Now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var making = PendingRestore.Begin(location.Folder, stamp);
        try
        {
            if (await BackupFile.UnpackAsync(file, manifest, name => PrivateFiles.Open(Path.Combine(making, NameOf(name)), FileMode.CreateNew, FileAccess.Write, FileShare.None), cancel) is { } damaged)
            {
                return damaged;
            }

            var isOther = !await SealsFile.IsOneHistoryAsync(Path.Combine(location.Folder, PendingRestore.SealsName), Path.Combine(making, PendingRestore.SealsName), cancel);
            if (isOther && !mayBeOther)
            {
                return BackupRefusals.OtherHistory(file.Name);
            }

            var house = new StagedHouse(file.Name, manifest, isOther, viewer, time, platform);
            IRestoreTarget target = location.IsSqlite ? new SqliteRestore(location, making, stamp) : new PostgresRestore(location, making, stamp);
            var isUpdated = false;
            var outcome = await target.PutInPlaceAsync(
                async staged =>
                {
                    var prepared = await house.PrepareAsync(staged, cancel);
                    isUpdated = !prepared.IsRefused && prepared.Value;
                    return prepared.Refusal;
                },
                cancel);
            return outcome.IsRefused ? outcome.Refusal : new RestoredBackup(file.Name, manifest, outcome.Value.Length == 0 ? null : outcome.Value, isUpdated);
        }
        finally
        {
            if (Directory.Exists(making))
            {
                Directory.Delete(making, recursive: true);
            }
        }
    }

    /// <summary>Whether this build has the last migration of the backup. Those of the two databases have names of their own.</summary>
    private bool Knows(BackupManifest manifest) =>
        manifest.Database != (location.IsSqlite ? BackupManifest.Sqlite : BackupManifest.Postgres) || context.Database.GetMigrations().Contains(manifest.Schema);

    private string NameOf(string part) => part == BackupManifest.SqlitePart ? Path.GetFileName(location.File) : part;

    /// <summary>Whether a server uses the present data. A database too broken to be asked has none that could go on.</summary>
    private async Task<Refusal?> ServedAsync(CancellationToken cancel)
    {
        try
        {
            return await lease.RefusalAsync("restore", cancel);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26) // corrupt, not a database
        {
            return null;
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
            switch (context.Database.GetDbConnection()) // our own look must not keep the database open
            {
                case SqliteConnection sqlite:
                    SqliteConnection.ClearPool(sqlite);
                    break;
                case NpgsqlConnection postgres:
                    NpgsqlConnection.ClearPool(postgres);
                    break;
            }
        }
    }
}
