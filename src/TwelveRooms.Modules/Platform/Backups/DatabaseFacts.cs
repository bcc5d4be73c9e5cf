using System.Data.Common;

namespace TwelveRooms.Platform.Backups;

/// <summary>What a database says of itself at one moment. Asked in plain SQL, because its schema may be older than this program.</summary>
internal sealed record DatabaseFacts(string Schema, BackupAudit Audit)
{
    /// <summary>Reads them in whatever transaction the connection is in; null when no house has been made in this database.</summary>
    public static async Task<DatabaseFacts?> ReadAsync(DbConnection connection, DbTransaction? transaction, bool isSqlite, CancellationToken cancel)
    {
        var isThere = isSqlite
            ? """SELECT count(*) FROM sqlite_master WHERE name IN ('__EFMigrationsHistory', 'platform_audit', 'platform_audit_heads')"""
            : """SELECT count(*) FROM unnest(ARRAY['"__EFMigrationsHistory"', 'platform_audit', 'platform_audit_heads']) AS name WHERE to_regclass(name) IS NOT NULL""";
        if (Convert.ToInt64(await OneAsync(connection, transaction, isThere, cancel), System.Globalization.CultureInfo.InvariantCulture) < 3)
        {
            return null;
        }

        if (await OneAsync(connection, transaction, """SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY "MigrationId" DESC LIMIT 1""", cancel) is not string schema)
        {
            return null;
        }

        var records = Convert.ToInt64(await OneAsync(connection, transaction, "SELECT count(*) FROM platform_audit", cancel), System.Globalization.CultureInfo.InvariantCulture);
        var heads = new List<BackupHead>();
        await using var command = Command(connection, transaction, """SELECT "Partition", "Sequence", "Hash" FROM platform_audit_heads ORDER BY "Partition" """);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            heads.Add(new(reader.GetInt16(0), reader.GetInt64(1), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(2))));
        }

        return new(schema, new(records, heads));
    }

    private static async Task<object?> OneAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancel)
    {
        await using var command = Command(connection, transaction, sql);
        return await command.ExecuteScalarAsync(cancel);
    }

    private static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // the texts are constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
