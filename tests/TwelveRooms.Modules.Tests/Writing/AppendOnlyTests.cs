using Microsoft.EntityFrameworkCore;
using Npgsql;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Writing;

/// <summary>Nobody changes, removes or reorders a record unseen, and the program itself may only add and read.</summary>
public sealed class AppendOnlyTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Theory]
    [InlineData("platform_audit", "\"Text\" = '{}'")]
    [InlineData("platform_audit_seals", "\"Heads\" = ''")]
    public async Task Changing_deleting_and_emptying_are_refused_by_the_database(string table, string change)
    {
        await SealedAsync(rooms);
        var before = await CountAsync(rooms, table);

        foreach (var sql in new[] { $"UPDATE {table} SET {change}", $"DELETE FROM {table}", rooms.Location.IsSqlite ? $"DELETE FROM {table} WHERE true" : $"TRUNCATE {table}" })
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => RunAsync(rooms, sql));
        }

        Assert.True(before > 0);
        Assert.Equal(before, await CountAsync(rooms, table));
    }

    [Fact]
    public async Task On_PostgreSQL_the_role_that_the_program_works_as_may_add_and_read_records_and_nothing_else()
    {
        if (rooms.Location.IsSqlite)
        {
            return; // SQLite has no roles: who may write the file may write all of it, and the triggers above are what it has
        }

        var role = $"rooms_{Guid.NewGuid():n}";
        var admin = new NpgsqlConnectionStringBuilder(rooms.Location.Postgres);
        await using var database = await TestDatabase.EmptyAsync();
        var name = new NpgsqlConnectionStringBuilder(database.Location.Postgres).Database!;
        await ExecuteAsync(admin.ConnectionString, $"CREATE ROLE {role} LOGIN");
        try
        {
            await ExecuteAsync(admin.ConnectionString, $"ALTER DATABASE \"{name}\" OWNER TO {role}");
            var own = new NpgsqlConnectionStringBuilder(database.Location.Postgres) { Username = role, Pooling = false };
            await using (var host = new RoomsHost(database.Location with { Postgres = own.ConnectionString }, new FixedClock()))
            {
                await host.ReadyAsync(); // migrates, loads the library and seals, all as this role
            }

            foreach (var table in new[] { "platform_audit", "platform_audit_seals" })
            {
                Assert.Equal("INSERT,SELECT", await ScalarAsync(
                    own.ConnectionString,
                    $"SELECT string_agg(p, ',' ORDER BY p) FROM unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE','TRUNCATE']) p WHERE has_table_privilege('{role}', '{table}', p)"));
                foreach (var sql in new[] { $"UPDATE {table} SET \"Format\" = 9", $"DELETE FROM {table}", $"TRUNCATE {table}" })
                {
                    var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(own.ConnectionString, sql));
                    Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
                }
            }
        }
        finally
        {
            await ExecuteAsync(database.Location.Postgres!, $"REASSIGN OWNED BY {role} TO CURRENT_USER; DROP OWNED BY {role}");
            await ExecuteAsync(admin.ConnectionString, $"ALTER DATABASE \"{name}\" OWNER TO CURRENT_USER; DROP ROLE {role}");
        }
    }

    [Theory]
    [InlineData("removed", """DELETE FROM platform_audit WHERE "Partition" = 0 AND "Sequence" = 1""")]
    [InlineData("changed", """UPDATE platform_audit SET "Subject" = 'person:0' WHERE "Partition" = 0 AND "Sequence" = 2""")]
    [InlineData("reordered", """
        UPDATE platform_audit SET "Sequence" = -1 WHERE "Partition" = 0 AND "Sequence" = 1;
        UPDATE platform_audit SET "Sequence" = 1 WHERE "Partition" = 0 AND "Sequence" = 2;
        UPDATE platform_audit SET "Sequence" = 2 WHERE "Partition" = 0 AND "Sequence" = -1
        """)]
    public async Task One_record_that_was_tampered_with_is_found(string how, string sql)
    {
        await using var own = await Rooms.StartAsync();
        Assert.Empty((await VerifyAsync(own)).Breaks);
        await RunAsync(own, own.Location.IsSqlite
            ? "DROP TRIGGER platform_audit_no_update; DROP TRIGGER platform_audit_no_delete"
            : "DROP TRIGGER platform_audit_append_only ON platform_audit");

        await RunAsync(own, sql);

        Assert.True((await VerifyAsync(own)).Breaks.Any(b => b.Contains("Partition 0: the chain breaks at record", StringComparison.Ordinal)), how);
    }

    private static async Task SealedAsync(Rooms rooms)
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 7);
        await rooms.InScopeAsync<AuditSeals, bool>(async seals =>
        {
            await seals.SealAsync(CancellationToken.None);
            return true;
        });
    }

    private static Task<int> RunAsync(Rooms rooms, string sql) => rooms.InScopeAsync<TwelveRoomsDbContext, int>(c => c.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));

    private static Task<int> CountAsync(Rooms rooms, string table) => rooms.InScopeAsync<TwelveRoomsDbContext, int>(
        c => table == "platform_audit" ? c.Set<AuditRecord>().CountAsync() : c.Set<AuditSeal>().CountAsync());

    private static Task<AuditAccount> VerifyAsync(Rooms rooms) => rooms.InScopeAsync<AuditVerifier, AuditAccount>(v => v.VerifyAsync(CancellationToken.None));

    private static async Task ExecuteAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string?> ScalarAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync();
    }
}
