using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Backups;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Backups;

/// <summary>Nothing that is there is changed by a migration before there is a backup of it.</summary>
public sealed class MigrationBackupTests
{
    private const string Before = $"before-{OneMoreMigration.Id}.backup";

    [Fact]
    public async Task A_house_of_the_release_before_is_backed_up_and_then_brought_up_to_date()
    {
        await using var database = await TestDatabase.ReadyAsync();
        await using var next = Next(database.Location);
        await using var present = new HouseAt(database.Location);

        var migrated = await next.MigrateAsync();
        var again = await next.MigrateAsync();

        Assert.Null(migrated.Refusal);
        Assert.Null(again.Refusal);
        Assert.True(await HasLaterAsync(database));
        Assert.Equal([Before], Backups(database));
        var kept = (await present.RestoreAsync(Path.Combine(database.Location.Backups, Before), isCheck: true)).Value.Manifest;
        Assert.EndsWith("_Initial", kept.Schema, StringComparison.Ordinal);
        Assert.Equal(1, await next.AuditedAsync("platform.migrated"));
        await next.SealAsync(); // as every program does next
        Assert.Empty((await next.VerifyAsync()).Breaks);
    }

    [Fact]
    public async Task Without_its_backup_a_migration_does_not_begin()
    {
        await using var database = await TestDatabase.ReadyAsync();
        await File.WriteAllTextAsync(database.Location.Backups, "no folder can be made here", TestContext.Current.CancellationToken);
        await using var next = Next(database.Location);

        var refused = await next.MigrateAsync();
        var hasBegun = await HasLaterAsync(database);
        var trusted = await next.WithAsync<Migrator, Outcome<Done>>(m => m.MigrateUnservedAsync(CancellationToken.None, isBackedUp: true));

        Assert.Equal("backup-before-migration-failed", refused.Refusal?.Code);
        Assert.False(hasBegun);
        Assert.Null(trusted.Refusal);
        Assert.True(await HasLaterAsync(database));
    }

    [Fact]
    public async Task A_new_house_has_nothing_to_back_up()
    {
        await using var database = await TestDatabase.EmptyAsync();
        await using var house = new HouseAt(database.Location);

        Assert.Null((await house.MigrateAsync()).Refusal);

        Assert.False(Directory.Exists(database.Location.Backups));
        Assert.Equal(0, await house.AuditedAsync("platform.migrated"));
    }

    [Fact]
    public async Task Two_that_start_at_once_take_one_backup_and_migrate_once()
    {
        await using var database = await TestDatabase.ReadyAsync();
        await using var first = Next(database.Location);
        await using var second = Next(database.Location);

        var outcomes = await Task.WhenAll(first.MigrateAsync(), second.MigrateAsync());

        Assert.All(outcomes, o => Assert.Null(o.Refusal));
        Assert.Equal([Before], Backups(database));
        Assert.Equal(1, await first.AuditedAsync("platform.migrated"));
    }

    [Fact]
    public async Task A_lock_that_a_killed_migrator_left_holds_nobody_up()
    {
        await using var database = await TestDatabase.ReadyAsync();
        if (database.Location.IsSqlite) // on PostgreSQL the server takes the lock back itself
        {
            await ExecuteAsync(database, """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL)""");
            await ExecuteAsync(database, """INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00')""");
        }

        await using var next = Next(database.Location);
        var migrated = await next.MigrateAsync().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Null(migrated.Refusal);
        Assert.True(await HasLaterAsync(database));
    }

    [Fact]
    public async Task A_backup_of_a_later_release_is_refused_and_the_one_before_it_is_brought_up_to_date()
    {
        await using var database = await TestDatabase.ReadyAsync();
        await using var next = Next(database.Location);
        await using var present = new HouseAt(database.Location);
        _ = (await next.MigrateAsync()).Value;
        var later = (await next.BackupAsync()).Value.Path;
        await next.DisposeAsync();

        await using var target = await TestDatabase.EmptyAsync();
        await using var old = new HouseAt(target.Location);
        await using var renewed = Next(target.Location);
        var tooNew = await old.RestoreAsync(later);
        var updated = await renewed.RestoreAsync(Path.Combine(database.Location.Backups, Before));

        Assert.Equal("backup-newer", tooNew.Refusal?.Code);
        Assert.Contains(OneMoreMigration.Id, tooNew.Refusal?.Message, StringComparison.Ordinal);
        Assert.True(updated.Value.IsUpdated);
        Assert.True(await HasLaterAsync(target));
        Assert.Empty((await renewed.VerifyAsync()).Breaks);
    }

    private static HouseAt Next(DatabaseLocation location) => new(location, services =>
        Later(services).AddSingleton<PlatformOver>(other => Later(new ServiceCollection().AddLogging().AddPlatform(other))));

    private static IServiceCollection Later(IServiceCollection services) =>
        services.ConfigureDbContext<TwelveRoomsDbContext>(options => options.ReplaceService<IMigrationsAssembly, OneMoreMigration>());

    private static IEnumerable<string?> Backups(TestDatabase database) => Directory.GetFiles(database.Location.Backups).Select(Path.GetFileName);

    private static async Task<bool> HasLaterAsync(TestDatabase database) => Convert.ToInt64(await ExecuteAsync(
        database,
        database.Location.IsSqlite ? "SELECT count(*) FROM sqlite_master WHERE name = 'test_later'" : "SELECT count(*) FROM pg_tables WHERE tablename = 'test_later'"), System.Globalization.CultureInfo.InvariantCulture) == 1;

    private static async Task<object?> ExecuteAsync(TestDatabase database, string sql)
    {
        await using System.Data.Common.DbConnection connection = database.Location.IsSqlite
            ? new SqliteConnection($"Data Source={database.Location.File};Pooling=False") : new NpgsqlConnection(database.Location.Postgres + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
