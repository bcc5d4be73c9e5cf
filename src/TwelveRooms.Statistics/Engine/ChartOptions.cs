namespace TwelveRooms.Statistics;

/// <summary>What the centre line of a chart of individual values is.</summary>
public enum CentreLine
{
    /// <summary>The mean of the used points of the baseline.</summary>
    Mean = 0,

    /// <summary>Their median.</summary>
    Median,
}

/// <summary>How the usual moving range is found.</summary>
public enum RangeCentre
{
    /// <summary>The mean moving range, times <see cref="ChartOptions.LimitFactor"/>.</summary>
    Mean = 0,

    /// <summary>The median moving range, times <see cref="ChartOptions.MedianLimitFactor"/>.</summary>
    Median,
}

/// <summary>Whether large moving ranges are left out before limits are drawn.</summary>
public enum RangeScreen
{
    /// <summary>None is left out.</summary>
    None = 0,

    /// <summary>Once: ranges below 3.267 times their mean are kept. The centre line stays.</summary>
    Once,

    /// <summary>Once: ranges up to 3.267 times their mean are kept, and the points with a larger one leave the centre line too.</summary>
    OnceAndCentre,
}

/// <summary>What a fixed baseline means when limits are also redrawn.</summary>
public enum BaselineScope
{
    /// <summary>Each segment has a baseline of its own.</summary>
    EverySegment = 0,

    /// <summary>Only the first segment has one; the others rest on all their points.</summary>
    FirstSegment,

    /// <summary>The baseline is ignored as soon as there are two segments.</summary>
    OnlyWithoutSegments,
}

/// <summary>What is counted when limits rest on the first so many.</summary>
public enum BaselineCounts
{
    /// <summary>Points that count; a gap or a left-out point takes no place.</summary>
    UsedPoints = 0,

    /// <summary>Periods that were not left out, with or without a number.</summary>
    PeriodsNotLeftOut,

    /// <summary>All periods.</summary>
    Periods,
}

/// <summary>The centre line of a chart of cases between events.</summary>
public enum BetweenCentre
{
    /// <summary>The median of the used points.</summary>
    Median = 0,

    /// <summary>0.693 times the mean: the median of an exponential distribution.</summary>
    ExponentialMedian,

    /// <summary>The mean.</summary>
    Mean,
}

/// <summary>How the spread within groups is found for X̄ and S charts.</summary>
public enum SubgroupSpreadBy
{
    /// <summary>Groups of one size: the mean of their standard deviations; of several sizes: the pooled one.</summary>
    MeanOrPooled = 0,

    /// <summary>Always the pooled standard deviation.</summary>
    Pooled,

    /// <summary>The mean of the standard deviations, each freed of its bias first (divided by c4 of its size).</summary>
    MeanOfUnbiased,

    /// <summary>The pooled standard deviation, freed of its bias.</summary>
    PooledUnbiased,

    /// <summary>The mean of the ranges, each divided by d2 of its size: the spreads that come in are ranges. Groups of up to 25.</summary>
    MeanOfRanges,
}

/// <summary>Which points the variation icon speaks of.</summary>
public enum VariationFrom
{
    /// <summary>The last used point.</summary>
    LastPoint = 0,

    /// <summary>The last flagged point of the last segment, if there is one.</summary>
    LastSegment,
}

/// <summary>Every choice about the arithmetic of a chart. The defaults are those of NHS England's Making Data Count.</summary>
/// <remarks>
/// Where programs differ, the difference is one of these options, and a preset of <see cref="SpcPresets"/> is nothing but a set of
/// them. What each program chooses, and why, is told in docs/guide/spc-conventions.md.
/// </remarks>
public sealed record ChartOptions
{
    /// <summary>The options of Making Data Count.</summary>
    public static ChartOptions Default { get; } = new();

    /// <summary>The kind of chart. Default: individual values, as all Making Data Count charts.</summary>
    public ChartKind Kind { get; init; }

    /// <summary>Half the distance between the limits in mean moving ranges. Default 2.66, as printed by Wheeler and used by the NHS; books also use 3 / 1.128.</summary>
    /// <remarks>Source: Wheeler, Understanding Variation (2000), ch. 3; Montgomery (2013), ch. 6.4, for 3 / d2 with d2 = 1.128.</remarks>
    public double LimitFactor { get; init; } = ControlConstants.PrintedLimitFactor;

    /// <summary>The same in median moving ranges. Default 3.14, as printed by Wheeler; the unrounded figure is 3 / 0.9539.</summary>
    /// <remarks>Source: Wheeler, Understanding Variation (2000), appendix.</remarks>
    public double MedianLimitFactor { get; init; } = ControlConstants.PrintedMedianLimitFactor;

    /// <summary>The centre line of individual values. Default: mean.</summary>
    public CentreLine Centre { get; init; }

    /// <summary>How the usual moving range is found. Default: mean. Individual values only.</summary>
    public RangeCentre Range { get; init; }

    /// <summary>Screening of large moving ranges. Default: none, as in the NHS tools; Provost and Murray (2011), ch. 5, screen.</summary>
    public RangeScreen Screen { get; init; }

    /// <summary>Whether a line that screening leaves without any range (a flat one) loses its limits. Default: no, the limits lie on the centre.</summary>
    public bool FlatLosesLimits { get; init; }

    /// <summary>Whether a moving range is taken over a missing period. Default: no, because the two values were not neighbours.</summary>
    public bool BridgesMissing { get; init; }

