using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Platform.Backups;

#pragma warning disable RS0030 // Platform makes a restored database ready.

/// <summary>The platform's services over another place than this program's own.</summary>
internal delegate IServiceCollection PlatformOver(DatabaseLocation location);

/// <summary>
/// A restored database beside the present one, made ready before it takes the place: its rules compared with ours, brought up to date, its audit
/// walked from its start.
/// </summary>
internal sealed class StagedHouse(string path, BackupManifest manifest, bool isOtherHistory, Viewer viewer, TimeProvider time, PlatformOver platform)
{
    /// <summary>Makes it ready.</summary>
    /// <returns>Whether its schema was brought up to date; or why it must not take the place.</returns>
    public async Task<Outcome<bool>> PrepareAsync(DatabaseLocation staged, CancellationToken cancel)
    {
        await using var provider = platform(staged).AddSingleton(time).BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TwelveRoomsDbContext>();
        await context.Database.OpenConnectionAsync(cancel);
        if (context.IsSqlite && SqliteSnapshot.Ask(context.Database.GetDbConnection(), "PRAGMA quick_check(1)") is not "ok")
        {
            return BackupRefusals.DatabaseBroken(path, "SQLite finds it damaged.");
        }

        if (await DatabaseFacts.ReadAsync(context.Database.GetDbConnection(), null, context.IsSqlite, cancel) is not { } facts
            || facts.Schema != manifest.Schema || facts.Audit.Records != manifest.Audit.Records || !facts.Audit.Heads.SequenceEqual(manifest.Audit.Heads))
        {
            return BackupRefusals.DatabaseBroken(path, "its audit is not the one that its list of contents names.");
        }

        var rules = context.IsSqlite ? await SqliteRules.OfFreshAsync(staged, platform, time, cancel) : null;
        if (rules is not null && facts.Schema == context.Database.GetMigrations().Last() && SqliteRules.Differing(rules, context.Database.GetDbConnection()) is { } differing)
        {
            return BackupRefusals.OtherRules(path, differing);
        }

        await context.Database.CloseConnectionAsync();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateCopyAsync(cancel);
        if (rules is not null)
        {
            await context.Database.OpenConnectionAsync(cancel);
            if (SqliteRules.Differing(rules, context.Database.GetDbConnection()) is { } stillDiffering)
            {
                return BackupRefusals.OtherRules(path, stillDiffering);
            }

            await context.Database.CloseConnectionAsync();
        }

        if (!manifest.HasSeals)
        {
            await scope.ServiceProvider.GetRequiredService<AuditSeals>().SealAsync(cancel); // there was no file of seals to bring along: it begins anew
        }

        var account = await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(cancel);
        if (account.Breaks.Count > 0)
        {
            return BackupRefusals.AuditBroken(path, account.Breaks);
        }

        // Servers of the moment of the backup are not servers of this database.
        await context.Set<Server>().ExecuteDeleteAsync(cancel);
        var written = await scope.ServiceProvider.GetRequiredService<Db>().WriteAsync<Done>(viewer, new("platform.backup-restored"), (write, _) =>
        {
            write.About(0, null);
            write.Summarise(string.Create(
                CultureInfo.InvariantCulture,
                $"{Path.GetFileName(path)}, taken {AuditLink.Instant(manifest.At)} by version {manifest.Version} at record {manifest.Audit.Records} of the audit; {manifest.DatabasePart} sha256 {manifest.Parts.First(p => p.Name == manifest.DatabasePart).Sha256}{(isOtherHistory ? "; its history is not the one of the house that was here, and the operator said that it may be another" : "")}"));
            return Task.FromResult<Outcome<Done>>(new Done());
        }, cancel);
        if (written.IsRefused)
        {
            return written.Refusal;
        }

        await scope.ServiceProvider.GetRequiredService<AuditSeals>().SealAsync(cancel);
        if (context.Database.GetDbConnection() is SqliteConnection connection)
        {
            await context.Database.CloseConnectionAsync();
            SqliteConnection.ClearPool(connection);
        }

        return facts.Schema != context.Database.GetMigrations().Last();
    }
}
