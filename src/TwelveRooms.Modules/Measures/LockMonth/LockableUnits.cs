using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.LockMonth;

/// <summary>The units whose months somebody may lock, and what has been locked there.</summary>
internal sealed class LockableUnits(Db db, UnitDirectory units)
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

    /// <summary>The first day of a month written as 2026-03.</summary>
    public static bool TryRead(string? text, out DateOnly month) => DayText.TryRead($"{text?.Trim()}-01", out month);

    public static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
