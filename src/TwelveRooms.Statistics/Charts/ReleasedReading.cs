namespace TwelveRooms.Statistics;

/// <summary>What the engine found, as released values: each line derived from the points that it rests on, which are shown.</summary>
internal static class ReleasedReading
{
    public static ChartReading Of(SpcReading reading, ChartData data, ReleasedSeries series, ChartSettings settings, bool withInner)
    {
        var source = reading.Latest < 0 ? Released.Absent : series.Points[reading.Latest].Value;
        var meaning = ChartMeaning.Of(settings);
        var points = new ReadPoint[series.Points.Count];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = PointOf(reading.Points[i], series.Points[i], reading.Options.Kind.NeedsDenominators());
        }

        var (latest, enough) = (reading.Latest, reading.HasEnough);
        var segments = new LimitSegment[reading.Segments.Count];
        for (var s = 0; s < segments.Length; s++)
        {
            segments[s] = SegmentOf(reading, reading.Segments[s], source);
        }

        var segment = latest < 0 ? null : segments.Last(candidate => candidate.First <= latest);
        var flags = latest < 0 ? SpcRules.None : points[latest].Flags;
        var pattern = enough ? ChartPattern.Of(points, segment!.First, settings.TrendRestartsAtRebase ? segment.First : 0, latest, meaning.SideOf(flags)) : default;
        return new()
        {
            Kind = reading.Options.Kind,
            Centre = CentreOf(reading.Options),
            Series = series,
            Settings = settings,
            Points = points,
            Segments = segments,
            Lines = reading.Options.Kind.HasMovingLines() ? Lines(reading, source, 3) : [],
            Inner = withInner && enough ? [.. SigmasOf(reading.Options).Select(sigmas => new InnerLines(sigmas, Lines(reading, source, sigmas)))] : [],
            Variation = reading.Variation,
            Assurance = reading.Assurance,
            UsedPoints = reading.UsedPoints,
            Latest = latest,
            Rule = pattern.Rule,
            Since = pattern.Rule == SpcRules.None ? null : points[pattern.First].Point.Start,
            PatternLength = pattern.Length,
            Target = latest < 0 ? null : reading.Points[latest].Target,
        };
    }

    private static ReadPoint PointOf(SpcPoint read, ReleasedPoint point, bool needsParts)
    {
        // A hidden point stays hidden; any other shows what is charted, which may be a moving range, or nothing.
        var isHidden = point.Value.IsHidden || (needsParts && (point.Numerator.IsHidden || point.Denominator.IsHidden));
        var value = isHidden ? Released.Hidden : Released.Derived(read.Value ?? double.NaN, point.Value);
        var look = read is { Look: PointLook.Ordinary, Flags: not SpcRules.None } ? PointLook.Unusual : read.Look;
        return new(point with { Value = value }, read.Use, read.Flags, look)
        {
            Problem = isHidden || read.Problem == PointProblem.NoValue ? PointProblem.None : read.Problem,
        };
    }

    private static LimitSegment SegmentOf(SpcReading reading, SegmentLines lines, Released source)
    {
        // Where lines move, a label needs one place: the last point that has them.
        var at = lines.First + lines.Length - 1;
        while (at > lines.First && reading.Points[at].Centre is null)
        {
            at--;
        }

        var point = reading.Points.Count == 0 ? default : reading.Points[at];
        return new(
            lines.First,
            lines.Length,
            lines.UsedPoints,
            Released.Derived(point.Centre ?? double.NaN, source),
            Released.Derived(point.Lower ?? double.NaN, source),
            Released.Derived(point.Upper ?? double.NaN, source))
        {
            BaselinePoints = lines.BaselinePoints,
            BaselineEnd = lines.BaselinePoints < lines.UsedPoints ? EndOfBaseline(reading, lines) : null,
        };
    }

    /// <summary>The index after the last point that the lines rest on.</summary>
    internal static int EndOfBaseline(SpcReading reading, SegmentLines lines)
    {
        var (at, used) = (lines.First, 0);
        while (used < lines.BaselinePoints && at < lines.First + lines.Length)
        {
            used += reading.Points[at++].Use == PointUse.Used ? 1 : 0;
        }

        return at;
    }

    private static PointLines[] Lines(SpcReading reading, Released source, double sigmas)
    {
        var lines = new PointLines[reading.Points.Count];
        for (var s = 0; s < reading.Segments.Count; s++)
        {
            var segment = reading.Segments[s];
            for (var i = segment.First; i < segment.First + segment.Length; i++)
            {
                lines[i] = new(
                    Released.Derived((sigmas == 3 ? reading.Points[i].Centre : null) ?? double.NaN, source),
                    Released.Derived((sigmas == 3 ? reading.Points[i].Lower : reading.LineAt(i, -sigmas)) ?? double.NaN, source),
                    Released.Derived((sigmas == 3 ? reading.Points[i].Upper : reading.LineAt(i, sigmas)) ?? double.NaN, source));
            }
        }

        return lines;
    }

    private static IEnumerable<double> SigmasOf(ChartOptions options) => options.Rules.Rules
        .Where(rule => rule.Kind is RuleKind.SeveralFarOut or RuleKind.CloseToCentre or RuleKind.AwayFromCentre)
        .Where(rule => rule.Sigmas is > 0 and < 3 && (options.UsesUnsoundRules || rule.IsSoundFor(options.Kind)))
        .Select(rule => rule.Sigmas).Distinct().Order();

    private static CentreMeaning CentreOf(ChartOptions options) => options.Kind switch
    {
        ChartKind.Run => CentreMeaning.Median,
        ChartKind.Individuals when options.Centre == CentreLine.Median => CentreMeaning.Median,
        ChartKind.CasesBetween when options.BetweenCentre != BetweenCentre.Mean => CentreMeaning.Median,
        ChartKind.TimeBetween => CentreMeaning.Typical,
        _ => CentreMeaning.Average,
    };
}
