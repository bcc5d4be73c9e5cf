namespace TwelveRooms.Statistics;

/// <summary>The pattern that an icon speaks of.</summary>
/// <param name="Rule">One flag; none for ordinary ups and downs.</param>
/// <param name="First">Index of its first point.</param>
/// <param name="Length">How many used points belong to it.</param>
internal readonly record struct ChartPattern(SpcRules Rule, int First, int Length)
{
    /// <summary>What has lasted longest is told first: a run, then a trend, then a point outside, then two of three.</summary>
    private static readonly SpcRules[] ByLasting =
    [
        SpcRules.RunAbove | SpcRules.RunBelow,
        SpcRules.TrendUp | SpcRules.TrendDown,
        SpcRules.AboveLimits | SpcRules.BelowLimits,
        SpcRules.NearUpper | SpcRules.NearLower,
        SpcRules.OuterAbove | SpcRules.OuterBelow,
    ];

    private const SpcRules AnyTrend = SpcRules.TrendUp | SpcRules.TrendDown;

    /// <summary>The pattern of one side that ends at a point.</summary>
    /// <param name="points">The points of the chart.</param>
    /// <param name="from">Where a run, and all but a trend, can start: the first point of the segment.</param>
    /// <param name="trendFrom">Where a trend can start.</param>
    /// <param name="at">A used point.</param>
    /// <param name="side">The flags of one side.</param>
    public static ChartPattern Of(ReadPoint[] points, int from, int trendFrom, int at, SpcRules side)
    {
        foreach (var rules in ByLasting)
        {
            var rule = points[at].Flags & side & rules;
            if (rule != SpcRules.None)
            {
                return Back(points, (rule & AnyTrend) != 0 ? trendFrom : from, at, rule);
            }
        }

        return default;
    }

    private static ChartPattern Back(ReadPoint[] points, int from, int at, SpcRules rule)
    {
        var isNear = (rule & (SpcRules.NearUpper | SpcRules.NearLower)) != 0;
        var (first, length, seen, next) = (at, 1, 1, points[at].Point.Value.Value);
        for (var i = at - 1; i >= from && points[i].Use != PointUse.Gap; i--)
        {
            if (points[i].Use == PointUse.LeftOut)
            {
                continue;
            }

            if (isNear && ++seen > NhsRules.NearLimitLength)
            {
                break;
            }

            var value = points[i].Point.Value.Value;
            if ((points[i].Flags & rule) != 0 && Leads(value, next, rule))
            {
                (first, length, next) = (i, length + 1, value);
            }
            else if (!isNear)
            {
                break;
            }
        }

        return new(rule, first, length);
    }

    /// <summary>Two rows that fall may touch: only the step between two points tells where one ends.</summary>
    private static bool Leads(double value, double next, SpcRules rule) => rule switch
    {
        SpcRules.TrendUp => value < next,
        SpcRules.TrendDown => value > next,
        _ => true,
    };
}
