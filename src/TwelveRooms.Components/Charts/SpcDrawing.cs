using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>One drawing of a chart, from back to front: gaps, band, gridlines, limits, target, line, points, lane, labels.</summary>
internal sealed class SpcDrawing(ChartFrame frame, string id)
{
    private const string SoftInk = "#4c6272";

    private readonly ChartReading _reading = frame.Reading;

    /// <summary>The whole drawing, named by its title and described by its sentence.</summary>
    public Markup Draw(string summary) => new Markup().Add(
        $"""
        <svg class="rooms-svg rooms-chart__{frame.Size.Name}" viewBox="0 0 {frame.Size.Width} {frame.Height}" role="img" aria-labelledby="{id}-title {id}-desc" focusable="false" font-size="{frame.Size.Font}"><title id="{id}-title">{frame.Labels.Title}</title><desc id="{id}-desc">{summary}</desc>{Shapes()}</svg>
        """);

    /// <summary>What the drawing holds, without its frame.</summary>
    public Markup Shapes() => new Markup().Add($"{Patterns()}{SpcLines.Bands(frame)}{Gridlines()}{Gaps()}{SpcLines.Limits(frame)}{SpcLines.Inner(frame)}{SpcLines.Targets(frame)}{DropLines()}{SpcLines.Redrawn(frame)}{SpcLines.Data(frame)}{SpcPoints.Draw(frame)}{GapNames()}{Axis()}{SpcLines.Baselines(frame)}{Lane()}{Ends()}");

    private IEnumerable<(GapKind Kind, int From, int To)> GapRuns()
    {
        for (var i = frame.First; i < _reading.Points.Count; i++)
        {
            if (_reading.Points[i].Point.Value.IsShown)
            {
                continue;
            }

            var (kind, from) = (GapWords.Of(_reading.Points[i], _reading), i);
            while (i + 1 < _reading.Points.Count && !_reading.Points[i + 1].Point.Value.IsShown && GapWords.Of(_reading.Points[i + 1], _reading) == kind)
            {
                i++;
            }

            // Where strokes stand for many points, a gap is drawn when it is as wide as one. The notes have them all.
            if (i - from + 1 >= frame.Stride)
            {
                yield return (kind, from, i);
            }
        }
    }

    private Markup Patterns()
    {
        var patterns = new Markup();
        foreach (var kind in GapRuns().Select(r => r.Kind).Distinct())
        {
            patterns.Add(GapWords.Pattern(kind, PatternId(kind)));
        }

        return new Markup().Add($"<defs>{patterns}</defs>");
    }

    // The lane is drawn at the size of a desk and made larger as a whole.
    private Markup LaneFont => frame.Size.Type == 1 ? new() : new Markup().Add($" font-size=\"{frame.Size.Font / frame.Size.Type}\"");

    private string PatternId(GapKind kind) => $"{id}-{kind}";

    private Markup Gridlines()
    {
        var (lines, names) = (new Markup(), new Markup());
        foreach (var tick in frame.Scale.Ticks)
        {
            if (tick != frame.Scale.Low)
            {
                lines.Add($"M{frame.Left} {frame.Y(tick)}H{frame.Right}");
            }

            names.Add($"""<text x="{frame.Left - 8}" y="{frame.Y(tick) + (5 * frame.Size.Type)}">{frame.TickText(tick)}</text>""");
        }

        return new Markup().Add($"""<path class="rooms-grid" d="{lines}" stroke="#dddcd6" stroke-width="1"/><g text-anchor="end" fill="{SoftInk}">{names}</g>""");
    }

    private Markup Gaps()
    {
        var gaps = new Markup();
        foreach (var (kind, from, to) in GapRuns())
        {
            var left = frame.X(from) - (frame.Step / 2);
            gaps.Add($"""<rect class="rooms-gap" x="{left}" y="{frame.Top}" width="{Math.Max(2, (to - from + 1) * frame.Step)}" height="{frame.Bottom - frame.Top}" fill="url(#{PatternId(kind)})"/>""");
        }

        return gaps;
    }

