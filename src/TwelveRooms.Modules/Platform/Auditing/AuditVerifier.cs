using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Auditing;

#pragma warning disable RS0030 // Platform reads the chains.

/// <summary>Checks that nobody changed or cut the audit: every link from the first, every seal, and the seals outside the database.</summary>
internal sealed class AuditVerifier(TwelveRoomsDbContext context, SealsFile file)
{
    /// <summary>Verifies against the file of seals beside the database.</summary>
    public Task<AuditAccount> VerifyAsync(CancellationToken cancel) => VerifyAsync(null, cancel);

    /// <summary>Verifies all of it as it stands at one instant; writers are not held up.</summary>
    /// <param name="sealsPath">A copy of the seals that was kept elsewhere; null for the file beside the database, if it is there.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<AuditAccount> VerifyAsync(string? sealsPath, CancellationToken cancel)
    {
        // Read before the database: a seal is put into the database first.
        var outside = sealsPath is not null || File.Exists(file.Path) ? await SealsFile.ReadAsync(sealsPath ?? file.Path, cancel) : null;
        await context.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var snapshot = context.Database.GetDbConnection() is SqliteConnection sqlite
                ? await context.Database.UseTransactionAsync(sqlite.BeginTransaction(deferred: true), cancel)
                : await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            return await VerifyAsync(outside, sealsPath ?? file.Path, cancel);
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    private async Task<AuditAccount> VerifyAsync(IReadOnlyList<string>? outside, string path, CancellationToken cancel)
    {
        var breaks = new List<string>();
        var lines = new Dictionary<long, string>();
        var points = new Dictionary<(short Partition, long Sequence), (string Hash, long Seal)>();
        var lastSealAt = await WalkSealsAsync(lines, points, breaks, cancel);
        if (outside is null && lines.Count > 0 && context.IsSqlite)
        {
            breaks.Add($"{path} is missing. It lies beside the database from the first seal on, so bring it along when the database moves; the next seal begins it anew.");
        }

        breaks.AddRange((outside ?? []).Select(line => OutsideBreak(line, lines, path)).OfType<string>().Take(1));

        var heads = await context.Set<AuditHead>().AsNoTracking().OrderBy(h => h.Partition).ToListAsync(cancel);
        var chains = new List<ChainAccount>();
        foreach (var partition in heads.Select(h => h.Partition).Union(await PartitionsAsync(cancel)).Union(points.Keys.Select(p => p.Partition)).Order())
        {
            var sealedTo = points.Keys.Where(p => p.Partition == partition).Select(p => p.Sequence).DefaultIfEmpty().Max();
            chains.Add(new(partition, await WalkChainAsync(partition, heads.Find(h => h.Partition == partition), points, breaks, cancel), sealedTo));
        }

        foreach (var gone in points.OrderBy(p => p.Value.Seal).GroupBy(p => p.Key.Partition).Select(g => g.First()))
        {
            breaks.Add($"Seal {gone.Value.Seal}: record {gone.Key.Sequence} of partition {gone.Key.Partition} is gone or was changed after it was sealed.");
        }

        return new(breaks, chains, lines.Count, lastSealAt, outside?.Count);
    }

    /// <summary>Walks the seals from the first, and notes their lines and the records that they reach.</summary>
    private async Task<DateTimeOffset?> WalkSealsAsync(
        Dictionary<long, string> lines, Dictionary<(short Partition, long Sequence), (string Hash, long Seal)> points, List<string> breaks, CancellationToken cancel)
    {
        byte[]? hash = [];
        DateTimeOffset? last = null;
        await foreach (var seal in context.Set<AuditSeal>().AsNoTracking().OrderBy(s => s.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            hash = AuditLink.Of(hash, seal);
            if (hash is null || seal.Sequence != lines.Count + 1 || !hash.AsSpan().SequenceEqual(seal.Hash) || SealedHead.ReadAll(seal.Heads) is not { } heads)
            {
                breaks.Add(hash is null ? $"Seal {seal.Sequence} is of format {seal.Format}, which this version does not know." : $"The seals break at seal {seal.Sequence}.");
                break;
            }

            lines.Add(seal.Sequence, SealsFile.LineOf(seal));
            last = seal.At;
            foreach (var head in heads)
            {
                points[(head.Partition, head.Sequence)] = (head.Hash, seal.Sequence);
            }
        }

        return last;
    }

    /// <summary>Walks one chain from its first record; a sealed record that is as it was sealed is taken off the list.</summary>
    /// <returns>How many records it has.</returns>
    private async Task<long> WalkChainAsync(
        short partition, AuditHead? head, Dictionary<(short Partition, long Sequence), (string Hash, long Seal)> points, List<string> breaks, CancellationToken cancel)
    {
        byte[]? hash = [];
        long records = 0;
        var isWhole = true;
        var rows = context.Set<AuditRecord>().AsNoTracking().Where(r => r.Partition == partition).OrderBy(r => r.Sequence).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            records++;
            hash = AuditLink.Of(hash, row);
            if (hash is null || row.Sequence != records || !hash.AsSpan().SequenceEqual(row.Hash))
            {
                breaks.Add(hash is null
                    ? $"Partition {partition}: record {row.Sequence} is of format {row.Format}, which this version does not know."
                    : $"Partition {partition}: the chain breaks at record {row.Sequence} (expected {records}).");
                isWhole = false;
                break;
            }

            if (points.TryGetValue((partition, records), out var point) && point.Hash == Convert.ToHexStringLower(hash))
            {
                points.Remove((partition, records));
            }
        }

        if (head is null)
        {
            breaks.Add($"Partition {partition}: there are records or seals but no head.");
        }
        else if (isWhole && (records != head.Sequence || !hash.AsSpan().SequenceEqual(head.Hash)))
        {
            breaks.Add($"Partition {partition}: the head says {head.Sequence} records, the chain has {records}.");
        }

        return records;
    }

    private static string? OutsideBreak(string line, Dictionary<long, string> lines, string path) => SealsFile.NumberOf(line) is not { } number
        ? $"{path} has a line that is no seal: {line[..Math.Min(line.Length, 80)]}"
        : !lines.TryGetValue(number, out var stored)
            ? $"Seal {number} is in {path} and no longer in the database: records that were sealed have been cut off."
            : stored != line ? $"Seal {number} in {path} is not the one in the database: one of the two was changed." : null;

    private Task<List<short>> PartitionsAsync(CancellationToken cancel) =>
        context.Set<AuditRecord>().AsNoTracking().Select(r => r.Partition).Distinct().ToListAsync(cancel);
}
