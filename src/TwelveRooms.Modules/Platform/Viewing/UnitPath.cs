using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Viewing;

/// <summary>
/// One row of the closure of the unit tree: this unit lay below that one, from a day until a day. Organisations writes it;
/// the platform reads it to decide who sees what. Each unit has a row to itself at depth 0. It follows from the dated parents,
/// which are audited; it is not.
/// </summary>
public sealed class UnitPath : INotAudited
{
    /// <summary>The unit below, or the unit itself.</summary>
    public int Descendant { get; init; }

    /// <summary>The unit above, or the unit itself.</summary>
    public int Ancestor { get; init; }

    /// <summary>First day on which it was so.</summary>
    public DateOnly From { get; init; }

    /// <summary>First day on which it was no longer so.</summary>
    public DateOnly To { get; set; }

    /// <summary>How many steps lie between; 0 for the unit itself.</summary>
    public byte Depth { get; set; }

    /// <summary>The partition of the unit below.</summary>
    public short Partition { get; init; }

    /// <summary>Whether the unit below is a site or a ward, which only those who hold it may see.</summary>
    public bool IsWithinOrganisation { get; init; }
}
