namespace TwelveRooms.Statistics;

/// <summary>What high and low mean on one chart: the colours and icons that follow from flags.</summary>
/// <param name="Better">Which way is better, as far as it may be said.</param>
/// <param name="Conflict">What wins when a point shows both.</param>
internal readonly record struct ChartMeaning(ImprovementDirection Better, ConflictShows Conflict)
{
    /// <summary>Until recording is confirmed, a rise or a fall of what depends on recording is only "changed".</summary>
    public static ChartMeaning Of(ChartSettings settings) => new(
        settings is { DependsOnRecording: true, RecordingConfirmed: false } ? ImprovementDirection.Neither : settings.Direction,
        settings.Conflict);

    /// <summary>The side that a point speaks of: every flag of that side, or none.</summary>
    public SpcRules SideOf(SpcRules flags)
    {
        var (high, low) = ((flags & SpcRules.AnyHigh) != 0, (flags & SpcRules.AnyLow) != 0);
        if (!high && !low)
        {
            return SpcRules.None;
        }

        if (high && low)
        {
            return BothSides(flags);
        }

        return high ? SpcRules.AnyHigh : SpcRules.AnyLow;
    }

    public VariationIcon IconOf(SpcRules flags) => (SideOf(flags), Better) switch
    {
        (SpcRules.AnyHigh, ImprovementDirection.Higher) => VariationIcon.ImprovingHigh,
        (SpcRules.AnyHigh, ImprovementDirection.Lower) => VariationIcon.ConcernHigh,
        (SpcRules.AnyHigh, _) => VariationIcon.ChangedHigh,
        (SpcRules.AnyLow, ImprovementDirection.Higher) => VariationIcon.ConcernLow,
        (SpcRules.AnyLow, ImprovementDirection.Lower) => VariationIcon.ImprovingLow,
        (SpcRules.AnyLow, _) => VariationIcon.ChangedLow,
        _ => VariationIcon.CommonCause,
    };

    public PointLook LookOf(PointUse use, SpcRules flags) => use switch
    {
        PointUse.Gap => PointLook.Gap,
        PointUse.LeftOut => PointLook.LeftOut,
        _ => IconOf(flags) switch
        {
            VariationIcon.ImprovingHigh or VariationIcon.ImprovingLow => PointLook.Improvement,
            VariationIcon.ConcernHigh or VariationIcon.ConcernLow => PointLook.Concern,
            VariationIcon.ChangedHigh => PointLook.ChangedUp,
            VariationIcon.ChangedLow => PointLook.ChangedDown,
            _ => PointLook.Ordinary,
        },
    };

    /// <summary>What to expect against a target, by the limits of a segment.</summary>
    public AssuranceIcon AssuranceOf(LimitSegment segment, double? target) =>
        AssuranceOf(segment.Lower.OrNull(), segment.Upper.OrNull(), target, onLimitDecides: true);

    /// <summary>What to expect against a target.</summary>
    /// <param name="lower">The lower limit; null without one.</param>
    /// <param name="upper">The upper limit; null without one.</param>
    /// <param name="target">The target; null without one.</param>
    /// <param name="onLimitDecides">Whether a limit that lies on the target meets or misses it.</param>
    public AssuranceIcon AssuranceOf(double? lower, double? upper, double? target, bool onLimitDecides)
    {
        if (target is not { } at || lower is not { } low || upper is not { } high || Better == ImprovementDirection.Neither)
        {
            return AssuranceIcon.NoTarget;
        }

        var (lowest, highest) = (new Line(low), new Line(high));
        var above = onLimitDecides ? lowest.IsAtOrAbove(at) : at < lowest.LowEdge;
        var below = onLimitDecides ? highest.IsAtOrBelow(at) : at > highest.HighEdge;
        var (meets, misses) = Better == ImprovementDirection.Higher ? (above, below) : (below, above);
        return meets ? AssuranceIcon.ExpectToMeet : misses ? AssuranceIcon.ExpectToMiss : AssuranceIcon.MayMeetOrMiss;
    }

    /// <summary>Without a better way, a point beyond a limit or near it says more of where the line is than a trend does.</summary>
    private SpcRules BothSides(SpcRules flags) => Conflict == ConflictShows.FirstRule ? OfFirstRule(flags) : Better switch
    {
        ImprovementDirection.Higher => Conflict == ConflictShows.Improvement ? SpcRules.AnyHigh : SpcRules.AnyLow,
        ImprovementDirection.Lower => Conflict == ConflictShows.Improvement ? SpcRules.AnyLow : SpcRules.AnyHigh,
        _ => (flags & (SpcRules.AnyHigh & ~SpcRules.TrendUp)) != 0 ? SpcRules.AnyHigh : SpcRules.AnyLow,
    };

    /// <summary>A point where a rise ends and a fall begins is in two rows: the rise is told.</summary>
    private static SpcRules OfFirstRule(SpcRules flags)
    {
        foreach (var (high, low) in ByPriority)
        {
            if ((flags & (high | low)) != 0)
            {
                return (flags & high) != 0 ? SpcRules.AnyHigh : SpcRules.AnyLow;
            }
        }

        return SpcRules.AnyHigh;
    }

    private static (SpcRules High, SpcRules Low)[] ByPriority { get; } =
    [
        (SpcRules.AboveLimits, SpcRules.BelowLimits),
        (SpcRules.TrendUp, SpcRules.TrendDown),
        (SpcRules.NearUpper, SpcRules.NearLower),
        (SpcRules.OuterAbove, SpcRules.OuterBelow),
        (SpcRules.RunAbove, SpcRules.RunBelow),
    ];
}
