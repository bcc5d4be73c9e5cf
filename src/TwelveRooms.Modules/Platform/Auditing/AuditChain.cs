using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Auditing;

#pragma warning disable RS0030 // Platform writes the chain.

/// <summary>Adds records to the chain of a partition, and checks the chains.</summary>
internal sealed class AuditChain(TwelveRoomsDbContext context)
{
    /// <summary>Adds one record. The head is locked here, last before commit, so that chains hold nobody up for long.</summary>
    public async Task AddAsync(short partition, string actor, string action, int? unit, DateTimeOffset at, string text, CancellationToken cancel)
    {
        var (sequence, hash) = await LockHeadAsync(partition, cancel);
        var next = AuditText.Chain(hash, text);
        await using var insert = Command(
            """
            INSERT INTO platform_audit ("Partition", "Sequence", "Action", "Actor", "Unit", "At", "Text", "Hash")
            VALUES (@partition, @sequence, @action, @actor, @unit, @at, @text, @hash);
            UPDATE platform_audit_heads SET "Sequence" = @sequence, "Hash" = @hash WHERE "Partition" = @partition;
            """,
            ("partition", partition), ("sequence", sequence + 1), ("action", action), ("actor", actor), ("unit", unit),
            ("at", at.ToUnixTimeMilliseconds()), ("text", text), ("hash", next));
        await insert.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Walks every chain from its start.</summary>
    /// <returns>One sentence for each break; empty when all chains hold.</returns>
    public async Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancel)
    {
        var breaks = new List<string>();
        var heads = await context.Set<AuditHead>().AsNoTracking().OrderBy(h => h.Partition).ToListAsync(cancel);
        foreach (var head in heads)
        {
            byte[] hash = [];
            long expected = 0;
            var rows = context.Set<AuditRecord>().AsNoTracking()
                .Where(r => r.Partition == head.Partition).OrderBy(r => r.Sequence).AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(cancel))
            {
                expected++;
                hash = AuditText.Chain(hash, row.Text);
                if (row.Sequence != expected || !hash.AsSpan().SequenceEqual(row.Hash))
                {
                    breaks.Add($"Partition {head.Partition}: the chain breaks at record {row.Sequence} (expected {expected}).");
                    break;
                }
            }

            if (expected != head.Sequence || !hash.AsSpan().SequenceEqual(head.Hash))
            {
                breaks.Add($"Partition {head.Partition}: the head says {head.Sequence} records, the chain has {expected}.");
            }
        }

        var without = await context.Set<AuditRecord>().AsNoTracking().Select(r => r.Partition).Distinct().ToListAsync(cancel);
        breaks.AddRange(without.Except(heads.Select(h => h.Partition)).Select(p => $"Partition {p}: there are records but no head."));
        breaks.AddRange(await VerifySealsAsync(cancel));
        return breaks;
    }

    /// <summary>Seals all heads together.</summary>
    public async Task SealAsync(DateTimeOffset at, CancellationToken cancel)
    {
        var heads = await context.Set<AuditHead>().AsNoTracking().OrderBy(h => h.Partition).ToListAsync(cancel);
        var last = await context.Set<AuditSeal>().AsNoTracking().OrderByDescending(s => s.Sequence).FirstOrDefaultAsync(cancel);
        var text = string.Join('\n', heads.Select(h => $"{h.Partition} {h.Sequence} {Convert.ToHexStringLower(h.Hash)}"));
        if (last is not null && last.Heads == text)
        {
            return;
        }

        context.Add(new AuditSeal
        {
            Sequence = (last?.Sequence ?? 0) + 1,
            At = at,
            Heads = text,
            Hash = AuditText.Chain(last?.Hash ?? [], text),
        });
        await context.SaveChangesAsync(cancel);
    }

    private async Task<IReadOnlyList<string>> VerifySealsAsync(CancellationToken cancel)
    {
        byte[] hash = [];
        long expected = 0;

        // One seal at a time: PostgreSQL answers no second question while the rows of the first still come.
        while (await context.Set<AuditSeal>().AsNoTracking().OrderBy(s => s.Sequence).FirstOrDefaultAsync(s => s.Sequence > expected, cancel) is { } seal)
        {
            hash = AuditText.Chain(hash, seal.Heads);
            if (seal.Sequence != ++expected || !hash.AsSpan().SequenceEqual(seal.Hash))
            {
                return [$"The hourly seals break at seal {seal.Sequence}."];
            }

            foreach (var parts in seal.Heads.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')))
            {
                var (partition, sequence) = (short.Parse(parts[0], null), long.Parse(parts[1], null));
                var stored = await context.Set<AuditRecord>().AsNoTracking()
                    .Where(r => r.Partition == partition && r.Sequence == sequence).Select(r => r.Hash).SingleOrDefaultAsync(cancel);
                if (stored is null || Convert.ToHexStringLower(stored) != parts[2])
                {
                    return [$"Seal {seal.Sequence}: record {sequence} of partition {partition} is gone or was changed after it was sealed."];
                }
            }
        }

        return [];
    }

    private async Task<(long Sequence, byte[] Hash)> LockHeadAsync(short partition, CancellationToken cancel)
    {
        await using (var make = Command(
            """INSERT INTO platform_audit_heads ("Partition", "Sequence", "Hash") VALUES (@partition, 0, @hash) ON CONFLICT DO NOTHING""",
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
                parameter.DbType = DbType.Int32;
            }

            command.Parameters.Add(parameter);
        }

        return command;
    }
}
