using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>A unit's lasting id; it survives every move, merger and new name.</summary>
public readonly record struct UnitId(Guid Value) : IId<UnitId>
{
    /// <inheritdoc />
    public static UnitId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static UnitId New() => new(Guid.CreateVersion7());
}

/// <summary>What kind of unit; none must have a parent of the kind above.</summary>
public enum UnitKind
{
    /// <summary>The one programme of this installation.</summary>
    Programme = 0,

    /// <summary>A region.</summary>
    Region = 1,

    /// <summary>An integrated care board.</summary>
    Icb = 2,

    /// <summary>An organisation that runs wards: an NHS trust, a community interest company, an independent group.</summary>
    Provider = 3,

    /// <summary>A hospital or other site.</summary>
    Site = 4,

    /// <summary>A ward.</summary>
    Ward = 5,

    /// <summary>A country, as the place of nationally published series.</summary>
    Country = 6,
}
