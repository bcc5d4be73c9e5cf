namespace TwelveRooms.Statistics;

/// <summary>The three sentences of a chart of any kind.</summary>
public static class SpcWords
{
    /// <summary>What it shows, how sure, what to ask next: the same words as on a page.</summary>
    /// <param name="reading">The chart.</param>
    /// <param name="words">How the measure and its periods are called. Periods without dates are the days from 1 January of the year 1 on.</param>
    /// <remarks>Where limits move with the denominator, those of the latest used point are told.</remarks>
    public static ChartWords For(SpcReading reading, ChartVocabulary words)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(words);
        var isMedian = reading.Options.Kind is ChartKind.Run or ChartKind.CasesBetween || reading.Options is { Kind: ChartKind.Individuals, Centre: CentreLine.Median };
        return ChartWords.For(AsReading(reading), isMedian ? words with { Centre = "median" } : words);
    }

    /// <summary>The same chart as pages know it: one level set of limits per segment.</summary>
    internal static ChartReading AsReading(SpcReading reading)
    {
        var (data, count) = (reading.Data, reading.Points.Count);
        var raw = new RawPoint[count];
        for (var i = 0; i < count; i++)
        {
            raw[i] = new(data.Periods?[i] ?? DateOnly.FromDayNumber(i), 0, reading.Points[i].Value is null ? PointState.NotReported : PointState.Reported, reading.Points[i].Value, 1);
        }

        var series = ReleasedSeries.Release(raw, new(MeasureKind.Continuous, 1, Sensitivity.NotAboutPeople), Tier.Own);
        var points = new ReadPoint[count];
        for (var i = 0; i < count; i++)
        {
            var use = reading.Points[i].Use == PointUse.Invalid ? PointUse.Gap : reading.Points[i].Use;
            points[i] = new(series.Points[i], use, reading.Points[i].Flags, reading.Points[i].Look);
        }

        var settings = new ChartSettings { Direction = data.Direction, Conflict = reading.Options.Conflict, LeastPoints = reading.Options.LeastPoints };
        var concluded = XmrChart.Conclude(series, settings, points, [.. reading.Segments.Select(lines => SegmentOf(reading, lines))], reading.UsedPoints, reading.Latest);
        return concluded with
        {
            // A run chart has no limits and says something all the same.
            Variation = reading.Variation,
            Assurance = reading.Assurance,
            Target = reading.Latest < 0 ? null : reading.Points[reading.Latest].Target,
        };
    }

    private static LimitSegment SegmentOf(SpcReading reading, SegmentLines lines)
    {
        var at = lines.First + lines.Length - 1;
        while (at > lines.First && reading.Points[at].Use != PointUse.Used)
        {
            at--;
        }

        var point = reading.Points.Count == 0 ? default : reading.Points[at];
        return new(lines.First, lines.Length, lines.UsedPoints, Number(point.Centre), Number(point.Lower), Number(point.Upper))
        {
            BaselinePoints = lines.BaselinePoints,
            BaselineEnd = lines.BaselinePoints < lines.UsedPoints ? ReleasedReading.EndOfBaseline(reading, lines) : null,
        };
    }

    private static Released Number(double? value) => Released.From(value, Sensitivity.NotAboutPeople, Tier.Own);
}
