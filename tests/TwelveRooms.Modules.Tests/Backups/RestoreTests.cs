using Microsoft.Data.Sqlite;
using Npgsql;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Platform.Backups;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Backups;

/// <summary>What a restore leaves: the house of the backup, and the one before it set aside.</summary>
[Trait("Speed", "slow")]
public sealed class RestoreTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task What_came_after_the_backup_is_set_aside_and_what_came_before_is_there_again()
    {
        await using var database = await TestDatabase.ReadyAsync();
        var path = Path.Combine(database.Folder, "kept.backup");
        await using (var house = new HouseAt(database.Location))
        {
            await WardAsync(database);
            _ = (await house.RecordAsync("ZXR-W1", "2026-01", 4, "first")).Value;
            _ = (await house.BackupAsync(path)).Value;
            _ = (await house.RecordAsync("ZXR-W1", "2026-02", 9, "second")).Value;
        }

        RestoredBackup restored;
        await using (var house = new HouseAt(database.Location))
        {
            restored = (await house.RestoreAsync(path)).Value;
        }

        await using var after = new HouseAt(database.Location);
        var numbers = await after.NumbersAsync();
        var repeated = await after.RecordAsync("ZXR-W1", "2026-01", 4, "first");
        var other = await after.RecordAsync("ZXR-W1", "2026-01", 5, "first");

        Assert.Equal([("ZXR-W1", new DateOnly(2026, 1, 1))], numbers.Keys);
        Assert.Equal(0, repeated.Value.Revision); // the key of requests came along: a repeat is known, and is one row
        Assert.Equal("idempotency-key-reused", other.Refusal?.Code);
        Assert.Empty((await after.VerifyAsync()).Breaks);
        Assert.Equal(1, await after.AuditedAsync("platform.backup-restored"));
        Assert.Equal(0, await after.AuditedAsync("platform.backup-taken")); // that record is younger than the backup
        Assert.Contains("before", restored.SetAside, StringComparison.Ordinal);
        Assert.Equal(2, (await SetAsideNumbersAsync(database)).Count);
        Assert.DoesNotContain(Directory.GetDirectories(database.Folder), d => Path.GetFileName(d).StartsWith(".restore", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_house_with_a_server_is_not_restored_until_it_is_stopped()
    {
        await using var rooms = await Rooms.StartAsync(new FixedClock(TimeProvider.System.GetUtcNow()));
        var path = Path.Combine(rooms.Location.Folder, "kept.backup");
        var backup = await rooms.StartCliAsync("backup", path);

        var refused = await rooms.StartCliAsync("restore", path);
        var looked = await rooms.StartCliAsync("restore", path, "--check");

        Assert.Equal((0, ""), (backup.Exit, backup.Error));
        Assert.StartsWith(path + "\n", backup.Out, StringComparison.Ordinal);
        Assert.Equal((3, ""), (refused.Exit, refused.Out));
        Assert.Contains("Stop it, then run restore again.", refused.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (looked.Exit, looked.Error));
        Assert.StartsWith("It is whole: a ", looked.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_has_the_database_open_holds_a_restore_off()
    {
        await using var database = await TestDatabase.ReadyAsync();
        await using var house = new HouseAt(database.Location);
        var path = (await house.BackupAsync()).Value.Path;
        using System.Data.Common.DbConnection open = database.Location.IsSqlite
            ? new SqliteConnection($"Data Source={database.Location.File};Pooling=False") : new NpgsqlConnection(database.Location.Postgres + ";Pooling=false");
        await open.OpenAsync(Never);
        using var look = open.CreateCommand();
        look.CommandText = "SELECT count(*) FROM platform_audit";
        await look.ExecuteScalarAsync(Never);
        await house.DisposeAsync();

        await using var again = new HouseAt(database.Location);
        var outcome = await again.RestoreAsync(path);

        Assert.Equal("database-in-use", outcome.Refusal?.Code);
        Assert.Empty(await database.SetAsideAsync());
        Assert.DoesNotContain(Directory.GetDirectories(database.Folder), d => Path.GetFileName(d).Contains("restore", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_can_no_longer_be_read_is_set_aside_like_any_other()
    {
        await using var database = await TestDatabase.ReadyAsync();
        string path;
        await using (var house = new HouseAt(database.Location))
        {
            await WardAsync(database);
            _ = (await house.RecordAsync("ZXR-W1", "2026-01", 4)).Value;
            path = (await house.BackupAsync()).Value.Path;
        }

        if (database.Location.IsSqlite)
        {
            await File.WriteAllBytesAsync(database.Location.File, new byte[8192], Never);
            await File.WriteAllBytesAsync(database.Location.File + "-wal", [.. Enumerable.Repeat((byte)7, 8192)], Never); // it must never meet the new one
        }
        else
        {
            await ExecuteAsync(database, "DROP TABLE measures_points CASCADE; DROP TABLE platform_audit_heads CASCADE");
        }

        await using (var house = new HouseAt(database.Location))
        {
            Assert.NotNull((await house.RestoreAsync(path)).Value.SetAside);
        }

        await using var after = new HouseAt(database.Location);
        Assert.Single(await after.NumbersAsync());
        Assert.Empty((await after.VerifyAsync()).Breaks);
    }

    /// <summary>Each step after the decision is killed once; whoever opens the data next ends it, and nothing is mixed or lost.</summary>
    [Fact]
    public void A_kill_at_any_step_leaves_the_new_files_and_all_of_the_old_ones_aside()
    {
        string[] both = ["twelverooms.db", "twelverooms.db-wal", "seals.log", "request.key"];
        string[] news = ["twelverooms.db", "seals.log", "request.key"];
        var steps = 0;
        for (var kill = 1; kill <= 20; kill++)
        {
            var folder = Directory.CreateTempSubdirectory("rooms-test-").FullName;
            try
            {
                Fill(folder, both, "old");
                var making = PendingRestore.Begin(folder, "S");
                Fill(making, news, "new");
                var count = 0;
                void Step()
                {
                    if (++count == kill)
                    {
                        throw new OperationCanceledException("killed");
                    }
                }

                var isKilled = Record.Exception(() => PendingRestore.Commit(making, Step)) is not null;
                steps = Math.Max(steps, count);
                PendingRestore.Finish(folder);

                Assert.Equal(news.Order(StringComparer.Ordinal), Names(folder));
                Assert.All(news, name => Assert.Equal("new", File.ReadAllText(Path.Combine(folder, name))));
                Assert.Equal(both.Order(StringComparer.Ordinal), Names(PendingRestore.AsideOf(folder, "S")));
                Assert.All(both, name => Assert.Equal("old", File.ReadAllText(Path.Combine(PendingRestore.AsideOf(folder, "S"), name))));
                Assert.Single(Directory.GetDirectories(folder));
                Assert.Equal(kill <= 10, isKilled);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        Assert.Equal(10, steps); // four old files out, three new ones in, and the folders
    }

    [Fact]
    public void A_kill_before_the_decision_leaves_the_old_files_as_they_were()
    {
        var folder = Directory.CreateTempSubdirectory("rooms-test-").FullName;
        try
        {
            Fill(folder, ["twelverooms.db", "seals.log"], "old");
            Fill(PendingRestore.Begin(folder, "S"), ["twelverooms.db"], "new");

            PendingRestore.Finish(folder);
            var again = PendingRestore.Begin(folder, "T");

            Assert.Equal(["seals.log", "twelverooms.db"], Names(folder));
            Assert.All(Names(folder), name => Assert.Equal("old", File.ReadAllText(Path.Combine(folder, name))));
            Assert.Equal([again], Directory.GetDirectories(folder)); // what the killed one left is gone
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(42u, 42u, "new")]
    [InlineData(42u, 7u, "old")]
    public void Files_beside_a_PostgreSQL_database_follow_the_one_that_has_the_name(uint restored, uint present, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("rooms-test-").FullName;
        try
        {
            Fill(folder, ["seals.log"], "old");
            var making = PendingRestore.Begin(folder, "S");
            Fill(making, ["seals.log"], "new");
            PendingRestore.Await(making, restored);

            PendingRestore.Finish(folder); // whoever cannot ask the server decides nothing
            Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "seals.log")));
            PendingRestore.Settle(folder, present);

            Assert.Equal(expected, File.ReadAllText(Path.Combine(folder, "seals.log")));
            Assert.False(PendingRestore.IsWaiting(folder));
            Assert.Equal(["seals.log"], Names(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The program itself is killed while it restores: whatever moment it is, the next one finds the old house or the new.</summary>
    [Fact]
    public async Task A_restore_that_is_killed_leaves_the_old_house_or_the_new()
    {
        await using var database = await TestDatabase.ReadyAsync();
        string path;
        await using (var house = new HouseAt(database.Location))
        {
            await WardAsync(database);
            _ = (await house.RecordAsync("ZXR-W1", "2026-01", 4)).Value;
            path = (await house.BackupAsync()).Value.Path;
            _ = (await house.RecordAsync("ZXR-W1", "2026-02", 9)).Value;
        }

        for (var round = 0; round < 6; round++)
        {
            await CliProgram.KillAsync(database.Location.Folder, database.Location.Postgres, TimeSpan.FromMilliseconds(1200 + 900 * round), "restore", path);

            await using var after = new HouseAt(database.Location);
            Assert.True(await after.WithAsync<Migrator, bool>(m => m.IsCurrentAsync(Never))); // as every program begins
            var numbers = await after.NumbersAsync();
            var isOld = numbers.ContainsKey(("ZXR-W1", new(2026, 2, 1)));
            Assert.Equal(isOld ? 2 : 1, numbers.Count);
            Assert.Empty((await after.VerifyAsync()).Breaks);
            Assert.Equal(isOld ? 0 : 1, await after.AuditedAsync("platform.backup-restored"));
        }
    }

    private static void Fill(string folder, IEnumerable<string> names, string text)
    {
        foreach (var name in names)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Where(n => !n.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>A trust with one ward, through the command line's own handler.</summary>
    private static async Task WardAsync(TestDatabase database)
    {
        var file = Path.Combine(database.Folder, "wards.csv");
        await File.WriteAllTextAsync(file, "provider_code,provider_name,ward_code,ward_name,ward_type\nZXR,Restored Trust,ZXR-W1,Ward 1,Adult Acute\n", Never);
        var answer = await CliProgram.StartAsync(database.Location.Folder, database.Location.Postgres, "import", "organisations", file);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
    }

    private static async Task ExecuteAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.Location.Postgres + ";Pooling=false");
        await connection.OpenAsync(Never);
#pragma warning disable CA2100 // a constant
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Never);
    }

    /// <summary>The numbers of the house that was set aside.</summary>
    private static async Task<IReadOnlyDictionary<(string Ward, DateOnly Month), (double Number, int Revisions)>> SetAsideNumbersAsync(TestDatabase database)
    {
        var folder = Directory.GetDirectories(database.Folder, "before-restore-*").Single();
        var location = database.Location.IsSqlite
            ? new DatabaseLocation(folder, null)
            : new DatabaseLocation(folder, new NpgsqlConnectionStringBuilder(database.Location.Postgres) { Database = (await database.SetAsideAsync()).Single() }.ToString());
        await using var old = new HouseAt(location);
        return await old.NumbersAsync();
    }
}
