using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.UnitGroups;

/// <summary>A unit's time in a group.</summary>
internal sealed record GroupTime(string Kind, string Name, DateOnly From, DateOnly To)
{
    /// <summary>Whether it has not begun on the day that was asked about.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>A ward's type is set with the ward.</summary>
    public bool IsWardType => Kind == GroupKinds.WardType;

    /// <summary>"Cohort: First wave, since 1 May 2025".</summary>
    public string Words =>
        $"{char.ToUpperInvariant(Kind[0])}{Kind[1..]}: {Name}{(From > UnitTree.Ever ? $", {(IsPlanned ? "from" : "since")} {WardChange.Words(From)}{(IsPlanned ? " on, as planned" : "")}" : "")}{(To < DateOnly.MaxValue ? $", until {WardChange.Words(To.AddDays(-1))}" : "")}";
}

/// <summary>A group with those of its units that the reader may see.</summary>
internal sealed record GroupRow(string Kind, string Name, IReadOnlyList<UnitRow> Units);

/// <summary>Reads the second hierarchies.</summary>
internal sealed class UnitGroupReader(Db db, UnitDirectory units)
{
    /// <summary>The groups that a unit is in on a day, by kind, A to Z.</summary>
    public Task<IReadOnlyList<GroupTime>> OfAsync(int unit, DateOnly day, Viewer viewer, CancellationToken cancel) => ReadAsync(unit, day, withPlanned: false, viewer, cancel);

    /// <summary>The same with those that begin later.</summary>
    public Task<IReadOnlyList<GroupTime>> WithPlannedAsync(int unit, DateOnly day, Viewer viewer, CancellationToken cancel) => ReadAsync(unit, day, withPlanned: true, viewer, cancel);

    private async Task<IReadOnlyList<GroupTime>> ReadAsync(int unit, DateOnly day, bool withPlanned, Viewer viewer, CancellationToken cancel) =>
    [
        .. (await db.For<UnitGroupMember>(viewer).Where(m => m.Unit == unit && (withPlanned || m.From <= day) && m.To > day)
            .Join(db.For<UnitGroup>(viewer), m => m.Group, g => g.Number, (m, g) => new { g.Kind, g.Name, m.From, m.To }).ToListAsync(cancel))
            .OrderBy(m => m.Kind, StringComparer.Ordinal).ThenBy(m => m.Name, StringComparer.CurrentCulture)
            .Select(m => new GroupTime(m.Kind, m.Name, m.From, m.To) { IsPlanned = m.From > day }),
    ];

    /// <summary>Every group with a unit that the viewer may see, on a day.</summary>
    public async Task<IReadOnlyList<GroupRow>> AllAsync(DateOnly day, Viewer viewer, CancellationToken cancel)
    {
        var groups = await db.For<UnitGroup>(viewer).ToListAsync(cancel);
        var members = await db.For<UnitGroupMember>(viewer).Where(m => m.From <= day && m.To > day).ToListAsync(cancel);
        var rows = await units.FindAsync(members.Select(m => m.Unit).Distinct().ToList(), viewer, cancel);
        var byGroup = members.Where(m => rows.TryGetValue(m.Unit, out var row) && !row.HasClosedBy(day)).ToLookup(m => m.Group, m => rows[m.Unit]);
        return
        [
            .. groups.Where(g => byGroup.Contains(g.Number)).OrderBy(g => g.Kind, StringComparer.Ordinal).ThenBy(g => g.Name, StringComparer.CurrentCulture)
                .Select(g => new GroupRow(g.Kind, g.Name, [.. byGroup[g.Number].OrderBy(u => u.Name, StringComparer.CurrentCulture)])),
        ];
    }

    /// <summary>The names in use among the units that the viewer may see, ward types aside, A to Z.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(Viewer viewer, CancellationToken cancel) =>
    [
        .. (await db.For<UnitGroup>(viewer).Where(g => g.Kind != GroupKinds.WardType).Select(g => g.Name).Distinct().ToListAsync(cancel))
            .Order(StringComparer.CurrentCulture),
    ];
}
