namespace TwelveRooms.Organisations.Contracts;

/// <summary>A unit as other modules and pages may see it.</summary>
/// <param name="Number">The whole number that large tables carry.</param>
/// <param name="Id">The lasting id, used in addresses.</param>
/// <param name="Kind">What kind of unit.</param>
/// <param name="Name">Its name today.</param>
/// <param name="Code">Its ODS or ward code, or null.</param>
/// <param name="Partition">The partition that leads the key of its large rows.</param>
/// <param name="OpenedOn">First day, when known.</param>
/// <param name="ClosedOn">Last day, when it has closed.</param>
/// <param name="WardType">The type of ward, or null.</param>
/// <param name="Beds">How many beds, when known.</param>
/// <param name="IsChecked">False for a unit that is known only by a code in a file.</param>
public sealed record UnitRow(
    int Number, UnitId Id, UnitKind Kind, string Name, string? Code, short Partition, DateOnly? OpenedOn, DateOnly? ClosedOn,
    string? WardType, int? Beds, bool IsChecked)
{
    /// <summary>The ward's own aim, in its own words, or null.</summary>
    public string? Aim { get; init; }

    /// <summary>The day on which it came into this house, where that is known: nothing was asked of it here before.</summary>
    public DateOnly? HereSince { get; init; }

    /// <summary>How often it has been changed.</summary>
    public int Version { get; init; }

    /// <summary>Whether its last day had passed on a day.</summary>
    public bool HasClosedBy(DateOnly day) => ClosedOn < day;

    /// <summary>Whether it was open on a day.</summary>
    public bool IsOpenOn(DateOnly day) => !(OpenedOn > day) && !HasClosedBy(day);
}
