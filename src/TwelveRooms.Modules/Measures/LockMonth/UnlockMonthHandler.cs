using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.LockMonth;

/// <summary>A locked month whose numbers must change after all.</summary>
/// <param name="Unit">The id of the unit for which it was locked.</param>
/// <param name="Month">The month, as 2026-03.</param>
/// <param name="Reason">Why.</param>
internal sealed record UnlockMonthCommand(Guid Unit, string? Month, string? Reason)
{
    public RequestKey? Request { get; init; }

    public string Content => $"unlock\u001f{Unit}\u001f{Month}\u001f{Reason}";
}

/// <summary>Unlocks a month with a reason, for every ward for which it was locked, wherever that lies today. The lock stays in the history.</summary>
internal sealed class UnlockMonthHandler(Db db, LockableUnits lockable)
{
    public Task<Outcome<Done>> HandleAsync(UnlockMonthCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync(
        viewer.WithWholeTree(), // a ward that moved away since is unlocked with the others
        new("measures.month-unlocked", command.Request),
        (write, c) => UnlockAsync(write, command, viewer, c),
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);

    private async Task<Outcome<Done>> UnlockAsync(Write write, UnlockMonthCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await lockable.FindAsync(command.Unit, viewer, cancel) is not { } unit)
        {
            return Refusal.NotFound;
        }

        if (!LockableUnits.TryRead(command.Month, out var month))
        {
            return LockRefusals.NotAMonth(command.Month, "Locked");
        }

        var locks = await write.For<MonthLock>().Where(l => l.Month == month && l.UnlockedAt == null && (l.LockedFor == unit.Number || l.Unit == unit.Number)).ToListAsync(cancel);
        var theirs = new List<MonthLock>();
        foreach (var one in locks)
        {
            if (one.LockedFor == unit.Number || !await lockable.IsHeldAboveAsync(one, unit, cancel))
            {
                theirs.Add(one);
            }
        }

        if (theirs.Count == 0)
        {
            return locks.Count > 0 ? LockRefusals.LockedForAll(locks[0]) : LockRefusals.NotLocked(month);
        }

        var reason = command.Reason?.Trim();
        if (RefuseReason(reason) is { } no)
        {
            return no;
        }

        foreach (var one in theirs)
        {
            (one.UnlockedAt, one.UnlockedBy, one.UnlockedByName, one.UnlockedWhy) = (write.Now, viewer.Actor, viewer.Name, reason);
            one.Version++;
        }

        write.About(unit.Partition, unit.Number, reason);
        return new Done();
    }

    private static Refusal? RefuseReason(string? reason) => string.IsNullOrEmpty(reason) ? LockRefusals.WhyMissing
        : reason.Length > NumberCheck.LongestReason ? MeasureRefusals.ReasonTooLong(reason.Length, NumberCheck.LongestReason)
        : TextGuard.Refuse(reason, nameof(UnlockMonthCommand.Reason));
}
