namespace TwelveRooms.Statistics.Funnels;

/// <summary>What is divided by what.</summary>
public enum FunnelKind
{
    /// <summary>A part of a whole: people out of people. The numerator never exceeds the denominator.</summary>
    Proportion,

    /// <summary>Events per exposure, such as bed days, or one count per another.</summary>
    Rate,

    /// <summary>Observed events by those expected, after indirect standardisation. Its target is 1.</summary>
    StandardisedRatio,
}

/// <summary>On which scale the distance of a unit from the target is judged, and over-dispersed limits are drawn.</summary>
public enum FunnelScale
{
    /// <summary>The arcsine of the square root; the error is 1 / (2 √n). For proportions.</summary>
    ArcsineRoot,

    /// <summary>The square root; the error is 1 / (2 √n). For rates and standardised ratios, zero included.</summary>
    Root,

    /// <summary>The logarithm; the error is 1 / √n, with n events expected. A unit without events lies at minus infinity.</summary>
    Log,

    /// <summary>
    /// The logarithm of (y + ½) / (n + ½), for two counts that are both up to chance; the squared error is
    /// y / (y + ½)² + n / (n + ½)².
    /// </summary>
    LogOfTwoCounts,
}

/// <summary>How limits are drawn where only chance is at work.</summary>
public enum ChanceLimits
{
    /// <summary>
    /// Exact: a unit lies outside when the binomial or Poisson chance of its count, or of one further out, is smaller than the tail.
    /// Between whole counts the line is drawn in proportion.
    /// </summary>
    ExactTails,

    /// <summary>
    /// Spiegelhalter's (2005) appendix A.1: one formula for both ends. Its upper end lies one count nearer to the target, so that a
    /// count can be outside although it, or more, has more than the chance of the tail.
    /// </summary>
    ExactInterpolated,

    /// <summary>The exact interval for a Poisson mean around the number expected, from the chi-square distribution.</summary>
    ChiSquare,

    /// <summary>The normal approximation on the funnel's scale.</summary>
    OnScale,
}

/// <summary>What happens to the outermost units before over-dispersion is judged, so that it is not judged by a few unusual ones.</summary>
public enum Trimming
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Scores outside the two quantiles are moved to them.</summary>
    Winsorise,

    /// <summary>Units whose rank falls in the outer shares are set aside.</summary>
    Truncate,
}
