using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Background;

#pragma warning disable RS0030 // Platform reads its own queues.

/// <summary>A recurring job as an administrator sees it.</summary>
internal sealed record JobRow(string Name, DateTimeOffset Due, DateTimeOffset? LastDone, int Attempts, string? LastError);

/// <summary>Work left by a write that has failed at least once; after ten times it waits for a person.</summary>
internal sealed record FailingRow(long Number, string Kind, DateTimeOffset Since, int Attempts, string LastError);

/// <summary>What runs in the background, and what of it does not get through.</summary>
internal sealed class WorkList(TwelveRoomsDbContext context)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<JobRow>> JobsAsync(CancellationToken cancel) => await context.Set<Job>().AsNoTracking()
        .OrderBy(j => j.Name).Select(j => new JobRow(j.Name, j.Due, j.LastDone, j.Attempts, j.LastError)).ToListAsync(cancel);

    public async Task<IReadOnlyList<FailingRow>> FailingAsync(CancellationToken cancel) => await context.Set<OutboxRow>().AsNoTracking()
        .Where(o => o.LastError != null).OrderBy(o => o.Number).Take(Most)
        .Select(o => new FailingRow(o.Number, o.Kind, o.At, o.Attempts, o.LastError!)).ToListAsync(cancel);

    /// <summary>How many rows wait that have not failed.</summary>
    public Task<int> WaitingAsync(CancellationToken cancel) => context.Set<OutboxRow>().CountAsync(o => o.LastError == null, cancel);
}
