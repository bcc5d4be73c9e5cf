using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.Domain;

/// <summary>A unit of the tree. Its name and parents are dated rows; the newest name is kept here too, for reading.</summary>
internal sealed class Unit : IOwned<Unit>, IVersioned
{
    // An organisation's name is public knowledge; a site's and a ward's belong to those who hold them.
    public static Ownership<Unit> Ownership { get; } = Owned.ByUnit<Unit>(u => u.Number, u => u.Kind != UnitKind.Site && u.Kind != UnitKind.Ward);

    public int Number { get; init; }

    public UnitId Id { get; init; } = UnitId.New();

    public required UnitKind Kind { get; init; }

    [KeptText(TextKind.Name)]
    public required string Name { get; set; }

    [KeptText(TextKind.Machine)]
    public string? Code { get; set; }

    public short Partition { get; init; }

    public DateOnly? OpenedOn { get; set; }

    public DateOnly? ClosedOn { get; set; }

    /// <summary>The day on which it came into this house: nothing was asked of it here before. Null where that is not known.</summary>
    public DateOnly? HereSince { get; init; }

    [KeptText(TextKind.Name)]
    public string? WardType { get; set; }

    /// <summary>NHS trust, independent, community interest company: as the source says.</summary>
    [KeptText(TextKind.Name)]
    public string? OrganisationType { get; set; }

    public int? Beds { get; set; }

    public string? Aim { get; set; }

    public bool IsChecked { get; set; }

    /// <summary>Made up for the demo programme; real codes never carry it.</summary>
    public bool IsDemo { get; init; }

    public int Version { get; set; }
}

/// <summary>Reads the version that a form shows, and sends back.</summary>
internal static class UnitVersion
{
    public static Task<int> VersionOfAsync(this Db db, int unit, Viewer viewer, CancellationToken cancel) =>
        db.For<Unit>(viewer).Where(u => u.Number == unit).Select(u => u.Version).SingleAsync(cancel);
}

/// <summary>A name from a day on.</summary>
internal sealed class UnitName : IOwned<UnitName>
{
    public static Ownership<UnitName> Ownership { get; } = Owned.Through<UnitName, Unit, int>(n => n.Unit, u => u.Number);

    public int Unit { get; init; }

    public DateOnly From { get; init; }

    [KeptText(TextKind.Name)]
    public required string Name { get; set; }
}

/// <summary>A parent from a day until a day. A unit has at most one parent at a time.</summary>
internal sealed class UnitParent : IOwned<UnitParent>
{
    public static Ownership<UnitParent> Ownership { get; } = Owned.Through<UnitParent, Unit, int>(p => p.Unit, u => u.Number);

    public int Unit { get; init; }

    public DateOnly From { get; init; }

    public int Parent { get; set; }

    public DateOnly To { get; set; }
}

/// <summary>Who took over from a unit that closed; more than one where it was split.</summary>
internal sealed class UnitSuccessor : IOwned<UnitSuccessor>
{
    public static Ownership<UnitSuccessor> Ownership { get; } = Owned.Through<UnitSuccessor, Unit, int>(s => s.Unit, u => u.Number);

    public int Unit { get; init; }

    public int Successor { get; init; }

    public DateOnly On { get; set; }

    public bool IsSplit { get; set; }
}

/// <summary>Where a site lies, when that differs from where its organisation reports: its ICB or region, from a day until a day.</summary>
internal sealed class SitePlace : IOwned<SitePlace>
{
    public static Ownership<SitePlace> Ownership { get; } = Owned.Through<SitePlace, Unit, int>(p => p.Site, u => u.Number);

    public int Site { get; init; }

    public int Place { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; set; }
}

/// <summary>A second hierarchy: a cohort, a strand, a collaborative, a ward type.</summary>
internal sealed class UnitGroup : IOwned<UnitGroup>
{
    // Ward types are the programme's own words; the name of any other group tells whoever holds one of its units.
    public static Ownership<UnitGroup> Ownership { get; } = Owned.Through<UnitGroup, UnitGroupMember, int>(g => g.Number, m => m.Group, g => g.Kind == GroupKinds.WardType);

    public int Number { get; init; }

    [KeptText(TextKind.Machine)]
    public required string Kind { get; init; }

    [KeptText(TextKind.Name)]
    public required string Name { get; set; }
}

/// <summary>A unit's time in a group.</summary>
internal sealed class UnitGroupMember : IOwned<UnitGroupMember>
{
    public static Ownership<UnitGroupMember> Ownership { get; } = Owned.ByUnit<UnitGroupMember>(m => m.Unit);

    public int Group { get; init; }

    public int Unit { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; set; }
}
