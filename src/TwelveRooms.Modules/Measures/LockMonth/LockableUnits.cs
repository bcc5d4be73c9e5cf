using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.LockMonth;

/// <summary>The units whose months somebody may lock, and what has been locked there.</summary>
internal sealed class LockableUnits(Db db, UnitDirectory units, RoomsClock clock)
{
    /// <summary>A ward, site or organisation where this viewer may lock; null when it is not there or not theirs.</summary>
    public async Task<UnitRow?> FindAsync(Guid id, Viewer viewer, CancellationToken cancel) =>
        await units.FindAsync(id, viewer, cancel) is { Kind: UnitKind.Ward or UnitKind.Site or UnitKind.Provider } unit
        && (await db.StandingAsync(viewer, unit.Number, cancel)).May(Rights.LockMonths)
            ? unit
            : null;

    /// <summary>Every lock that a unit had and has, the newest month first.</summary>
    public async Task<IReadOnlyList<MonthLock>> LocksOfAsync(int unit, Viewer viewer, CancellationToken cancel) =>
        [.. (await db.For<MonthLock>(viewer).Where(l => l.Unit == unit).ToListAsync(cancel)).OrderByDescending(l => l.Month).ThenByDescending(l => l.At)];

    /// <summary>
    /// Whether a lock is another unit's to open: that of the organisation or site in which this one lies. A ward that has left it would find
    /// nobody to ask, so its own people open the lock then.
    /// </summary>
    public Task<bool> IsHeldAboveAsync(MonthLock locked, UnitRow unit, CancellationToken cancel)
    {
        var today = clock.Today;
        return locked.LockedFor == unit.Number
            ? Task.FromResult(false)
            : db.Paths.AnyAsync(p => p.Descendant == unit.Number && p.Ancestor == locked.LockedFor && p.From <= today && p.To > today, cancel);
    }

    /// <summary>The first day of a month written as 2026-03.</summary>
    public static bool TryRead(string? text, out DateOnly month) => DayText.TryRead($"{text?.Trim()}-01", out month);

    public static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
