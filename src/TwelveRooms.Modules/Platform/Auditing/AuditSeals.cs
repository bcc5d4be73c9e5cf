using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform.Auditing;

#pragma warning disable RS0030 // Platform seals the chains.

/// <summary>
/// Seals what is new in the audit, in the database and then in a file outside it. Records that were sealed can no longer be cut off
/// unseen; those after the last seal can, so sealing is done often, and costs one short question when nothing is new.
/// </summary>
internal sealed class AuditSeals(TwelveRoomsDbContext context, WriteQueue queue, RoomsClock clock, SealsFile file)
{
    /// <summary>Any number that no other lock of PostgreSQL uses as one key; see <see cref="Write.LockAsync"/> for those with two.</summary>
    private const long OneSealerAtATime = 0x5EA1;

    /// <summary>Seals all heads that moved since the last seal; then the file gets every seal that it has not got.</summary>
    /// <exception cref="IOException">The file cannot be written; the seal is in the database all the same.</exception>
    public async Task SealAsync(CancellationToken cancel)
    {
        if (await context.Set<AuditHead>().AnyAsync(h => h.Sequence > h.Sealed, cancel))
        {
            await SealHeadsAsync(cancel);
        }

        await file.AppendAsync(last => context.Set<AuditSeal>().AsNoTracking().Where(s => s.Sequence > last).OrderBy(s => s.Sequence).ToListAsync(cancel), cancel);
    }

    private async Task SealHeadsAsync(CancellationToken cancel)
    {
        using var turn = context.IsSqlite ? await queue.TurnAsync(cancel) : null;
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        if (!context.IsSqlite)
        {
            await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({OneSealerAtATime})", cancel);
        }

        var moved = await context.Set<AuditHead>().AsNoTracking().Where(h => h.Sequence > h.Sealed).OrderBy(h => h.Partition).ToListAsync(cancel);
        if (moved.Count == 0)
        {
            return; // another sealer was quicker
        }

        var last = await context.Set<AuditSeal>().AsNoTracking().OrderByDescending(s => s.Sequence).FirstOrDefaultAsync(cancel);
        var heads = string.Join(' ', moved.Select(h => new SealedHead(h.Partition, h.Sequence, Convert.ToHexStringLower(h.Hash))));
        var seal = new AuditSeal { Sequence = (last?.Sequence ?? 0) + 1, Format = AuditLink.Format, At = clock.Now, Heads = heads, Hash = [] };
        context.Add(new AuditSeal { Sequence = seal.Sequence, Format = seal.Format, At = seal.At, Heads = heads, Hash = AuditLink.Of(last?.Hash ?? [], seal)! });
        await context.SaveChangesAsync(cancel);
        foreach (var head in moved)
        {
            // The head may have moved on meanwhile; it is sealed as far as the seal says.
            await context.Set<AuditHead>().Where(h => h.Partition == head.Partition)
                .ExecuteUpdateAsync(set => set.SetProperty(h => h.Sealed, head.Sequence), cancel);
        }

        await transaction.CommitAsync(cancel);
        context.ChangeTracker.Clear();
    }
}
