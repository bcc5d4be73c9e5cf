namespace TwelveRooms.Statistics;

/// <summary>What other programs do, as sets of our options and nothing else. docs/guide/spc-conventions.md tells their reasons and ours.</summary>
public static class SpcPresets
{
    private const double UnroundedLimitFactor = 3 / ControlConstants.D2OfTwo;

    /// <summary>The rule of the NHS before November 2023: points beyond a limit are left out of two of three.</summary>
    public static SpcRule TwoOfThreeBefore2023 { get; } = NhsRules.All[3] with { NotBeyond = 3 };

    /// <summary>NHS England, Making Data Count: the default.</summary>
    public static ChartOptions MakingDataCount { get; } = ChartOptions.Default;

    /// <summary>NHS England "SPC Charts SQL Query" 2.4 (2022), by the Making Data Count team.</summary>
    public static ChartOptions NhseSql24 { get; } = ChartOptions.Default with
    {
        BaselineScope = BaselineScope.FirstSegment,
        RowsRestartAfterBaseline = true,
        BetweenCentre = BetweenCentre.ExponentialMedian,
        Rules = new("NHSE SQL 2.4", "NHS England, SPC Charts SQL Query 2.4 (2022)", [.. NhsRules.All.Take(3), TwoOfThreeBefore2023]),
        UsesUnsoundRules = true,
        LeastPoints = 1,
    };

    /// <summary>NHSRplotthedots 0.2.2, an R package of the NHS-R community; screening of moving ranges is its default.</summary>
    public static ChartOptions NHSRplotthedots { get; } = ChartOptions.Default with
    {
        Screen = RangeScreen.Once,
        FlatLosesLimits = true,
        BaselineCounts = BaselineCounts.PeriodsNotLeftOut,
        TrendsCrossSegments = false,
        Rules = NhseSql24.Rules with { Name = "NHSRplotthedots" },
        Conflict = ConflictShows.FirstRule,
        TargetOnLimitDecides = false,
        LeastPoints = 1,
    };

    /// <summary>qicharts2 0.8.1, an R package for runs analysis.</summary>
    public static ChartOptions QiCharts2 { get; } = ChartOptions.Default with
    {
        LimitFactor = UnroundedLimitFactor,
        Screen = RangeScreen.Once,
        FlatLosesLimits = true,
        BaselineScope = BaselineScope.OnlyWithoutSegments,
        BaselineCounts = BaselineCounts.Periods,
        LeftOutMayBeOutside = true,
        AcceptsPartAboveWhole = true,
        ZeroDenominatorCounts = true,
        Rules = new("qicharts2", RuleSets.Anhoej.Source, [NhsRules.All[0], .. RuleSets.Anhoej.Rules]),
        UsesUnsoundRules = true,
        LeastPoints = 1,
    };

    /// <summary>PowerBI-SPC (2026), a Power BI visual.</summary>
    public static ChartOptions PowerBiSpc { get; } = ChartOptions.Default with
    {
        LimitFactor = UnroundedLimitFactor,
        MedianLimitFactor = UnroundedLimitFactor,
        Screen = RangeScreen.Once,
        FlatLosesLimits = true,
        BridgesMissing = true,
        RowsSkipMissing = true,
        BaselineScope = BaselineScope.OnlyWithoutSegments,
        TrendsCrossSegments = false,
        SpreadBy = SubgroupSpreadBy.Pooled,
        AcceptsZeroTime = true,
        Rules = new("PowerBI-SPC", "PowerBI-SPC, settings of outlier highlighting",
        [
            NhsRules.All[0], RuleSets.Run(7), RuleSets.Trend(5),
            TwoOfThreeBefore2023 with { NotBeyond = double.PositiveInfinity, AllOnOneSide = false, OppositeCancels = true },
        ]),
        UsesUnsoundRules = true,
        TargetOnLimitDecides = false,
        LeastPoints = 1,
    };

    /// <summary>qcc 3.0, an R package after Montgomery's book.</summary>
    public static ChartOptions Qcc { get; } = ChartOptions.Default with
    {
        LimitFactor = UnroundedLimitFactor,
        SpreadBy = SubgroupSpreadBy.MeanOfUnbiased,
        AcceptsPartAboveWhole = true,
        ZeroDenominatorCounts = true,
        Rules = RuleSets.WesternElectric with
        {
            Name = "qcc",
            Rules = [.. RuleSets.WesternElectric.Rules.Select(rule => rule with { Marks = RuleMarks.Completion, AgainstLineOfLast = true })],
        },
        UsesUnsoundRules = true,
        LeastPoints = 1,
    };
}
