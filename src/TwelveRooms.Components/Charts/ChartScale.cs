using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>Which values a chart must have room for, and where a limit is cut because nothing can lie beyond it.</summary>
internal static class ChartScale
{
    /// <summary>The scale for all that is drawn from a point on.</summary>
    public static NiceScale Of(ChartReading reading, int first)
    {
        var (low, high) = Range(reading, first);
        if (low > high)
        {
            return new(0, 1, 1);
        }

        var wholeThings = reading.Series.Shape.Kind is MeasureKind.Count or MeasureKind.DaysBetween && reading.Kind != ChartKind.TimeBetween;
        return NiceScale.Over(low >= 0 && ZeroHasMeaning(reading, low, high) ? 0 : low, high, wholeThings ? 1 : 0);
    }

    /// <summary>The lowest and the highest value of all that is drawn from a point on; the lowest above the highest when there is nothing.</summary>
    public static (double Low, double High) Range(ChartReading reading, int first)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        void Take(double value) => (low, high) = (Math.Min(low, value), Math.Max(high, value));

        for (var i = first; i < reading.Points.Count; i++)
        {
            if (reading.Points[i].Point.Value is { IsShown: true } value)
            {
                Take(value.Value);
            }

            if (reading.Moves() && reading.Lines[i] is { Lower: { IsShown: true } lower, Upper: { IsShown: true } upper })
            {
                Take(lower.Value);
                Take(upper.Value);
            }
        }

        foreach (var segment in reading.Segments.Where(s => s.First + s.Length > first && s.HasLines(reading)))
        {
            Take(segment.Centre.Value);
            if (segment.HasLimits)
            {
                Take(LowerOf(segment, reading));
                Take(UpperOf(segment, reading));
            }
        }

        foreach (var target in reading.Settings.Targets.Where(t => TargetSpan.Of(t, reading, first) is not null))
        {
            Take(target.Value);
        }

        return (low, high);
    }

    /// <summary>The lower limit, cut at zero when no value lies below it.</summary>
    public static double LowerOf(LimitSegment segment, ChartReading reading) =>
        segment.Lower.Value < 0 && NothingBelowZero(reading) ? 0 : segment.Lower.Value;

    /// <summary>The upper limit, cut at the whole for a proportion.</summary>
    public static double UpperOf(LimitSegment segment, ChartReading reading) =>
        reading.Series.Shape is { Kind: MeasureKind.Proportion, Per: var whole } && reading.Kind != ChartKind.MovingRange ? Math.Min(whole, segment.Upper.Value) : segment.Upper.Value;

    public static bool NothingBelowZero(ChartReading reading) => !reading.Points.Any(p => p.Point.Value is { IsShown: true, Value: < 0 });

    /// <summary>Counts, rates and parts of a whole start at nothing. A temperature or a score does not have to.</summary>
    public static bool StartsAtZero(MeasureKind kind) => kind is not (MeasureKind.Continuous or MeasureKind.Score);

    // From zero, unless that would press all that is drawn into the top sixth.
    private static bool ZeroHasMeaning(ChartReading reading, double low, double high) =>
        low < (StartsAtZero(reading.Series.Shape.Kind) ? high * 5 / 6 : high / 2) || high - low <= 1e-9 * high;
}

/// <summary>The points over which a target applied.</summary>
internal static class TargetSpan
{
    /// <summary>First and last index; null when it applied to none of the points drawn.</summary>
    public static (int First, int Last)? Of(TargetStep target, ChartReading reading, int from)
    {
        var first = Math.Max(from, ChartDates.FirstFrom(reading.Points, target.From));
        var last = (target.Until is { } until ? ChartDates.FirstFrom(reading.Points, until) : reading.Points.Count) - 1;
        return first <= last ? (first, last) : null;
    }
}

/// <summary>Finds points by date.</summary>
internal static class ChartDates
{
    /// <summary>Index of the first point that starts on a day or later; the number of points when there is none.</summary>
    public static int FirstFrom(IReadOnlyList<ReadPoint> points, DateOnly day)
    {
        var (low, high) = (0, points.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = points[middle].Point.Start < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
