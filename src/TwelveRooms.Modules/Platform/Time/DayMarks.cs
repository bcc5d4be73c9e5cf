using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform.Time;

#pragma warning disable RS0030 // Platform keeps its own tables.

/// <summary>The last day on which something was used: a day, never a time, and nobody's name. It follows from use and is not audited.</summary>
internal sealed class DayMark : INotAudited
{
    public required string Subject { get; init; }

    public DateOnly Day { get; init; }
}

/// <summary>Keeps the last day of use of things that a person must be able to tell from forgotten ones.</summary>
internal sealed class DayMarks(TwelveRoomsDbContext context, WriteQueue queue, RoomsClock clock, MarkedToday marked)
{
    /// <summary>Notes that it was used today; the second time on a day costs nothing.</summary>
    /// <param name="subject">What: its kind and its id, such as <c>device:…</c>.</param>
    /// <param name="cancel">Stops.</param>
    public async Task MarkAsync(string subject, CancellationToken cancel)
    {
        var today = clock.Today;
        if (marked.IsMarked(subject, today))
        {
            return;
        }

        using var turn = context.IsSqlite ? await queue.TurnAsync(cancel) : null;
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO platform_day_marks ("Subject", "Day") VALUES ({subject}, {today.DayNumber})
            ON CONFLICT ("Subject") DO UPDATE SET "Day" = excluded."Day" WHERE platform_day_marks."Day" < excluded."Day"
            """, cancel);
        marked.Mark(subject, today);
    }

    /// <summary>The last day of each that was ever used.</summary>
    public async Task<IReadOnlyDictionary<string, DateOnly>> OfAsync(IReadOnlyCollection<string> subjects, CancellationToken cancel) =>
        await context.Set<DayMark>().AsNoTracking().Where(m => subjects.Contains(m.Subject)).ToDictionaryAsync(m => m.Subject, m => m.Day, cancel);
}

/// <summary>What this node has marked already, so that a busy device writes once a day.</summary>
internal sealed class MarkedToday
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<string, DateOnly> _days = new();

    public bool IsMarked(string subject, DateOnly day) => _days.TryGetValue(subject, out var marked) && marked == day;

    public void Mark(string subject, DateOnly day)
    {
        if (_days.Count >= Most)
        {
            _days.Clear();
        }

        _days[subject] = day;
    }
}
