using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Backups;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Platform.Storage;

#pragma warning disable RS0030 // Platform migrates the database.

/// <summary>Brings the schema up to date, with the rules that EF cannot express; a database that holds something is backed up first.</summary>
internal sealed class Migrator(TwelveRoomsDbContext context, ServerLease lease, DatabaseLocation location, BackupTaker backups, IServiceScopeFactory scopes)
{
    /// <summary>Whether every migration of this build has been applied, and none that it does not know.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancel)
    {
        await SettleAsync(cancel);
        if (!await context.Database.CanConnectAsync(cancel))
        {
            return false;
        }

        var known = context.Database.GetMigrations().ToHashSet();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancel)).ToHashSet();
        return known.SetEquals(applied);
    }

    /// <summary>The same from the command line: refused while a web server serves from the database.</summary>
    /// <param name="cancel">Stops.</param>
    /// <param name="isBackedUp">Whether the operator says that there is a backup already; else one is taken.</param>
    /// <exception cref="InvalidOperationException">The database was made by a newer build.</exception>
    public async Task<Outcome<Done>> MigrateUnservedAsync(CancellationToken cancel, bool isBackedUp = false) =>
        await lease.RefusalAsync("migrate", cancel) is { } refusal ? refusal : await MigrateAsync(isBackedUp, isCopy: false, cancel);

    /// <summary>
    /// Applies what is missing, one migrator at a time. What is there is backed up first, under the same lock, and kept as
    /// <c>before-</c> and the last of the migrations; without that backup nothing begins.
    /// </summary>
    /// <returns>Done; or why it has not begun.</returns>
    /// <exception cref="InvalidOperationException">The database was made by a newer build.</exception>
    public Task<Outcome<Done>> MigrateAsync(CancellationToken cancel) => MigrateAsync(isBackedUp: false, isCopy: false, cancel);

    /// <summary>The same for a copy that a restore makes ready: it is the backup.</summary>
    public async Task MigrateCopyAsync(CancellationToken cancel) => _ = (await MigrateAsync(isBackedUp: true, isCopy: true, cancel)).Value;

    private async Task<Outcome<Done>> MigrateAsync(bool isBackedUp, bool isCopy, CancellationToken cancel)
    {
        await SettleAsync(cancel);
        if ((await MissingAsync(cancel)).Pending.Count > 0) // asked first: EF compares whole models before it finds nothing to do
        {
            location.MakeFile();
            await using var turn = await MigrationTurn.TakeAsync(location, cancel);
            var (applied, pending) = await MissingAsync(cancel); // another may have been quicker
            if (pending.Count > 0)
            {
                var backup = applied.Count > 0 && !isBackedUp ? await BackUpAsync(pending[^1], cancel) : null;
                if (backup is { IsRefused: true } failed)
                {
                    return failed.Refusal;
                }

                await ForgetAbandonedLockAsync(cancel);
                await context.Database.MigrateAsync(cancel);
                await ApplyScriptAsync(cancel);
                return applied.Count == 0 || isCopy ? new Done() : await NoteAsync(pending, backup?.Value, cancel);
            }
        }

        await ApplyScriptAsync(cancel);
        return new Done();
    }

    private async Task<(IReadOnlyList<string> Applied, IReadOnlyList<string> Pending)> MissingAsync(CancellationToken cancel)
    {
        var known = context.Database.GetMigrations().ToList();
        var applied = await context.Database.CanConnectAsync(cancel) ? (await context.Database.GetAppliedMigrationsAsync(cancel)).ToList() : [];
        return applied.Except(known).LastOrDefault() is { } unknown
            ? throw new InvalidOperationException(
                $"This database was made by a newer TwelveRooms ({unknown}). Start that version, or restore the backup from before the upgrade.")
            : (applied, [.. known.Except(applied)]);
    }

    private async Task<Outcome<TakenBackup>?> BackUpAsync(string migration, CancellationToken cancel)
    {
        try
        {
            var outcome = await backups.TakeBeforeAsync(migration, cancel);
            return outcome.IsRefused ? BackupRefusals.NotMigrated(outcome.Refusal.Message) : outcome;
        }
        catch (Exception e) when (e is not OperationCanceledException) // whatever it is: without a backup nothing begins
        {
            return BackupRefusals.NotMigrated(DatabaseTrouble.WordsOf(e) ?? e.Message);
        }
    }

    /// <summary>Says it in the audit, which has its new shape only now.</summary>
    private async Task<Outcome<Done>> NoteAsync(IReadOnlyList<string> migrations, TakenBackup? backup, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().WriteAsync<Done>(Viewer.System("migrator"), new("platform.migrated"), (write, _) =>
        {
            write.About(0, null);
            write.Summarise($"{string.Join(", ", migrations)}; {(backup is null ? "the operator had a backup" : $"{Path.GetFileName(backup.Path)}, sha256 {backup.Sha256}")}");
            return Task.FromResult<Outcome<Done>>(new Done());
        }, cancel);
    }

    /// <summary>
    /// EF's own lock on SQLite is a row, which a killed migrator leaves behind and every later one would wait for without end. Whoever has
    /// the turn knows that nobody else migrates.
    /// </summary>
    private Task ForgetAbandonedLockAsync(CancellationToken cancel) =>
        context.IsSqlite ? context.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock" """, cancel) : Task.CompletedTask;

    private Task<int> ApplyScriptAsync(CancellationToken cancel) =>
        context.Database.ExecuteSqlRawAsync(ReadScript(context.IsSqlite ? "append-only.sqlite.sql" : "append-only.postgres.sql"), cancel);

    /// <summary>A restore on PostgreSQL that was killed between the database and the files beside it: the files follow the database.</summary>
    private async Task SettleAsync(CancellationToken cancel)
    {
        if (context.IsSqlite || !PendingRestore.IsWaiting(location.Folder))
        {
            return;
        }

        using var alone = PendingRestore.TryLock(location.Folder);
        if (alone is not null && await context.Database.CanConnectAsync(cancel))
        {
            var oid = await context.Database.SqlQueryRaw<long>("""SELECT oid::bigint AS "Value" FROM pg_database WHERE datname = current_database()""").SingleAsync(cancel);
            PendingRestore.Settle(location.Folder, (uint)oid);
        }
    }

    private static string ReadScript(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith(name, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
