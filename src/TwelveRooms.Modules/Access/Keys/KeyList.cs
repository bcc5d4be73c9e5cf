using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Keys;

/// <summary>One key of another system; its secret is kept nowhere.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What the list calls it: "incident system".</param>
/// <param name="Unit">The number of the unit that it reaches, with all below.</param>
/// <param name="Role">The key of its role.</param>
/// <param name="Since">The day on which it was made.</param>
/// <param name="Until">The day on which it stops.</param>
/// <param name="EndedOn">The day on which somebody ended it; null when nobody has.</param>
/// <param name="LastUsedOn">The last day on which it was used; null when it never was.</param>
internal sealed record KeyRow(Guid Id, string Label, int Unit, string Role, DateOnly Since, DateOnly Until, DateOnly? EndedOn, DateOnly? LastUsedOn)
{
    public bool OpensOn(DateOnly day) => EndedOn is null && Until > day;
}

/// <summary>The keys of other systems, for a reader whose right to them has been checked.</summary>
internal sealed class KeyList(Db db, DayMarks marks, RoomsClock clock)
{
    private static readonly Viewer Reader = Viewer.System("key-list");

    /// <summary>All of them, oldest first; ended ones too.</summary>
    public Task<IReadOnlyList<KeyRow>> AllAsync(CancellationToken cancel) => RowsAsync(db.For<AccessPass>(Reader), cancel);

    /// <summary>Those of a unit and of what lies below it today.</summary>
    public Task<IReadOnlyList<KeyRow>> BelowAsync(int unit, CancellationToken cancel)
    {
        var today = clock.Today;
        return RowsAsync(db.For<AccessPass>(Reader).Where(k => db.Paths.Any(p => p.Descendant == k.Unit && p.Ancestor == unit && p.From <= today && p.To > today)), cancel);
    }

    /// <summary>Those held on any of these units, by number.</summary>
    public Task<IReadOnlyList<KeyRow>> OnAsync(IReadOnlyCollection<int> units, CancellationToken cancel) =>
        RowsAsync(db.For<AccessPass>(Reader).Where(k => units.Contains(k.Unit ?? 0)), cancel);

    /// <summary>One of them; null when there is none of this id.</summary>
    public async Task<KeyRow?> FindAsync(Guid id, CancellationToken cancel) => (await RowsAsync(db.For<AccessPass>(Reader).Where(k => k.Id == id), cancel)) is [var key] ? key : null;

    private async Task<IReadOnlyList<KeyRow>> RowsAsync(IQueryable<AccessPass> passes, CancellationToken cancel)
    {
        var rows = await passes.Where(k => k.Kind == PassKind.ApiKey)
            .OrderBy(k => k.MadeAt).ThenBy(k => k.Id).Select(k => new { k.Id, k.Label, k.Unit, k.Role, k.MadeAt, k.ExpiresAt, k.EndedAt }).ToListAsync(cancel);
        var used = await marks.OfAsync(rows.ConvertAll(r => $"key:{r.Id}"), cancel);
        return [.. rows.Select(r => new KeyRow(
            r.Id, r.Label, r.Unit ?? 0, r.Role ?? "", RoomsClock.DayOf(r.MadeAt), RoomsClock.DayOf(r.ExpiresAt),
            r.EndedAt is { } ended ? RoomsClock.DayOf(ended) : null, used.TryGetValue($"key:{r.Id}", out var day) ? day : null))];
    }
}
