using TwelveRooms.Platform.Writing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.RecordNumber;

/// <summary>One number for one period, as somebody typed or sent it.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Measure">The measure's id or code.</param>
/// <param name="Period">Any day of the period, as 2026-03-31.</param>
/// <param name="State">What kind of answer.</param>
/// <param name="Numerator">As typed.</param>
/// <param name="Denominator">As typed; null where the measure has none.</param>
internal sealed record RecordNumberCommand(string Unit, string Measure, string Period, PointState State, string? Numerator, string? Denominator)
{
    /// <summary>Why it was not counted, or why it is corrected.</summary>
    public string? Reason { get; init; }

    /// <summary>Initials or a role word.</summary>
    public string? Initials { get; init; }

    /// <summary>The revision that the writer saw and means to correct; null for a first number.</summary>
    public int? Replaces { get; init; }

    /// <summary>How a repeat is known.</summary>
    public RequestKey? Request { get; init; }

    /// <summary>All that was said, in one text.</summary>
    public string Content => string.Join('\u001f', Unit, Measure, Period, State, Numerator, Denominator, Reason, Initials, Replaces);
}

/// <summary>A number that has been taken in.</summary>
/// <param name="Unit">The unit's number.</param>
/// <param name="Measure">The measure's id.</param>
/// <param name="Period">First day of its period.</param>
/// <param name="Revision">0 for the first, then counting up.</param>
/// <param name="State">What kind of answer.</param>
/// <param name="Numerator">As this writer may see it.</param>
/// <param name="Denominator">As this writer may see it.</param>
/// <param name="Value">The charted value, as this writer may see it.</param>
/// <param name="Sentence">One sentence about it against the limits.</param>
internal sealed record RecordedNumber(
    int Unit, Guid Measure, DateOnly Period, int Revision, PointState State, Released Numerator, Released Denominator, Released Value, string Sentence);
