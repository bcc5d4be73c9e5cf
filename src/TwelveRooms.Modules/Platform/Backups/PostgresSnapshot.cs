using System.Data;
using Npgsql;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Backups;

/// <summary>A dump by pg_dump of the very snapshot that the manifest was read from.</summary>
internal sealed class PostgresSnapshot : IDatabaseSnapshot
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly PostgresProgram _dump;
    private readonly string _settings;
    private readonly string _snapshot;

    private PostgresSnapshot(NpgsqlConnection connection, NpgsqlTransaction transaction, PostgresProgram dump, string settings, string snapshot, DatabaseFacts facts) =>
        (_connection, _transaction, _dump, _settings, _snapshot, Facts) = (connection, transaction, dump, settings, snapshot, facts);

    public string Database => BackupManifest.Postgres;

    public DatabaseFacts Facts { get; }

    public bool IsPacked => true;

    public static async Task<Outcome<IDatabaseSnapshot>> TakeAsync(DatabaseLocation location, CancellationToken cancel)
    {
        if (PostgresProgram.Find("pg_dump") is not { } dump)
        {
            return BackupRefusals.NoProgram("pg_dump");
        }

        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(location.Postgres) { Pooling = false }.ToString());
        NpgsqlTransaction? transaction = null;
        try
        {
            await connection.OpenAsync(cancel);
            transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", connection, transaction);
            var snapshot = (string)(await export.ExecuteScalarAsync(cancel))!;
            if (await DatabaseFacts.ReadAsync(connection, transaction, isSqlite: false, cancel) is { } facts)
            {
                var taken = new PostgresSnapshot(connection, transaction, dump, location.Postgres!, snapshot, facts);
                (connection, transaction) = (null!, null);
                return Outcome<IDatabaseSnapshot>.FromT(taken);
            }

            return BackupRefusals.NothingHere($"the database {connection.Database}");
        }
        finally
        {
            if (transaction is not null)
            {
                await transaction.DisposeAsync();
            }

            if (connection is not null)
            {
                await connection.DisposeAsync();
            }
        }
    }

    public Task<Refusal?> WriteAsync(Stream to, CancellationToken cancel) => _dump.RunAsync(
        _connection, _settings, _connection.Database, ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={_snapshot}"], to, cancel);

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
