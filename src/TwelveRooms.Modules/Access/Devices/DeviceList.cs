using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Devices;

/// <summary>One device of a ward.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What it is called on the ward.</param>
/// <param name="Since">The day on which it was enrolled.</param>
/// <param name="Until">The day on which it stops.</param>
/// <param name="LastUsedOn">The last day on which it was used; null when it never was. Never a time, never a person.</param>
internal sealed record DeviceRow(Guid Id, string Label, DateOnly Since, DateOnly Until, DateOnly? LastUsedOn);

/// <summary>A device that was ended by hand.</summary>
internal sealed record EndedDevice(Guid Id, string Label, DateOnly On);

/// <summary>The devices of a ward, for a reader whose right to manage them has been checked.</summary>
internal sealed class DeviceList(Db db, DayMarks marks, RoomsClock clock)
{
    private static readonly Viewer Reader = Viewer.System("device-list");

    /// <summary>Those that still let somebody in, A to Z.</summary>
    public async Task<IReadOnlyList<DeviceRow>> OfAsync(int ward, CancellationToken cancel)
    {
        var now = clock.Now;
        var rows = await db.For<AccessPass>(Reader)
            .Where(p => p.Unit == ward && p.Kind == PassKind.Device && p.EndedAt == null && p.ExpiresAt > now)
            .OrderBy(p => p.Label).Select(p => new { p.Id, p.Label, p.MadeAt, p.ExpiresAt }).ToListAsync(cancel);
        var used = await marks.OfAsync(rows.ConvertAll(r => $"device:{r.Id}"), cancel);
        return [.. rows.Select(r => new DeviceRow(
            r.Id, r.Label, RoomsClock.DayOf(r.MadeAt), RoomsClock.DayOf(r.ExpiresAt), used.TryGetValue($"device:{r.Id}", out var day) ? day : null))];
    }

    /// <summary>Those that were ended by hand within their 90 days, the newest first: what was ended is seen to have ended.</summary>
    public async Task<IReadOnlyList<EndedDevice>> EndedOfAsync(int ward, CancellationToken cancel)
    {
        var since = clock.Now - Passes.DeviceLife;
        var rows = await db.For<AccessPass>(Reader)
            .Where(p => p.Unit == ward && p.Kind == PassKind.Device && p.EndedAt != null && p.EndedAt > since)
            .Select(p => new { p.Id, p.Label, p.EndedAt }).ToListAsync(cancel);
        return [.. rows.OrderByDescending(r => r.EndedAt).Select(r => new EndedDevice(r.Id, r.Label, RoomsClock.DayOf(r.EndedAt!.Value)))];
    }

    /// <summary>Whether a pass is a device of this ward, ended or not.</summary>
    public Task<bool> IsOfAsync(int ward, Guid device, CancellationToken cancel) =>
        db.For<AccessPass>(Reader).AnyAsync(p => p.Id == device && p.Unit == ward && p.Kind == PassKind.Device, cancel);
}