    // The words stand in the gap where they fit. On a phone, and where gaps stand too close, they are in the notes alone.
    private Markup GapNames()
    {
        var names = new Markup();
        if (!frame.Size.HasWords)
        {
            return names;
        }

        var last = double.MinValue;
        foreach (var (kind, from, to) in GapRuns())
        {
            var words = GapWords.InGap(kind);
            var middle = (frame.X(from) + frame.X(to)) / 2;
            var isWide = (to - from + 1) * frame.Step > frame.WidthOf(words) + 12;
            if (middle - last < 20 * frame.Size.Type || (!isWide && frame.WidthOf(words) + 20 > frame.Bottom - frame.Top))
            {
                continue;
            }

            last = middle;
            names.Add(isWide
                ? new Markup().Add($"""<text class="rooms-halo" x="{middle}" y="{frame.Bottom - 10}" text-anchor="middle" fill="{SoftInk}" stroke="#fff" stroke-width="5" paint-order="stroke">{words}</text>""")
                : new Markup().Add($"""<text class="rooms-halo" transform="translate({middle + (5 * frame.Size.Type)} {frame.Bottom - 10}) rotate(-90)" fill="{SoftInk}" stroke="#f7f6f2" stroke-width="4" paint-order="stroke">{words}</text>"""));
        }

        return names;
    }

    private Markup DropLines()
    {
        var path = new Markup();
        foreach (var mark in frame.Lane.Marks)
        {
            var point = _reading.Points[mark.Index].Point;
            var end = point.Value.IsShown ? frame.Y(point.Value.Value) - 9 : frame.Top;
            var start = frame.Lane.Y(mark) + (11 * frame.Size.Type);
            if (end > start)
            {
                path.Add($"M{mark.X} {start}V{end}");
            }
        }

        return new Markup().Add($"""<path d="{path}" fill="none" stroke="#14325a" stroke-width="1.2" stroke-dasharray="1.5 3.5"/>""");
    }

    private Markup Axis()
    {
        var (ticks, names) = (new Markup(), new Markup());
        foreach (var (index, text) in AxisTicks.Of(frame))
        {
            ticks.Add($"M{frame.X(index)} {frame.Bottom}v6");
            names.Add($"""<text x="{frame.X(index)}" y="{frame.Bottom + (24 * frame.Size.Type)}" text-anchor="middle">{text}</text>""");
        }

        if (frame.ToGo > 0)
        {
            names.Add($"""<text x="{frame.Right}" y="{frame.Bottom - (26 * frame.Size.Type)}" text-anchor="end">{frame.ToGo} to go</text>""");
        }

        return new Markup().Add($"""<path d="M{frame.Left} {frame.Bottom}H{frame.Right}{ticks}" fill="none" stroke="{SoftInk}" stroke-width="1.6"/><g fill="{SoftInk}">{names}</g>""");
    }

    private Markup Lane()
    {
        var lane = new Markup();
        foreach (var mark in frame.Lane.Marks)
        {
            var y = frame.Lane.Y(mark);
            var larger = frame.Size.Type == 1 ? new() : new Markup().Add($" scale({frame.Size.Type})");
            lane.Add($"""<g transform="translate({mark.X} {y}){larger}">{mark.Mark.Draw()}""");
            lane.Add(mark.Side switch
            {
                LabelSide.Right => new Markup().Add($"""<text x="15" y="5" fill="#212b32"{LaneFont}>{mark.Mark.ShortLabel}</text>"""),
                LabelSide.Left => new Markup().Add($"""<text x="-15" y="5" text-anchor="end" fill="#212b32"{LaneFont}>{mark.Mark.ShortLabel}</text>"""),
                _ => new(),
            });
            lane.Add($"</g>");
        }

        return lane;
    }

    private Markup Ends()
    {
        var ends = new Markup();
        if (!frame.Size.HasWords)
        {
            return ends;
        }

        var labels = EndLabels.Of(_reading, frame.Labels);
        double[] wanted = [.. labels.Select(l => frame.Y(l.At))];
        var at = LabelSpread.Apart(wanted, 20 * frame.Size.Type, frame.Top + 4, frame.Bottom);
        for (var i = 0; i < labels.Count; i++)
        {
            ends.Add($"""<text class="rooms-chart__end" x="{frame.Right + 10}" y="{at[i] + (5 * frame.Size.Type)}" fill="{labels[i].Colour}"><tspan font-weight="700">{labels[i].Value}</tspan> {labels[i].Name}</text>""");
        }

        return ends;
    }
}
