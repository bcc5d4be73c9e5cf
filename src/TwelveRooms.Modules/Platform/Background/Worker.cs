using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform.Background;

#pragma warning disable RS0030 // Platform runs its own queues.

/// <summary>Polls the outbox and the job table. Any number of nodes may do so at once.</summary>
internal sealed partial class Worker(IServiceScopeFactory scopes, ILogger<Worker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<WorkRound>().RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                RoundFailed(log, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of background work failed; it is tried again")]
    private static partial void RoundFailed(ILogger log, Exception e);
}

/// <summary>One look at what is due; called by the worker, and by tests that do not want to wait.</summary>
internal sealed partial class WorkRound(
    TwelveRoomsDbContext context,
    WriteQueue queue,
    RoomsClock clock,
    IServiceScopeFactory scopes,
    ILogger<WorkRound> log)
{
    private const int MostAttempts = 10;
    private const int MostRows = 500;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    public async Task RunAsync(CancellationToken cancel)
    {
        await DrainOutboxAsync(cancel);
        await RunJobsAsync(cancel);
    }

    /// <summary>Takes due rows, does their work, and removes them; a row that fails waits longer each time, ten times.</summary>
    private async Task DrainOutboxAsync(CancellationToken cancel)
    {
        var now = clock.Now;
        while (await context.Set<OutboxRow>().AsNoTracking().AnyAsync(o => o.Due <= now && o.Attempts < MostAttempts, cancel))
        {
            var rows = await TakeAsync(cancel);
            if (rows.Count == 0)
            {
                return;
            }

            foreach (var group in rows.GroupBy(r => r.Kind))
            {
                await ConsumeAsync(group.Key, [.. group], cancel);
            }
        }
    }

    /// <summary>Leases rows by moving their due date, so that two nodes never do the same row at once.</summary>
    private async Task<IReadOnlyList<OutboxRow>> TakeAsync(CancellationToken cancel)
    {
        var now = clock.Now.ToUnixTimeMilliseconds();
        var until = clock.Now.Add(Lease).ToUnixTimeMilliseconds();
        using var turn = context.IsSqlite ? await queue.TurnAsync(cancel) : null;
        var skip = context.IsSqlite ? "" : "FOR UPDATE SKIP LOCKED";
        var sql = $$"""
            UPDATE platform_outbox SET "Due" = {0}, "Attempts" = "Attempts" + 1
            WHERE "Number" IN (SELECT "Number" FROM platform_outbox WHERE "Due" <= {1} AND "Attempts" < {{MostAttempts}} ORDER BY "Number" LIMIT {{MostRows}} {{skip}})
            RETURNING *
            """;
        var rows = await context.Set<OutboxRow>().FromSqlRaw(sql, until, now).AsNoTracking().ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Number)];
    }

    private async Task ConsumeAsync(string kind, List<OutboxRow> rows, CancellationToken cancel)
    {
        var numbers = rows.ConvertAll(r => r.Number);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var consumer = scope.ServiceProvider.GetServices<IOutboxConsumer>().SingleOrDefault(c => c.Kind == kind)
                ?? throw new InvalidOperationException($"Nobody takes outbox rows of kind {kind}.");
            await consumer.ConsumeAsync(rows.ConvertAll(r => r.Payload), cancel);
            using var turn = context.IsSqlite ? await queue.TurnAsync(cancel) : null;
            await context.Set<OutboxRow>().Where(o => numbers.Contains(o.Number)).ExecuteDeleteAsync(cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException && rows.Count > 1)
        {
            // One row that cannot be done must not hold up the others.
            RowsFailed(log, kind, rows.Count, e);
            foreach (var row in rows)
            {
                await ConsumeAsync(kind, [row], cancel);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            RowsFailed(log, kind, rows.Count, e);
            using var turn = context.IsSqlite ? await queue.TurnAsync(cancel) : null;
            var again = clock.Now.AddSeconds(Math.Pow(2, rows.Max(r => r.Attempts)));
            var error = TextGuard.Strike(e.Message, TextGuard.Check(e.Message)); // it may quote the row
            await context.Set<OutboxRow>().Where(o => numbers.Contains(o.Number)).ExecuteUpdateAsync(
                set => set.SetProperty(o => o.Due, again).SetProperty(o => o.LastError, error), cancel);
        }
    }

    private async Task RunJobsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var job in scope.ServiceProvider.GetServices<IRecurringJob>())
        {
            if (!await LeaseAsync(job, cancel))
            {
                continue;
            }

            try
            {
                await job.RunAsync(cancel);
                await FinishAsync(job, null, clock.Now + job.Every, cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                JobFailed(log, job.Name, e);
                await FinishAsync(job, e.Message, clock.Now + TimeSpan.FromMinutes(1), cancel);
            }
        }
    }

    private async Task<bool> LeaseAsync(IRecurringJob job, CancellationToken cancel)
    {
        var now = clock.Now;
        var stored = await context.Set<Job>().AsNoTracking().SingleOrDefaultAsync(j => j.Name == job.Name, cancel);
        if (stored is not null && (stored.Due > now || stored.LeaseUntil > now))
        {
            return false;
        }

        using var turn = context.IsSqlite ? await queue.TurnAsync(cancel) : null;
        if (stored is null)
        {
            await context.Database.ExecuteSqlAsync(
                $"""INSERT INTO platform_jobs ("Name", "Due", "Attempts") VALUES ({job.Name}, {now.ToUnixTimeMilliseconds()}, 0) ON CONFLICT DO NOTHING""", cancel);
        }

        var until = now + Lease;
        return await context.Set<Job>()
            .Where(j => j.Name == job.Name && j.Due <= now && (j.LeaseUntil == null || j.LeaseUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.LeaseUntil, until).SetProperty(j => j.Attempts, j => j.Attempts + 1), cancel) == 1;
    }

    private async Task FinishAsync(IRecurringJob job, string? error, DateTimeOffset due, CancellationToken cancel)
    {
        using var turn = context.IsSqlite ? await queue.TurnAsync(cancel) : null;
        DateTimeOffset? done = error is null ? clock.Now : null;
        await context.Set<Job>().Where(j => j.Name == job.Name).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.LeaseUntil, (DateTimeOffset?)null).SetProperty(j => j.Due, due).SetProperty(j => j.LastError, error)
                .SetProperty(j => j.LastDone, j => done ?? j.LastDone).SetProperty(j => j.Attempts, j => error == null ? 0 : j.Attempts), cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} outbox rows of kind {Kind} failed; they are tried again")]
    private static partial void RowsFailed(ILogger log, string kind, int count, Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Job} failed; it is tried again")]
    private static partial void JobFailed(ILogger log, string job, Exception e);
}
