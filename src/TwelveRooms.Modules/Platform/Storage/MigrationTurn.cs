using Npgsql;

namespace TwelveRooms.Platform.Storage;

#pragma warning disable RS0030 // Platform locks the database.

/// <summary>
/// One migrator at a time, from its backup to its last migration; EF's own lock begins only after the backup. Beside a SQLite file it is a lock on a
/// file, on PostgreSQL an advisory lock. Both go with the process that holds them, however it ends.
/// </summary>
internal sealed class MigrationTurn : IAsyncDisposable
{
    /// <summary>Any number that no other lock uses as one key; see <see cref="Auditing.AuditSeals"/>.</summary>
    private const long Key = 0x316;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly IAsyncDisposable? _held;

    private MigrationTurn(IAsyncDisposable? held) => _held = held;

    /// <summary>Waits as long as another migrates.</summary>
    public static async Task<MigrationTurn> TakeAsync(DatabaseLocation location, CancellationToken cancel) =>
        new(location.IsSqlite ? await FileAsync(location.Folder, cancel) : await ServerAsync(location.Postgres!, cancel));

    public ValueTask DisposeAsync() => _held?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<IAsyncDisposable> FileAsync(string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, ".migrate.lock");
        while (true)
        {
            try
            {
                return PrivateFiles.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }

    private static async Task<IAsyncDisposable?> ServerAsync(string postgres, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = Key } }, CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancel);
            return connection;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await connection.DisposeAsync();
            return null; // the database is still to be made: there is nothing to back up, and EF's lock is enough
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
