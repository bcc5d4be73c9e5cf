namespace TwelveRooms.Statistics;

/// <summary>What might be done about the limits of a chart.</summary>
public enum LimitAdviceKind
{
    /// <summary>They rest on 12 to 19 points, and 20 are there now that show no change: they may be recalculated once.</summary>
    RecalculateOnce,

    /// <summary>The line has moved and stayed there: they might be redrawn from where it moved.</summary>
    Redraw,
}

/// <summary>A suggestion about limits. It is never carried out by itself: a person decides, with a reason and a date.</summary>
/// <param name="Kind">What might be done.</param>
/// <param name="From">Index of the first point of the limits that would be worked out anew.</param>
/// <param name="Points">How many used points the new limits would rest on.</param>
/// <param name="Because">What the numbers show, in a sentence.</param>
/// <param name="StillToAnswer">What numbers cannot show and a person must answer first; empty when nothing is left.</param>
/// <remarks>
/// Source: NHS England, Making Data Count, on recalculating limits: there is no formula. A lasting shift, a known reason that lies in
/// the process, and the expectation that it will stay are asked for; drawing anew by rule alone is advised against.
/// </remarks>
public sealed record LimitAdvice(LimitAdviceKind Kind, int From, int Points, string Because, IReadOnlyList<string> StillToAnswer)
{
    /// <summary>What might be done, in a sentence that leaves it to a person.</summary>
    public string Suggests => Kind == LimitAdviceKind.RecalculateOnce
        ? $"They may be recalculated once, from the first {Points}. A person decides, and writes down why and when."
        : "The limits might be redrawn from there. A person decides, and writes down why and when.";

    private static readonly string[] OnlyPeopleKnow =
        ["Is it known what changed at that time?", "Is the change expected to stay?", "Would the old limits mislead whoever reads the chart?"];

    /// <summary>Suggestions for the last segment of a chart; none is the usual answer.</summary>
    public static IReadOnlyList<LimitAdvice> For(SpcReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (!reading.HasEnough)
        {
            return [];
        }

        var segment = reading.SegmentOf(reading.Latest);
        var advice = new List<LimitAdvice>();
        if (segment is { HasLimits: true, BaselinePoints: >= ChartLengths.ForBaseline, IsProvisional: true, UsedPoints: >= ChartLengths.ForRecalculation }
            && AreOrdinary(reading, segment))
        {
            advice.Add(new(
                LimitAdviceKind.RecalculateOnce, segment.First, ChartLengths.ForRecalculation,
                $"The limits rest on {segment.BaselinePoints} points, and {segment.UsedPoints} are there now.", []));
        }

        if (Lasting(reading, segment) is { } redraw)
        {
            advice.Add(redraw);
        }

        return advice;
    }

    /// <summary>The same for a chart as one reader may see it: hidden numbers count for nothing.</summary>
    /// <param name="reading">The chart.</param>
    public static IReadOnlyList<LimitAdvice> For(ChartReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Series.CannotBeShown || reading.Latest < 0)
        {
            return [];
        }

        var options = ChartOptions.Default with { Kind = reading.Kind, BaselinePoints = reading.Settings.BaselinePoints ?? 0, LeastPoints = reading.Settings.LeastPoints };
        return For(SpcChart.Read(SeriesData.Of(reading.Series, reading.Settings, reading.Kind), options));
    }

    /// <summary>Whether the points that new limits would rest on show no change; limits from points that show one would hide it.</summary>
    private static bool AreOrdinary(SpcReading reading, SegmentLines segment) =>
        reading.Points.Skip(segment.First).Where(point => point.Use == PointUse.Used).Take(ChartLengths.ForRecalculation).All(point => point.Flags == SpcRules.None);

    /// <summary>
    /// A run to the last point, long enough for limits of its own, after enough points for limits before it: a chart must not lose its
    /// limits by following our advice.
    /// </summary>
    private static LimitAdvice? Lasting(SpcReading reading, SegmentLines segment)
    {
        var run = reading.Points[reading.Latest].Flags & (SpcRules.RunAbove | SpcRules.RunBelow);
        if (run == SpcRules.None)
        {
            return null;
        }

        var (from, length) = (reading.Latest, 0);
        for (var i = reading.Latest; i >= segment.First && (reading.Points[i].Use != PointUse.Used || (reading.Points[i].Flags & run) != 0); i--)
        {
            (from, length) = reading.Points[i].Use == PointUse.Used ? (i, length + 1) : (from, length);
        }

        var before = Enumerable.Range(segment.First, from - segment.First).Count(i => reading.Points[i].Use == PointUse.Used);
        var side = run == SpcRules.RunAbove ? "above" : "below";
        return length < Math.Max(ChartLengths.ForBaseline, reading.Options.LeastPoints) || before < ChartLengths.ForBaseline
            ? null
            : new(LimitAdviceKind.Redraw, from, length, $"The last {length} points counted all lie {side} the centre.", OnlyPeopleKnow);
    }
}
