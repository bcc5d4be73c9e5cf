using System.Globalization;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.Domain;

/// <summary>
/// A month of one unit in which no number changes until somebody unlocks it with a reason. A month that is locked for an organisation
/// leaves a row for each ward that it had on that day, so that a ward's own people can read why, wherever it moves.
/// </summary>
internal sealed class MonthLock : IOwned<MonthLock>, IVersioned
{
    public static Ownership<MonthLock> Ownership { get; } = Owned.ByUnit<MonthLock>(l => l.Unit);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose numbers stand still.</summary>
    public int Unit { get; init; }

    /// <summary>For which unit it was locked: this one, or the organisation or site that it lay in on that day.</summary>
    public int LockedFor { get; init; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; init; }

    [KeptText(TextKind.Machine)]
    public required string By { get; init; }

    [KeptText(TextKind.StaffName)]
    public required string ByName { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? UnlockedAt { get; set; }

    [KeptText(TextKind.Machine)]
    public string? UnlockedBy { get; set; }

    [KeptText(TextKind.StaffName)]
    public string? UnlockedByName { get; set; }

    public string? UnlockedWhy { get; set; }

    public int Version { get; set; }

    public bool IsOpenAgain => UnlockedAt is not null;

    /// <summary>Whether it came with an organisation or a site, and not for this unit alone.</summary>
    public bool IsShared => LockedFor != Unit;

    /// <summary>"March 2026".</summary>
    public string MonthWords => Cadence.Month.Spoken(Month);

    /// <summary>"Ann Bell locked March 2026 on 20 April 2026, for all wards together."</summary>
    public string Words => $"{ByName} locked {MonthWords} on {Day(At)}{(IsShared ? ", for all wards together" : "")}.";

    /// <summary>"Ann Bell unlocked it on 2 May 2026: two forms came late."; null while it is locked.</summary>
    public string? UnlockedWords => UnlockedAt is { } at ? $"{UnlockedByName} unlocked it on {Day(at)}: {UnlockedWhy?.TrimEnd('.')}." : null;

    /// <summary>Who can unlock it, and how.</summary>
    public string Remedy => IsShared
        ? "A data champion or the team of the whole organisation can unlock it, with a reason."
        : "The ward manager, a data champion or the organisation team can unlock it, with a reason.";

    private static string Day(DateTimeOffset at) => RoomsClock.DayOf(at).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
