using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.Domain;

/// <summary>The locked months of some units: the one place that says whether a number may still change.</summary>
internal sealed class MonthLocks
{
    private readonly Dictionary<(int Unit, DateOnly Month), MonthLock> _locked;
    private readonly HashSet<int> _units;

    private MonthLocks(IReadOnlyList<MonthLock> locks) =>
        (_locked, _units) = (locks.GroupBy(l => (l.Unit, l.Month)).ToDictionary(g => g.Key, g => g.MinBy(l => l.At)!), [.. locks.Select(l => l.Unit)]);

    /// <summary>Inside a write that holds off other writers of these units: nobody locks or unlocks them meanwhile.</summary>
    public static Task<MonthLocks> InWriteAsync(Write write, IReadOnlyCollection<int> units, CancellationToken cancel) => OfAsync(write.For<MonthLock>(), units, cancel);

    public static async Task<MonthLocks> OfAsync(IQueryable<MonthLock> locks, IReadOnlyCollection<int> units, CancellationToken cancel) =>
        new(await locks.AsNoTracking().Where(l => units.Contains(l.Unit) && l.UnlockedAt == null).ToListAsync(cancel));

    /// <summary>Whether a unit has a locked month at all.</summary>
    public bool HasAny(int unit) => _units.Contains(unit);

    /// <summary>The lock on a unit's month; null while it is open.</summary>
    public MonthLock? Of(int unit, DateOnly month) => _locked.GetValueOrDefault((unit, month));

    /// <summary>The lock on a number, by the month that it belongs to; null while it may change.</summary>
    public MonthLock? Of(int unit, Cadence cadence, DateOnly period) => _units.Contains(unit) ? Of(unit, cadence.MonthOf(period)) : null;

    /// <summary>Why a number may not change; null when it may.</summary>
    public Refusal? Refuse(int unit, Cadence cadence, DateOnly period) => Of(unit, cadence, period) is { } locked ? MeasureRefusals.MonthLocked(locked) : null;
}
