using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>Lines that move from point to point: level over each period and upright between two, because nothing lies on a slope.</summary>
internal static class SteppedLines
{
    /// <summary>One line as a path; it ends where there is no line and where limits were redrawn.</summary>
    public static Markup Path(ChartFrame frame, IReadOnlyList<PointLines> lines, Func<PointLines, Released> which)
    {
        var path = new Markup();
        foreach (var (from, to, isLast) in Stretches(frame, lines, which))
        {
            path.Add($"M{Left(frame, from)} {frame.Y(which(lines[from]).Value)}");
            Walk(path, frame, lines, which, from, to, isLast);
        }

        return path;
    }

    /// <summary>The range to expect: along the upper limit and back along the lower.</summary>
    public static Markup Band(ChartFrame frame)
    {
        var (lines, path) = (frame.Reading.Lines, new Markup());
        foreach (var (from, to, isLast) in Stretches(frame, lines, at => at.Upper.IsShown ? at.Lower : at.Upper))
        {
            path.Add($"M{Left(frame, from)} {frame.Y(lines[from].Upper.Value)}");
            Walk(path, frame, lines, at => at.Upper, from, to, isLast);
            var end = from + ((to - from) / frame.Stride * frame.Stride);
            path.Add($"V{frame.Y(lines[end].Lower.Value)}");
            for (var i = end; i > from; i -= frame.Stride)
            {
                path.Add($"H{Edge(frame, i)}V{frame.Y(lines[i - frame.Stride].Lower.Value)}");
            }

            path.Add($"H{Left(frame, from)}Z");
        }

        return new Markup().Add($"""<path class="rooms-chart__band" d="{path}" fill="#eaf1f8"/>""");
    }

    private static void Walk(Markup path, ChartFrame frame, IReadOnlyList<PointLines> lines, Func<PointLines, Released> which, int from, int to, bool isLast)
    {
        for (var i = from + frame.Stride; i <= to; i += frame.Stride)
        {
            path.Add($"H{Edge(frame, i)}");
            if (which(lines[i]) is var at && !at.Equals(which(lines[i - frame.Stride])))
            {
                path.Add($"V{frame.Y(at.Value)}");
            }
        }

        var right = to == lines.Count - 1 ? frame.Right : Edge(frame, to + 1) - (isLast ? 2.5 : 0);
        path.Add($"H{Math.Max(Left(frame, from) + 1, right)}");
    }

    // Points that follow each other within one set of limits and all have the line.
    private static IEnumerable<(int From, int To, bool IsLast)> Stretches(ChartFrame frame, IReadOnlyList<PointLines> lines, Func<PointLines, Released> which)
    {
        foreach (var segment in frame.Reading.Segments)
        {
            var end = segment.First + segment.Length;
            for (var i = Math.Max(segment.First, frame.First); i < end; i++)
            {
                if (!which(lines[i]).IsShown)
                {
                    continue;
                }

                var from = i;
                while (i + 1 < end && which(lines[i + 1]).IsShown)
                {
                    i++;
                }

                yield return (from, i, i == end - 1);
            }
        }
    }

    private static double Edge(ChartFrame frame, int index) => frame.X(index) - (frame.Step / 2);

    // Half the gap of five between one set of limits and the next.
    private static double Left(ChartFrame frame, int from) =>
        from == frame.First ? frame.Left : Edge(frame, from) + (frame.Reading.SegmentAt(from)?.First == from ? 2.5 : 0);
}
