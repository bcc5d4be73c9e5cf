using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.Domain;

/// <summary>What every change of a ward by hand has in common: who may, on which day, and why.</summary>
internal static class WardChange
{
    private const int LongestName = 100;
    private const int LongestReason = 400;

    /// <summary>The ward, tracked, if this viewer may manage it; null when it is not there or not theirs.</summary>
    public static async Task<Unit?> FindAsync(Db db, Write write, Guid id, Viewer viewer, CancellationToken cancel)
    {
        var wanted = UnitId.From(id);
        var number = await db.For<Unit>(viewer).Where(u => u.Id == wanted && u.Kind == UnitKind.Ward).Select(u => (int?)u.Number).SingleOrDefaultAsync(cancel);
        return number is { } n && (await db.StandingAsync(viewer, n, cancel)).May(Rights.ManageUnits)
            ? await write.For<Unit>().SingleAsync(u => u.Number == n, cancel)
            : null;
    }

    /// <summary>A site or organisation that this viewer may put wards into; null when it is not there or not theirs.</summary>
    public static async Task<Unit?> FindHolderAsync(Db db, Write write, Guid id, Viewer viewer, CancellationToken cancel)
    {
        var wanted = UnitId.From(id);
        var number = await db.For<Unit>(viewer).Where(u => u.Id == wanted && (u.Kind == UnitKind.Site || u.Kind == UnitKind.Provider))
            .Select(u => (int?)u.Number).SingleOrDefaultAsync(cancel);
        return number is { } n && (await db.StandingAsync(viewer, n, cancel)).May(Rights.ManageUnits)
            ? await write.For<Unit>().SingleAsync(u => u.Number == n, cancel)
            : null;
    }

    /// <summary>Why not, when somebody else changed the ward since it was shown.</summary>
    public static Refusal? RefuseVersion(Unit ward, int shown) => ward.Version == shown
        ? null
        : Refusal.Conflict("changed-meanwhile", $"{ward.Name} was changed by somebody else while you were writing. Open this page again to see it as it is now, then decide.");

    public static Refusal? RefuseReason(string? reason, string field) => string.IsNullOrWhiteSpace(reason)
        ? Refusal.Invalid("reason-needed", "Say why, in a few words. The reason is kept with the change.", field)
        : reason.Length > LongestReason
            ? Refusal.Invalid("reason-too-long", $"The reason has {reason.Length} characters. Use up to {LongestReason}.", field)
            : TextGuard.Refuse(reason, field);

    public static Refusal? RefuseName(string? name, string field) => name?.Trim() switch
    {
        null or "" => Refusal.Invalid("name-needed", "Write the name of the ward, as people say it.", field),
        var clean => NameText.Refuse(clean, field, LongestName),
    };

    /// <summary>The last day for which something can be planned: later is a slip of the key.</summary>
    public static DateOnly LatestPlan(DateOnly today) => today.AddYears(1);

    /// <summary>A day that can be written down now: known, and at most a year ahead where a plan is useful.</summary>
    public static Outcome<DateOnly> ReadDay(string? text, string field, DateOnly today, bool allowsPlan)
    {
        if (!DayText.TryRead(text, out var day))
        {
            var written = string.IsNullOrWhiteSpace(text) ? "" : $"“{text.Trim()}” is not a date that we can read. ";
            return Refusal.Invalid("not-a-day", $"{written}Write the date with day, month and year, such as 31 3 2026.", field);
        }

        return day <= today ? day
            : !allowsPlan ? Refusal.Invalid("day-in-the-future", $"{Words(day)} has not come yet. A new name can be given from today or an earlier day.", field)
            : day > LatestPlan(today) ? Refusal.Invalid("day-too-far", $"{Words(day)} is more than a year ahead. Plan at most a year ahead.", field)
            : day;
    }

    /// <summary>Two open wards of one name in one place cannot be told apart on a phone at night.</summary>
    public static async Task<Refusal?> RefuseTwinAsync(Write write, string name, int parent, int? except, DateOnly day, string field, CancellationToken cancel)
    {
        var beside = await write.For<UnitParent>().AsNoTracking().Where(p => p.Parent == parent && p.From <= day && p.To > day).Select(p => p.Unit).ToListAsync(cancel);
        var names = await write.For<Unit>().AsNoTracking()
            .Where(u => beside.Contains(u.Number) && u.Kind == UnitKind.Ward && u.Number != except && (u.ClosedOn == null || u.ClosedOn >= day))
            .Select(u => u.Name).ToListAsync(cancel);
        return names.Exists(n => string.Equals(n, name.Trim(), StringComparison.OrdinalIgnoreCase))
            ? Refusal.Conflict("name-in-use", $"There is an open ward called {name.Trim()} in the same place already. Use another name, or add what tells them apart.", field)
            : null;
    }

    /// <summary>A day as people write it.</summary>
    public static string Words(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
