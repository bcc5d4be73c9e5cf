using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>Which values a chart must have room for, and where a limit is cut because nothing can lie beyond it.</summary>
internal static class ChartScale
{
    /// <summary>The scale for all that is drawn from a point on.</summary>
    public static NiceScale Of(ChartReading reading, int first)
    {
        var (low, high) = (double.MaxValue, double.MinValue);
        void Take(double value) => (low, high) = (Math.Min(low, value), Math.Max(high, value));

        for (var i = first; i < reading.Points.Count; i++)
        {
            if (reading.Points[i].Point.Value is { IsShown: true } value)
            {
                Take(value.Value);
            }
        }

        foreach (var segment in reading.Segments.Where(s => s.First + s.Length > first && s.Lower.IsShown && s.Upper.IsShown))
        {
            Take(LowerOf(segment, reading));
            Take(UpperOf(segment, reading));
        }

        foreach (var target in reading.Settings.Targets.Where(t => TargetSpan.Of(t, reading, first) is not null))
        {
            Take(target.Value);
        }

        if (low > high)
        {
            return new(0, 1, 1);
        }

        var wholeThings = reading.Series.Shape.Kind is MeasureKind.Count or MeasureKind.DaysBetween;
        return NiceScale.Over(low >= 0 && ZeroHasMeaning(reading, low, high) ? 0 : low, high, wholeThings ? 1 : 0);
    }

    /// <summary>The lower limit, cut at zero when no value lies below it.</summary>
    public static double LowerOf(LimitSegment segment, ChartReading reading) =>
        NothingBelowZero(reading) ? Math.Max(0, segment.Lower.Value) : segment.Lower.Value;

    /// <summary>The upper limit, cut at the whole for a proportion.</summary>
    public static double UpperOf(LimitSegment segment, ChartReading reading) =>
        reading.Series.Shape is { Kind: MeasureKind.Proportion, Per: var whole } ? Math.Min(whole, segment.Upper.Value) : segment.Upper.Value;

    public static bool NothingBelowZero(ChartReading reading) => !reading.Points.Any(p => p.Point.Value is { IsShown: true, Value: < 0 });

    // Counts, rates and parts of a whole start at nothing. A temperature or a score does not have to.
    private static bool ZeroHasMeaning(ChartReading reading, double low, double high) =>
        reading.Series.Shape.Kind is not (MeasureKind.Continuous or MeasureKind.Score) || low < high / 2;
}

/// <summary>The points over which a target applied.</summary>
internal static class TargetSpan
{
    /// <summary>First and last index; null when it applied to none of the points drawn.</summary>
    public static (int First, int Last)? Of(TargetStep target, ChartReading reading, int from)
    {
        var (first, last) = (-1, -1);
        for (var i = from; i < reading.Points.Count; i++)
        {
            var start = reading.Points[i].Point.Start;
            if (start >= target.From && (target.Until is not { } until || start < until))
            {
                (first, last) = (first < 0 ? i : first, i);
            }
        }

        return first < 0 ? null : (first, last);
    }
}
