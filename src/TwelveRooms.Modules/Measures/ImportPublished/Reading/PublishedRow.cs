using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ImportPublished.Reading;

/// <summary>One row of a published file, read and checked.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Measure">The publisher's id of the measure; of old files of placements one made of the question.</param>
/// <param name="MeasureName">The publisher's words for it; null where the file has none.</param>
/// <param name="Start">First day.</param>
/// <param name="End">Last day.</param>
/// <param name="Status">How final it is.</param>
/// <param name="Level">What kind of unit it is about.</param>
/// <param name="Organisation">Its code, or its name where the file has no code; "ENGLAND" for the country; empty for none.</param>
/// <param name="OrganisationName">Its name in the file.</param>
/// <param name="Breakdown">What the row divides by, as published.</param>
/// <param name="Split">The codes of its groups, parted by a line; empty for the whole unit.</param>
/// <param name="State">A number, hidden, none, or does not apply.</param>
/// <param name="Value">As published.</param>
internal sealed record PublishedRow(
    int Line, string Measure, string? MeasureName, DateOnly Start, DateOnly End, PublishedStatus Status, PublishedLevel Level, string Organisation,
    string? OrganisationName, string Breakdown, string Split, PointState State, double? Value)
{
    /// <summary>What a number of people who live in an area goes by.</summary>
    public const string Residents = "RESIDENTS";

    /// <summary>Whether it counts people who live in an area.</summary>
    public bool IsOfResidents => Measure == Residents;

    /// <summary>The words of the groups where they say more than their codes; empty otherwise.</summary>
    public string SplitWords { get; init; } = "";

    /// <summary>How many whole months it covers; 0 when it begins or ends within one.</summary>
    public int Months => Start.Day == 1 && End.AddDays(1).Day == 1 ? ((End.Year - Start.Year) * 12) + End.Month - Start.Month + 1 : 0;

    /// <summary>Whether it is about a whole unit that may stand in the tree.</summary>
    public bool IsOfAUnit => Split.Length == 0 && Months > 0 && Level is not (PublishedLevel.Other or PublishedLevel.SubIcb)
        && (Level == PublishedLevel.England || !NoUnit.Contains(Organisation));

    /// <summary>What stands where an organisation would, and is none: all of them, or one that nobody knows.</summary>
    private static readonly HashSet<string> NoUnit = new(StringComparer.OrdinalIgnoreCase) { "", "NONE", "NULL", "999", "ALL", "ENGLAND", "UNKNOWN", "MISSING/INVALID", "INVALID", "MISSING" };
}
