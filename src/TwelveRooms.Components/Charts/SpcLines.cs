using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>The range to expect, the average, the limits, targets, and the line that joins the points.</summary>
internal static class SpcLines
{
    public static Markup Bands(ChartFrame frame)
    {
        if (frame.Reading.Moves())
        {
            return SteppedLines.Band(frame);
        }

        var bands = new Markup();
        foreach (var (segment, left, right) in Spans(frame).Where(s => s.Segment.HasLimits))
        {
            var (top, bottom) = (frame.Y(ChartScale.UpperOf(segment, frame.Reading)), frame.Y(ChartScale.LowerOf(segment, frame.Reading)));
            bands.Add($"""<rect class="rooms-chart__band" x="{left}" y="{top}" width="{right - left}" height="{Math.Max(0, bottom - top)}" fill="#eaf1f8"/>""");
        }

        return bands;
    }

    public static Markup Limits(ChartFrame frame)
    {
        var (limits, averages) = (new Markup(), new Markup());
        if (frame.Reading.Moves())
        {
            limits.Add(SteppedLines.Path(frame, frame.Reading.Lines, at => at.Upper)).Add(SteppedLines.Path(frame, frame.Reading.Lines, at => at.Lower));
            averages.Add(SteppedLines.Path(frame, frame.Reading.Lines, at => at.Centre));
        }
        else
        {
            foreach (var (segment, left, right) in Spans(frame))
            {
                averages.Add($"M{left} {frame.Y(segment.Centre.Value)}H{right}");
                if (segment.HasLimits)
                {
                    limits.Add($"M{left} {frame.Y(ChartScale.UpperOf(segment, frame.Reading))}H{right}M{left} {frame.Y(ChartScale.LowerOf(segment, frame.Reading))}H{right}");
                }
            }
        }

        return new Markup().Add(
            $"""<path class="rooms-chart__limits" d="{limits}" fill="none" stroke="#3b5573" stroke-width="1.4" stroke-dasharray="2 3.2"/><path class="rooms-chart__average" d="{averages}" fill="none" stroke="#14325a" stroke-width="1.6"/>""");
    }

    /// <summary>Lines that rules look at between the centre and the limits: thin, so that the limits stay the limits.</summary>
    public static Markup Inner(ChartFrame frame)
    {
        // Where a limit is cut, such as at zero, a line beyond the cut is none.
        Released Inside(Released line) => line.IsShown && frame.Scale.PartOf(line.Value) is < 0 or > 1 ? Released.Absent : line;

        var path = new Markup();
        foreach (var lines in frame.Reading.Inner)
        {
            path.Add(SteppedLines.Path(frame, lines.At, at => Inside(at.Upper))).Add(SteppedLines.Path(frame, lines.At, at => Inside(at.Lower)));
        }

        return frame.Reading.Inner.Count == 0
            ? path
            : new Markup().Add($"""<path class="rooms-chart__inner" d="{path}" fill="none" stroke="#3b5573" stroke-width="1" stroke-dasharray="1 5"/>""");
    }

    /// <summary>The periods that a fixed baseline rests on: a thick stretch of the axis.</summary>
    public static Markup Baselines(ChartFrame frame)
    {
        var path = new Markup();
        var any = false;
        foreach (var segment in frame.Reading.Segments)
        {
            if (segment.BaselineEnd is { } end && end > frame.First && segment.HasLines(frame.Reading))
            {
                path.Add($"M{frame.X(Math.Max(frame.First, segment.First)) - (frame.Step / 2)} {frame.Bottom}H{frame.X(end - 1) + (frame.Step / 2)}");
                any = true;
            }
        }

        return any ? new Markup().Add($"""<path class="rooms-chart__baseline" d="{path}" fill="none" stroke="#14325a" stroke-width="5"/>""") : path;
    }

