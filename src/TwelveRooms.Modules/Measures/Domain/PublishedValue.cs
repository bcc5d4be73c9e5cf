using TwelveRooms.Measures.ImportPublished.Reading;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>
/// One row of a published file, as it was published. Nothing is overwritten: a later status, or another value of the same, is another row,
/// and which one stands follows from status and order.
/// </summary>
internal sealed class PublishedValue : IOwned<PublishedValue>
{
    // What a national body has published is everyone's.
    public static Ownership<PublishedValue> Ownership { get; } = Owned.ByEveryone<PublishedValue>();

    /// <summary>The import that brought it.</summary>
    public int Import { get; init; }

    /// <summary>Its line in that file.</summary>
    public int Line { get; init; }

    /// <summary>The publisher's id of the measure.</summary>
    [KeptText(TextKind.Machine)]
    public required string Measure { get; init; }

    public DateOnly Start { get; init; }

    public DateOnly End { get; init; }

    public PublishedStatus Status { get; init; }

    public PublishedLevel Level { get; init; }

    /// <summary>The code of the organisation, or its name where it was published without one.</summary>
    [KeptText(TextKind.Machine)]
    public required string Organisation { get; init; }

    [KeptText(TextKind.Machine)]
    public string? OrganisationName { get; init; }

    [KeptText(TextKind.Machine)]
    public required string Breakdown { get; init; }

    /// <summary>The codes of the groups, parted by a line; empty for the whole unit.</summary>
    [KeptText(TextKind.Machine)]
    public required string Split { get; init; }

    /// <summary>The words of the groups, where they say more than the codes.</summary>
    [KeptText(TextKind.Machine)]
    public required string SplitWords { get; init; }

    public PointState State { get; init; }

    public double? Value { get; init; }
}
