using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.LockMonth;

/// <summary>A month whose numbers shall stand as they are.</summary>
/// <param name="Unit">The id of a ward, or of an organisation or site with all its wards of today.</param>
/// <param name="Month">The month, as 2026-03.</param>
internal sealed record LockMonthCommand(Guid Unit, string? Month)
{
    public RequestKey? Request { get; init; }

    public string Content => $"lock\u001f{Unit}\u001f{Month}";
}

/// <summary>Locks a month. From then on every way in refuses to change its numbers; see <see cref="MonthLocks"/>.</summary>
internal sealed class LockMonthHandler(Db db, UnitDirectory units, LockableUnits lockable)
{
    public Task<Outcome<Done>> HandleAsync(LockMonthCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync(
        viewer.WithWholeTree(), // an import that somebody else began may be writing here
        new("measures.month-locked", command.Request),
        (write, c) => LockAsync(write, command, viewer, c),
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);

    private async Task<Outcome<Done>> LockAsync(Write write, LockMonthCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await lockable.FindAsync(command.Unit, viewer, cancel) is not { } unit)
        {
            return Refusal.NotFound;
        }

        if (!LockableUnits.TryRead(command.Month, out var month))
        {
            return LockRefusals.NotAMonth(command.Month, "Month");
        }

        if (Cadence.Month.LastDay(month) >= write.Today)
        {
            return LockRefusals.NotOver(month);
        }

        var all = await WithAllBelowAsync(unit, viewer, cancel);
        foreach (var number in all)
        {
            await SeriesStore.LockAsync(write, number, cancel); // whoever is writing a number here comes first
        }

        if (await write.For<MonthLock>().FirstOrDefaultAsync(l => l.LockedFor == unit.Number && l.Month == month && l.UnlockedAt == null, cancel) is { } locked)
        {
            return LockRefusals.AlreadyLocked(locked);
        }

        if (await IsComingInAsync(write, all, cancel))
        {
            return LockRefusals.StillComingIn(month);
        }

        foreach (var number in all)
        {
            write.Add(new MonthLock { Unit = number, LockedFor = unit.Number, Month = month, By = viewer.Actor, ByName = viewer.Name, At = write.Now });
        }

        write.About(unit.Partition, unit.Number);
        return new Done();
    }

    private async Task<List<int>> WithAllBelowAsync(UnitRow unit, Viewer viewer, CancellationToken cancel)
    {
        var all = new List<int> { unit.Number };
        if (unit.Kind != UnitKind.Ward)
        {
            all.AddRange((await units.BelowAsync(unit.Number, UnitKind.Site, viewer, cancel)).Select(u => u.Number));
            all.AddRange((await units.BelowAsync(unit.Number, UnitKind.Ward, viewer, cancel)).Select(u => u.Number));
        }

        return [.. all.Distinct().Order()];
    }

    /// <summary>A long import writes in parts, and takes out all of them when it is stopped: nothing of it may lie in a locked month.</summary>
    private static Task<bool> IsComingInAsync(Write write, List<int> units, CancellationToken cancel) => write.For<ImportBatch>().Where(b => b.State == ImportState.Running || b.State == ImportState.Stopping || b.State == ImportState.Undoing)
        .Join(write.For<ImportedSeriesRow>(), b => b.Number, r => r.Import, (_, r) => r.Series)
        .Join(write.For<Series>(), number => number, s => s.Number, (_, s) => s.Unit)
        .AnyAsync(unit => units.Contains(unit), cancel);
}
