using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform.Time;

#pragma warning disable RS0030 // Platform keeps its own tables.

/// <summary>
/// When something that ends by itself was last used, to half a minute. It is there to end an idle session and for nothing else: no page
/// shows it, and it goes a day later.
/// </summary>
internal sealed class SeenMark : IOwned<SeenMark>, INotAudited
{
    public static Ownership<SeenMark> Ownership { get; } = Owned.ByPlatform<SeenMark>();

    public Guid Subject { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>What this node has seen in use. No request waits for the database because of it: <see cref="SeenKeeper"/> writes it down.</summary>
internal sealed class SeenLately
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _at = new();
    private readonly ConcurrentDictionary<Guid, bool> _unwritten = new();

    public void Note(Guid subject, DateTimeOffset now)
    {
        if (_at.Count >= Most)
        {
            _at.Clear();
        }

        (_at[subject], _unwritten[subject]) = (now, true);
    }

    public DateTimeOffset? Of(Guid subject) => _at.TryGetValue(subject, out var at) ? at : null;

    internal IReadOnlyList<(Guid Subject, DateTimeOffset At)> TakeUnwritten()
    {
        var taken = new List<(Guid, DateTimeOffset)>();
        foreach (var subject in _unwritten.Keys)
        {
            if (_unwritten.TryRemove(subject, out _) && _at.TryGetValue(subject, out var at))
            {
                taken.Add((subject, at));
            }
        }

        return taken;
    }
}

/// <summary>Writes down what this node has seen, for the others and for after a restart.</summary>
internal sealed class SeenMarks(TwelveRoomsDbContext context, WriteQueue queue, RoomsClock clock, SeenLately lately)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task WriteAsync(CancellationToken cancel)
    {
        var seen = lately.TakeUnwritten();
        if (seen.Count == 0)
        {
            return;
        }

        using var turn = context.IsSqlite ? await queue.TurnAsync(cancel) : null;
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        await new BulkRows(context).PutAsync(BulkTable.Of<SeenMark>(context), [.. seen.Select(s => new SeenMark { Subject = s.Subject, At = s.At })], cancel);
        var before = clock.Now - Kept;
        await context.Set<SeenMark>().Where(m => m.At < before).ExecuteDeleteAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}

/// <summary>Every half minute, on each node.</summary>
internal sealed class SeenKeeper(IServiceScopeFactory scopes) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<SeenMarks>().WriteAsync(stoppingToken);
            }
            catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException or TimeoutException)
            {
                // the next time writes what is newer; at worst a session ends a little early on another node
            }
        }
    }
}
