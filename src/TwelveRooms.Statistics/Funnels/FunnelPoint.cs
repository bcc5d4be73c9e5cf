namespace TwelveRooms.Statistics.Funnels;

/// <summary>One unit in its funnel. It stands where the caller put it: nothing here orders units by their result.</summary>
/// <param name="Unit">The unit as it was given.</param>
/// <param name="Place">Where it lies.</param>
public sealed record FunnelPoint(FunnelUnit Unit, FunnelPlace Place)
{
    /// <summary>Numerator by denominator; null when there is none.</summary>
    public double? Ratio { get; init; }

    /// <summary>The distance to the target on the funnel's scale in errors of chance alone; minus infinity on a logarithm without events.</summary>
    public double? Score { get; init; }

    /// <summary>The score by which the spread was judged; null when there is none or the unit was set aside.</summary>
    public double? TrimmedScore { get; init; }

    /// <summary>The distance in errors that hold the spread between units too. The same as the score where limits are not widened.</summary>
    public double? AdjustedScore { get; init; }

    /// <summary>The limits that the place was judged by.</summary>
    public FunnelLimits? Limits { get; init; }

    /// <summary>The limits of chance alone.</summary>
    public FunnelLimits? ByChance { get; init; }

    /// <summary>The limits on the funnel's scale with the spread between units, whether they were used or not.</summary>
    public FunnelLimits? Widened { get; init; }
}
