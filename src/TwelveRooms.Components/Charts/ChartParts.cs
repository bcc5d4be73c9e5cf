using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>What a reading has to draw, and what its centre line is called.</summary>
internal static class ChartParts
{
    /// <summary>Whether a set of limits has lines to draw: all three, or on a run chart the centre alone.</summary>
    public static bool HasLines(this LimitSegment segment, ChartReading reading) =>
        segment.HasLimits || (reading.Kind == ChartKind.Run && segment.Centre.IsShown && reading.Variation != VariationIcon.NotEnoughData);

    /// <summary>Whether points are still to come before there are limits, so that rings stand for them.</summary>
    public static bool IsWaiting(this ChartReading reading) => reading is { Variation: VariationIcon.NotEnoughData, Settings.MoreToCome: true, ToGo: > 0 };

    /// <summary>Whether lines move from point to point, and are drawn as steps.</summary>
    public static bool Moves(this ChartReading reading) => reading.Lines.Count > 0;

    /// <summary>The set of limits that holds a point; null when the reading has none.</summary>
    public static LimitSegment? SegmentAt(this ChartReading reading, int index) => reading.Segments.Count == 0 ? null : reading.SegmentOf(index);

    /// <summary>The name of the centre line, as a label says it.</summary>
    public static string CentreName(this ChartReading reading) => reading.Centre switch
    {
        CentreMeaning.Median => "middle value (median)",
        CentreMeaning.Typical => "typical value",
        _ => "average",
    };

    /// <summary>The same inside a sentence: "above average".</summary>
    public static string CentreInWords(this ChartReading reading) => reading.Centre switch
    {
        CentreMeaning.Median => "the middle value",
        CentreMeaning.Typical => "the typical value",
        _ => "average",
    };
}
