namespace TwelveRooms.Statistics;

/// <summary>Between a series with dates and decisions, and the engine's plain lists.</summary>
internal static class SeriesData
{
    /// <summary>The shown values of a series as the engine takes them; a hidden or absent one is a gap.</summary>
    public static ChartData Of(ReleasedSeries series, ChartSettings settings, ChartKind kind)
    {
        var count = series.Points.Count;
        var needsParts = kind.NeedsDenominators();
        var (values, denominators, targets) = (new double?[count], new double?[count], new double?[count]);
        var leftOut = new List<int>();
        for (var i = 0; i < count; i++)
        {
            var point = series.Points[i];

            // Over a denominator of zero there is no value to show, but there are numbers: the engine says what is wrong with them.
            var mayBeSeen = !point.Value.IsHidden && !point.Numerator.IsHidden && !point.Denominator.IsHidden;
            values[i] = needsParts ? mayBeSeen ? point.Numerator.OrNull() : null : point.Value.OrNull();
            denominators[i] = mayBeSeen ? point.Denominator.OrNull() : null;
            targets[i] = TargetAt(settings.Targets, point.Start);
            if (settings.LeftOut.Contains(point.Start))
            {
                leftOut.Add(i);
            }
        }

        return new()
        {
            Values = values,
            Denominators = needsParts ? denominators : null,
            LeftOut = leftOut,
            Rebases = SegmentStarts(series.Points, settings.Rebases),
            Multiplier = kind.IsRatio() ? series.Shape.Per : 1,
            Targets = targets,
            Direction = settings is { DependsOnRecording: true, RecordingConfirmed: false } ? ImprovementDirection.Neither : settings.Direction,
        };
    }

    /// <summary>Someone's own numbers as a series that hides nothing.</summary>
    public static ReleasedSeries Released(ChartData data, ChartKind kind, IReadOnlyList<DateOnly> starts)
    {
        var shape = new SeriesShape(
            kind switch
            {
                ChartKind.Rate or ChartKind.RatePrime => MeasureKind.Rate,
                ChartKind.Proportion or ChartKind.ProportionPrime => MeasureKind.Proportion,
                ChartKind.Count or ChartKind.NumberAffected => MeasureKind.Count,
                ChartKind.CasesBetween or ChartKind.TimeBetween => MeasureKind.DaysBetween,
                _ => MeasureKind.Continuous,
            },
            data.Multiplier,
            Sensitivity.NotAboutPeople);
        var raw = new RawPoint[starts.Count];
        for (var i = 0; i < raw.Length; i++)
        {
            var value = data.Values[i];
            raw[i] = new(starts[i], 0, value is null ? PointState.NotReported : PointState.Reported, value, data.Denominators?[i]);
        }

        return ReleasedSeries.Release(raw, shape, Tier.Own);
    }

    /// <summary>The settings with the targets, left-out points and redrawn limits of the data, by date.</summary>
    public static ChartSettings Settings(ChartData data, IReadOnlyList<DateOnly> starts, ChartSettings settings)
    {
        var targets = new List<TargetStep>();
        for (var i = 0; i < starts.Count; i++)
        {
            if (data.Targets?[i] is not { } target || !double.IsFinite(target))
            {
                continue;
            }

            var from = i;
            while (i + 1 < starts.Count && data.Targets[i + 1].Equals(target))
            {
                i++;
            }

            targets.Add(new(starts[from], i + 1 < starts.Count ? starts[i + 1] : null, target));
        }

        return settings with
        {
            Direction = data.Direction,
            Targets = targets,
            LeftOut = data.LeftOut.Select(at => starts[at]).ToHashSet(),
            Rebases = [.. data.Rebases.Where(at => at > 0).Distinct().Order().Select(at => starts[at])],
        };
    }

    /// <summary>Where sets of limits start: at the first point on or after each date.</summary>
    public static int[] SegmentStarts(IReadOnlyList<ReleasedPoint> points, IReadOnlyList<DateOnly> rebases)
    {
        List<int> starts = [0];
        foreach (var rebase in rebases.Order())
        {
            var at = starts[^1];
            while (at < points.Count && points[at].Start < rebase)
            {
                at++;
            }

            if (at > starts[^1] && at < points.Count)
            {
                starts.Add(at);
            }
        }

        return [.. starts];
    }

    /// <summary>The target on a day; null when none applies.</summary>
    public static double? TargetAt(IReadOnlyList<TargetStep> targets, DateOnly start)
    {
        foreach (var target in targets)
        {
            if (target.From <= start && (target.Until is not { } until || start < until))
            {
                return double.IsFinite(target.Value) ? target.Value : null;
            }
        }

        return null;
    }
}
