using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TwelveRooms.Platform.Writing;

/// <summary>
/// One prepared statement of SQLite, run once for each row. It binds the stored values itself: through the provider’s commands a
/// million rows take four times as long, most of it in parameters.
/// </summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <param name="connection">Open, with the transaction of the write on it.</param>
    /// <param name="sql">An insert with one parameter for each column, in their order.</param>
    public SqliteRows(SqliteConnection connection, string sql)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public void Add(IReadOnlyList<BulkColumn> columns, object row)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            Check(Bind(i + 1, columns[i].Stored(row)));
        }

        var code = raw.sqlite3_step(_statement);
        if (code != raw.SQLITE_DONE)
        {
            var (message, extended) = (raw.sqlite3_errmsg(_database).utf8_to_string(), raw.sqlite3_extended_errcode(_database));
            _ = raw.sqlite3_reset(_statement);
            throw new SqliteException(message, code, extended);
        }

        Check(raw.sqlite3_reset(_statement));
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int index, object value) => value switch
    {
        DBNull => raw.sqlite3_bind_null(_statement, index),
        double number => raw.sqlite3_bind_double(_statement, index, number),
        string text => raw.sqlite3_bind_text(_statement, index, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
        bool yes => raw.sqlite3_bind_int(_statement, index, yes ? 1 : 0),
        Enum or int or long or short or byte or ushort or uint or sbyte => raw.sqlite3_bind_int64(_statement, index, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"A value of {value.GetType().Name} is not stored in bulk."),
    };

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), code, raw.sqlite3_extended_errcode(_database));
        }
    }
}
