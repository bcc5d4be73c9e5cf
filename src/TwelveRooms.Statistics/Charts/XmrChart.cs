namespace TwelveRooms.Statistics;

/// <summary>Reads a series as an XmR chart by the defaults of NHS Making Data Count.</summary>
public static class XmrChart
{
    private const int OnTheStack = 256;

    /// <summary>Works out limits, rules, colours and icons from what the reader may see, and from nothing else.</summary>
    /// <param name="series">Oldest first. A point without a shown value is a gap.</param>
    /// <param name="settings">
    /// What people decided. A redrawn set of limits starts at the first point on or after its date; dates outside the series do nothing.
    /// </param>
    /// <returns>
    /// One entry per period. A stretch between redrawings with fewer used points than <see cref="ChartSettings.LeastPoints"/> has an average,
    /// but no limits, flags or icons.
    /// A series that cannot be shown gives an empty reading, in which neither lengths nor dates remain.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The baseline has fewer than two points.</exception>
    /// <remarks>Source: Wheeler, Understanding Variation (2000), ch. 3, for the limits; NHS England, Making Data Count, for rules and icons.</remarks>
    public static ChartReading Read(ReleasedSeries series, ChartSettings settings)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.BaselinePoints is { } baseline)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(baseline, 2, nameof(settings));
        }

        return series.CannotBeShown ? Hidden(series, settings) : ReadShown(series, settings);
    }

    private static ChartReading ReadShown(ReleasedSeries series, ChartSettings settings)
    {
        var count = series.Points.Count;
        var values = count <= OnTheStack ? stackalloc double[count] : new double[count];
        var uses = count <= OnTheStack ? stackalloc PointUse[count] : new PointUse[count];
        var flags = count <= OnTheStack ? stackalloc SpcRules[count] : new SpcRules[count];
        var (used, latest) = (0, -1);
        for (var i = 0; i < count; i++)
        {
            var point = series.Points[i];
            values[i] = point.Value.OrNull() ?? double.NaN;
            uses[i] = !point.Value.IsShown ? PointUse.Gap : settings.LeftOut.Contains(point.Start) ? PointUse.LeftOut : PointUse.Used;
            if (uses[i] == PointUse.Used)
            {
                (used, latest) = (used + 1, i);
            }
        }

        var starts = SeriesData.SegmentStarts(series.Points, settings.Rebases);
        var lines = new SegmentLines[starts.Length];
        var input = new ChartInput { Values = values, Uses = uses, Starts = starts };
        SpcEngine.Read(input, OptionsOf(settings), new() { Charted = values, Uses = uses, Flags = flags, Segments = lines });
        var segments = new LimitSegment[starts.Length];
        for (var s = 0; s < segments.Length; s++)
        {
            var end = s + 1 < starts.Length ? starts[s + 1] : count;
            var source = latest < 0 ? Released.Absent : series.Points[latest].Value;
            segments[s] = Segment(starts[s], end, lines[s], source) with { BaselinePoints = lines[s].BaselinePoints, BaselineEnd = EndOfBaseline(lines[s], uses) };
        }

        var meaning = ChartMeaning.Of(settings);
        var points = new ReadPoint[count];
        for (var i = 0; i < count; i++)
        {
            points[i] = new(series.Points[i], uses[i], flags[i], meaning.LookOf(uses[i], flags[i]));
        }

        return Conclude(series, settings, points, segments, used, latest);
    }

    internal static ChartReading Conclude(
        ReleasedSeries series, ChartSettings settings, ReadPoint[] points, LimitSegment[] segments, int used, int latest)
    {
        var meaning = ChartMeaning.Of(settings);
        var segment = latest < 0 ? null : segments.Last(candidate => candidate.First <= latest);
        var flags = latest < 0 ? SpcRules.None : points[latest].Flags;
        var canSay = segment is not null && segment.UsedPoints >= settings.LeastPoints && (segment.HasLimits || flags != SpcRules.None);
        var variation = canSay ? meaning.IconOf(flags) : VariationIcon.NotEnoughData;
        var pattern = canSay ? ChartPattern.Of(points, segment!.First, settings.TrendRestartsAtRebase ? segment.First : 0, latest, meaning.SideOf(flags)) : default;
        var target = latest < 0 ? null : SeriesData.TargetAt(settings.Targets, points[latest].Point.Start);
        return new()
        {
            Series = series,
            Settings = settings,
            Points = points,
            Segments = segments,
            Variation = variation,
            Assurance = canSay ? meaning.AssuranceOf(segment!, target) : AssuranceIcon.NoTarget,
            UsedPoints = used,
            Latest = latest,
            Rule = pattern.Rule,
            Since = pattern.Rule == SpcRules.None ? null : points[pattern.First].Point.Start,
            PatternLength = pattern.Length,
            Target = target,
        };
    }

    private static ChartOptions OptionsOf(ChartSettings settings) =>
        settings is { BaselinePoints: null, TrendRestartsAtRebase: false, LeastPoints: ChartLengths.ForLimits }
            ? ChartOptions.Default
            : ChartOptions.Default with { LeastPoints = settings.LeastPoints, BaselinePoints = settings.BaselinePoints ?? 0, TrendsCrossSegments = !settings.TrendRestartsAtRebase };

    /// <summary>A point is used only when it is shown, so one used point stands for all the sources of a line.</summary>
    private static LimitSegment Segment(int first, int end, SegmentLines lines, Released source) => new(
        first,
        end - first,
        lines.UsedPoints,
        Released.Derived(lines.CentreAt() ?? double.NaN, source),
        Released.Derived(lines.LowerAt() ?? double.NaN, source),
        Released.Derived(lines.UpperAt() ?? double.NaN, source));

    private static int? EndOfBaseline(SegmentLines lines, ReadOnlySpan<PointUse> uses)
    {
        if (lines.BaselinePoints == lines.UsedPoints)
        {
            return null;
        }

        var (at, used) = (lines.First, 0);
        while (used < lines.BaselinePoints)
        {
            used += uses[at++] == PointUse.Used ? 1 : 0;
        }

        return at;
    }

    /// <summary>Nothing but the measure's own shape is left: not how long the series is, what was left out, or when limits were redrawn.</summary>
    private static ChartReading Hidden(ReleasedSeries series, ChartSettings settings) => new()
    {
        Series = ReleasedSeries.Release([], series.Shape, series.Tier),
        Settings = new() { Direction = settings.Direction, LeastPoints = settings.LeastPoints },
        Points = [],
        Segments = [],
        Variation = VariationIcon.CannotBeShown,
        Assurance = AssuranceIcon.NoTarget,
        UsedPoints = 0,
        Latest = -1,
        Rule = SpcRules.None,
    };
}
