using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>
/// More points than a screen can tell apart: each upright stroke goes through the first, lowest, highest and last of its points, so that the
/// line looks as it would with all of them. The chart says that it does so.
/// </summary>
internal static class Strokes
{
    /// <summary>The data line.</summary>
    public static Markup Data(ChartFrame frame)
    {
        var (path, isDown, segment) = (new Markup(), false, 0);
        var (points, segments) = (frame.Reading.Points, frame.Reading.Segments);
        for (var from = frame.First; from < points.Count; from += frame.Stride)
        {
            var to = Math.Min(from + frame.Stride, points.Count);
            var (first, lowest, highest, last, breaks) = (-1, -1, -1, -1, false);
            for (var i = from; i < to; i++)
            {
                while (segment < segments.Count && segments[segment].First < i)
                {
                    segment++;
                }

                breaks |= !points[i].Point.Value.IsShown || (segment < segments.Count && segments[segment].First == i);
                if (!points[i].Point.Value.IsShown || points[i].Use != PointUse.Used)
                {
                    continue;
                }

                var value = points[i].Point.Value.Value;
                first = first < 0 ? i : first;
                lowest = lowest < 0 || value < points[lowest].Point.Value.Value ? i : lowest;
                highest = highest < 0 || value > points[highest].Point.Value.Value ? i : highest;
                last = i;
            }

            if (first < 0)
            {
                isDown = false;
                continue;
            }

            foreach (var i in (ReadOnlySpan<int>)[first, Math.Min(lowest, highest), Math.Max(lowest, highest), last])
            {
                path.Add($"{(isDown && !(breaks && i == first) ? "L" : "M")}{frame.X(from)} {frame.Y(points[i].Point.Value.Value)}");
                isDown = true;
            }
        }

        return path;
    }

    /// <summary>Points that are more than ordinary: of each look the lowest and the highest of each stroke.</summary>
    public static IEnumerable<(int Index, PointLook Look)> Points(ChartFrame frame)
    {
        var points = frame.Reading.Points;
        var ends = new Dictionary<PointLook, (int Lowest, int Highest)>();
        for (var from = frame.First; from < points.Count; from += frame.Stride)
        {
            ends.Clear();
            for (var i = from; i < Math.Min(from + frame.Stride, points.Count); i++)
            {
                var look = SpcPoints.LookOf(points[i]);
                if (!points[i].Point.Value.IsShown || look == PointLook.Ordinary)
                {
                    continue;
                }

                var value = points[i].Point.Value.Value;
                ends[look] = ends.TryGetValue(look, out var known)
                    ? (value < points[known.Lowest].Point.Value.Value ? i : known.Lowest, value > points[known.Highest].Point.Value.Value ? i : known.Highest)
                    : (i, i);
            }

            foreach (var (look, (lowest, highest)) in ends)
            {
                yield return (lowest, look);
                if (highest != lowest)
                {
                    yield return (highest, look);
                }
            }
        }
    }
}
