namespace TwelveRooms.Statistics;

/// <summary>Which points of a segment its lines rest on.</summary>
internal static class Baseline
{
    /// <summary>The index after the last point of the baseline.</summary>
    public static int EndOf(in ChartInput input, ChartOptions options, ReadOnlySpan<PointUse> uses, int segment)
    {
        var (from, to) = input.Segment(segment);
        if (options.BaselineScope switch
            {
                BaselineScope.FirstSegment => segment > 0,
                BaselineScope.OnlyWithoutSegments => input.Segments > 1,
                _ => false,
            })
        {
            return to;
        }

        if (options.BaselineLast is { } last && last >= from)
        {
            to = Math.Min(to, last + 1);
        }

        if (options.BaselinePoints == 0)
        {
            return to;
        }

        // The first point of a chart of moving ranges has none, and is a point of the baseline all the same.
        var counted = options is { Kind: ChartKind.MovingRange, BaselineCounts: BaselineCounts.UsedPoints } ? 1 : 0;
        for (var i = from; i < to; i++)
        {
            counted += IsCounted(uses[i], options.BaselineCounts) ? 1 : 0;
            if (counted == options.BaselinePoints)
            {
                return i + 1;
            }
        }

        return to;
    }

    private static bool IsCounted(PointUse use, BaselineCounts counts) => counts switch
    {
        BaselineCounts.UsedPoints => use == PointUse.Used,
        BaselineCounts.PeriodsNotLeftOut => use != PointUse.LeftOut,
        _ => true,
    };
}
