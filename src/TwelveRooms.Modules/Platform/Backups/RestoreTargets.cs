using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Backups;

/// <summary>Where a restore goes. Until the last step nothing that is there is touched.</summary>
internal interface IRestoreTarget
{
    /// <summary>Puts the unpacked parts in place of what is there.</summary>
    /// <param name="prepare">Makes the restored database ready, or says why it must not take the place.</param>
    /// <param name="cancel">Stops, until the last step.</param>
    /// <returns>Where the earlier data went; empty when there was none.</returns>
    Task<Outcome<string>> PutInPlaceAsync(Func<DatabaseLocation, Task<Refusal?>> prepare, CancellationToken cancel);
}

/// <summary>The files of a SQLite house.</summary>
internal sealed class SqliteRestore(DatabaseLocation location, string making, string stamp) : IRestoreTarget
{
    private const int SecondsForOthers = 3;

    public async Task<Outcome<string>> PutInPlaceAsync(Func<DatabaseLocation, Task<Refusal?>> prepare, CancellationToken cancel)
    {
        var staged = new DatabaseLocation(making, null);
        if (await prepare(staged) is { } refusal)
        {
            return refusal;
        }

        Fold(staged.File);
        await using var held = Hold(out var inUse);
        if (inUse is not null)
        {
            return inUse;
        }

        cancel.ThrowIfCancellationRequested();
        PendingRestore.Commit(making);
        var aside = PendingRestore.AsideOf(location.Folder, stamp);
        return Directory.Exists(aside) ? Path.GetFullPath(aside) : "";
    }

