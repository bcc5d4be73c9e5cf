using System.Data.Common;
using Microsoft.Data.Sqlite;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Backups;

/// <summary>A database as it stood at one moment, to be written into a backup. Writers go on meanwhile.</summary>
internal interface IDatabaseSnapshot : IAsyncDisposable
{
    /// <summary>What the manifest calls this kind of database.</summary>
    string Database { get; }

    /// <summary>What it said of itself at that moment.</summary>
    DatabaseFacts Facts { get; }

    /// <summary>Whether what is written is packed already.</summary>
    bool IsPacked { get; }

    /// <summary>Writes all of it.</summary>
    Task<Refusal?> WriteAsync(Stream to, CancellationToken cancel);
}

/// <summary>A copy by VACUUM INTO: one read transaction, without the pages of what was deleted; the file itself is never copied.</summary>
internal sealed class SqliteSnapshot : IDatabaseSnapshot
{
    private readonly FileStream _copy;

    private SqliteSnapshot(FileStream copy, DatabaseFacts facts) => (_copy, Facts) = (copy, facts);

    public string Database => BackupManifest.Sqlite;

    public DatabaseFacts Facts { get; }

    public bool IsPacked => false;

    /// <param name="location">The living database.</param>
    /// <param name="copy">An empty file, which is filled by this and deleted by whoever made it.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<Outcome<IDatabaseSnapshot>> TakeAsync(DatabaseLocation location, FileStream copy, CancellationToken cancel)
    {
        if (!File.Exists(location.File))
        {
            return BackupRefusals.NothingHere(location.Folder);
        }

        await using (var connection = Open(location.File, SqliteOpenMode.ReadWrite, location.MostSecondsBusy))
        {
            await using var vacuum = connection.CreateCommand();
            vacuum.CommandText = "VACUUM INTO $file";
            vacuum.Parameters.AddWithValue("$file", copy.Name);
            await Task.Run(vacuum.ExecuteNonQuery, cancel); // SQLite works in the calling thread
        }

        await using var copied = Open(copy.Name, SqliteOpenMode.ReadOnly, location.MostSecondsBusy);
        return await DatabaseFacts.ReadAsync(copied, null, isSqlite: true, cancel) is { } facts
            ? Outcome<IDatabaseSnapshot>.FromT(new SqliteSnapshot(copy, facts))
            : BackupRefusals.NothingHere(location.Folder);
    }

    public async Task<Refusal?> WriteAsync(Stream to, CancellationToken cancel)
    {
        _copy.Position = 0;
        await _copy.CopyToAsync(to, 1 << 20, cancel);
        return null;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A connection of its own, gone when it is closed.</summary>
    public static SqliteConnection Open(string file, SqliteOpenMode mode, int secondsBusy)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = secondsBusy }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Asks one thing of a connection.</summary>
    public static object? Ask(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // callers give constants
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
