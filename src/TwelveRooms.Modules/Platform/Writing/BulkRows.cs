using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Writing;

#pragma warning disable RS0030 // Platform writes in bulk.

/// <summary>
/// Puts many rows of one type into their table inside the transaction of a write, without tracking them: one prepared statement
/// on SQLite, COPY on PostgreSQL.
/// </summary>
internal sealed class BulkRows(TwelveRoomsDbContext context)
{
    /// <summary>So many statements go to PostgreSQL in one trip.</summary>
    private const int BatchSize = 250;

    private DbTransaction Transaction => context.Database.CurrentTransaction?.GetDbTransaction()
        ?? throw new InvalidOperationException("Rows are written inside a write alone.");

    /// <summary>Adds rows that are not there yet.</summary>
    /// <exception cref="DbUpdateException">A row with the same key is there already.</exception>
    public async Task AddAsync<T>(BulkTable table, IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        try
        {
            if (context.IsSqlite)
            {
                Execute(table, rows, table.Insert(orReplace: false), cancel);
            }
            else
            {
                await CopyAsync(table, rows, cancel);
            }
        }
        catch (DbException e)
        {
            throw new DbUpdateException($"Rows could not be added to {table.Name}.", e);
        }
    }

    /// <summary>Adds rows, or gives those with the same key the new values.</summary>
    public Task PutAsync<T>(BulkTable table, IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        var sql = table.Insert(orReplace: true);
        if (!context.IsSqlite)
        {
            return BatchAsync(table, rows, sql, cancel);
        }

        Execute(table, rows, sql, cancel);
        return Task.CompletedTask;
    }

    private void Execute<T>(BulkTable table, IEnumerable<T> rows, string sql, CancellationToken cancel)
        where T : class
    {
        using var statement = new SqliteRows((SqliteConnection)Transaction.Connection!, sql);
        foreach (var row in rows)
        {
            cancel.ThrowIfCancellationRequested();
            statement.Add(table.Columns, row);
        }
    }

    private async Task BatchAsync<T>(BulkTable table, IEnumerable<T> rows, string sql, CancellationToken cancel)
        where T : class
    {
        await using var typed = Transaction.Connection!.CreateCommand();
        foreach (var chunk in rows.Chunk(BatchSize))
        {
            await using var batch = Transaction.Connection!.CreateBatch();
            batch.Transaction = Transaction;
            foreach (var row in chunk)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = sql;
                command.Parameters.AddRange(table.Columns.Select((c, i) =>
                {
                    var parameter = c.Parameter(typed, $"@p{i}");
                    parameter.Value = c.Stored(row);
                    return parameter;
                }).ToArray());
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(cancel);
        }
    }

    private async Task CopyAsync<T>(BulkTable table, IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        var connection = (NpgsqlConnection)Transaction.Connection!;
        await using var typed = connection.CreateCommand();
        var types = table.Columns.Select(c => ((NpgsqlParameter)c.Parameter(typed, "p")).NpgsqlDbType).ToArray();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({string.Join(", ", table.Columns.Select(c => $"\"{c.Column}\""))}) FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            for (var i = 0; i < types.Length; i++)
            {
                var value = table.Columns[i].Stored(row);
                await (value is DBNull ? copy.WriteNullAsync(cancel) : copy.WriteAsync(value, types[i], cancel));
            }
        }

        await copy.CompleteAsync(cancel);
    }
}
