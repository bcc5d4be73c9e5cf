using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ShowChart;

/// <summary>The lines at one point, for files and the interface: on some kinds of chart they move from point to point.</summary>
internal static class LinesAt
{
    public static PointLines Of(ChartReading reading, int index)
    {
        if (reading.Lines.Count > 0)
        {
            return reading.Lines[index];
        }

        var segment = reading.SegmentOf(index);
        return new(segment.Centre, segment.Lower, segment.Upper);
    }
}