    /// <summary>One file without a log beside it, on the disk itself.</summary>
    private static void Fold(string file)
    {
        using (var connection = SqliteSnapshot.Open(file, SqliteOpenMode.ReadWrite, SecondsForOthers))
        {
            if (!LeavesWal(connection))
            {
                throw new InvalidOperationException($"{file} is held by another program.");
            }
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Folds the log into the file. SQLite says which mode it is in then, and no error when others hold it in the old one.</summary>
    private static bool LeavesWal(SqliteConnection connection) => SqliteSnapshot.Ask(connection, "PRAGMA journal_mode=DELETE") is "delete";

    /// <summary>
    /// The present database, held so that nobody else has it open: only then can it leave the WAL, which folds its log into it too.
    /// One that is too broken to be opened is held by nobody.
    /// </summary>
    private SqliteConnection? Hold(out Refusal? inUse)
    {
        inUse = null;
        if (!File.Exists(location.File))
        {
            return null;
        }

        SqliteConnection? connection = null;
        try
        {
            connection = SqliteSnapshot.Open(location.File, SqliteOpenMode.ReadWrite, SecondsForOthers);
            if (!LeavesWal(connection))
            {
                connection.Dispose();
                inUse = BackupRefusals.InUse(location.File);
                return null;
            }

            SqliteSnapshot.Ask(connection, "BEGIN EXCLUSIVE");
            return connection;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6) // busy, locked
        {
            connection?.Dispose();
            inUse = BackupRefusals.InUse(location.File);
            return null;
        }
        catch (SqliteException)
        {
            connection?.Dispose();
            return null;
        }
    }
}

/// <summary>A database of a PostgreSQL server: a new one is filled beside the present one, and in one transaction the two change names.</summary>
internal sealed class PostgresRestore(DatabaseLocation location, string making, string stamp) : IRestoreTarget
{
    private readonly string _name = new NpgsqlConnectionStringBuilder(location.Postgres).Database is { Length: > 0 } name
        ? name : throw new InvalidOperationException("TWELVEROOMS_POSTGRES names no database.");

    private string Made => $"{Short}_restoring_{Digits}";

    private string Aside => $"{Short}_before_{Digits}";

    /// <summary>PostgreSQL cuts names at 63 bytes.</summary>
    private string Short => _name.Length <= 30 ? _name : _name[..30];

    private string Digits => new([.. stamp.Where(char.IsAsciiDigit)]);

    public async Task<Outcome<string>> PutInPlaceAsync(Func<DatabaseLocation, Task<Refusal?>> prepare, CancellationToken cancel)
    {
        if (PostgresProgram.Find("pg_restore") is not { } program)
        {
            return BackupRefusals.NoProgram("pg_restore");
        }

        await using var server = await ServerAsync(cancel);
        try
        {
            await DoAsync(server, null, $"CREATE DATABASE {Quoted(Made)} TEMPLATE template0", cancel);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return BackupRefusals.MayNotMakeDatabase(e.MessageText);
        }

        var isInPlace = false;
        try
        {
            var dump = Path.Combine(making, BackupManifest.PostgresPart);
            if (await program.RunAsync(server, location.Postgres!, Made, ["--exit-on-error", "--no-owner", "--no-privileges", $"--dbname={Made}", dump], Stream.Null, cancel) is { } failed)
            {
                return failed;
            }

            File.Delete(dump);
            if (await prepare(new(making, Connection(Made))) is { } refusal)
            {
                return refusal;
            }

            var outcome = await SwapAsync(server, cancel);
            isInPlace = !outcome.IsRefused;
            return outcome;
        }
        finally
        {
            if (!isInPlace)
            {
                await DoAsync(server, null, $"DROP DATABASE IF EXISTS {Quoted(Made)} WITH (FORCE)", CancellationToken.None);
            }
        }
    }

    private async Task<Outcome<string>> SwapAsync(NpgsqlConnection server, CancellationToken cancel)
    {
        var oid = await OidAsync(server, Made, cancel) ?? throw new InvalidOperationException($"{Made} is gone.");
        var isThere = await OidAsync(server, _name, cancel) is not null;
        PendingRestore.Await(making, oid);
        try
        {
            await using var transaction = await server.BeginTransactionAsync(cancel);
            if (isThere)
            {
                await DoAsync(server, transaction, $"ALTER DATABASE {Quoted(_name)} RENAME TO {Quoted(Aside)}", cancel);
            }

            await DoAsync(server, transaction, $"ALTER DATABASE {Quoted(Made)} RENAME TO {Quoted(_name)}", cancel);
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            PendingRestore.Settle(location.Folder, 0);
            return BackupRefusals.InUse($"the database {_name} of {server.Host}");
        }

        PendingRestore.Settle(location.Folder, oid);
        var files = PendingRestore.AsideOf(location.Folder, stamp);
        return isThere ? $"the database {Aside}" + (Directory.Exists(files) ? $" and {Path.GetFullPath(files)}" : "") : "";
    }

    /// <summary>A connection that uses neither database: to the one that every server has, else to the template.</summary>
    private async Task<NpgsqlConnection> ServerAsync(CancellationToken cancel)
    {
        foreach (var name in new[] { "postgres", "template1" })
        {
            var connection = new NpgsqlConnection(Connection(name));
            try
            {
                await connection.OpenAsync(cancel);
                return connection;
            }
            catch (PostgresException e) when (name == "postgres" && e.SqlState is PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege)
            {
                await connection.DisposeAsync();
            }
        }

        throw new InvalidOperationException("The server has neither a database postgres nor template1 to connect to.");
    }

    private string Connection(string database) => new NpgsqlConnectionStringBuilder(location.Postgres) { Database = database, Pooling = false }.ToString();

    private static async Task<uint?> OidAsync(NpgsqlConnection server, string name, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT oid FROM pg_database WHERE datname = $1", server) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancel) is { } oid ? Convert.ToUInt32(oid, CultureInfo.InvariantCulture) : null;
    }

    private static async Task DoAsync(NpgsqlConnection server, NpgsqlTransaction? transaction, string sql, CancellationToken cancel)
    {
#pragma warning disable CA2100 // the names are quoted
        await using var command = new NpgsqlCommand(sql, server, transaction) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
