using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Auditing;

#pragma warning disable RS0030 // Platform writes the chain.

/// <summary>One record before it has a place in a chain.</summary>
internal sealed record AuditDraft(short Partition, string Actor, string Action, int? Unit, string? Subject, DateTimeOffset At, string Text);

/// <summary>Adds records to the chain of a partition.</summary>
internal sealed class AuditChain(TwelveRoomsDbContext context)
{
    /// <summary>Adds one record. The head is locked here, last before commit, so that chains hold nobody up for long.</summary>
    public async Task AddAsync(AuditDraft draft, CancellationToken cancel)
    {
        var (partition, actor, action, unit, subject, at, text) = draft;
        var (sequence, hash) = await LockHeadAsync(partition, cancel);
        var record = new AuditRecord
        {
            Partition = partition, Sequence = sequence + 1, Action = action, Actor = actor, Unit = unit, Subject = subject, At = at, Text = text, Format = AuditLink.Format, Hash = [],
        };
        await using var insert = Command(
            """
            INSERT INTO platform_audit ("Partition", "Sequence", "Action", "Actor", "Unit", "Subject", "At", "Text", "Format", "Hash")
            VALUES (@partition, @sequence, @action, @actor, @unit, @subject, @at, @text, @format, @hash);
            UPDATE platform_audit_heads SET "Sequence" = @sequence, "Hash" = @hash WHERE "Partition" = @partition;
            """,
            ("partition", partition), ("sequence", record.Sequence), ("action", action), ("actor", actor), ("unit", unit), ("subject", subject),
            ("at", at.ToUnixTimeMilliseconds()), ("text", text), ("format", record.Format), ("hash", AuditLink.Of(hash, record)));
        await insert.ExecuteNonQueryAsync(cancel);
    }

    private async Task<(long Sequence, byte[] Hash)> LockHeadAsync(short partition, CancellationToken cancel)
    {
        await using (var make = Command(
            """INSERT INTO platform_audit_heads ("Partition", "Sequence", "Hash", "Sealed") VALUES (@partition, 0, @hash, 0) ON CONFLICT DO NOTHING""",
            ("partition", partition), ("hash", Array.Empty<byte>())))
        {
            await make.ExecuteNonQueryAsync(cancel);
        }

        var forUpdate = context.IsSqlite ? "" : " FOR UPDATE";
        await using var read = Command(
            $"""SELECT "Sequence", "Hash" FROM platform_audit_heads WHERE "Partition" = @partition{forUpdate}""", ("partition", partition));
        await using var reader = await read.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
    }

    private DbCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var connection = context.Database.GetDbConnection();
        var command = connection.CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // the text is a constant of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            if (value is null)
            {
                parameter.DbType = name == "unit" ? DbType.Int32 : DbType.String;
            }

            command.Parameters.Add(parameter);
        }

        return command;
    }
}
