using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Background;

#pragma warning disable RS0030 // Platform lists its own queues.

/// <summary>One recurring job, for the administrator's list.</summary>
internal sealed record JobRow(string Name, DateTimeOffset Due, DateTimeOffset? LastDone, string? LastError);

/// <summary>Work left behind by writes that has failed at least once; ten times, and it waits for a person.</summary>
internal sealed record FailingWork(string Kind, int Attempts, DateTimeOffset At, string? LastError);

/// <summary>What the administrator may know of the queues: never a payload.</summary>
internal sealed class JobList(TwelveRoomsDbContext context)
{
    public async Task<IReadOnlyList<JobRow>> JobsAsync(CancellationToken cancel) =>
        await context.Set<Job>().AsNoTracking().OrderBy(j => j.Name).Select(j => new JobRow(j.Name, j.Due, j.LastDone, j.LastError)).ToListAsync(cancel);

    public async Task<IReadOnlyList<FailingWork>> FailingAsync(CancellationToken cancel) =>
        await context.Set<OutboxRow>().AsNoTracking().Where(o => o.LastError != null).OrderBy(o => o.Number).Take(100)
            .Select(o => new FailingWork(o.Kind, o.Attempts, o.At, o.LastError)).ToListAsync(cancel);

    public Task<int> WaitingAsync(CancellationToken cancel) => context.Set<OutboxRow>().CountAsync(cancel);
}
