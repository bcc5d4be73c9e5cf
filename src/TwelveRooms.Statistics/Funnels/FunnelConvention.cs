namespace TwelveRooms.Statistics.Funnels;

/// <summary>Every choice by which programs that draw funnels differ. <see cref="For"/> is ours; the others reproduce a peer.</summary>
/// <remarks>
/// Sources: Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine 24 (2005), 1185-1202;
/// Spiegelhalter and others, Statistical methods for healthcare regulation, J. R. Statist. Soc. A 175 (2012), 1-47, section 4;
/// DerSimonian and Laird, Meta-analysis in clinical trials, Controlled Clinical Trials 7 (1986), 177-188.
/// </remarks>
public sealed record FunnelConvention
{
    /// <summary>A short name that a page or an export prints.</summary>
    public required string Name { get; init; }

    /// <summary>The scale of scores and over-dispersed limits.</summary>
    public required FunnelScale Scale { get; init; }

    /// <summary>The limits where only chance is at work.</summary>
    public required ChanceLimits Chance { get; init; }

    /// <summary>What happens to the outermost units before over-dispersion is judged.</summary>
    public Trimming Trimming { get; init; } = Trimming.Winsorise;

    /// <summary>The share of units at each end that is trimmed: above 0 and below a half.</summary>
    public double TrimShare { get; init; } = 0.1;

    /// <summary>Over-dispersed limits are drawn when the dispersion ratio is above this and the spread between units is above 0.</summary>
    public double DispersionAbove { get; init; }

    /// <summary>Whether over-dispersed limits lie nowhere inside those of chance alone.</summary>
    public bool NeverNarrower { get; init; }

    /// <summary>The error of a limit on the funnel's scale.</summary>
    public LimitError LimitError { get; init; }

    /// <summary>Whether over-dispersed limits are left on the scale of the square root and not squared.</summary>
    public bool LeavesRootUnsquared { get; init; }

    /// <summary>Whether a limit that lies outside the scale is missing; else it is at the end of the scale.</summary>
    public bool OmitsLimitsOffScale { get; init; }

    /// <summary>Whether 1.959964 and 3.090232 stand for the normal quantiles of the limits on the scale.</summary>
    public bool RoundsNormalQuantiles { get; init; }

    /// <summary>Expected numbers are rounded to so many decimals before anything else.</summary>
    public int? DenominatorDecimals { get; init; }

    /// <summary>Our way.</summary>
    /// <param name="kind">What is divided by what.</param>
    /// <remarks>
    /// <para>Chance alone: exact tails. Wards are small, and there the normal approximation fails: of wards with 32 people and 3 % expected
    /// it calls each with nobody unusually low, although 38 of 100 unchanged ones have nobody.</para>
    /// <para>Scale: arcsine for proportions, square root for the rest. Both spread evenly whatever the level, and a ward
    /// with no event, which is common and good, keeps a finite score; on the logarithm it would be at minus infinity.</para>
    /// <para>Winsorised, not truncated: units at the ends still count as far out, so that real spread is not taken for less than it is.</para>
    /// <para>No test before adjusting: limits widen as soon as the spread between units is estimated above 0. A test would keep narrow limits
    /// exactly where few units make it weak, and a ward that is marked by mistake pays for that. Nor may widening ever narrow.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not one of the three.</exception>
    public static FunnelConvention For(FunnelKind kind) => new()
    {
        Name = "exact limits, square-root scale",
        Scale = kind switch
        {
            FunnelKind.Proportion => FunnelScale.ArcsineRoot,
            FunnelKind.Rate or FunnelKind.StandardisedRatio => FunnelScale.Root,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There are three kinds of funnel."),
        },
        Chance = ChanceLimits.ExactTails,
        NeverNarrower = true,
    };

    /// <summary>What the R package FunnelPlotR 0.6.0 draws.</summary>
    /// <param name="kind">Its "PR", "RC" and "SR".</param>
    /// <param name="shmi">For standardised ratios: its "SHMI" (logarithm, truncated, expected numbers rounded) rather than "CQC" (square root).</param>
    /// <remarks>
    /// Two of its choices are not ours: limits of ratios of counts have the error 1 / (2 √n), which is not that of their scores; and
    /// limits of the "CQC" way are not squared back, so that a lower one can be below 0.
    /// </remarks>
    public static FunnelConvention FunnelPlotR(FunnelKind kind, bool shmi) => new()
    {
        Name = "FunnelPlotR 0.6.0",
        Scale = kind switch
        {
            FunnelKind.Proportion => FunnelScale.ArcsineRoot,
            FunnelKind.Rate => FunnelScale.LogOfTwoCounts,
            _ => shmi ? FunnelScale.Log : FunnelScale.Root,
        },
        Chance = kind == FunnelKind.StandardisedRatio ? ChanceLimits.ChiSquare : ChanceLimits.OnScale,
        Trimming = kind == FunnelKind.StandardisedRatio && shmi ? Trimming.Truncate : Trimming.Winsorise,
        DispersionAbove = 1,
        LimitError = kind == FunnelKind.Rate ? LimitError.HalfByRoot : LimitError.OfTarget,
        LeavesRootUnsquared = kind == FunnelKind.StandardisedRatio && !shmi,
        RoundsNormalQuantiles = true,
        DenominatorDecimals = kind == FunnelKind.StandardisedRatio && shmi ? 2 : null,
    };

    /// <summary>What the Power BI visual PowerBI-Funnels (commit fde7af2) draws.</summary>
    /// <param name="kind">What is divided by what.</param>
    /// <remarks>Limits of ratios of counts put the denominator in place of both counts, which makes them too narrow.</remarks>
    public static FunnelConvention PowerBiFunnels(FunnelKind kind) => new()
    {
        Name = "PowerBI-Funnels",
        Scale = kind switch
        {
            FunnelKind.Proportion => FunnelScale.ArcsineRoot,
            FunnelKind.Rate => FunnelScale.LogOfTwoCounts,
            _ => FunnelScale.Root,
        },
        Chance = kind == FunnelKind.StandardisedRatio ? ChanceLimits.ChiSquare : ChanceLimits.OnScale,
        LimitError = kind == FunnelKind.Rate ? LimitError.DenominatorTwice : LimitError.OfTarget,
        OmitsLimitsOffScale = true,
    };
}

/// <summary>The error of a limit on the funnel's scale, at a denominator n.</summary>
public enum LimitError
{
    /// <summary>That of a unit which lies on the target.</summary>
    OfTarget,

    /// <summary>1 / (2 √n), whatever the scale.</summary>
    HalfByRoot,

    /// <summary>That of a unit whose two counts are both n.</summary>
    DenominatorTwice,
}
