namespace TwelveRooms.Components;

/// <summary>Which periods are named on the axis: as many as stay apart.</summary>
internal static class AxisTicks
{
    public static IReadOnlyList<(int Index, string Text)> Of(ChartFrame frame)
    {
        var points = frame.Reading.Points;
        if (frame.Count == 0)
        {
            return [];
        }

        var room = frame.WidthOf(PeriodWords.Tick(points[^1].Point, frame.Period)) + 8;
        foreach (var stride in PeriodWords.Strides(frame.Period))
        {
            if (stride * frame.Step >= room && Ticks(frame, stride, room) is { Count: > 0 } ticks)
            {
                return ticks;
            }
        }

        // Too few points for a round date: the first and the last say enough.
        var ends = frame.X(points.Count - 1) - frame.X(frame.First) > room ? new[] { frame.First, points.Count - 1 } : [points.Count - 1];
        return [.. ends.Select(i => (i, PeriodWords.Tick(points[i].Point, frame.Period)))];
    }

    private static List<(int Index, string Text)> Ticks(ChartFrame frame, int stride, double room)
    {
        var points = frame.Reading.Points;
        var ticks = new List<(int, string)>();
        var last = double.MinValue;
        for (var i = frame.First; i < points.Count; i++)
        {
            var x = frame.X(i);
            var isInside = x - (room / 2) >= -6 && x + (room / 2) <= frame.Size.Width + 12;
            if (PeriodWords.HasTick(points[i].Point, points.Count - 1 - i, frame.Period, stride) && isInside && x - last >= room)
            {
                ticks.Add((i, PeriodWords.Tick(points[i].Point, frame.Period)));
                last = x;
            }
        }

        return ticks;
    }
}
