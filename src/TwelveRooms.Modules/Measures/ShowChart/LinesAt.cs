using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ShowChart;

/// <summary>
/// The lines at one point, for files and the interface, cut where the sentence and the drawing cut them: on some kinds of chart they
/// move from point to point.
/// </summary>
internal static class LinesAt
{
    public static PointLines Of(ChartReading reading, int index)
    {
        if (reading.Lines.Count > 0)
        {
            return reading.Lines[index].Within(reading.Series.Shape);
        }

        return Of(reading.SegmentOf(index), reading);
    }

    /// <summary>The lines of a stretch.</summary>
    public static PointLines Of(LimitSegment segment, ChartReading reading) =>
        new PointLines(segment.Centre, segment.Lower, segment.Upper).Within(reading.Series.Shape);
}