    public static Markup Targets(ChartFrame frame)
    {
        var path = new Markup();
        foreach (var target in frame.Reading.Settings.Targets)
        {
            if (TargetSpan.Of(target, frame.Reading, frame.First) is { } span)
            {
                path.Add($"M{frame.X(span.First) - (frame.Step / 2)} {frame.Y(target.Value)}H{frame.X(span.Last) + (frame.Step / 2)}");
            }
        }

        return new Markup().Add($"""<path class="rooms-chart__target" d="{path}" fill="none" stroke="#212b32" stroke-width="2" stroke-dasharray="10 4 2 4"/>""");
    }

    /// <summary>Where limits were redrawn: an upright line, with words at its foot where they fit and no mark above says it already.</summary>
    public static Markup Redrawn(ChartFrame frame)
    {
        var (lines, names) = (new Markup(), new Markup());
        var free = double.MinValue;
        foreach (var segment in frame.Reading.Segments.Where(s => s.First > frame.First))
        {
            var x = frame.X(segment.First) - (frame.Step / 2);
            var date = PeriodWords.Tick(frame.Reading.Points[segment.First].Point, frame.Period);
            var words = frame.Size.HasWords ? $"limits redrawn, {date}" : "limits redrawn";
            lines.Add($"M{x} {frame.Top - 6}V{frame.Bottom}");
            var width = frame.WidthOf(words);
            var isRight = x + 6 + width < frame.Right;
            var from = isRight ? x + 6 : x - 6 - width;
            var isMarked = frame.Size.HasWords && frame.SaysRedrawn(segment.First);
            if (from > free && !isMarked)
            {
                names.Add($"""<text class="rooms-halo" x="{(isRight ? x + 6 : x - 6)}" y="{frame.Bottom - 8}" text-anchor="{(isRight ? "start" : "end")}" fill="#212b32" stroke="#f7f6f2" stroke-width="4" paint-order="stroke">{words}</text>""");
                free = from + width + 8;
            }
        }

        return new Markup().Add($"""<path d="{lines}" stroke="#14325a" stroke-width="1.4"/>{names}""");
    }

    /// <summary>The data line: broken at a gap and at redrawn limits, passing by what was left out.</summary>
    public static Markup Data(ChartFrame frame)
    {
        var path = frame.Stride == 1 ? EachPoint(frame) : Strokes.Data(frame);
        return new Markup().Add(
            $"""<path class="rooms-chart__data" d="{path}" fill="none" stroke="#768692" stroke-width="{(frame.Size.Scale < 0.8 ? 1.6 : 1.8)}" stroke-linejoin="round"/>""");
    }

    private static Markup EachPoint(ChartFrame frame)
    {
        var (path, isDown, segment) = (new Markup(), false, 0);
        var (points, segments) = (frame.Reading.Points, frame.Reading.Segments);
        for (var i = frame.First; i < points.Count; i++)
        {
            while (segment < segments.Count && segments[segment].First < i)
            {
                segment++;
            }

            var point = points[i];
            if (!point.Point.Value.IsShown || (segment < segments.Count && segments[segment].First == i))
            {
                isDown = false;
            }

            if (point.Point.Value.IsShown && point.Use == PointUse.Used)
            {
                path.Add($"{(isDown ? "L" : "M")}{frame.X(i)} {frame.Y(point.Point.Value.Value)}");
                isDown = true;
            }
        }

        return path;
    }

    // Limits end half a gap short of where they were redrawn: five between one set and the next.
    private static IEnumerable<(LimitSegment Segment, double Left, double Right)> Spans(ChartFrame frame)
    {
        foreach (var segment in frame.Reading.Segments)
        {
            var last = segment.First + segment.Length - 1;
            if (!segment.HasLines(frame.Reading) || !segment.Centre.IsShown || last < frame.First)
            {
                continue;
            }

            var left = segment.First <= frame.First ? frame.Left : frame.X(segment.First) - (frame.Step / 2) + 2.5;
            var right = last >= frame.Reading.Points.Count - 1 ? frame.Right : frame.X(last) + (frame.Step / 2) - 2.5;
            yield return (segment, left, Math.Max(left + 1, right));
        }
    }
}
