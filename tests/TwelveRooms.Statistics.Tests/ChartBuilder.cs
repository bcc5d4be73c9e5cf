namespace TwelveRooms.Statistics.Tests;

/// <summary>Builds series of months from January 2024 on.</summary>
internal static class ChartBuilder
{
    public static readonly DateOnly Start = new(2024, 1, 1);

    public static readonly ChartVocabulary Words = new()
    {
        Measure = "Restrictive practice",
        Unit = "for every 1,000 occupied bed days",
        Period = PeriodWords.Months,
    };

    /// <summary>Thirteen ordinary months around 20, whose limits are wide enough to hold them.</summary>
    public static double?[] Ordinary => [18, 23, 19, 22, 20, 17, 21, 22, 18, 23, 19, 18, 20];

    public static DateOnly Month(int index) => Start.AddMonths(index);

    public static ReleasedSeries Series(IEnumerable<double?> values, Tier tier = Tier.Own, Sensitivity about = Sensitivity.AboutPeople, MeasureKind kind = MeasureKind.Continuous)
    {
        var points = values.Select((value, i) => new RawPoint(Month(i), 0, value is null ? PointState.NotCollected : PointState.Reported, value, null));
        return ReleasedSeries.Release([.. points], new(kind, 1, about), tier);
    }

    public static ChartReading Read(IEnumerable<double?> values, ChartSettings? settings = null, Tier tier = Tier.Own, MeasureKind kind = MeasureKind.Continuous) =>
        XmrChart.Read(Series(values, tier, kind: kind), settings ?? new());

    public static ChartReading Read(params double[] values) => Read(values.Select(value => (double?)value));

    public static ChartSettings Better(ImprovementDirection direction) => new() { Direction = direction };

    public static IEnumerable<SpcRules> Flags(this ChartReading reading) => reading.Points.Select(point => point.Flags);

    public static double?[] Then(this double?[] values, params double?[] more) => [.. values, .. more];

    /// <summary>Made-up values that look like data; the same seed gives the same values.</summary>
    public static double[] MadeUp(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Round(40 + 10 * (random.NextDouble() + random.NextDouble() - random.NextDouble()), 2))];
    }
}