    /// <summary>Whether rows of points go on over a missing period. Default: no.</summary>
    public bool RowsSkipMissing { get; init; }

    /// <summary>Limits rest on the first so many points; 0 takes all. The NHS advises 12 or more.</summary>
    public int BaselinePoints { get; init; }

    /// <summary>What is counted as a point of the baseline. Default: used points, so that twelve are twelve although a month is missing.</summary>
    public BaselineCounts BaselineCounts { get; init; }

    /// <summary>Limits rest on the points up to this index; null takes all. A segment that starts later rests on all its points.</summary>
    public int? BaselineLast { get; init; }

    /// <summary>What a baseline means when limits are also redrawn. Default: each segment has its own.</summary>
    public BaselineScope BaselineScope { get; init; }

    /// <summary>Whether runs and two of three start again after the baseline. Default: no, they go on against the same lines.</summary>
    public bool RowsRestartAfterBaseline { get; init; }

    /// <summary>Whether a row of rising or falling points goes on where limits are redrawn. Default: yes, as in the NHS query, because it does not look at the limits.</summary>
    public bool TrendsCrossSegments { get; init; } = true;

    /// <summary>Whether equal points are passed over by a trend, instead of ending it. Default: they end it.</summary>
    public bool TrendsPassOverTies { get; init; }

    /// <summary>Whether a left-out point can still be flagged as beyond a limit. Default: no rule looks at it.</summary>
    public bool LeftOutMayBeOutside { get; init; }

    /// <summary>The rules. Default: Making Data Count.</summary>
    public RuleSet Rules { get; init; } = RuleSets.MakingDataCount;

    /// <summary>Whether rules are used on kinds of chart that they are not sound for. Default: no. Presets of programs that do so say yes.</summary>
    public bool UsesUnsoundRules { get; init; }

    /// <summary>Whether limits are cut where numbers of the kind end: at 0, and at 1 for parts of a whole. Default: yes. Individual values have no such end.</summary>
    public bool CutsAtEnds { get; init; } = true;

    /// <summary>No limit is drawn below this, in the unit of the data before any multiplier. Default: none, as an XmR chart of the NHS.</summary>
    public double? LowerBound { get; init; }

    /// <summary>No limit is drawn above this, in the unit of the data before any multiplier. Default: none.</summary>
    public double? UpperBound { get; init; }

    /// <summary>Whether a part larger than its whole is charted as it stands. Default: no, it is an invalid point.</summary>
    public bool AcceptsPartAboveWhole { get; init; }

    /// <summary>Whether events over a denominator of zero count towards the pooled centre, as an infinite rate without lines. Default: no, there is no rate.</summary>
    public bool ZeroDenominatorCounts { get; init; }

    /// <summary>Whether a time of zero between two events is charted. Default: no; the events need their time of day.</summary>
    public bool AcceptsZeroTime { get; init; }

    /// <summary>The centre line of cases between events. Default: median.</summary>
    /// <remarks>Source: Provost and Murray, The Health Care Data Guide (2011), ch. 7, which centres on the median because the values are skewed.</remarks>
    public BetweenCentre BetweenCentre { get; init; }

    /// <summary>How the spread within groups is found. Default: mean of the standard deviations for groups of one size, otherwise pooled.</summary>
    /// <remarks>Source: Montgomery, Introduction to Statistical Quality Control (2013), ch. 6.3.</remarks>
    public SubgroupSpreadBy SpreadBy { get; init; }

    /// <summary>What a point says that shows getting better by one rule and concern by another. Default: getting better, as the NHS single-chart tool.</summary>
    public ConflictShows Conflict { get; init; }

    /// <summary>Which points the variation icon speaks of. Default: the last used one.</summary>
    public VariationFrom VariationFrom { get; init; }

    /// <summary>Whether a limit that lies on the target meets or misses it. Default: yes, as in the NHS query; NHSRplotthedots and PowerBI-SPC say "may meet or miss".</summary>
    public bool TargetOnLimitDecides { get; init; } = true;

    /// <summary>A segment with fewer used points than this has no limits, rules or icons. Default: 13.</summary>
    public int LeastPoints { get; init; } = ChartLengths.ForLimits;

    /// <summary>Refuses choices that no chart can follow.</summary>
    /// <exception cref="ArgumentException">Says which option, and why.</exception>
    internal void Check()
    {
        if (!Enum.IsDefined(Kind))
        {
            throw new ArgumentException($"There is no kind of chart {(int)Kind}.", nameof(Kind));
        }

        for (var r = 0; r < Rules.Rules.Count; r++)
        {
            Rules.Rules[r].Check();
        }

        if (BaselinePoints < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(BaselinePoints), BaselinePoints, "A baseline has no fewer than 0 points.");
        }

        if (BaselineLast is < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(BaselineLast), BaselineLast, "A baseline ends at an index from 0 on.");
        }

        if (!(LimitFactor > 0 && double.IsFinite(LimitFactor) && MedianLimitFactor > 0 && double.IsFinite(MedianLimitFactor)))
        {
            throw new ArgumentException("The factors of the limits are numbers above 0.", nameof(LimitFactor));
        }

        if (LowerBound > UpperBound || LowerBound is double.NaN || UpperBound is double.NaN)
        {
            throw new ArgumentException("The lower bound is a number that does not lie above the upper one.", nameof(LowerBound));
        }
    }
}
